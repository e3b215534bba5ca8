//! Paragraphs that end inside a sentence: the lines of a PDF, each of which became a paragraph.

use super::passage::{Passage, Role};
use super::rule::{Edit, Finding, Rule};
use crate::values::is_han;

/// Han of a line that is no verse and no salutation.
const LONG: usize = 16;
/// Paragraphs of one width that are the lines of a page.
const LINES: usize = 3;
/// Marks between sentences in them that headings do not have.
const MARKS: usize = 2;
/// How much narrower than the others such a line may be, in half-width cells.
const RAGGED: usize = 3;

/// Reports them. `source` is the text in which the passages stand, in order.
pub(super) fn find(passages: &[Passage], source: &str, out: &mut Vec<Finding>) {
    let mut at = 0;
    while at + 1 < passages.len() {
        let end = end_of_page(passages, at, source);
        if end > at {
            out.extend(joined(&passages[at..=end]));
        } else if goes_on(&passages[at], &passages[at + 1], source) {
            out.extend(joined(&passages[at..=at + 1]));
        }
        at = end.max(at + 1);
    }
}

/// Whether the second goes on where the first ends with a comma.
fn goes_on(before: &Passage, after: &Passage, source: &str) -> bool {
    let comma = matches!(before.chars.last(), Some('，' | '、')) && han_of_last_line(before) >= LONG;
    comma && are_neighbours(before, after, source) && after.get(0).is_some_and(is_han)
}

/// The last of the neighbours that are equally wide and, but for it, end inside a sentence; `start` where there are too
/// few of them, or where they may be headings: nothing in them parts sentences.
fn end_of_page(passages: &[Passage], start: usize, source: &str) -> usize {
    let open = |passage: &Passage| !ends_sentence(passage) && han_of_last_line(passage) >= LONG;
    let mut end = start;
    while end + 1 < passages.len()
        && open(&passages[end])
        && are_neighbours(&passages[end], &passages[end + 1], source)
        && width(&passages[start]).abs_diff(width(&passages[end])) <= RAGGED
    {
        end += 1;
    }
    let marks = passages[start..=end].iter().flat_map(|passage| passage.places_of(&['，', '。', '；'])).count();
    if end - start >= LINES && marks >= MARKS { end } else { start }
}

/// What is said of paragraphs that are one.
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

/// What parted the words that a line break parted.
fn between(before: &Passage, after: &Passage) -> String {
    let latin = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
    if latin(before.chars.last()) && latin(after.chars.first()) { " ".to_owned() } else { String::new() }
}

/// Whether the passage is the line of a page, so that its sentence began before it or goes on behind it.
pub(super) fn is_part(passages: &[Passage], at: usize) -> bool {
    let open = |passage: &Passage| {
        passage.role == Role::Paragraph && !ends_sentence(passage) && han_of_last_line(passage) >= LONG
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

/// Whether nothing stands between them but empty lines.
fn are_neighbours(before: &Passage, after: &Passage, source: &str) -> bool {
    let between = source.get(before.span().end..after.span().start).unwrap_or("");
    before.role == Role::Paragraph
        && after.role == Role::Paragraph
        && between.contains('\n')
        && between.chars().all(|c| matches!(c, '\n' | ' '))
}

fn han_of_last_line(passage: &Passage) -> usize {
    let line = passage.chars.iter().rposition(|c| *c == '\n').map_or(0, |at| at + 1);
    passage.chars[line..].iter().filter(|c| is_han(**c)).count()
}

/// Half-width cells that it takes.
fn width(passage: &Passage) -> usize {
    passage.chars.iter().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
