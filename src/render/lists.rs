//! The pages that list pieces: home, issues, tags, archive, 404; and old addresses.

use indexmap::IndexMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cards::{Card, Cards, ColumnLink};
use super::chrome::Head;
use super::issue::{IssueCard, IssueView, card as issue_card, issue_view};
use super::letters::Letter;
use super::soon::{Soon, soon};
use super::titles;
use super::values::{Link, Pager, slice};
use crate::kinds::Record;
use crate::model::{Channel, PageKind, Site};
use crate::values::Address;

/// The most pieces of the newest issue on the home page.
const LEADS: usize = 7;
/// Columns on the home page, and pieces of each.
const BANDS: (usize, usize) = (4, 6);
/// Issues on the home page.
const HOME_ISSUES: usize = 8;
/// Pieces that the 404 page offers.
const OFFERED: usize = 5;

/// A page with values beside its head.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct With<T> {
    #[serde(flatten)]
    pub(super) head: Head,
    #[serde(flatten)]
    pub(super) values: T,
}

impl<T> With<T> {
    pub(super) fn new(head: Head, values: T) -> Self {
        Self { head, values }
    }
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Home {
    /// The newest issue; absent while there is none.
    issue: Option<IssueView>,
    /// Up to seven pieces of the newest issue, the foremost first.
    leads: Vec<Arc<Card>>,
    /// The next events, ends of registration and changes of what is in force, the next first, up to eight.
    soon: Vec<Soon>,
    /// The columns with the newest pieces, up to four.
    bands: Vec<Band>,
    /// The newest issues, up to eight, the current one first.
    issues: Vec<IssueCard>,
}

/// A column on the home page.
#[derive(Debug, Serialize, JsonSchema)]
struct Band {
    /// The column.
    column: ColumnLink,
    /// Its newest pieces, up to six.
    cards: Vec<Arc<Card>>,
}

/// What the home page sees.
pub(super) fn home(site: &Site, cards: &Cards, head: Head) -> With<Home> {
    let owned = |pieces: &[usize]| -> Vec<Arc<Card>> { cards.all(pieces) };
    let mut columns: Vec<usize> = (0..site.columns.len()).filter(|at| !site.columns[*at].pieces.is_empty()).collect();
    // Columns with the newest pieces come first; of equals, the one with more of them.
    columns.sort_by_key(|at| {
        let pieces = &site.columns[*at].pieces;
        (std::cmp::Reverse(site.pieces[pieces[0]].sort_day), std::cmp::Reverse(pieces.len()))
    });
    let band = |at: usize| {
        let pieces = &site.columns[at].pieces;
        Band { column: ColumnLink::new(&site.settings.columns[at]), cards: owned(&pieces[..pieces.len().min(BANDS.1)]) }
    };
    let home = Home {
        issue: site.current.map(|edition| issue_view(site, cards, edition, head.root())),
        leads: owned(&leads(site)),
        soon: soon(site),
        bands: columns.into_iter().take(BANDS.0).map(band).collect(),
        issues: (0..site.editions.len().min(HOME_ISSUES)).map(|edition| issue_card(site, edition)).collect(),
    };
    With { head, values: home }
}

/// Of the current issue: the newest piece with a summary, then the first of every column, then more, in printed order.
fn leads(site: &Site) -> Vec<usize> {
    let Some(edition) = site.current_edition() else { return Vec::new() };
    let order: Vec<usize> = site.printed_order(edition).collect();
    let has_summary = |at: &&usize| site.pieces[**at].entry.common.summary.is_some();
    let lead = order
        .iter()
        .rev()
        .filter(has_summary)
        .max_by_key(|at| site.pieces[**at].entry.common.date.map(|_| site.pieces[**at].sort_day))
        .copied();
    let mut firsts: Vec<usize> =
        edition.sections.iter().filter_map(|(_, pieces)| pieces.iter().copied().find(|at| Some(*at) != lead)).collect();
    let rest: Vec<usize> = order.iter().copied().filter(|at| !firsts.contains(at)).collect();
    firsts.extend(rest);
    firsts.retain(|at| Some(*at) != lead);
    let mut shown: Vec<usize> = firsts.into_iter().take(LEADS - usize::from(lead.is_some())).collect();
    shown.sort_by_key(|at| order.iter().position(|other| other == at));
    lead.into_iter().chain(shown).collect()
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Issues {
    /// The years that have issues, newest first.
    years: Vec<IssueYear>,
}

/// The issues of a year.
#[derive(Debug, Serialize, JsonSchema)]
struct IssueYear {
    /// The year.
    year: u32,
    /// Its issues, newest first.
    issues: Vec<IssueCard>,
}

/// What the list of issues sees.
pub(super) fn issues(site: &Site, head: Head) -> With<Issues> {
    let mut years: IndexMap<u32, Vec<IssueCard>> = IndexMap::new();
    for (at, edition) in site.editions.iter().enumerate() {
        let Record::Issue(issue) = &site.pieces[edition.piece].entry.record else { continue };
        years.entry(issue.year).or_default().push(issue_card(site, at));
    }
    let years = years.into_iter().map(|(year, issues)| IssueYear { year, issues }).collect();
    With { head, values: Issues { years } }
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Tags {
    /// All tags, those with most pieces first.
    tags: Vec<Count>,
}

/// A tag or series: `title` as it is written, and its page.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Tag")]
pub(super) struct Count {
    #[serde(flatten)]
    pub(super) link: Link,
    /// How many pieces bear it.
    pub(super) count: usize,
    /// Its Atom feed, from the site's root.
    pub(super) feed: String,
}

fn tag_count(site: &Site, at: usize) -> Count {
    let tag = &site.tags[at];
    let feed = site.pages.feeds(Channel::Tag(at)).map(|files| files.atom.url()).unwrap_or_default();
    Count { link: Link::new(&tag.title, &tag.listing.address), count: tag.listing.pieces.len(), feed }
}

/// What the list of tags sees.
pub(super) fn tags(site: &Site, head: Head) -> With<Tags> {
    With { head, values: Tags { tags: (0..site.tags.len()).map(|at| tag_count(site, at)).collect() } }
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct TagPage {
    /// The tag.
    tag: Count,
    /// The pieces of this page of the list, newest first.
    cards: Vec<Arc<Card>>,
    /// The pages of the list; absent where one holds all.
    pager: Option<Pager>,
}

/// What a page of a tag sees.
pub(super) fn tag(site: &Site, cards: &Cards, at: usize, number: usize, head: Head) -> With<TagPage> {
    let listing = &site.tags[at].listing;
    let size = site.settings.page_size;
    let shown = cards.all(slice(&listing.pieces, number, size));
    let pager = Pager::new(site, number, listing.pieces.len().div_ceil(size), |number| PageKind::Tag(at, number));
    With { head, values: TagPage { tag: tag_count(site, at), cards: shown, pager } }
}

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
        address: site.pages.address(PageKind::Year(at, 1)).map(Address::url).unwrap_or_default(),
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

/// What the archive sees.
pub(super) fn archive(site: &Site, head: Head) -> With<Archive> {
    let issues = (0..site.editions.len()).map(|edition| issue_card(site, edition)).collect();
    With { head, values: Archive { years: year_links(site), letters: titles::bar(site), issues } }
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

/// What a page of a year sees.
pub(super) fn year(site: &Site, cards: &Cards, at: usize, number: usize, head: Head) -> With<Year> {
    let (year, pieces) = &site.years[at];
    let size = site.settings.page_size;
    let shown = cards.all(slice(pieces, number, size));
    let pager = Pager::new(site, number, pieces.len().div_ceil(size), |number| PageKind::Year(at, number));
    With { head, values: Year { year: *year, cards: shown, pager, years: year_links(site) } }
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct NotFound {
    /// The newest pieces, up to five.
    cards: Vec<Arc<Card>>,
}

/// What the 404 page sees.
pub(super) fn not_found(site: &Site, cards: &Cards, head: Head) -> With<NotFound> {
    let newest = site.years.iter().flat_map(|(_, pieces)| pieces.iter().copied()).take(OFFERED);
    With { head, values: NotFound { cards: newest.map(|at| cards.get(at)).collect() } }
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Redirect {
    /// The page to which the old address leads.
    target: Link,
}

/// What a page at an old address sees.
pub(super) fn redirect(site: &Site, piece: usize, head: Head) -> With<Redirect> {
    let piece = &site.pieces[piece];
    With { head, values: Redirect { target: Link::new(&piece.entry.common.title, &piece.address) } }
}
