//! Quotation marks: “ ” outside, ‘ ’ inside, always in pairs (GB/T 15834, 4.8).

use super::passage::{Passage, begins_chinese, ends_chinese};
use super::rule::{Finding, Rule};
use crate::values::is_han;

/// The places of an opening and a closing mark.
type Pair = (usize, usize);

/// The longest quotation, in characters, whose two marks are safely taken for a pair although both are reversed.
const MAX_QUOTATION: usize = 40;

/// Reports wrong marks. Where the passage is not `whole`, the partner of a mark may be in another passage, so less is
/// reported.
pub(super) fn find(passage: &Passage, whole: bool, out: &mut Vec<Finding>) {
    double(passage, whole, out);
    single(passage, whole, out);
}

/// Reports straight single marks around Chinese. Inside a quotation they become ‘ ’; elsewhere “ ” is suggested.
fn single(passage: &Passage, whole: bool, out: &mut Vec<Finding>) {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let mut marks = passage.places_of(&['\'']).peekable();
    while let Some(begin) = marks.next() {
        let opens = !latin(passage.before(begin)) && passage.get(begin + 1).is_some_and(begins_chinese);
        let Some(end) = marks.next_if(|end| opens && end - begin <= MAX_QUOTATION) else { continue };
        if !passage.before(end).is_some_and(ends_chinese) || latin(passage.get(end + 1)) {
            continue;
        }
        let count = |mark: char| passage.chars[..begin].iter().filter(|c| **c == mark).count();
        let inside = count('“') > count('”');
        let with = if inside { ['‘', '’'] } else { ['“', '”'] };
        out.extend(pair_of(passage, (begin, end), with, inside && whole));
    }
}

/// Reports wrong double marks.
fn double(passage: &Passage, whole: bool, out: &mut Vec<Finding>) {
    let marks: Vec<usize> = passage.places_of(&['“', '”', '"']).filter(|at| !is_inch(passage, *at)).collect();
    let straight = marks.iter().any(|at| passage.chars[*at] == '"');
    if marks.is_empty() || (straight && !passage.is_chinese()) || balanced(passage, &marks, whole, out) {
        return;
    }
    let pairs: Vec<Pair> = marks.chunks_exact(2).map(|two| (two[0], two[1])).collect();
    if marks.len() % 2 == 1 || !pairs.iter().all(|pair| is_plausible(passage, *pair)) {
        let alone = unpaired(passage, &marks).filter(|_| whole);
        out.extend(alone.map(|at| passage.report(Rule::UnpairedQuotes, at..at + 1)));
        return;
    }
    if !whole && !straight {
        return;
    }
    let certain = whole && pairs.iter().all(|pair| is_clear(passage, *pair));
    for pair in pairs {
        out.extend(pair_of(passage, pair, ['“', '”'], certain));
    }
}

/// Whether two marks are certainly a pair although one or both are the wrong mark: they are straight, or both reversed
/// around a short quotation, or enclose what is short enough for a name.
fn is_clear(passage: &Passage, (begin, end): Pair) -> bool {
    match (passage.chars[begin], passage.chars[end]) {
        ('“' | '"', '”' | '"') => true,
        ('”', '“') => end - begin <= MAX_QUOTATION,
        _ => end - begin <= MAX_QUOTATION / 2,
    }
}

/// Whether the mark means inches: `15.6"`.
fn is_inch(passage: &Passage, at: usize) -> bool {
    let digit = passage.before(at).is_some_and(|c| c.is_ascii_digit());
    let begins = passage.chars[..at].iter().filter(|c| **c == '"').count() % 2 == 1;
    passage.chars[at] == '"' && digit && !begins
}

/// Whether opening and closing marks alternate.
fn alternate(passage: &Passage, marks: &[usize]) -> bool {
    let mark = |nth: usize| if nth.is_multiple_of(2) { '“' } else { '”' };
    marks.len().is_multiple_of(2) && marks.iter().enumerate().all(|(nth, at)| passage.chars[*at] == mark(nth))
}

/// Handles a passage in which all curly marks are paired, nested or not. Reports double marks inside double ones, and
/// straight marks, which are inner ones inside a pair. Returns `false` where a curly mark has no partner.
fn balanced(passage: &Passage, marks: &[usize], whole: bool, out: &mut Vec<Finding>) -> bool {
    let mut open: Vec<usize> = Vec::new();
    let mut inner: Vec<Pair> = Vec::new();
    let mut groups: Vec<(Vec<usize>, bool)> = vec![(Vec::new(), false)];
    for at in marks.iter().copied() {
        match passage.chars[at] {
            '"' => groups.last_mut().into_iter().for_each(|(group, _)| group.push(at)),
            '“' => open.push(at),
            _ => {
                let Some(begin) = open.pop() else { return false };
                inner.extend((!open.is_empty()).then_some((begin, at)));
            }
        }
        if passage.chars[at] != '"' {
            groups.push((Vec::new(), !open.is_empty()));
        }
    }
    if !open.is_empty() || !inner.iter().all(|pair| is_plausible(passage, *pair)) {
        return false;
    }
    let certain = whole && !passage.chars.contains(&'‘');
    for pair in inner {
        out.extend(pair_of(passage, pair, ['‘', '’'], certain));
    }
    for (group, inside) in groups {
        straight(passage, &group, inside, whole, out);
    }
    true
}

/// Reports the straight marks between two curly ones; `inside` tells whether these are a pair.
fn straight(passage: &Passage, group: &[usize], inside: bool, whole: bool, out: &mut Vec<Finding>) {
    let pairs: Vec<Pair> = group.chunks_exact(2).map(|two| (two[0], two[1])).collect();
    if group.len() % 2 == 1 {
        out.extend(group.last().filter(|_| whole).map(|at| passage.report(Rule::UnpairedQuotes, *at..*at + 1)));
        return;
    }
    let with = if inside { ['‘', '’'] } else { ['“', '”'] };
    let certain = whole && pairs.iter().all(|pair| is_plausible(passage, *pair));
    for pair in pairs {
        out.extend(pair_of(passage, pair, with, certain));
    }
}

/// The mark that probably has no partner; `None` where a quotation continues over several paragraphs, each of which begins
/// with an opening mark.
fn unpaired(passage: &Passage, marks: &[usize]) -> Option<usize> {
    let continues =
        marks.first() == Some(&0) && passage.chars[0] == '“' && (marks.len() == 1 || alternate(passage, &marks[1..]));
    let wrong = |nth: usize, at: usize| {
        passage.chars[at] != '"' && passage.chars[at] != if nth.is_multiple_of(2) { '“' } else { '”' }
    };
    let first = marks.iter().enumerate().find(|(nth, at)| wrong(*nth, **at)).map(|(_, at)| *at);
    // A second opening mark means that the one before was never closed.
    let first = first.map(|at| {
        let before = marks.iter().rev().find(|mark| **mark < at);
        if passage.chars[at] == '“' { before.copied().unwrap_or(at) } else { at }
    });
    if continues { None } else { first.or_else(|| marks.last().copied()) }
}

/// Whether the context of the two marks allows them to be a pair.
fn is_plausible(passage: &Passage, (begin, end): Pair) -> bool {
    let first = passage.get(begin + 1);
    let last = passage.before(end);
    let stops = |c: char| matches!(c, '，' | '。' | '、' | '；' | '：' | '？' | '！' | '）' | '》' | ' ' | '\n' | ',');
    let opens = |c: char| matches!(c, '（' | '《' | '(' | ' ' | '\n' | '，' | '、');
    let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let is_chinese = passage.chars[begin + 1..end].iter().any(|c| is_han(*c))
        || passage.before(begin).is_none_or(|c| !word(Some(c)))
        || !word(passage.get(end + 1));
    end > begin + 1
        && is_chinese
        && !first.is_some_and(stops)
        && !last.is_some_and(opens)
        && !(word(passage.before(begin)) && word(first) && passage.chars[begin] == '"')
}

/// The finding for a pair of marks that should be `with`; `None` where they already are.
fn pair_of(passage: &Passage, (begin, end): Pair, with: [char; 2], certain: bool) -> Option<Finding> {
    let [opening, closing] = with;
    let changes: Vec<_> = [(begin, opening), (end, closing)]
        .into_iter()
        .filter(|(at, mark)| passage.chars[*at] != *mark)
        .map(|(at, mark)| (at..at + 1, mark.to_string()))
        .collect();
    let first = changes.first()?.0.clone();
    let is_straight = changes.iter().any(|(at, _)| matches!(passage.chars[at.start], '"' | '\''));
    let rule = match opening {
        _ if is_straight => Rule::StraightQuotes,
        '‘' => Rule::NestedQuotes,
        _ => Rule::ReversedQuotes,
    };
    Some(if certain { passage.fix(rule, first, &changes) } else { passage.suggest(rule, first, &changes) })
}
