//! The table of contents, whose headings occur again in the text.

use super::marks::Mark;
use super::split::MarkedLine;

/// Marks the lines of a table of contents as no part of the text: from 目录, or from the first heading if that word is
/// missing, to the line before that heading occurs again.
pub(super) fn set_aside(lines: &mut [MarkedLine]) {
    let is_heading =
        |line: &MarkedLine| matches!(line.marked.mark, Mark::Division(..) | Mark::Named(_) | Mark::Preamble);
    let is_article = |line: &MarkedLine| matches!(line.marked.mark, Mark::Article(..));
    let titled = lines.iter().position(|line| line.marked.mark == Mark::Contents);
    if let Some(title) = titled {
        lines[title].aside = true;
    }
    let start = titled.map_or(0, |title| title + 1);
    let rest = &lines[start..];
    let Some(first) = rest.iter().position(is_heading) else { return };
    let mark = rest[first].marked.mark.clone();
    let until = rest.iter().position(is_article).unwrap_or(rest.len());
    let again = rest.iter().take(until).skip(first + 1).position(|line| line.marked.mark == mark);
    if let Some(again) = again {
        let end = start + first + 1 + again;
        let begin = if titled.is_some() { start } else { first };
        lines[begin..end].iter_mut().for_each(|line| line.aside = true);
    }
}
