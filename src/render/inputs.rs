//! What every page is made from.

use super::values::Cards;
use crate::model::{Page, Site};

/// What the file of a page's kind, and the head of the page, are made from.
#[derive(Clone, Copy)]
pub(super) struct Inputs<'a> {
    /// The site.
    pub(super) site: &'a Site,
    /// The pieces as lists show them.
    pub(super) cards: Cards<'a>,
    /// The page.
    pub(super) page: &'a Page,
    /// Returns the word of the interface with a key.
    pub(super) words: &'a dyn Fn(&str) -> String,
}

impl Inputs<'_> {
    /// The path that leads from the page to the site's root: `../../`; on a page that a server shows at any depth, the
    /// path of the site.
    pub(super) fn root(&self) -> String {
        if self.page.is_shown_anywhere() {
            self.site.settings.base_path().to_owned()
        } else {
            self.page.address.to_root()
        }
    }

    /// The absolute address at which search engines shall know the content of the page.
    pub(super) fn canonical(&self) -> String {
        self.site.settings.absolute(self.page.canonical.as_ref().unwrap_or(&self.page.address))
    }
}
