//! The archive: its years, and the pages of a year.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::titles;
use crate::model::{PageKind, Site};
use crate::render::head::Description;
use crate::render::inputs::Inputs;
use crate::render::values::{Card, IssueCard, Letter, Pager, page_address, slice};
use crate::render::view::Content;

/// A year of the archive.
#[derive(Debug, Serialize, JsonSchema)]
struct YearLink {
    /// The year.
    year: i32,
    /// Its page, from the site's root.
    address: String,
    /// How many pieces it holds.
    count: usize,
}

fn year_links(site: &Site) -> Vec<YearLink> {
    let link = |(at, (year, pieces)): (usize, &(i32, Vec<usize>))| YearLink {
        year: *year,
        address: page_address(site, PageKind::Year(at, 1)),
        count: pieces.len(),
    };
    site.years.iter().enumerate().map(link).collect()
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Archive {
    /// The years that have pieces, newest first.
    years: Vec<YearLink>,
    /// The letters with which titles begin, A–Z and then `#`.
    letters: Vec<Letter>,
    /// All issues, newest first.
    issues: Vec<IssueCard>,
}

/// The archive.
pub(super) fn page(inputs: &Inputs<'_>) -> Content<Archive> {
    let site = inputs.site;
    let issues = (0..site.editions.len()).map(|edition| IssueCard::new(site, edition)).collect();
    let archive = Archive { years: year_links(site), letters: titles::letter_links(site), issues };
    Content::new(Description::Word("about_archive"), archive)
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Year {
    /// The year.
    year: i32,
    /// The pieces of this page of the list, newest first.
    cards: Vec<Arc<Card>>,
    /// The pages of the list; absent where one holds all.
    pager: Option<Pager>,
    /// All years, newest first.
    years: Vec<YearLink>,
}

/// A page of a year.
pub(super) fn year(inputs: &Inputs<'_>, at: usize, number: usize) -> Content<Year> {
    let Inputs { site, cards, .. } = *inputs;
    let ((year, pieces), size) = (&site.years[at], site.settings.page_size);
    let cards = cards.all(slice(pieces, number, size));
    let pager = Pager::new(site, number, pieces.len().div_ceil(size), |number| PageKind::Year(at, number));
    Content::new(Description::Word("about_year"), Year { year: *year, cards, pager, years: year_links(site) })
}
