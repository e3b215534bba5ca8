//! The site: everything linked, built once and then only read.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Asset, Held, Piece, Roll};
use crate::config::{Settings, Which};
use crate::values::{Address, Date};

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
    /// For each column of the settings its pieces, newest first.
    pub columns: Vec<Listing>,
    /// Standing pages, in order.
    pub pages: Vec<usize>,
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
    /// Files that are published, by path.
    pub assets: BTreeMap<String, Asset>,
    /// What is not published now, in path order.
    pub held: Vec<Held>,
    /// When the clock next changes what is published.
    pub next_change: Option<DateTime<Utc>>,
    /// Addresses that only lead elsewhere, with the piece they lead to.
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

impl Site {
    /// The day on which a piece was last changed, else its own; `None` where no day is known.
    #[must_use]
    pub fn changed(&self, piece: usize) -> Option<NaiveDate> {
        let common = &self.pieces[piece].entry.common;
        let date = common.updated.or(common.date).filter(|date| !matches!(date, Date::Month(_)))?;
        Some(date.day(self.settings.timezone))
    }

    /// The people or the organisations.
    #[must_use]
    pub const fn roll(&self, which: Which) -> &Roll {
        match which {
            Which::People => &self.people,
            Which::Organizations => &self.organizations,
        }
    }

    /// The pieces of an issue in printed order.
    pub fn printed_order<'a>(&'a self, edition: &'a Edition) -> impl Iterator<Item = usize> + 'a {
        edition.sections.iter().flat_map(|(_, pieces)| pieces.iter().copied())
    }
}
