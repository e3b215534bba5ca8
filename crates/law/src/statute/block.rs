//! What is recognised: paragraphs with their places in the source.

use std::borrow::Cow;
use std::ops::Range;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph; its line breaks separate lines where a sentence ends before them.
    Paragraph,
    /// What the author marked as a heading.
    Heading,
    /// A table, a picture, code: it stands where it stands and is no provision.
    Other,
}

/// One block of a text.
#[derive(Clone, Debug)]
pub struct Block<'t> {
    /// What it is.
    pub kind: BlockKind,
    /// Its words without markup.
    pub text: Cow<'t, str>,
    /// Where the pieces of the words come from: byte of `text`, byte of the source; in order, the first at 0.
    pub pieces: Vec<(usize, usize)>,
}

impl<'t> Block<'t> {
    /// A paragraph without markup that begins at byte `at` of the source.
    #[must_use]
    pub fn plain(text: &'t str, at: usize) -> Self {
        Self { kind: BlockKind::Paragraph, text: Cow::Borrowed(text), pieces: vec![(0, at)] }
    }

    /// Bytes of the words as bytes of the source.
    #[must_use]
    pub fn span(&self, within: Range<usize>) -> Range<usize> {
        let place = |at: usize, is_end: bool| {
            let behind = self.pieces.partition_point(|(start, _)| *start < at || (!is_end && *start == at));
            let (start, source) = self.pieces.get(behind.saturating_sub(1)).copied().unwrap_or((0, 0));
            source + at.saturating_sub(start)
        };
        let start = place(within.start, false);
        start..place(within.end, true).max(start)
    }
}
