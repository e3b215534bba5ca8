//! The text files of `content/`, published or not.

use super::Placement;
use super::addresses;
use crate::config::Settings;
use crate::model::Entry;
use crate::values::Address;

/// A text file of `content/`, published or not.
#[derive(Clone, Debug)]
pub(super) struct TextFile {
    /// Its path below the site's root.
    pub(super) path: String,
    /// Where its piece stands, or would stand if it were published.
    pub(super) address: Address,
}

impl TextFile {
    /// The file of an entry.
    pub(super) fn of(settings: &Settings, entry: &Entry, placement: &Placement) -> Self {
        Self { path: entry.source.path.to_string(), address: addresses::address(settings, entry, placement) }
    }

    /// Whether it is the file called `name` in the folder of the file at `beside`.
    pub(super) fn is_named(&self, beside: &str, name: &str) -> bool {
        let folder = beside.rsplit_once('/').map_or("", |(folder, _)| folder);
        self.path.strip_prefix(folder).is_some_and(|rest| rest.trim_start_matches('/').trim_end_matches(".md") == name)
    }
}
