//! What of a site decides which pages and files it has. Nothing here needs references, citations or pictures.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::config::{Settings, Which};
use crate::kinds::events::Event;
use crate::kinds::regulation::{Regulation, Wording};
use crate::kinds::{Kind, Record};
use crate::model::{Edition, Entry, Listing, Roll, Tag, Title};
use crate::values::{Address, Date};

/// The relations of the published pieces. Pieces, editions and tags are referred to by their places in its lists.
#[derive(Debug)]
pub struct Relations<'a> {
    /// The settings.
    pub settings: &'a Settings,
    /// The published pieces, in path order.
    pub pieces: Vec<Located<'a>>,
    /// Issues, newest first.
    pub editions: &'a [Edition],
    /// The issue that the home page shows.
    pub current: Option<usize>,
    /// For each column of the settings its pieces, newest first.
    pub columns: &'a [Listing],
    /// Tags, those with most pieces first.
    pub tags: &'a [Tag],
    /// Series, in the order of their names.
    pub series: &'a [Tag],
    /// People whom the site names.
    pub people: &'a Roll,
    /// Organisations that the site names.
    pub organizations: &'a Roll,
    /// Pieces by year, newest first.
    pub years: &'a [(i32, Vec<usize>)],
    /// The same pieces from A to Z by their titles.
    pub titles: &'a [Title],
    /// Addresses that only lead elsewhere, with the piece to which they lead.
    pub redirects: &'a BTreeMap<Address, usize>,
    /// Whether a file of the site takes the place of the `robots.txt` that the program writes.
    pub has_robots: bool,
}

/// A piece with its address and its relations to others.
#[derive(Clone, Copy, Debug)]
pub struct Located<'a> {
    /// What was read.
    pub entry: &'a Entry,
    /// Where it stands.
    pub address: &'a Address,
    /// Its column.
    pub column: Option<usize>,
    /// Its issue.
    pub edition: Option<usize>,
    /// All versions of the regulation that have texts; empty where there is one.
    pub versions: &'a [usize],
    /// The version that is in force, where this is another.
    pub stands_for: Option<usize>,
}

impl Located<'_> {
    /// Its events; none where it announces none.
    pub(super) fn events(&self) -> &[Event] {
        if let Record::Events(events) = &self.entry.record { &events.events } else { &[] }
    }

    /// The regulation that it is; `None` for other pieces.
    pub(super) fn regulation(&self) -> Option<&Regulation> {
        if let Record::Regulation(regulation) = &self.entry.record { Some(regulation) } else { None }
    }

    /// Whether it holds the provisions of a regulation.
    pub(super) fn has_provisions(&self) -> bool {
        self.regulation().is_some() && self.entry.document.statute.is_some()
    }

    /// Whether it holds the whole text of a regulation, in provisions.
    pub(super) fn is_full_text(&self) -> bool {
        self.has_provisions() && self.regulation().is_some_and(|regulation| regulation.text == Wording::Full)
    }
}

impl Relations<'_> {
    /// The people or the organisations.
    pub(super) const fn roll(&self, which: Which) -> &Roll {
        match which {
            Which::People => self.people,
            Which::Organizations => self.organizations,
        }
    }

    /// The pieces of an issue in printed order.
    pub(super) fn printed_order(&self, edition: usize) -> impl Iterator<Item = usize> + '_ {
        self.editions[edition].sections.iter().flat_map(|(_, pieces)| pieces.iter().copied())
    }

    /// The day on which a piece was last changed, else its own; `None` where no day is known.
    pub(super) fn changed(&self, piece: usize) -> Option<NaiveDate> {
        let common = &self.pieces[piece].entry.common;
        let date = common.updated.or(common.date).filter(|date| !matches!(date, Date::Month(_)))?;
        Some(date.day(self.settings.timezone))
    }

    /// The newest of the days on which these pieces were changed.
    pub(super) fn newest(&self, pieces: impl IntoIterator<Item = usize>) -> Option<NaiveDate> {
        pieces.into_iter().filter_map(|piece| self.changed(piece)).max()
    }

    /// The pieces that lists show, newest first.
    pub(super) fn listed(&self) -> impl Iterator<Item = usize> + '_ {
        self.years.iter().flat_map(|(_, pieces)| pieces.iter().copied())
    }

    /// The places of the pieces of a kind.
    pub(super) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = usize> + '_ {
        (0..self.pieces.len()).filter(move |at| self.pieces[*at].entry.kind == kind)
    }

    /// Whether a column lists regulations.
    pub(super) fn has_regulations(&self, column: usize) -> bool {
        self.columns[column].pieces.iter().any(|at| self.pieces[*at].entry.kind == Kind::Regulation)
    }

    /// The title of a piece.
    pub(super) fn title(&self, piece: usize) -> &str {
        &self.pieces[piece].entry.common.title
    }

    /// The whole text of which a text is a version: the one in force.
    pub(super) fn law(&self, version: usize) -> usize {
        self.pieces[version].stands_for.unwrap_or(version)
    }
}
