//! Which pages are searched, and their numbers in the index.

use chrono::NaiveDate;

use super::Site;
use crate::config::Which;
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
    Name(Which, usize),
}

impl Site {
    /// Whether the site can be searched.
    #[must_use]
    pub fn is_searched(&self) -> bool {
        self.settings.search && !self.pieces.is_empty()
    }

    /// The pages that are searched, the oldest first: their places here are their numbers. A new piece comes last, so
    /// that the numbers of all others stay; a name stands at the day of the first piece that names it, for the same
    /// reason.
    #[must_use]
    pub fn searched(&self) -> Vec<Searched> {
        if !self.is_searched() {
            return Vec::new();
        }
        let is_piece = |at: &usize| self.pieces[*at].entry.kind != Kind::Issue;
        let pieces = (0..self.pieces.len()).filter(is_piece).map(Searched::Piece);
        let editions = (0..self.editions.len()).map(Searched::Edition);
        let names = Which::ALL
            .into_iter()
            .flat_map(|which| (0..self.roll(which).entries.len()).map(move |at| Searched::Name(which, at)));
        let mut all: Vec<_> = pieces
            .chain(editions)
            .chain(names)
            .map(|one| (self.day(one), self.address_and_title(one).0, one))
            .collect();
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
            Searched::Name(which, at) => {
                self.roll(which).entries[at].pieces.iter().map(|piece| self.pieces[*piece].sort_day).min()
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
            Searched::Name(which, at) => {
                let named = &self.roll(which).entries[at];
                return (&named.address, &named.name);
            }
        };
        (&piece.address, &piece.entry.common.title)
    }
}
