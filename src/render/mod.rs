//! Site → pages: what each page shows, and its HTML.
//!
//! From the bottom up; a file uses only what stands below it:
//!
//! 1. `values`: what the views of several pages show (links, cards, pagers, pictures);
//! 2. `inputs`: what a page is made from; `site`: what all pages show;
//! 3. `head`: what a page tells of itself; `view`: the head with the values of the page;
//! 4. `headings`, `prepared`: a view with its hash, which only needs its template; `shapes`: views as schemas;
//! 5. `pages`: the register of pages, a file for each kind;
//! 6. [`Renderer`], for the stages above.

pub(crate) mod body;
mod head;
mod headings;
mod inputs;
mod pages;
mod prepared;
mod shapes;
mod site;
mod values;
mod view;

use std::sync::Arc;

use crate::model::{Page, Site};
use crate::theme::{Theme, ThemeError};

pub(crate) use pages::shapes;
pub(crate) use prepared::{Prepared, ViewError};
pub(crate) use shapes::Shape;
pub(crate) use site::global;

use headings::Headings;
use inputs::Inputs;
use pages::feed_entry::{self, FeedEntry};
use prepared::Preparing;
use values::{Cards, MadeCards};

/// What many pages of a site show, made when a page first shows it.
#[derive(Debug)]
pub(crate) struct Shared {
    cards: MadeCards,
    headings: Arc<Headings>,
}

/// The line breaks of titles, which are the same in every site.
#[derive(Clone, Debug)]
pub(crate) struct LineBreaks(Arc<Headings>);

impl Default for LineBreaks {
    fn default() -> Self {
        Self(Arc::new(Headings::new()))
    }
}

impl Shared {
    /// For the pages of `site`; `line_breaks` may know titles of other sites.
    #[must_use]
    pub(crate) fn of(site: &Site, line_breaks: &LineBreaks) -> Self {
        Self { cards: MadeCards::none(site), headings: Arc::clone(&line_breaks.0) }
    }
}

/// Renders the pages of one site.
#[derive(Debug)]
pub(crate) struct Renderer<'a> {
    site: &'a Site,
    cards: Cards<'a>,
    preparing: Preparing<'a>,
}

impl<'a> Renderer<'a> {
    /// The template of [`Renderer::content`].
    pub(crate) const CONTENT: &'static str = feed_entry::TEMPLATE;

    /// For the pages of `site`, which share `shared`.
    #[must_use]
    pub(crate) fn new(site: &'a Site, theme: &'a Theme, shared: &'a Shared) -> Self {
        let preparing = Preparing { theme, headings: Arc::clone(&shared.headings) };
        Self { site, cards: Cards::new(site, &shared.cards), preparing }
    }

    /// What a page shows, not yet rendered.
    ///
    /// # Errors
    /// Where the view of the page cannot be serialised; no value of a site is known to cause this.
    pub(crate) fn prepare(&self, page: &Page) -> Result<Prepared<'a>, ViewError> {
        let words = |key: &str| self.preparing.theme.word(key);
        let inputs = Inputs { site: self.site, cards: self.cards, page, words: &words };
        pages::prepare(&self.preparing, &inputs)
    }

    /// The whole text of a piece as HTML for feeds: every address is absolute.
    ///
    /// # Errors
    /// Where its template is wrong.
    pub(crate) fn content(&self, piece: usize) -> Result<String, ThemeError> {
        let entry = FeedEntry::new(self.site, self.cards, piece);
        Ok(self.preparing.theme.render(Self::CONTENT, &entry)?.as_str().trim_end().to_owned())
    }
}
