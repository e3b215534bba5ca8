//! Adapts ids, links to them, and levels of headings to the page that shows a body.

use crate::values::Address;

/// Changes of ids and headings. The default changes nothing, for a piece on its own page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame<'a> {
    /// The prefix of all ids: letters, digits, `-`, `_`, `.`, `:`.
    pub prefix: &'a str,
    /// The address of the page for links to ids of the body, escaped for HTML; empty on the same page.
    pub page: &'a str,
    /// The number of levels by which headings are moved down, at most to the sixth.
    pub deeper: u8,
}

impl Frame<'_> {
    /// The address of the id `id`, which is escaped for a URL.
    #[must_use]
    pub fn fragment(&self, id: &str) -> String {
        format!("{}#{}{id}", self.page, Address::file(self.prefix).url())
    }

    /// The level of a heading after the move.
    #[must_use]
    pub fn level(&self, level: u8) -> u8 {
        level.saturating_add(self.deeper).min(6)
    }
}
