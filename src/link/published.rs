//! Entries that are published.

use std::sync::Arc;

use crate::model::Entry;
use crate::values::Address;

/// A published entry with the address that its file gives it.
pub(super) struct Published {
    /// The parsed file.
    pub(super) entry: Arc<Entry>,
    /// Its column, by its place in the settings.
    pub(super) column: Option<usize>,
    /// The address that its file gives it: versions of a regulation get others.
    pub(super) address: Address,
}
