//! Site → pages: what each page shows, and its HTML.

mod cards;
mod chrome;
mod issue;
mod lists;
mod page;
mod piece;
mod values;

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
        let html = match page {
            Page::Home => self.theme.render("home.html", &lists::home(site, cards, head)),
            Page::Issues => self.theme.render("issues.html", &lists::issues(site, head)),
            Page::Issue(edition) => self.theme.render("issue.html", &issue::view(site, cards, *edition, head)),
            Page::Column(column, number) => {
                self.theme.render("column.html", &lists::column(site, cards, *column, *number, head))
            }
            Page::Piece(piece) => {
                let (template, view) = piece::view(site, cards, *piece, head);
                self.theme.render(template, &view)
            }
            Page::Tags => self.theme.render("tags.html", &lists::tags(site, head)),
            Page::Tag(tag, number) => self.theme.render("tag.html", &lists::tag(site, cards, *tag, *number, head)),
            Page::Archive => self.theme.render("archive.html", &lists::archive(site, head)),
            Page::Year(year, number) => {
                self.theme.render("archive-year.html", &lists::year(site, cards, *year, *number, head))
            }
            Page::NotFound => self.theme.render("not-found.html", &lists::not_found(site, cards, head)),
            Page::Redirect(_, piece) => self.theme.render("redirect.html", &lists::redirect(site, *piece, head)),
        }?;
        Ok(Output { path: address.output_path(), bytes: html.into_bytes() })
    }
}
