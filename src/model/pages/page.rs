//! What the list of pages says of one page.

use chrono::NaiveDate;

use super::{PageTitle, addresses};
use crate::model::Channel;
use crate::values::Address;

/// One page of a site, of a kind that `list` defines. Numbers are places in the lists of the site.
#[derive(Clone, Debug)]
pub struct PageEntry<Kind> {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub address: Address,
    /// Its title.
    pub title: PageTitle,
    /// The name of its template.
    pub template: &'static str,
    /// The part of the site to which it belongs.
    pub section: Section,
    /// The way from the home page to it; `None` for pages that show none.
    pub trail: Option<Trail<Kind>>,
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
#[derive(Clone, Debug)]
pub struct Trail<Kind> {
    /// The pages below the home page and above this one, from the top down.
    pub above: Vec<Kind>,
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

impl<Kind: Clone> PageEntry<Kind> {
    /// A page that is listed by search engines, comes from no file and shows no texts, directly below the home page.
    pub(super) fn new(kind: Kind, address: Address, template: &'static str, title: PageTitle) -> Self {
        Self {
            kind,
            address,
            title,
            template,
            section: Section::Named("page"),
            trail: Some(Trail::below(&[])),
            channel: None,
            texts: Vec::new(),
            source: None,
            changed: None,
            is_indexed: true,
            canonical: None,
        }
    }

    /// The pages of a list, so many, of which this is the first; only the first says when the list changed.
    pub(super) fn numbered(self, count: usize, kind: impl Fn(usize) -> Kind) -> impl Iterator<Item = Self> {
        (1..=count).map(move |number| Self {
            kind: kind(number),
            address: addresses::numbered(&self.address, number),
            changed: self.changed.filter(|_| number == 1),
            ..self.clone()
        })
    }
}

impl<Kind: Clone> Trail<Kind> {
    /// Below these pages.
    pub(super) fn below(above: &[Kind]) -> Self {
        Self { above: above.to_vec(), here: Here::Title }
    }
}
