//! A body on a page that is not its own: its ids, links to them, levels of headings.

use crate::values::Address;

/// How the ids and headings of a body change where it is embedded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame<'a> {
    /// Put before every id of the body: letters, digits, `-`, `_`, `.`, `:`.
    pub prefix: &'a str,
    /// Put before the `#` of links to places in the same body: the address of a page, escaped for HTML.
    pub page: &'a str,
    /// By how many levels its headings are moved down; none goes below the sixth.
    pub deeper: u8,
}

impl Frame<'_> {
    /// The link (`#…`, escaped for a URL) that leads to the id `id`, itself escaped.
    #[must_use]
    pub fn fragment(&self, id: &str) -> String {
        format!("{}#{}{id}", self.page, Address::file(self.prefix).url())
    }

    /// The level at which a heading of this level stands.
    #[must_use]
    pub fn level(&self, level: u8) -> u8 {
        level.saturating_add(self.deeper).min(6)
    }
}
