//! Blanks that do not belong in Chinese text.
//!
//! Blanks that separate things outside a sentence are not reported: columns that were set with blanks, a name and its
//! telephone number, a number and its heading.

use std::ops::Range;

use super::passage::{Passage, Role, begins_chinese, ends_chinese, is_blank, is_full_mark};
use super::rule::{Finding, Rule};
use crate::values::{is_han, is_numeral};

/// From this number on, single characters with blanks between them count as one spread-out word.
const MIN_SPREAD: usize = 3;
/// How many Han characters are needed on both sides of a blank to take it for one inside a sentence.
const MIN_CLAUSE: usize = 4;
/// The fewest digits of a telephone number.
const MIN_TELEPHONE: usize = 7;
/// Single characters that are items of a list rather than a spread-out word.
const LISTS: [&str; 6] =
    ["一二三四五六七八九十日", "春夏秋冬", "东南西北中", "优良中差可", "甲乙丙丁戊己", "金木水火土"];

/// Reports these blanks.
pub(super) fn find(passage: &Passage, out: &mut Vec<Finding>) {
    let blanks = runs(passage);
    if blanks.is_empty() || !passage.is_chinese() {
        return;
    }
    let spread = spread(passage, out);
    // Text that was set in columns with blanks.
    let has_columns = blanks.iter().any(|run| run.len() > 1) || passage.chars.contains(&'\u{3000}');
    for run in blanks {
        let (Some(before), Some(after)) = (passage.before(run.start), passage.get(run.end)) else { continue };
        if before == '\n' || after == '\n' || spread.iter().any(|word| word.contains(&run.start)) {
            continue;
        }
        let mixed =
            (is_han(before) && after.is_ascii_alphanumeric()) || (before.is_ascii_alphanumeric() && is_han(after));
        let change = [(run.clone(), String::new())];
        if is_beside_mark(passage, &run, before, after) {
            // Several blanks after a full stop may separate a question from its answer.
            let certain = run.len() == 1 || !matches!(before, '。' | '？' | '！');
            let rule = Rule::BlankBesideMark;
            out.push(if certain { passage.fix(rule, run, &change) } else { passage.suggest(rule, run, &change) });
        } else if mixed && !has_columns && run.len() == 1 && !separates(passage, run.start, after) {
            out.push(passage.fix(Rule::BlankBesideLatin, run, &change));
        } else if is_han(before) && is_han(after) && !has_columns && is_in_sentence(passage, run.start) {
            out.push(passage.suggest(Rule::BlankInChinese, run, &change));
        }
    }
}

/// Runs of blanks.
fn runs(passage: &Passage) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in passage.places_of(&[' ', '\u{a0}']) {
        match runs.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// Reports words whose characters are separated by blanks (`第 十 三 条`), and returns their places.
fn spread(passage: &Passage, out: &mut Vec<Finding>) -> Vec<Range<usize>> {
    let alone = |at: usize| {
        let free = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || is_full_mark(c));
        passage.get(at).is_some_and(is_han) && free(passage.before(at)) && free(passage.get(at + 1))
    };
    let mut words = Vec::new();
    let mut at = 0;
    while at < passage.chars.len() {
        if !alone(at) {
            at += 1;
            continue;
        }
        let start = at;
        let mut count = 1;
        while passage.get(at + 1).is_some_and(is_blank) && alone(at + 2) {
            (at, count) = (at + 2, count + 1);
        }
        at += 1;
        let word: Vec<char> = passage.chars[start..at].iter().copied().filter(|c| !is_blank(*c)).collect();
        let is_list = LISTS.iter().any(|row| word.iter().all(|c| row.contains(*c)));
        if count >= MIN_SPREAD && !is_list && passage.role != Role::Name {
            let gaps: Vec<_> = (start + 1..at).step_by(2).map(|gap| (gap..gap + 1, String::new())).collect();
            out.push(passage.fix(Rule::BlankInChinese, start..at, &gaps));
            words.push(start..at);
        }
    }
    words
}

/// Whether one of the neighbours is a full-width mark, which has white space of its own.
fn is_beside_mark(passage: &Passage, run: &Range<usize>, before: char, after: char) -> bool {
    let stops = |c: char| matches!(c, '，' | '。' | '；' | '：' | '？' | '！' | '、');
    let opens = |c: char| matches!(c, '（' | '《' | '【' | '「' | '『' | '〔');
    let closes = |c: char| matches!(c, '）' | '》' | '】' | '」' | '』' | '〕');
    if stops(before) || stops(after) || opens(before) || closes(after) {
        return true;
    }
    // Outside a sentence a blank may separate a number from its text, the halves of a title, or two names.
    if passage.role == Role::Title || is_provision(passage, run.start) || !has_stop(line_of(passage, run.start)) {
        return false;
    }
    if opens(after) || (closes(before) && !is_label(passage, run.start)) {
        return (is_han(before) || closes(before)) && (is_han(after) || opens(after));
    }
    (after == '“' && ends_chinese(before) && before != '”')
        || (before == '”' && begins_chinese(after) && after != '“')
        || (before == '“' && is_han(after))
        || (after == '”' && is_han(before))
}

/// Whether the passage up to `end` is a label in brackets: `（一）`.
fn is_label(passage: &Passage, end: usize) -> bool {
    let begins = matches!(passage.get(0), Some('（' | '【' | '〔'));
    begins && passage.chars[..end].iter().filter(|c| matches!(c, '）' | '】' | '〕')).count() == 1
}

/// Whether the blank between Han and Latin separates two things: a number and its heading, a name and its telephone.
fn separates(passage: &Passage, blank: usize, after: char) -> bool {
    let ahead = line_before(passage, blank);
    let han = ahead.iter().take_while(|c| is_han(**c)).count();
    let digits = ahead.len() - han;
    let is_number = digits > 0 && ahead[han..].iter().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    let counts = |c: char| "年月日时分秒号期条款项章节编卷页版篇届批个名人位家次种周岁万亿元".contains(c);
    let label: String = ahead[..han].iter().collect();
    let labels = ["图", "表", "例", "附件", "附录", "附图", "附表", "专题"].contains(&label.as_str());
    if is_number && is_han(after) && (labels || (han == 0 && !counts(after))) {
        return true;
    }
    let rest = &passage.chars[blank + 1..];
    let rest = &rest[..rest.iter().position(|c| *c == '\n').unwrap_or(rest.len())];
    let number = rest.iter().take_while(|c| c.is_ascii_digit() || **c == '-').count();
    let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    let next = |at: usize| rest.get(digits + at).copied();
    let is_enumerator = digits > 0
        && matches!(next(0), Some('.' | '．' | '、' | ')' | '）'))
        && next(1).is_some_and(|c| !c.is_ascii_digit());
    // A signature with a date at the end of a text.
    let is_day = digits == 4
        && rest.iter().all(|c| c.is_ascii_digit() || is_blank(*c) || matches!(c, '年' | '月' | '日'))
        && !has_stop(ahead);
    is_provision(passage, blank) || number >= MIN_TELEPHONE || is_enumerator || is_day
}

/// The line up to a place.
fn line_before(passage: &Passage, at: usize) -> &[char] {
    let start = passage.chars[..at].iter().rposition(|c| *c == '\n').map_or(0, |at| at + 1);
    &passage.chars[start..at]
}

/// The line with a place.
fn line_of(passage: &Passage, at: usize) -> &[char] {
    let start = at - line_before(passage, at).len();
    let end = passage.chars[at..].iter().position(|c| *c == '\n').map_or(passage.chars.len(), |end| at + end);
    &passage.chars[start..end]
}

/// Whether a line contains punctuation of a sentence.
fn has_stop(line: &[char]) -> bool {
    line.iter().any(|c| matches!(c, '，' | '。' | '；' | '！' | '？'))
}

/// Whether the line up to the blank is the number of a provision: `第三百四十四条之一`.
fn is_provision(passage: &Passage, blank: usize) -> bool {
    let ahead = line_before(passage, blank);
    let number = |c: &char| is_numeral(*c) || "第之编章节条款项届期号分".contains(*c) || is_blank(*c);
    ahead.first() == Some(&'第') && ahead.iter().all(number)
}

/// Whether the blank between Han characters is the only one in the middle of a clause.
fn is_in_sentence(passage: &Passage, blank: usize) -> bool {
    let word = |c: &char| is_han(*c) || c.is_ascii_alphanumeric();
    let before = passage.chars[..blank].iter().rev().take_while(|c| word(c)).count();
    let after = passage.chars[blank + 1..].iter().take_while(|c| word(c)).count();
    let opens_sentence = passage.get((blank - before).wrapping_sub(1)).is_none_or(is_full_mark);
    let ends_sentence = passage.get(blank + 1 + after).is_some_and(|c| matches!(c, '，' | '。' | '；' | '！' | '？'));
    matches!(passage.role, Role::Paragraph | Role::Text)
        && before >= MIN_CLAUSE
        && after >= MIN_CLAUSE
        && opens_sentence
        && ends_sentence
        && !is_provision(passage, blank)
}
