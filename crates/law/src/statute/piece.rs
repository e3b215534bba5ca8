//! The words of a line that is being read, and its place in the source.

use std::ops::Range;

use super::build::Builder;
use super::words::unbroken;
use super::{Doubt, Doubted, is_blank};

impl Builder<'_> {
    /// The words of a line behind its mark, without blanks around.
    pub(super) fn words(&self, at: usize) -> String {
        let piece = &self.pieces[at];
        let text = &self.blocks[piece.block].text[piece.within.start + piece.marked.words..piece.within.end];
        unbroken(text.trim_matches(is_blank))
    }

    /// Bytes of the source of a line with its mark.
    pub(super) fn span(&self, at: usize) -> Range<usize> {
        let piece = &self.pieces[at];
        let text = &self.blocks[piece.block].text[piece.within.clone()];
        let end = piece.within.start + text.trim_end_matches(is_blank).len();
        let start = piece.within.start + (text.len() - text.trim_start_matches(is_blank).len());
        self.blocks[piece.block].span(start.min(end)..end)
    }

    pub(super) fn doubt(&mut self, at: usize, what: Doubted) {
        let mut span = self.span(at);
        let piece = &self.pieces[at];
        if piece.marked.words > 0 {
            // The mark is what is doubtful, not the whole line.
            let mark = piece.within.start..piece.within.start + piece.marked.words;
            let text = self.blocks[piece.block].text[mark.clone()].trim_end_matches(is_blank);
            span = self.blocks[piece.block].span(mark.start..mark.start + text.len());
        }
        self.out.doubts.push(Doubt { span, what });
    }
}
