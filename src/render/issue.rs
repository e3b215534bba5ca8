//! The page of an issue, and issues in lists.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::body::{self, Frame, Stand};
use super::cards::{Card, Cards, ColumnLink};
use super::chrome::Head;
use super::names;
use super::values::{Day, Link, Picture, folio_range};
use crate::kinds::common::Correction;
use crate::kinds::named::NameView;
use crate::kinds::{Record, issue};
use crate::model::{PageKind, Site, Target};
use crate::values::{Address, Language};

/// An issue in a list.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct IssueCard {
    /// Its title.
    pub(super) title: String,
    /// The title with the number since the first, where it has one: `2024年第2期（总第38期）`.
    pub(super) full_title: String,
    /// Its number since the first.
    serial: Option<u32>,
    /// When it came out.
    date: Option<Day>,
    /// Its page, from the site's root.
    pub(super) address: String,
    /// Its cover.
    cover: Option<Picture>,
    /// How many pieces it holds.
    count: usize,
}

/// An issue with its contents.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Issue")]
pub(super) struct IssueView {
    #[serde(flatten)]
    card: IssueCard,
    /// The year that it counts in.
    year: u32,
    /// Its number in the year.
    number: u32,
    /// Who made it, in the order of the front matter.
    staff: Vec<StaffView>,
    /// Its own text, HTML; empty where there is none.
    body_html: String,
    /// How many columns it has pieces of.
    column_count: usize,
    /// From the first printed page to the last.
    folio_range: Option<String>,
    /// Its contents, a section a column, in printed order.
    sections: Vec<Section>,
    /// The issue before it in time.
    previous: Option<IssueCard>,
    /// The issue after it.
    next: Option<IssueCard>,
    /// The printed issue as a file.
    pdf: Option<PdfView>,
    /// What was corrected after publication, in the issue itself and in its pieces, the last first.
    corrections: Vec<IssueCorrection>,
    /// The page with all its pieces (`issue-all.html`), from the site's root; absent where it has none.
    one_page: Option<String>,
}

/// A correction in an issue.
#[derive(Debug, Serialize, JsonSchema)]
struct IssueCorrection {
    /// The piece in which it was; absent where it is the issue itself.
    piece: Option<Link>,
    /// When.
    date: Day,
    /// What.
    text: String,
    /// The same as HTML where it cites regulations: for the filter `cited`.
    cited: BTreeMap<String, String>,
}

/// People with one task.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Staff")]
struct StaffView {
    /// What they do.
    role: String,
    /// Who they are; at least one.
    names: Vec<NameView>,
}

/// The printed issue as a file.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Pdf")]
struct PdfView {
    /// The file, from the site's root.
    address: String,
    /// Its size for readers: `3.4 MB`.
    size: String,
}

/// The pieces of one column in an issue.
#[derive(Debug, Serialize, JsonSchema)]
struct Section {
    /// An id for its heading: `s1`, `s2` …
    anchor: String,
    /// The column.
    column: ColumnLink,
    /// Its pieces, in printed order; at least one.
    cards: Vec<Arc<Card>>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct View {
    #[serde(flatten)]
    head: Head,
    /// The issue.
    issue: IssueView,
}

/// What the issue's template sees.
pub(super) fn view(site: &Site, cards: &Cards, edition: usize, head: Head) -> View {
    View { issue: issue_view(site, cards, edition, head.root()), head }
}

fn issue_of(site: &Site, edition: usize) -> &issue::Issue {
    let piece = &site.pieces[site.editions[edition].piece];
    let Record::Issue(issue) = &piece.entry.record else { unreachable!("an edition's piece is an issue") };
    issue
}

/// The issue as lists show it.
pub(super) fn card(site: &Site, edition: usize) -> IssueCard {
    let at = site.editions[edition].piece;
    let piece = &site.pieces[at];
    let title = piece.entry.common.title.clone();
    let serial = issue_of(site, edition).serial;
    let full_title = match (serial, site.settings.language) {
        (None, _) => title.clone(),
        (Some(serial), Language::ZhHans) => format!("{title}（总第{serial}期）"),
        (Some(serial), Language::En) => format!("{title} (no. {serial})"),
    };
    IssueCard {
        title,
        full_title,
        serial,
        date: piece.entry.common.date.map(|date| Day::new(&date, &site.settings)),
        address: piece.address.url(),
        cover: Picture::cover(site, at),
        count: site.printed_order(&site.editions[edition]).count(),
    }
}

/// The issue with its contents, for a page from which `root` leads to the site's root.
pub(super) fn issue_view(site: &Site, cards: &Cards, edition: usize, root: &str) -> IssueView {
    let this = &site.editions[edition];
    let issue = issue_of(site, edition);
    let is_first = site.links[this.piece].cover.is_none();
    let stand = Stand { root, frame: Frame::default(), beside: None, pictures: &site.pictures, is_first };
    let section = |(at, (column, pieces)): (usize, &(usize, Vec<usize>))| Section {
        anchor: format!("s{}", at + 1),
        column: ColumnLink::new(&site.settings.columns[*column]),
        cards: cards.all(pieces),
    };
    IssueView {
        card: card(site, edition),
        year: issue.year,
        number: issue.number,
        staff: issue
            .staff
            .iter()
            .map(|staff| StaffView {
                role: staff.role.clone(),
                names: staff.names.iter().map(|name| names::staff(site, name, this.piece)).collect(),
            })
            .collect(),
        body_html: body::html(site, this.piece, &stand),
        column_count: this.sections.len(),
        folio_range: printed_pages(site, edition),
        sections: this.sections.iter().enumerate().map(section).collect(),
        previous: this.previous.map(|edition| card(site, edition)),
        next: this.next.map(|edition| card(site, edition)),
        pdf: pdf(site, this.piece),
        corrections: corrections(site, edition, root),
        one_page: site.pages.address(PageKind::WholeIssue(edition)).map(Address::url),
    }
}

fn corrections(site: &Site, edition: usize, root: &str) -> Vec<IssueCorrection> {
    let own = site.editions[edition].piece;
    let pieces = std::iter::once(own).chain(site.printed_order(&site.editions[edition]));
    let mut found: Vec<_> =
        pieces.flat_map(|at| site.pieces[at].entry.common.corrections.iter().map(move |one| (at, one))).collect();
    found.sort_by_key(|(_, one)| std::cmp::Reverse(one.date.day(site.settings.timezone)));
    let link = |at: usize| Link::new(&site.pieces[at].entry.common.title, &site.pieces[at].address);
    let view = |(at, one): (usize, &Correction)| {
        // What it cites in its own text stands on its own page.
        let page = if at == own { String::new() } else { format!("{root}{}", site.pieces[at].address.url()) };
        let frame = Frame { page: &page, ..Frame::default() };
        let stand = Stand { root, frame, beside: None, pictures: &site.pictures, is_first: false };
        let mut cited = body::fields_html(site, at, &stand);
        cited.retain(|text, _| *text == one.text);
        IssueCorrection {
            piece: (at != own).then(|| link(at)),
            date: Day::new(&one.date, &site.settings),
            text: one.text.clone(),
            cited,
        }
    };
    found.into_iter().map(view).collect()
}

/// From the first to the last printed page.
fn printed_pages(site: &Site, edition: usize) -> Option<String> {
    let pieces = || site.printed_order(&site.editions[edition]).map(|at| &site.pieces[at].entry.common);
    let first = pieces().filter_map(|common| common.page).min();
    let last = pieces().filter_map(|common| common.page_end.or(common.page)).max();
    folio_range(first, last)
}

fn pdf(site: &Site, piece: usize) -> Option<PdfView> {
    let Some(Target::File(address, _)) = &site.links[piece].file else { return None };
    let bytes = site.assets.get(address.as_str())?.size;
    let size = if bytes >= 1_000_000 {
        format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000)
    } else {
        format!("{} KB", bytes.div_ceil(1000))
    };
    Some(PdfView { address: address.url(), size })
}
