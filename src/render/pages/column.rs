//! The page of a column: its pieces by year, the newest first.

use std::sync::Arc;

use chrono::Datelike;
use schemars::JsonSchema;
use serde::Serialize;

use super::regulations;
use crate::model::{Channel, PageKind, Site};
use crate::render::head::{About, Description};
use crate::render::inputs::Inputs;
use crate::render::values::{Card, ColumnLink, Pager, page_address, slice};
use crate::render::view::Content;

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Column {
    /// The column.
    column: ColumnHead,
    /// The pieces of this page of the list by year, newest first.
    years: Vec<ColumnYear>,
    /// The years of all of its pieces, newest first; empty where there is but one.
    jumps: Vec<YearJump>,
    /// The pages of the list; absent where one holds all.
    pager: Option<Pager>,
    /// Its regulations by rank, on its first page.
    regulations: Option<regulations::Regulations>,
}

/// A column at the head of its page.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Column")]
struct ColumnHead {
    #[serde(flatten)]
    link: ColumnLink,
    /// One sentence about it.
    description: Option<String>,
    /// How many pieces it holds.
    count: usize,
    /// Its Atom feed, from the site's root; absent while it holds nothing.
    feed: Option<String>,
}

/// The pieces of a year on a page of a column.
#[derive(Debug, Serialize, JsonSchema)]
struct ColumnYear {
    /// The year.
    year: i32,
    /// An id for it: `y2024`.
    anchor: String,
    /// Its pieces, newest first; at least one.
    cards: Vec<Arc<Card>>,
}

/// Where the pieces of a year begin.
#[derive(Debug, Serialize, JsonSchema)]
struct YearJump {
    /// The year.
    year: i32,
    /// The page on which its first piece is, from the site's root, with its place there.
    address: String,
}

/// A page of a column.
pub(super) fn page(inputs: &Inputs<'_>, at: usize, number: usize) -> Content<Column> {
    let Inputs { site, cards, .. } = *inputs;
    let (settings, listing) = (&site.settings.columns[at], &site.columns[at]);
    let size = site.settings.page_size;
    let column = ColumnHead {
        link: ColumnLink::new(site, at),
        description: settings.description.clone(),
        count: listing.pieces.len(),
        feed: site.pages.feeds(Channel::Column(at)).map(|files| files.atom.url()),
    };
    let year = |piece: usize| site.pieces[piece].sort_day.year();
    let shown = slice(&listing.pieces, number, size).chunk_by(|one, next| year(*one) == year(*next));
    let of_year = |pieces: &[usize]| ColumnYear {
        year: year(pieces[0]),
        anchor: anchor(year(pieces[0])),
        cards: cards.all(pieces),
    };
    let values = Column {
        column,
        years: shown.map(of_year).collect(),
        jumps: jumps(site, at, year),
        pager: Pager::new(site, number, listing.pieces.len().div_ceil(size), |number| PageKind::Column(at, number)),
        regulations: if number == 1 { regulations::of_column(site, at) } else { None },
    };
    let description = Description::or_word(settings.description.clone(), "about_list");
    Content::new(About { description, things: Vec::new(), column: Some(at) }, values)
}

fn anchor(year: i32) -> String {
    format!("y{year}")
}

fn jumps(site: &Site, column: usize, year: impl Fn(usize) -> i32) -> Vec<YearJump> {
    let (listing, size) = (&site.columns[column], site.settings.page_size);
    let is_first = |at: &usize| *at == 0 || year(listing.pieces[at - 1]) != year(listing.pieces[*at]);
    let jump = |at: usize| {
        let year = year(listing.pieces[at]);
        let page = page_address(site, PageKind::Column(column, at / size + 1));
        YearJump { year, address: format!("{page}#{}", anchor(year)) }
    };
    let jumps: Vec<YearJump> = (0..listing.pieces.len()).filter(is_first).map(jump).collect();
    if jumps.len() > 1 { jumps } else { Vec::new() }
}
