//! How a fault can be mended, as edits of its file.

use std::ops::Range;

/// A replacement in a text.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Edit {
    /// The bytes that are replaced.
    pub at: Range<usize>,
    /// The new text.
    pub to: String,
}

impl Edit {
    /// Replaces the bytes `at` by `to`.
    pub(crate) fn new(at: Range<usize>, to: impl Into<String>) -> Self {
        Self { at, to: to.into() }
    }
}

/// The edits that mend a fault. They replace bytes of the file in which the fault is, and its help says the same in words.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Mend {
    /// The edits, ascending; they do not overlap.
    pub edits: Vec<Edit>,
    /// Whether nothing else can be meant, so that `check --fix` applies the edits.
    pub is_certain: bool,
}

impl Mend {
    /// Edits beside which nothing else can be meant.
    pub(crate) fn certain(edits: Vec<Edit>) -> Self {
        Self { edits, is_certain: true }
    }

    /// Edits that the author has to confirm.
    pub(crate) fn likely(edits: Vec<Edit>) -> Self {
        Self { edits, is_certain: false }
    }
}
