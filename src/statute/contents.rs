//! The table of contents of a text: its headings stand again below.

use super::marks::Mark;
use super::split::Piece;

/// Sets the lines of a table of contents aside: from 目录 to the line before its first heading comes again.
pub(super) fn set_aside(pieces: &mut [Piece]) {
    let Some(start) = pieces.iter().position(|piece| piece.marked.mark == Mark::Contents) else { return };
    pieces[start].aside = true;
    let is_heading = |piece: &Piece| matches!(piece.marked.mark, Mark::Division(..) | Mark::Named(_) | Mark::Preamble);
    let is_article = |piece: &Piece| matches!(piece.marked.mark, Mark::Article(..));
    let behind = &pieces[start + 1..];
    let Some(first) = behind.iter().position(is_heading) else { return };
    let mark = behind[first].marked.mark.clone();
    let until = behind.iter().position(is_article).unwrap_or(behind.len());
    let again = behind.iter().take(until).skip(first + 1).position(|piece| piece.marked.mark == mark);
    if let Some(again) = again {
        let end = start + 1 + first + 1 + again;
        pieces[start..end].iter_mut().for_each(|piece| piece.aside = true);
    }
}
