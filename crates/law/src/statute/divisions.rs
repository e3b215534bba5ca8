//! The divisions and the annex that are open while a text is read.

use super::level::Level;
use super::number::Number;

/// The open divisions, and the annex that contains them.
#[derive(Default)]
pub(super) struct OpenDivisions {
    /// Indices of the open divisions, outermost first.
    pub(super) open: Vec<usize>,
    /// The last number of each level of division, with the index of the provision that contains it.
    pub(super) last_numbers: Vec<(Level, Option<usize>, Number)>,
    /// The index of the open annex.
    pub(super) annex: Option<usize>,
    /// How many annexes the text has so far.
    pub(super) annexes: u32,
}

impl OpenDivisions {
    /// The index of the provision that contains an article at this place.
    pub(super) fn innermost(&self) -> Option<usize> {
        self.open.last().copied().or(self.annex)
    }
}
