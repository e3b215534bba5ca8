//! Site → pages: what each page shows, and its HTML.

mod around;
pub mod body;
mod calendar;
mod cards;
mod chrome;
mod cited;
mod column;
mod comparison;
mod crumbs;
mod description;
mod government;
mod headings;
mod issue;
mod letters;
mod linked;
mod linked_kinds;
mod lists;
mod names;
mod open_graph;
mod piece;
mod regulation;
mod regulations;
mod series;
mod shapes;
mod soon;
mod standing;
mod terms;
mod titles;
mod values;
mod whole;

use std::io::BufWriter;
use std::sync::Arc;

use serde::Serialize;

use crate::model::{Output, Page, PageKind, Site};
use crate::theme::{Theme, ThemeError};
use crate::values::{Hash, Hasher};

pub use chrome::{Global, global};
pub use shapes::{Shape, shapes};

use cards::Cards;
use headings::Headings;

/// Renders the pages of one site: what many pages show is made once.
#[derive(Debug)]
pub struct Renderer<'a> {
    site: &'a Site,
    theme: &'a Theme,
    cards: Cards,
    headings: Arc<Headings>,
}

impl<'a> Renderer<'a> {
    /// The template of [`Renderer::content`].
    pub const CONTENT: &'static str = "feed-entry.html";

    /// For the pages of `site`.
    #[must_use]
    pub fn new(site: &'a Site, theme: &'a Theme) -> Self {
        Self { site, theme, cards: Cards::of(site), headings: Arc::new(Headings::new()) }
    }

    /// What one page shows, not yet rendered.
    #[must_use]
    pub fn prepare(&self, page: &Page) -> Prepared<'a> {
        let words = |key: &str| self.theme.word(key);
        let head = chrome::Head::new(self.site, page, &words);
        let (site, cards) = (self.site, &self.cards);
        let (path, template) = (page.address.output_path(), page.template);
        match page.kind {
            PageKind::Home => self.ready(path, template, lists::home(site, cards, head)),
            PageKind::Issues => self.ready(path, template, lists::issues(site, head)),
            PageKind::Issue(edition) => self.ready(path, template, issue::view(site, cards, edition, head)),
            PageKind::WholeIssue(edition) => self.ready(path, template, whole::view(site, cards, edition, head)),
            PageKind::Column(column, number) => {
                self.ready(path, template, column::view(site, cards, column, number, head))
            }
            PageKind::Piece(piece) | PageKind::Dated(piece) => {
                self.ready(path, template, piece::view(site, cards, piece, head, &words))
            }
            PageKind::Regulations(column, way) => {
                self.ready(path, template, regulations::view(site, column, way, head))
            }
            PageKind::Comparison(old, new) => self.ready(path, template, comparison::view(site, old, new, head)),
            PageKind::Tags => self.ready(path, template, lists::tags(site, head)),
            PageKind::Tag(tag, number) => self.ready(path, template, lists::tag(site, cards, tag, number, head)),
            PageKind::Calendar => self.ready(path, template, calendar::view(site, head)),
            PageKind::AllSeries => self.ready(path, template, series::all(site, head)),
            PageKind::Series(series, number) => {
                self.ready(path, template, series::one(site, cards, series, number, head))
            }
            PageKind::Names(which) => self.ready(path, template, names::all(site, which, None, head)),
            PageKind::Letter(which, letter, number) => {
                self.ready(path, template, names::all(site, which, Some((letter, number)), head))
            }
            PageKind::Name(which, at, number) => {
                self.ready(path, template, names::one(site, cards, (which, at), number, head))
            }
            PageKind::Archive => self.ready(path, template, lists::archive(site, head)),
            PageKind::Year(year, number) => self.ready(path, template, lists::year(site, cards, year, number, head)),
            PageKind::Titles => self.ready(path, template, titles::view(site, None, head)),
            PageKind::TitlesOf(letter, number) => {
                self.ready(path, template, titles::view(site, Some((letter, number)), head))
            }
            PageKind::Feeds => self.ready(path, template, standing::feeds(site, head)),
            PageKind::Search => self.ready(path, template, standing::search(head)),
            PageKind::Accessibility => self.ready(path, template, standing::statement(head)),
            PageKind::NotFound => self.ready(path, template, lists::not_found(site, cards, head)),
            PageKind::Redirect(_, piece) => self.ready(path, template, lists::redirect(site, piece, head)),
        }
    }

    fn ready<V: Serialize + Send + 'a>(&self, path: String, template: &'static str, view: V) -> Prepared<'a> {
        let (theme, headings) = (self.theme, Arc::clone(&self.headings));
        // A view holds strings, numbers and lists: it can always be written.
        let mut shown = BufWriter::with_capacity(16 * 1024, Hasher::default());
        let _ = rmp_serde::encode::write_named(&mut shown, &view);
        let shown = shown.into_inner().unwrap_or_default();
        let key = Hash::of_all([&theme.fingerprint().bytes()[..], template.as_bytes(), &shown.finish().bytes()[..]]);
        let render = move || theme.render(template, &view).map(|html| headings::with_word_breaks(&headings, html));
        Prepared { path, key, render: Box::new(render) }
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

/// A page that only needs its template.
pub struct Prepared<'a> {
    /// Its file in the output.
    pub path: String,
    /// The hash of all that it shows and of the templates: the same hash gives the same bytes.
    pub key: Hash,
    render: Box<dyn FnOnce() -> Result<String, ThemeError> + Send + 'a>,
}

impl Prepared<'_> {
    /// The page.
    ///
    /// # Errors
    /// Where its template is wrong.
    pub fn render(self) -> Result<Output, ThemeError> {
        Ok(Output { bytes: (self.render)()?.into_bytes(), path: self.path })
    }
}
