//! Paragraphs that end inside a sentence, as when each line of a PDF became a paragraph.

use super::passage::{Passage, Role};
use super::rule::{Edit, Finding, Rule};
use crate::values::is_han;

/// The fewest Han characters of such a line; verses and salutations are shorter.
const MIN_HAN: usize = 16;
/// How many paragraphs of the same width, but for the last, count as the lines of a page.
const MIN_LINES: usize = 3;
/// The fewest commas and stops in them; headings have fewer.
const MIN_MARKS: usize = 2;
/// How much the widths of these lines may differ, in half-width cells.
const MAX_DIFFERENCE: usize = 3;

/// Reports these paragraphs. `source` is the text with the passages, which are in its order.
pub(super) fn find(passages: &[Passage], source: &str, out: &mut Vec<Finding>) {
    let mut at = 0;
    while at + 1 < passages.len() {
        let end = end_of_page(passages, at, source);
        if end > at {
            out.extend(joined(&passages[at..=end]));
        } else if continues(&passages[at], &passages[at + 1], source) {
            out.extend(joined(&passages[at..=at + 1]));
        }
        at = end.max(at + 1);
    }
}

/// Whether the first ends with a comma and the second continues its sentence.
fn continues(before: &Passage, after: &Passage, source: &str) -> bool {
    let comma = matches!(before.chars.last(), Some('，' | '、')) && han_of_last_line(before) >= MIN_HAN;
    comma && are_neighbours(before, after, source) && after.get(0).is_some_and(is_han)
}

/// The last of the paragraphs from `start` on that have the same width and, but for the last, end inside a sentence.
/// Returns `start` where they are too few or may be headings, which have no punctuation.
fn end_of_page(passages: &[Passage], start: usize, source: &str) -> usize {
    let open = |passage: &Passage| !ends_sentence(passage) && han_of_last_line(passage) >= MIN_HAN;
    let mut end = start;
    while end + 1 < passages.len()
        && open(&passages[end])
        && are_neighbours(&passages[end], &passages[end + 1], source)
        && width(&passages[start]).abs_diff(width(&passages[end])) <= MAX_DIFFERENCE
    {
        end += 1;
    }
    let marks = passages[start..=end].iter().flat_map(|passage| passage.places_of(&['，', '。', '；'])).count();
    if end - start >= MIN_LINES && marks >= MIN_MARKS { end } else { start }
}

/// The finding for paragraphs that are one.
fn joined(parts: &[Passage]) -> Option<Finding> {
    let [before, after, ..] = parts else { return None };
    let edits =
        parts.windows(2).map(|two| Edit { at: two[0].span().end..two[1].span().start, to: between(&two[0], &two[1]) });
    let tail: String = before.chars[before.chars.len().saturating_sub(6)..].iter().collect();
    let head: String = after.chars.iter().take(6).collect();
    let end = before.span().end;
    Some(Finding {
        rule: Rule::BrokenLine,
        at: end - before.chars.last().map_or(0, |c| c.len_utf8())..end,
        instead: Some(format!("…{tail}{}{head}…", between(before, after))),
        found: tail,
        edits: edits.collect(),
    })
}

/// The text between two joined paragraphs: a blank between Latin words, else nothing.
fn between(before: &Passage, after: &Passage) -> String {
    let latin = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
    if latin(before.chars.last()) && latin(after.chars.first()) { " ".to_owned() } else { String::new() }
}

/// Whether the passage looks like a line of a page, so that its first or last sentence may be incomplete.
pub(super) fn is_part(passages: &[Passage], at: usize) -> bool {
    let open = |passage: &Passage| {
        passage.role == Role::Paragraph && !ends_sentence(passage) && han_of_last_line(passage) >= MIN_HAN
    };
    let before = at.checked_sub(1).and_then(|before| passages.get(before));
    passages[at].role == Role::Paragraph && (open(&passages[at]) || before.is_some_and(open))
}

fn ends_sentence(passage: &Passage) -> bool {
    matches!(
        passage.chars.last(),
        Some('。' | '！' | '？' | '：' | '；' | '”' | '’' | '）' | '…' | '.' | '!' | '?' | ':' | ';' | '"')
    )
}

/// Whether there are only empty lines between two paragraphs.
fn are_neighbours(before: &Passage, after: &Passage, source: &str) -> bool {
    let between = source.get(before.span().end..after.span().start).unwrap_or("");
    before.role == Role::Paragraph
        && after.role == Role::Paragraph
        && between.contains('\n')
        && between.chars().all(|c| matches!(c, '\n' | ' '))
}

/// The number of Han characters in the last line.
fn han_of_last_line(passage: &Passage) -> usize {
    let line = passage.chars.iter().rposition(|c| *c == '\n').map_or(0, |at| at + 1);
    passage.chars[line..].iter().filter(|c| is_han(**c)).count()
}

/// The width in half-width cells.
fn width(passage: &Passage) -> usize {
    passage.chars.iter().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
