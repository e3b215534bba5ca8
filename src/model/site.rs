//! The site: everything linked, built once and then only read.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Asset, Held, Pages, Piece, Renditions, Roll, Target};
use crate::config::{Settings, Which};
use crate::kinds::events::Event;
use crate::values::Address;

/// The whole site. Pieces, editions and tags are referred to by their places in its lists.
#[derive(Debug)]
pub struct Site {
    /// The day of the build in the site's zone.
    pub today: NaiveDate,
    /// The settings.
    pub settings: Arc<Settings>,
    /// Published pieces: articles, award lists, standing pages, issues; in path order.
    pub pieces: Vec<Piece>,
    /// Issues, newest first.
    pub editions: Vec<Edition>,
    /// The issue that is 本期.
    pub current: Option<usize>,
    /// For each column of the settings its pieces, newest first.
    pub columns: Vec<Listing>,
    /// Standing pages, in order.
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
    /// Files that are published, by path.
    pub assets: BTreeMap<String, Asset>,
    /// In which files pictures are shown, by the paths of their own; those that are not here are shown as they are.
    pub pictures: BTreeMap<String, Renditions>,
    /// What is not published now, in path order.
    pub held: Vec<Held>,
    /// When the clock next changes what is published.
    pub next_change: Option<DateTime<Utc>>,
    /// Addresses that only lead elsewhere, with the piece to which they lead.
    pub redirects: BTreeMap<Address, usize>,
    /// Every page and file that is made.
    pub pages: Pages,
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

impl Site {
    /// The issue that is 本期.
    #[must_use]
    pub fn current_edition(&self) -> Option<&Edition> {
        self.editions.get(self.current?)
    }

    /// The people or the organisations.
    #[must_use]
    pub const fn roll(&self, which: Which) -> &Roll {
        match which {
            Which::People => &self.people,
            Which::Organizations => &self.organizations,
        }
    }

    /// All events with the pieces that announce them, by their places, in path order.
    pub fn events(&self) -> impl Iterator<Item = (usize, &Event)> {
        self.pieces.iter().enumerate().flat_map(|(at, piece)| piece.events().iter().map(move |event| (at, event)))
    }

    /// The day of the newest piece, as far as it has come: what was over by then is over whenever the site is built, so
    /// lists that go by this day change only when a piece is published.
    #[must_use]
    pub fn newest_day(&self) -> NaiveDate {
        let dates = self.pieces.iter().filter_map(|piece| piece.entry.common.date);
        let days = dates.map(|date| date.day(self.settings.timezone)).filter(|day| *day <= self.today);
        // Without any day at all, the day that orders the newest.
        days.max().or_else(|| self.pieces.iter().map(|piece| piece.sort_day).max()).unwrap_or_default()
    }

    /// The cover of a piece as one file, for programs: not the whole picture where a smaller one was made of it.
    #[must_use]
    pub fn cover_file(&self, piece: usize) -> Option<&Address> {
        let Some(Target::File(address, _)) = &self.pieces[piece].cover else { return None };
        let smaller = self.pictures.get(address.as_str()).and_then(Renditions::one);
        Some(smaller.map_or(address, |file| &file.address))
    }

    /// The pieces of an issue in printed order.
    pub fn printed_order<'a>(&'a self, edition: &'a Edition) -> impl Iterator<Item = usize> + 'a {
        edition.sections.iter().flat_map(|(_, pieces)| pieces.iter().copied())
    }
}
