//! Which pages are searched, and their numbers in the index.

use chrono::NaiveDate;

use super::{Page, PageKind, Site};
use crate::config::NameKind;
use crate::kinds::Kind;
use crate::values::Address;

/// A page that is searched. Numbers are places in the site's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Searched {
    /// A piece.
    Piece(usize),
    /// An issue.
    Edition(usize),
    /// A person or an organisation.
    Name(NameKind, usize),
}

impl Page {
    /// As what it is searched; `None` for pages that only repeat the titles of others.
    #[must_use]
    pub const fn searched(&self) -> Option<Searched> {
        match self.kind {
            PageKind::Piece(at) => Some(Searched::Piece(at)),
            PageKind::Issue(at) => Some(Searched::Edition(at)),
            PageKind::Name(kind, at, 1) => Some(Searched::Name(kind, at)),
            _ => None,
        }
    }
}

impl Site {
    /// The pages that are searched, the oldest first: their places here are their numbers. A new piece comes last, so
    /// that the numbers of all others stay; a name stands at the day of the first piece that names it, for the same
    /// reason.
    #[must_use]
    pub fn searched(&self) -> Vec<Searched> {
        if self.pages.search().is_none() {
            return Vec::new();
        }
        let searched = self.pages.all().iter().filter_map(Page::searched);
        let mut all: Vec<_> = searched.map(|one| (self.day(one), self.address_and_title(one).0, one)).collect();
        all.sort_unstable();
        all.into_iter().map(|(_, _, one)| one).collect()
    }

    /// The day that orders it: standing pages have none.
    fn day(&self, one: Searched) -> Option<NaiveDate> {
        match one {
            Searched::Piece(at) => {
                let piece = &self.pieces[at];
                (piece.entry.kind != Kind::Page || piece.entry.common.date.is_some()).then_some(piece.sort_day)
            }
            Searched::Edition(at) => Some(self.editions[at].sort_day),
            Searched::Name(kind, at) => {
                self.roll(kind).entries[at].pieces.iter().map(|piece| self.pieces[*piece].sort_day).min()
            }
        }
    }

    /// The year in which it appeared, where it has one.
    #[must_use]
    pub fn year(&self, one: Searched) -> Option<i32> {
        let is_dated = !matches!(one, Searched::Name(..));
        self.day(one).filter(|_| is_dated).map(|day| chrono::Datelike::year(&day))
    }

    /// Where it stands, and what it is called.
    #[must_use]
    pub fn address_and_title(&self, one: Searched) -> (&Address, &str) {
        let piece = match one {
            Searched::Piece(at) => &self.pieces[at],
            Searched::Edition(at) => &self.pieces[self.editions[at].piece],
            Searched::Name(kind, at) => {
                let named = &self.roll(kind).entries[at];
                return (&named.address, &named.name);
            }
        };
        (&piece.address, &piece.entry.common.title)
    }
}
