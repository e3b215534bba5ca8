//! The page of an issue, which the home page and the page with the whole issue show too.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::kinds::common::Correction;
use crate::kinds::named::NameView;
use crate::kinds::when::Day;
use crate::model::{PageKind, Site, Target};
use crate::render::body::{self, Frame, Placement};
use crate::render::head::{About, Description, picture};
use crate::render::inputs::Inputs;
use crate::render::values::{
    Card, Cards, ColumnLink, IssueCard, Link, Thing, folio_range, issue_of, names, summary, things,
};
use crate::render::view::Content;
use crate::values::Address;
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
pub(super) struct IssuePage {
    /// The issue.
    issue: IssueView,
}

/// The page of an issue.
pub(super) fn page(inputs: &Inputs<'_>, edition: usize) -> Content<IssuePage> {
    let Inputs { site, cards, .. } = *inputs;
    let entry = &site.pieces[site.editions[edition].piece].entry;
    let description = Description::or_word(summary(entry), "about_issue");
    let about = About { description, things: vec![issue_with_parts(inputs, edition)], column: None };
    Content::new(about, IssuePage { issue: IssueView::new(site, cards, edition, &inputs.root()) })
}

impl IssueView {
    /// The issue with its contents, for a page from which `root` leads to the site's root.
    pub(super) fn new(site: &Site, cards: Cards<'_>, edition: usize, root: &str) -> Self {
        let this = &site.editions[edition];
        let issue = issue_of(site, edition);
        let is_first = site.links[this.piece].cover.is_none();
        let placement = Placement { root, frame: Frame::default(), beside: None, pictures: &site.pictures, is_first };
        let section = |(at, (column, pieces)): (usize, &(usize, Vec<usize>))| Section {
            anchor: format!("s{}", at + 1),
            column: ColumnLink::new(site, *column),
            cards: cards.all(pieces),
        };
        Self {
            card: IssueCard::new(site, edition),
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
            body_html: body::html(site, this.piece, &placement),
            column_count: this.sections.len(),
            folio_range: printed_pages(site, edition),
            sections: this.sections.iter().enumerate().map(section).collect(),
            previous: this.previous.map(|edition| IssueCard::new(site, edition)),
            next: this.next.map(|edition| IssueCard::new(site, edition)),
            pdf: pdf(site, this.piece),
            corrections: corrections(site, edition, root),
            one_page: site.pages.address(PageKind::WholeIssue(edition)).map(Address::url),
        }
    }
}

fn corrections(site: &Site, edition: usize, root: &str) -> Vec<IssueCorrection> {
    let own = site.editions[edition].piece;
    let pieces = std::iter::once(own).chain(site.editions[edition].printed_order());
    let mut found: Vec<_> =
        pieces.flat_map(|at| site.pieces[at].entry.common.corrections.iter().map(move |one| (at, one))).collect();
    found.sort_by_key(|(_, one)| std::cmp::Reverse(one.date.day(site.settings.timezone)));
    let view = |(at, one): (usize, &Correction)| {
        // What it cites in its own text stands on its own page.
        let page = if at == own { String::new() } else { format!("{root}{}", site.pieces[at].address.url()) };
        let frame = Frame { page: &page, ..Frame::default() };
        let placement = Placement { root, frame, beside: None, pictures: &site.pictures, is_first: false };
        let mut cited = body::fields_html(site, at, &placement);
        cited.retain(|text, _| *text == one.text);
        IssueCorrection {
            piece: (at != own).then(|| Link::to_piece(site, at)),
            date: Day::new(&one.date, site.settings.locale()),
            text: one.text.clone(),
            cited,
        }
    };
    found.into_iter().map(view).collect()
}

/// From the first to the last printed page.
fn printed_pages(site: &Site, edition: usize) -> Option<String> {
    let pieces = || site.editions[edition].printed_order().map(|at| &site.pieces[at].entry.common);
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

/// The issue with what it holds.
fn issue_with_parts(inputs: &Inputs<'_>, edition: usize) -> Thing {
    let site = inputs.site;
    let this = &site.editions[edition];
    let common = &site.pieces[this.piece].entry.common;
    let part = |at: usize| {
        let piece = &site.pieces[at];
        let thing = Thing::new(things::schema_type(piece))
            .with("headline", piece.entry.common.title.as_str())
            .with("url", site.settings.absolute(&piece.address));
        things::paged(thing, piece)
    };
    things::issue(site, edition)
        .with("datePublished", common.date.map(|date| date.exact(site.settings.timezone)))
        .with("description", common.summary.clone())
        .with("image", picture(site, inputs.page).map(|(address, _)| address))
        .with("publisher", things::publisher(site))
        .with("mainEntityOfPage", inputs.canonical())
        .with("hasPart", this.printed_order().map(part).collect::<Vec<_>>())
}
