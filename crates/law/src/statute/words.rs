//! What the words of a line say about it.

use std::ops::Range;

use super::marks::{Mark, Style};
use super::split::{Piece, ends_line};
use super::{Block, BlockKind, is_blank};
use crate::characters::joins_without_blank;

/// The most characters of a line of a signature, or of a title in a line of its own.
const MAX_SHORT: usize = 40;

/// Words without line breaks.
pub(super) fn unbroken(text: &str) -> String {
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

/// A title without the blanks that spread its letters: `总 则`, and with one blank for many.
pub(super) fn tidy_title(title: &str) -> String {
    let words: Vec<&str> = title.split(is_blank).filter(|word| !word.is_empty()).collect();
    let is_spread = words.len() > 1 && words.iter().all(|word| word.chars().count() == 1);
    if is_spread { words.concat() } else { words.join(" ") }
}

/// `（删去）`: nothing is left of an article.
pub(super) fn is_deleted(words: &str) -> bool {
    let bare = words.trim_matches(|c: char| is_blank(c) || "（）()[]〔〕【】。".contains(c));
    let bare = bare.strip_prefix("本条").unwrap_or(bare);
    let bare = bare.strip_prefix('已').unwrap_or(bare);
    matches!(bare, "删去" | "删除" | "废止" | "被删去" | "被删除" | "被废止")
}

/// A line that ends no sentence and is no more than a title or a name.
pub(super) fn is_short(words: &str) -> bool {
    words.chars().take(MAX_SHORT + 1).count() <= MAX_SHORT && !ends_line(words)
}

/// A line of a promulgation order: a day alone, `第790号`, `…令`.
pub(super) fn is_order(words: &str) -> bool {
    let bare: String = words.chars().filter(|c| !is_blank(*c)).take(MAX_SHORT + 1).collect();
    if bare.chars().count() > MAX_SHORT || ends_line(&bare) {
        return false;
    }
    let digits = |text: &str| !text.is_empty() && text.chars().all(crate::numerals::is_numeral);
    let is_day = bare
        .strip_suffix('日')
        .and_then(|rest| rest.split_once('年'))
        .and_then(|(year, rest)| rest.split_once('月').map(|(month, day)| [year, month, day]))
        .is_some_and(|parts| parts.iter().all(|part| digits(part)));
    let number = bare.strip_prefix('第').and_then(|rest| rest.strip_suffix('号'));
    is_day || number.is_some_and(digits) || (bare.ends_with('令') && bare.chars().count() > 4)
}

/// A line that is the number of a page: `— 3 —`, `3`, `第3页`.
pub(super) fn is_page_number(words: &str) -> bool {
    let bare: String = words.chars().filter(|c| !is_blank(*c)).take(MAX_SHORT).collect();
    let inner = bare.strip_prefix('第').and_then(|rest| rest.strip_suffix('页')).unwrap_or(&bare);
    let digits = inner.trim_matches(|c| matches!(c, '-' | '—' | '–' | '－' | '·'));
    (1..=4).contains(&digits.chars().count()) && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '０'..='９'))
}

/// The lines behind the last article that are names and days.
pub(super) fn closing(blocks: &[Block<'_>], pieces: &[Piece]) -> Range<usize> {
    let end = pieces.iter().position(|piece| matches!(piece.marked.mark, Mark::Annex(_))).unwrap_or(pieces.len());
    let is_closing = |piece: &&Piece| {
        let text = &blocks[piece.block].text[piece.within.clone()];
        let words = text.trim_matches(is_blank);
        piece.kind == BlockKind::Paragraph && piece.marked.mark == Mark::Nothing && !piece.quoted && is_short(words)
    };
    let count = pieces[..end].iter().rev().take_while(is_closing).count();
    end - count..end
}

/// How a text without articles numbers its provisions: by `一、` where that stands, else by its first list.
pub(super) fn top_style(pieces: &[Piece]) -> Option<Style> {
    if pieces.iter().any(|piece| matches!(piece.marked.mark, Mark::Article(..))) {
        return None;
    }
    let styles = || {
        pieces
            .iter()
            .filter_map(|piece| if let Mark::Listed(style, _) = piece.marked.mark { Some(style) } else { None })
    };
    styles().find(|style| *style == Style::Comma).or_else(|| styles().next())
}

/// The number of the list that goes on behind `注：`, where one begins there.
pub(super) fn first_behind_note(note: &str) -> Option<u32> {
    let words = note.split_once(['：', ':'])?.1.trim_start();
    match words.chars().next() {
        None => Some(1),
        Some('1' | '１' | '①' | '一') => Some(2),
        Some('（' | '(') if words[words.chars().next()?.len_utf8()..].starts_with(['1', '１', '一']) => Some(2),
        Some(_) => None,
    }
}
