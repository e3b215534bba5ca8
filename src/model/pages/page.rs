//! What the list of pages says of one page.

use chrono::NaiveDate;

use super::{PageKind, PageTitle, addresses};
use crate::model::Channel;
use crate::values::Address;

/// One page of a site. Numbers are places in the lists of the site.
#[derive(Clone, Debug)]
pub struct Page {
    /// What it is.
    pub kind: PageKind,
    /// Where it stands.
    pub address: Address,
    /// Its title.
    pub title: PageTitle,
    /// The name of its template.
    pub template: &'static str,
    /// The part of the site to which it belongs.
    pub section: Section,
    /// The way from the home page to it; `None` for pages that show none.
    pub trail: Option<Trail>,
    /// Whose feeds it names beside those of the whole site.
    pub channel: Option<Channel>,
    /// The pieces whose texts it shows.
    pub texts: Vec<usize>,
    /// The piece whose file made the page necessary; `None` where no single file did.
    pub source: Option<usize>,
    /// The day of the newest change of what it shows, where that is known: of a list, on its first page.
    pub changed: Option<NaiveDate>,
    /// Whether search engines may list it.
    pub is_indexed: bool,
    /// Where the same content has its lasting address, where that is another.
    pub canonical: Option<Address>,
}

/// The part of a site to which a page belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// A column, by its place.
    Column(usize),
    /// One that the program names: `home`, `issues`, `tags` …
    Named(&'static str),
}

/// The pages between the home page and a page, and how the page itself ends the row.
#[derive(Clone, Debug, Default)]
pub struct Trail {
    /// The pages below the home page and above this one, from the top down.
    pub above: Vec<PageKind>,
    /// What stands last.
    pub here: Here,
}

/// How a page is named at the end of its own breadcrumbs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Here {
    /// By its title.
    #[default]
    Title,
    /// By a shorter word of the interface.
    Word(&'static str),
    /// Not at all: the title stands right below in large type.
    Nothing,
}

impl Page {
    /// A page that is listed by search engines, comes from no file and shows no texts, directly below the home page.
    pub(super) fn new(kind: PageKind, address: Address, template: &'static str, title: PageTitle) -> Self {
        Self {
            kind,
            address,
            title,
            template,
            section: Section::Named("page"),
            trail: Some(Trail::default()),
            channel: None,
            texts: Vec::new(),
            source: None,
            changed: None,
            is_indexed: true,
            canonical: None,
        }
    }

    /// The pages of a list, so many, of which this is the first; only the first says when the list changed.
    pub(super) fn numbered(self, count: usize, kind: impl Fn(usize) -> PageKind) -> impl Iterator<Item = Self> {
        (1..=count).map(move |number| Self {
            kind: kind(number),
            address: addresses::numbered(&self.address, number),
            changed: self.changed.filter(|_| number == 1),
            ..self.clone()
        })
    }

    /// The piece whose own page it is.
    #[must_use]
    pub const fn piece(&self) -> Option<usize> {
        match self.kind {
            PageKind::Piece(piece) | PageKind::Dated(piece) => Some(piece),
            _ => None,
        }
    }

    /// Whether a server shows it at addresses of any depth, so that nothing in it may be relative.
    #[must_use]
    pub const fn is_shown_anywhere(&self) -> bool {
        matches!(self.kind, PageKind::NotFound)
    }
}

impl Trail {
    /// Below these pages.
    pub(super) fn below(above: &[PageKind]) -> Self {
        Self { above: above.to_vec(), here: Here::Title }
    }
}
