//! Punctuation marks of the wrong width, and repeated marks.

use std::ops::Range;

use super::passage::{OTHER, Passage, begins_chinese, ends_chinese, is_blank};
use super::rule::{Finding, Rule};
use crate::values::is_han;

/// The fewest words of an English sentence.
const MIN_ENGLISH_WORDS: usize = 5;
/// Marks that separate sentences and their parts.
const STOPS: [char; 5] = ['，', '、', '；', '：', '。'];
/// The most exclamation or question marks that may follow each other (GB/T 15834, 4.4.3.2).
const MAX_REPEATED: usize = 3;

/// Reports these marks.
pub(super) fn find(passage: &Passage, out: &mut Vec<Finding>) {
    if passage.is_chinese() {
        half_width(passage, out);
        brackets(passage, out);
    }
    doubled(passage, out);
    in_english(passage, out);
}

/// The full-width form of a half-width mark.
fn full(c: char) -> Option<char> {
    Some(match c {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '?' => '？',
        '!' => '！',
        _ => return None,
    })
}

/// The mark at `at` with the blanks around it.
fn with_blanks(passage: &Passage, at: usize) -> Range<usize> {
    let before = passage.chars[..at].iter().rev().take_while(|c| is_blank(**c)).count();
    let after = passage.chars[at + 1..].iter().take_while(|c| is_blank(**c)).count();
    // Blanks at the end of a line may be a line break, and several blanks separate more than clauses.
    let ends = passage.get(at + 1 + after).is_none_or(|c| c == '\n');
    at - before..at + 1 + if ends || after > 1 { 0 } else { after }
}

/// Reports a half-width full stop at the end of a Chinese sentence.
fn full_stop(passage: &Passage, out: &mut Vec<Finding>) {
    let closing = passage.chars.iter().rev().take_while(|c| matches!(c, '”' | '’' | '）')).count();
    let Some(at) = (passage.chars.len() - closing).checked_sub(1) else { return };
    let is_sentence = passage.chars[..at].iter().any(|c| matches!(c, '，' | '。' | '；' | '！' | '？'));
    if is_sentence && passage.get(at) == Some('.') && passage.before(at).is_some_and(ends_chinese) {
        out.push(passage.fix(Rule::HalfWidthMark, at..at + 1, &[(at..at + 1, "。".to_owned())]));
    }
}

/// Reports half-width marks in Chinese.
fn half_width(passage: &Passage, out: &mut Vec<Finding>) {
    full_stop(passage, out);
    for at in passage.places_of(&[',', ';', ':', '?', '!']) {
        let Some(to) = passage.get(at).and_then(full) else { continue };
        let before = passage.nearest_before(at).map(|(_, c)| c);
        let after = passage.nearest_from(at + 1).map(|(_, c)| c);
        let after_chinese = before.is_some_and(ends_chinese);
        let after_latin = before.is_some_and(|c| c.is_ascii_alphanumeric()) && after.is_some_and(begins_chinese);
        let is_sign = match passage.get(at) {
            // A path, an emoticon, an emoji code.
            Some(':') => matches!(after, Some('/' | '\\' | ')')) || is_emoji_code(passage, at),
            // The mark itself is mentioned.
            Some('!' | '?') => passage.before(at).is_some_and(is_blank) && after.is_some_and(is_han),
            _ => false,
        };
        if (after_chinese || after_latin) && !is_sign {
            out.push(passage.fix(Rule::HalfWidthMark, at..at + 1, &[(with_blanks(passage, at), to.to_string())]));
        }
    }
}

/// Whether an emoji code such as `:smile:` begins at `colon`.
fn is_emoji_code(passage: &Passage, colon: usize) -> bool {
    let rest = &passage.chars[colon + 1..];
    let word = rest.iter().take_while(|c| c.is_ascii_lowercase() || matches!(c, '_')).count();
    word > 1 && rest.get(word) == Some(&':')
}

/// Reports half-width brackets around or after Chinese, and pairs of brackets with different widths.
fn brackets(passage: &Passage, out: &mut Vec<Finding>) {
    let mut open: Vec<usize> = Vec::new();
    for at in passage.places_of(&['(', '（', ')', '）']) {
        if matches!(passage.get(at), Some('(' | '（')) {
            open.push(at);
            continue;
        }
        let Some(begin) = open.pop() else { continue };
        let half = (passage.get(begin) == Some('('), passage.get(at) == Some(')'));
        let inside = &passage.chars[begin + 1..at];
        let is_chinese = inside.iter().any(|c| is_han(*c)) || passage.before(begin).is_some_and(ends_chinese);
        let is_link = passage.before(begin) == Some(']');
        let is_mixed = half.0 != half.1;
        if half == (false, false) || is_link || !(is_chinese || is_mixed) {
            continue;
        }
        let mut changes = Vec::new();
        if half.0 {
            changes.push((begin..begin + 1, "（".to_owned()));
        }
        if half.1 {
            changes.push((at..at + 1, "）".to_owned()));
        }
        let place = if half.0 { begin..begin + 1 } else { at..at + 1 };
        out.push(passage.fix(Rule::HalfWidthMark, place, &changes));
    }
}

/// Reports repeated marks and pairs of marks that exclude each other.
fn doubled(passage: &Passage, out: &mut Vec<Finding>) {
    for run in passage.runs_of(&STOPS) {
        let c = passage.chars[run.start];
        let is_single = run.len() == 1;
        if is_single {
            let next = passage.get(run.end);
            let clash = match c {
                '，' | '；' => matches!(next, Some('。' | '、' | '；' | '，')),
                '。' | '、' | '：' => matches!(next, Some('，' | '、' | '；' | '。')),
                _ => false,
            };
            // Three different marks in a row are mentioned, not used.
            let listed =
                [passage.before(run.start), passage.get(run.end + 1)].iter().flatten().any(|c| STOPS.contains(c));
            if clash && next != Some(c) && !listed {
                out.push(passage.report(Rule::DoubledMark, run.start..run.end + 1));
            }
        } else if c != '。' || run.len() == 2 {
            out.push(passage.fix(Rule::DoubledMark, run.clone(), &[(run, c.to_string())]));
        }
    }
    for run in passage.runs_of(&['！', '？']).filter(|run| run.len() > MAX_REPEATED) {
        out.push(passage.report(Rule::DoubledMark, run));
    }
}

/// Reports full-width marks between the words of an English sentence.
fn in_english(passage: &Passage, out: &mut Vec<Finding>) {
    for at in passage.places_of(&['，', '；', '：', '？', '！']) {
        let before = passage.nearest_before(at).is_some_and(|(_, c)| c.is_ascii_alphabetic());
        let after = passage.nearest_from(at + 1);
        let beside = after.is_none_or(|(_, c)| c.is_ascii_alphabetic());
        if !before || !beside || words_around(passage, at) < MIN_ENGLISH_WORDS {
            continue;
        }
        let half = match passage.get(at) {
            Some('，') => ",",
            Some('；') => ";",
            Some('：') => ":",
            Some('？') => "?",
            _ => "!",
        };
        let blank = if passage.get(at + 1).is_some_and(|c| c.is_ascii_alphabetic()) { " " } else { "" };
        out.push(passage.fix(Rule::FullWidthInEnglish, at..at + 1, &[(at..at + 1, format!("{half}{blank}"))]));
    }
}

/// The number of lower-case words around `at`, up to the nearest Chinese text.
fn words_around(passage: &Passage, at: usize) -> usize {
    let english = |c: &&char| c.is_ascii() && **c != '\n' || matches!(c, '，' | '；' | '：' | '？' | '！' | '’');
    let before: String = passage.chars[..at].iter().rev().take_while(english).collect();
    let after: String = passage.chars[at + 1..].iter().take_while(english).collect();
    let ends_chinese = |count: usize, c: Option<char>| c.is_some_and(|c| is_han(c) || c == OTHER) && count == 0;
    if ends_chinese(before.len(), passage.before(at)) {
        return 0;
    }
    let is_word = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase());
    let before: String = before.chars().rev().collect();
    [before, after].iter().map(|part| part.split(|c: char| !c.is_ascii_alphabetic()).filter(is_word).count()).sum()
}
