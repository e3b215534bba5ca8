//! What the words of a line say about its part in the text.

use std::ops::Range;

use super::block::{Block, BlockKind};
use super::lines::ends_line;
use super::marks::{Mark, Style};
use super::split::MarkedLine;
use crate::characters::{is_blank, joins_without_blank};
use crate::numerals::is_numeral;

/// The maximum length of a signature, or of a title on a line of its own, in characters.
const MAX_SHORT: usize = 40;

/// The text with each line break removed, or replaced by a space between Latin words.
pub(super) fn without_line_breaks(text: &str) -> String {
    let mut lines = text.split('\n').map(|line| line.trim_matches(is_blank));
    let mut out = lines.next().unwrap_or("").to_owned();
    for line in lines {
        let ends = out.chars().next_back().zip(line.chars().next());
        if ends.is_some_and(|(before, after)| !joins_without_blank(before, after)) {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}

/// A title with single spaces, and without spaces if every word is one character: `总 则` becomes `总则`.
pub(super) fn tidy_title(title: &str) -> String {
    let words: Vec<&str> = title.split(is_blank).filter(|word| !word.is_empty()).collect();
    let is_spread = words.len() > 1 && words.iter().all(|word| word.chars().count() == 1);
    if is_spread { words.concat() } else { words.join(" ") }
}

/// Whether the words say that the article was deleted: `（删去）`.
pub(super) fn is_deleted(words: &str) -> bool {
    let bare = words.trim_matches(|c: char| is_blank(c) || "（）()[]〔〕【】。".contains(c));
    let bare = bare.strip_prefix("本条").unwrap_or(bare);
    let bare = bare.strip_prefix('已').unwrap_or(bare);
    matches!(bare, "删去" | "删除" | "废止" | "被删去" | "被删除" | "被废止")
}

/// Whether a line is no longer than a title or a name and does not end a sentence.
pub(super) fn is_short(words: &str) -> bool {
    words.chars().take(MAX_SHORT + 1).count() <= MAX_SHORT && !ends_line(words)
}

/// Whether a line belongs to a promulgation order: a date alone, `第790号`, `…令`.
pub(super) fn is_order(words: &str) -> bool {
    let bare: String = words.chars().filter(|c| !is_blank(*c)).take(MAX_SHORT + 1).collect();
    if bare.chars().count() > MAX_SHORT || ends_line(&bare) {
        return false;
    }
    let digits = |text: &str| !text.is_empty() && text.chars().all(is_numeral);
    let is_day = bare
        .strip_suffix('日')
        .and_then(|rest| rest.split_once('年'))
        .and_then(|(year, rest)| rest.split_once('月').map(|(month, day)| [year, month, day]))
        .is_some_and(|parts| parts.iter().all(|part| digits(part)));
    let number = bare.strip_prefix('第').and_then(|rest| rest.strip_suffix('号'));
    is_day || number.is_some_and(digits) || (bare.ends_with('令') && bare.chars().count() > 4)
}

/// Whether a line is a page number: `— 3 —`, `3`, `第3页`.
pub(super) fn is_page_number(words: &str) -> bool {
    let bare: String = words.chars().filter(|c| !is_blank(*c)).take(MAX_SHORT).collect();
    let inner = bare.strip_prefix('第').and_then(|rest| rest.strip_suffix('页')).unwrap_or(&bare);
    let digits = inner.trim_matches(|c| matches!(c, '-' | '—' | '–' | '－' | '·'));
    (1..=4).contains(&digits.chars().count()) && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '０'..='９'))
}

/// The lines at the end of the text, before annexes, that are signatures and dates.
pub(super) fn closing_lines(blocks: &[Block<'_>], lines: &[MarkedLine]) -> Range<usize> {
    let end = lines.iter().position(|line| matches!(line.marked.mark, Mark::Annex(_))).unwrap_or(lines.len());
    let is_closing = |line: &&MarkedLine| {
        let text = &blocks[line.block].text[line.within.clone()];
        let words = text.trim_matches(is_blank);
        line.kind == BlockKind::Paragraph && line.marked.mark == Mark::Nothing && !line.quoted && is_short(words)
    };
    let count = lines[..end].iter().rev().take_while(is_closing).count();
    end - count..end
}

/// The numbering of the points of a text without articles: `一、` if it occurs, else the first list style of the text.
/// `None` if the text has articles.
pub(super) fn point_style(lines: &[MarkedLine]) -> Option<Style> {
    if lines.iter().any(|line| matches!(line.marked.mark, Mark::Article(..))) {
        return None;
    }
    let styles = || {
        lines.iter().filter_map(|line| if let Mark::Listed(style, _) = line.marked.mark { Some(style) } else { None })
    };
    styles().find(|style| *style == Style::Comma).or_else(|| styles().next())
}

/// The number of the next note if `note`, a line that begins with `注：`, begins a list of notes.
pub(super) fn first_number_after_note(note: &str) -> Option<u32> {
    let words = note.split_once(['：', ':'])?.1.trim_start();
    match words.chars().next() {
        None => Some(1),
        Some('1' | '１' | '①' | '一') => Some(2),
        Some('（' | '(') if words[words.chars().next()?.len_utf8()..].starts_with(['1', '１', '一']) => Some(2),
        Some(_) => None,
    }
}
