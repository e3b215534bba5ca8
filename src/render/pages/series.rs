//! Series: the list of them, the pages of one, and the place of a piece in its series.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{Channel, PageKind, Site};
use crate::render::head::Description;
use crate::render::inputs::Inputs;
use crate::render::values::{Card, Count, Link, Pager, slice};
use crate::render::view::Content;

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct AllSeries {
    /// All series, in the order of their names.
    series: Vec<Count>,
}

/// The list of series.
pub(super) fn all(inputs: &Inputs<'_>) -> Content<AllSeries> {
    let series = (0..inputs.site.series.len()).map(|at| count(inputs.site, at)).collect();
    Content::new(Description::Word("about_all_series"), AllSeries { series })
}

fn count(site: &Site, at: usize) -> Count {
    Count::new(site, &site.series[at], Channel::Series(at))
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

/// A page of a series.
pub(super) fn one(inputs: &Inputs<'_>, at: usize, number: usize) -> Content<SeriesPage> {
    let Inputs { site, cards, .. } = *inputs;
    let (pieces, size) = (&site.series[at].listing.pieces, site.settings.page_size);
    let cards = cards.all(slice(pieces, number, size));
    let pager = Pager::new(site, number, pieces.len().div_ceil(size), |number| PageKind::Series(at, number));
    Content::new(Description::Word("about_list"), SeriesPage { series: count(site, at), cards, pager })
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
    let link = |at: &usize| Link::to_piece(site, *at);
    Some(SeriesView {
        link: Link::new(&series.title, &series.listing.address),
        number: place + 1,
        count: parts.len(),
        previous: place.checked_sub(1).and_then(|before| parts.get(before)).map(link),
        next: parts.get(place + 1).map(link),
    })
}
