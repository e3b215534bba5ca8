//! The input: paragraphs with their places in the source.

use std::borrow::Cow;
use std::ops::Range;

/// The kind of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph. It is split at a line break if a sentence ends before it or a number follows it.
    Paragraph,
    /// A paragraph that the author marked as a heading.
    Heading,
    /// A table, a picture, code. It keeps its place and is no provision.
    Other,
}

/// One block of a text.
#[derive(Clone, Debug)]
pub struct Block<'t> {
    /// The kind.
    pub kind: BlockKind,
    /// The text without markup.
    pub text: Cow<'t, str>,
    /// Maps the text to the source: pairs of a byte of `text` and the byte of the source that it comes from. Sorted; the
    /// first pair is for byte 0. Bytes between two pairs are contiguous in the source.
    pub source_map: Vec<(usize, usize)>,
}

impl<'t> Block<'t> {
    /// A paragraph without markup that begins at byte `at` of the source.
    #[must_use]
    pub fn plain(text: &'t str, at: usize) -> Self {
        Self { kind: BlockKind::Paragraph, text: Cow::Borrowed(text), source_map: vec![(0, at)] }
    }

    /// The bytes of the source that hold the bytes `within` of the text.
    #[must_use]
    pub fn span(&self, within: Range<usize>) -> Range<usize> {
        let place = |at: usize, is_end: bool| {
            let next = self.source_map.partition_point(|(start, _)| *start < at || (!is_end && *start == at));
            let (start, source) = self.source_map.get(next.saturating_sub(1)).copied().unwrap_or((0, 0));
            source + at.saturating_sub(start)
        };
        let start = place(within.start, false);
        start..place(within.end, true).max(start)
    }
}
