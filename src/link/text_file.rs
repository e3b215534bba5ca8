//! The text files of `content/` that are not published now.

use super::Placement;
use super::addresses;
use crate::config::Settings;
use crate::model::Entry;
use crate::values::Address;

/// A text file of `content/` that is not published now.
#[derive(Clone, Debug)]
pub(super) struct TextFile {
    /// Its path below the site's root.
    pub(super) path: String,
    /// Where its piece would stand if it were published.
    pub(super) address: Address,
}

impl TextFile {
    /// The file of an entry.
    pub(super) fn of(settings: &Settings, entry: &Entry, placement: &Placement) -> Self {
        Self { path: entry.source.path.to_string(), address: addresses::address(settings, entry, placement) }
    }
}

/// Whether the file at `path` is the one called `name` in the folder of the file at `beside`.
pub(super) fn is_named(path: &str, beside: &str, name: &str) -> bool {
    let folder = beside.rsplit_once('/').map_or("", |(folder, _)| folder);
    path.strip_prefix(folder).is_some_and(|rest| rest.trim_start_matches('/').trim_end_matches(".md") == name)
}
