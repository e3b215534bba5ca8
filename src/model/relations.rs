//! The relations of the published pieces: who belongs where, before any reference is resolved.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::{Piece, Roll};
use crate::config::{NameKind, Settings};
use crate::kinds::Kind;
use crate::kinds::events::Event;
use crate::values::{Address, Date};

/// The pieces and the lists in which they stand. Pieces, issues, columns and tags are given by their places in these
/// lists.
#[derive(Debug)]
pub struct Relations {
    /// The day of the build in the site's zone.
    pub today: NaiveDate,
    /// The settings.
    pub settings: Arc<Settings>,
    /// Published pieces of all kinds, in path order.
    pub pieces: Vec<Piece>,
    /// Issues, newest first.
    pub editions: Vec<Edition>,
    /// The issue that the home page shows.
    pub current: Option<usize>,
    /// For each column of the settings its pieces, newest first.
    pub columns: Vec<Listing>,
    /// Standing pages, in path order.
    pub standing: Vec<usize>,
    /// Tags, those with most pieces first.
    pub tags: Vec<Tag>,
    /// Series, in the order of their names; of each the oldest piece first.
    pub series: Vec<Tag>,
    /// People whom the site names.
    pub people: Roll,
    /// Organisations that the site names.
    pub organizations: Roll,
    /// Pieces by year, newest first.
    pub years: Vec<(i32, Vec<usize>)>,
    /// The same pieces from A to Z by their titles.
    pub titles: Vec<Title>,
    /// Addresses that only lead elsewhere, with the piece to which they lead.
    pub redirects: BTreeMap<Address, usize>,
}

/// An issue with its contents in printed order.
#[derive(Debug)]
pub struct Edition {
    /// The piece that describes it.
    pub piece: usize,
    /// The day that orders it.
    pub sort_day: NaiveDate,
    /// Columns by their places, each with its pieces.
    pub sections: Vec<(usize, Vec<usize>)>,
    /// The issue before it in time.
    pub previous: Option<usize>,
    /// The issue after it.
    pub next: Option<usize>,
}

impl Edition {
    /// The pieces of the issue in printed order.
    pub fn printed_order(&self) -> impl Iterator<Item = usize> + '_ {
        self.sections.iter().flat_map(|(_, pieces)| pieces.iter().copied())
    }
}

/// A list of pieces that gets pages of its own.
#[derive(Debug, Default)]
pub struct Listing {
    /// Where its first page stands.
    pub address: Address,
    /// The pieces.
    pub pieces: Vec<usize>,
}

/// A tag with its pieces, newest first; or a series with its pieces, oldest first.
#[derive(Debug)]
pub struct Tag {
    /// As written.
    pub title: String,
    /// Its pieces.
    pub listing: Listing,
}

/// A piece among the titles from A to Z.
#[derive(Debug)]
pub struct Title {
    /// The piece.
    pub piece: usize,
    /// The letter of its title, A–Z or `#`.
    pub letter: char,
}

impl Relations {
    /// The issue that the home page shows.
    #[must_use]
    pub fn current_edition(&self) -> Option<&Edition> {
        self.editions.get(self.current?)
    }

    /// The day on which a piece was last changed, else its own; `None` where no day is known.
    #[must_use]
    pub fn changed(&self, piece: usize) -> Option<NaiveDate> {
        let common = &self.pieces[piece].entry.common;
        let date = common.updated.or(common.date).filter(|date| !matches!(date, Date::Month(_)))?;
        Some(date.day(self.settings.timezone))
    }

    /// The people or the organisations.
    #[must_use]
    pub const fn roll(&self, kind: NameKind) -> &Roll {
        match kind {
            NameKind::People => &self.people,
            NameKind::Organizations => &self.organizations,
        }
    }

    /// All events with the pieces that announce them, by their places, in path order.
    pub fn events(&self) -> impl Iterator<Item = (usize, &Event)> {
        self.pieces.iter().enumerate().flat_map(|(at, piece)| piece.events().iter().map(move |event| (at, event)))
    }

    /// The day of the newest piece that is not in the future. Lists that compare dates with this day, instead of the day
    /// of the build, change only when a piece is published.
    #[must_use]
    pub fn newest_day(&self) -> NaiveDate {
        let dates = self.pieces.iter().filter_map(|piece| piece.entry.common.date);
        let days = dates.map(|date| date.day(self.settings.timezone)).filter(|day| *day <= self.today);
        // No piece has a date of its own: the newest day by which one is ordered.
        days.max().or_else(|| self.pieces.iter().map(|piece| piece.sort_day).max()).unwrap_or_default()
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
    #[must_use]
    pub fn title(&self, piece: usize) -> &str {
        &self.pieces[piece].entry.common.title
    }

    /// The version in force of the regulation of which the piece at `version` is a version.
    pub(super) fn law(&self, version: usize) -> usize {
        self.pieces[version].stands_for.unwrap_or(version)
    }
}
