//! Site → pages: what each page shows, and its HTML.

mod cards;
mod chrome;
mod issue;
mod linked;
mod lists;
mod open_graph;
mod page;
mod piece;
mod values;
mod whole;

use crate::model::{Output, Site};
use crate::theme::{Theme, ThemeError};

pub use chrome::{Global, global};
pub use page::{Page, pages};

use cards::Cards;

/// Renders the pages of one site: what many pages show is made once.
#[derive(Debug)]
pub struct Renderer<'a> {
    site: &'a Site,
    theme: &'a Theme,
    cards: Cards,
}

impl<'a> Renderer<'a> {
    /// The template of [`Renderer::content`].
    pub const CONTENT: &'static str = "feed-entry.html";

    /// For the pages of `site`.
    #[must_use]
    pub fn new(site: &'a Site, theme: &'a Theme) -> Self {
        Self { site, theme, cards: Cards::of(site) }
    }

    /// One page.
    ///
    /// # Errors
    /// Where its template is wrong.
    pub fn render(&self, page: &Page) -> Result<Output, ThemeError> {
        let address = page.address(self.site);
        let words = |key: &str| self.theme.word(key);
        let head = chrome::Head::new(self.site, page, &address, &words);
        let (site, cards) = (self.site, &self.cards);
        let template = page.template(site);
        let html = match page {
            Page::Home => self.theme.render(template, &lists::home(site, cards, head)),
            Page::Issues => self.theme.render(template, &lists::issues(site, head)),
            Page::Issue(edition) => self.theme.render(template, &issue::view(site, cards, *edition, head)),
            Page::Whole(edition) => self.theme.render(template, &whole::view(site, cards, *edition, head)),
            Page::Column(column, number) => {
                self.theme.render(template, &lists::column(site, cards, *column, *number, head))
            }
            Page::Piece(piece) => self.theme.render(template, &piece::view(site, cards, *piece, head)),
            Page::Tags => self.theme.render(template, &lists::tags(site, head)),
            Page::Tag(tag, number) => self.theme.render(template, &lists::tag(site, cards, *tag, *number, head)),
            Page::Archive => self.theme.render(template, &lists::archive(site, head)),
            Page::Year(year, number) => self.theme.render(template, &lists::year(site, cards, *year, *number, head)),
            Page::NotFound => self.theme.render(template, &lists::not_found(site, cards, head)),
            Page::Redirect(_, piece) => self.theme.render(template, &lists::redirect(site, *piece, head)),
        }?;
        Ok(Output { path: address.output_path(), bytes: html.into_bytes() })
    }

    /// All that a piece says, as HTML for feeds: every address is whole.
    ///
    /// # Errors
    /// Where its template is wrong.
    pub fn content(&self, piece: usize) -> Result<String, ThemeError> {
        let mut html = self.theme.render(Self::CONTENT, &whole::entry(self.site, &self.cards, piece))?;
        html.truncate(html.trim_end().len());
        Ok(html)
    }
}
