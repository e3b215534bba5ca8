//! The boxes of a file of the ISO base media format (ISO/IEC 14496-12, 4.2).

use std::ops::Range;

/// A box: its type, all its bytes, and its contents.
#[derive(Clone, Debug)]
pub(super) struct MediaBox {
    pub(super) kind: [u8; 4],
    /// Where the four bytes of its type are.
    kind_at: usize,
    pub(super) contents: Range<usize>,
}

/// The boxes in a part of a file, up to the first that is not whole, and where that one begins.
pub(super) fn boxes(bytes: &[u8], within: Range<usize>) -> (Vec<MediaBox>, usize) {
    let (mut found, mut at) = (Vec::new(), within.start);
    while let Some((one, end)) = next(bytes, at..within.end) {
        found.push(one);
        at = end;
    }
    (found, at)
}

fn next(bytes: &[u8], within: Range<usize>) -> Option<(MediaBox, usize)> {
    let at = within.start;
    let kind: [u8; 4] = bytes.get(at + 4..at + 8)?.try_into().ok()?;
    let (header, length) = match number(bytes, at, 4)? {
        0 => (8, within.end.checked_sub(at)?),
        1 => (16, usize::try_from(number(bytes, at + 8, 8)?).ok()?),
        length => (8, usize::try_from(length).ok()?),
    };
    let end = at.checked_add(length).filter(|end| *end <= within.end)?;
    let contents = at + header..end;
    (contents.start <= contents.end).then_some((MediaBox { kind, kind_at: at + 4, contents }, end))
}

/// The number in `length` bytes, at most 8, the highest first.
pub(super) fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

impl MediaBox {
    /// Makes it a box that readers pass over, with zeros in it.
    pub(super) fn blank(&self, bytes: &mut [u8]) {
        bytes[self.kind_at..self.kind_at + 4].copy_from_slice(b"free");
        bytes[self.contents.clone()].fill(0);
    }

    /// Writes zeros from a place in its contents to its end.
    pub(super) fn blank_from(&self, bytes: &mut [u8], at: usize) {
        let start = self.contents.start.saturating_add(at).min(self.contents.end);
        bytes[start..self.contents.end].fill(0);
    }
}
