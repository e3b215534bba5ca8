//! The one list of what a site makes: its pages, and its files that are neither pages nor copies.
//!
//! `link` makes the list from the relations of the pieces; everything that needs an address, a title or a path of the
//! output reads it here, and nothing computes one again.
//!
//! - `list`: every kind of page, and the pages that a site has of each;
//! - `files`: the same of feeds, data files, the sitemap and the search;
//! - `page`: what the list says of one page; `title`: titles that wait for the words of the interface;
//! - `addresses`: the rules of addresses that several kinds share; `letters`: how an index is cut into pages;

pub(crate) mod addresses;
mod files;
mod letters;
mod list;
mod page;
mod title;

use std::collections::HashMap;

use super::{Channel, Relations};
use crate::values::Address;

pub(crate) use files::{FileKind, Robots, SEARCH_GROUP, SITEMAP_PART, SearchFiles, SiteFile};
pub(crate) use letters::{IndexLetters, LETTER_PAGE, letter_id};
pub(crate) use list::{Page, PageKind};
pub(crate) use page::{Here, PageEntry, Section, Trail};
pub(crate) use title::PageTitle;

/// Every page and file that a site makes.
#[derive(Debug, Default)]
pub struct Pages {
    /// The pages, in the order in which paths are claimed and the sitemap lists them.
    pages: Vec<Page>,
    /// The files, the search left out.
    files: Vec<SiteFile>,
    /// The files of the search; `None` for a site that is not searched.
    search: Option<SearchFiles>,
    by_kind: HashMap<PageKind, usize>,
    by_file: HashMap<FileKind, usize>,
}

/// The feeds of a channel.
#[derive(Clone, Copy, Debug)]
pub struct Feeds<'a> {
    /// In Atom.
    pub atom: &'a Address,
    /// In JSON.
    pub json: &'a Address,
    /// In RSS; only the whole site has one.
    pub rss: Option<&'a Address>,
}

impl Pages {
    /// Lists what a site with these relations makes; `robots` tells where its `robots.txt` comes from.
    #[must_use]
    pub fn of(site: &Relations, robots: Robots) -> Self {
        let pages = list::list(site);
        let by_kind = pages.iter().zip(0..).map(|(page, at)| (page.kind, at)).collect();
        let (files, search) = (files::files(site, &pages, robots), files::search(site, &pages));
        let by_file = files.iter().zip(0..).map(|(file, at)| (file.kind, at)).collect();
        Self { pages, files, search, by_kind, by_file }
    }

    /// The pages, in the order in which paths are claimed and the sitemap lists them.
    #[must_use]
    pub fn all(&self) -> &[Page] {
        &self.pages
    }

    /// The files that are neither pages nor copies, those of the search left out.
    #[must_use]
    pub fn files(&self) -> &[SiteFile] {
        &self.files
    }

    /// The files of the search; `None` for a site that is not searched.
    #[must_use]
    pub const fn search(&self) -> Option<&SearchFiles> {
        self.search.as_ref()
    }

    /// The page of this kind, where the site has it.
    #[must_use]
    pub fn get(&self, kind: PageKind) -> Option<&Page> {
        self.by_kind.get(&kind).map(|at| &self.pages[*at])
    }

    /// Where the page of this kind stands, where the site has it.
    #[must_use]
    pub fn address(&self, kind: PageKind) -> Option<&Address> {
        self.get(kind).map(|page| &page.address)
    }

    /// Whether the site has the page.
    #[must_use]
    pub fn has(&self, kind: PageKind) -> bool {
        self.by_kind.contains_key(&kind)
    }

    /// The addresses of the files of this kind, in the order that [`FileKind`] names; empty where the site has none.
    #[must_use]
    pub fn file(&self, kind: FileKind) -> &[Address] {
        self.by_file.get(&kind).map_or(&[], |at| &self.files[*at].addresses)
    }

    /// The feeds of a channel; `None` for one without pieces.
    #[must_use]
    pub fn feeds(&self, channel: Channel) -> Option<Feeds<'_>> {
        match self.file(FileKind::Feeds(channel)) {
            [atom, json, others @ ..] => Some(Feeds { atom, json, rss: others.first() }),
            _ => None,
        }
    }

    /// The address of every page and file in the list.
    pub fn addresses(&self) -> impl Iterator<Item = &Address> {
        let files = self.files.iter().flat_map(|file| &file.addresses);
        let search = self.search.iter().flat_map(SearchFiles::addresses);
        self.pages.iter().map(|page| &page.address).chain(files).chain(search)
    }
}

impl Page {
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
