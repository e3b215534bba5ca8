//! Series: pieces that are read one after another.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cards::{Card, Cards};
use super::chrome::Head;
use super::lists::{Count, With};
use super::values::{Link, Pager, slice};
use crate::model::{Channel, PageKind, Site};

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct AllSeries {
    /// All series, in the order of their names.
    series: Vec<Count>,
}

/// What the list of series sees.
pub(super) fn all(site: &Site, head: Head) -> With<AllSeries> {
    With { head, values: AllSeries { series: (0..site.series.len()).map(|at| count(site, at)).collect() } }
}

fn count(site: &Site, at: usize) -> Count {
    let series = &site.series[at];
    let feed = site.pages.feeds(Channel::Series(at)).map(|files| files.atom.url()).unwrap_or_default();
    Count { link: Link::new(&series.title, &series.listing.address), count: series.listing.pieces.len(), feed }
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct SeriesPage {
    /// The series.
    series: Count,
    /// The pieces of this page of the list, the first part first.
    cards: Vec<Arc<Card>>,
    /// The pages of the list; absent where one holds all.
    pager: Option<Pager>,
}

/// What a page of a series sees.
pub(super) fn one(site: &Site, cards: &Cards, at: usize, number: usize, head: Head) -> With<SeriesPage> {
    let listing = &site.series[at].listing;
    let size = site.settings.page_size;
    let shown = cards.all(slice(&listing.pieces, number, size));
    let pager = Pager::new(site, number, listing.pieces.len().div_ceil(size), |number| PageKind::Series(at, number));
    With { head, values: SeriesPage { series: count(site, at), cards: shown, pager } }
}

/// A piece as a part of its series.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Series")]
pub(super) struct SeriesView {
    #[serde(flatten)]
    link: Link,
    /// Which part it is, from 1.
    number: usize,
    /// How many parts there are.
    count: usize,
    /// The part before it.
    previous: Option<Link>,
    /// The part after it.
    next: Option<Link>,
}

/// The series of a piece, where it belongs to one.
pub(super) fn of_piece(site: &Site, piece: usize) -> Option<SeriesView> {
    let (at, place) = site.pieces[piece].series?;
    let series = &site.series[at];
    let parts = &series.listing.pieces;
    let link = |at: &usize| Link::new(&site.pieces[*at].entry.common.title, &site.pieces[*at].address);
    Some(SeriesView {
        link: Link::new(&series.title, &series.listing.address),
        number: place + 1,
        count: parts.len(),
        previous: place.checked_sub(1).and_then(|before| parts.get(before)).map(link),
        next: parts.get(place + 1).map(link),
    })
}
