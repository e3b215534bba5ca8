//! The table of contents of a text: its headings stand again below.

use super::marks::Mark;
use super::split::Piece;

/// Sets the lines of a table of contents aside: from 目录, or from the first heading where that word is lost, to the line
/// before the first heading comes again.
pub(super) fn set_aside(pieces: &mut [Piece]) {
    let is_heading = |piece: &Piece| matches!(piece.marked.mark, Mark::Division(..) | Mark::Named(_) | Mark::Preamble);
    let is_article = |piece: &Piece| matches!(piece.marked.mark, Mark::Article(..));
    let titled = pieces.iter().position(|piece| piece.marked.mark == Mark::Contents);
    if let Some(title) = titled {
        pieces[title].aside = true;
    }
    let start = titled.map_or(0, |title| title + 1);
    let behind = &pieces[start..];
    let Some(first) = behind.iter().position(is_heading) else { return };
    let mark = behind[first].marked.mark.clone();
    let until = behind.iter().position(is_article).unwrap_or(behind.len());
    let again = behind.iter().take(until).skip(first + 1).position(|piece| piece.marked.mark == mark);
    if let Some(again) = again {
        let end = start + first + 1 + again;
        let begin = if titled.is_some() { start } else { first };
        pieces[begin..end].iter_mut().for_each(|piece| piece.aside = true);
    }
}
