//! The page of a piece of any kind but an issue.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::around::{forms, surroundings};
use super::body::{self, Frame, Stand};
use super::cards::{Card, Cards, ColumnLink};
use super::chrome::Head;
use super::cited::CitedBy;
use super::issue::{IssueCard, card as issue_card};
use super::names;
use super::regulation::{self, RegulationPage};
use super::series::{self, SeriesView};
use super::values::{Day, Link, Picture, folio_range, manner};
use crate::config::Which;
use crate::kinds::award_list::AwardsView;
use crate::kinds::common::{Contributor, Reprint, Role};
use crate::kinds::events::{Event, EventsView};
use crate::kinds::guide::GuideView;
use crate::kinds::named::NamePages;
use crate::kinds::{Kind, Record};
use crate::model::{FileKind, Piece, Related, Site, addresses};
use crate::values::Address;

/// Characters read in a minute: 350–400 for Chinese news.
const READING_SPEED: usize = 375;
/// The most pieces of the same column that are named beside an article.
const SIBLINGS: usize = 8;

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct View {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    shown: Shown,
}

/// A piece with all that its own template shows.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Piece")]
pub(super) struct Shown {
    /// The piece; of every kind.
    article: ArticleView,
    #[serde(flatten)]
    own: Own,
}

/// What only one kind shows.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Own {
    /// Of an award list alone: its tables.
    Awards(Box<Awards>),
    /// Of events alone.
    Events(EventsView),
    /// Of a guide alone.
    Guide(GuideView),
    /// Of a regulation alone.
    Regulation(Box<RegulationPage>),
    /// Of other kinds.
    Nothing {},
}

#[derive(Debug, Serialize, JsonSchema)]
struct Awards {
    #[serde(flatten)]
    tables: AwardsView,
    /// When it was decided.
    held_on: Option<Day>,
    /// The winners as a table (`awards.csv`), from the site's root.
    csv: String,
    /// The same as data (`awards.json`), from the site's root.
    json: String,
}

/// A piece of any kind: what its front matter says, and its text.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Article")]
struct ArticleView {
    /// Its title.
    title: String,
    /// Its subtitle, without a dash.
    subtitle: Option<String>,
    /// The line above the title.
    kicker: Option<String>,
    /// What it is: `article`, `award-list`, `events`, `guide`, `page` or `regulation`.
    kind: &'static str,
    /// Its column; a standing page has none.
    column: Option<ColumnLink>,
    /// The issue in which it was printed.
    issue: Option<IssueCard>,
    /// Its date; absent where only its issue is known.
    date: Option<Day>,
    /// When it was last changed.
    updated: Option<Day>,
    /// The printed page on which it begins.
    folio: Option<String>,
    /// The printed pages: `83—84`, or one.
    folio_range: Option<String>,
    /// Its length in 字: Han characters and words of other scripts; 0 for a guide, which is not read through.
    words: usize,
    /// How long reading takes, at least 1.
    minutes: usize,
    /// Who sent in, wrote, photographed and edited it.
    contributors: Vec<ContributorView>,
    /// The signature at its end.
    signed_by: Option<String>,
    /// Of a reprint: where it comes from.
    source: Option<SourceView>,
    /// One or two sentences, as the front matter has them.
    summary: Option<String>,
    /// Its tags, as written.
    tags: Vec<Link>,
    /// Its picture.
    cover: Option<Picture>,
    /// Its text, HTML; empty where there is none.
    body_html: String,
    /// Sentences of its fields that cite regulations, as HTML with links: for the filter `cited`.
    cited: BTreeMap<String, String>,
    /// Whether a mark tells where the text ends.
    end_mark: bool,
    /// What was corrected after publication.
    corrections: Vec<CorrectionView>,
    /// The pieces that are attached to it.
    attachments: Vec<Link>,
    /// The piece to which it is attached.
    attachment_of: Option<Link>,
    /// The event on which it reports, with its place on the page that announces it.
    report_of: Option<Link>,
    /// The piece before it in the printed order of its issue.
    previous: Option<Arc<Card>>,
    /// The piece after it.
    next: Option<Arc<Card>>,
    /// Other pieces of its column in its issue, up to eight.
    siblings: Vec<Arc<Card>>,
    /// The people whom it is said to be about and who have a page.
    people: Vec<Link>,
    /// The organisations that it is said to be about and that have a page.
    organizations: Vec<Link>,
    /// Its series.
    series: Option<SeriesView>,
    /// Other pieces that its readers may want, up to four; only on its own page.
    related: Vec<RelatedView>,
}

/// Another piece, and what both have in common.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Related")]
struct RelatedView {
    #[serde(flatten)]
    link: Link,
    /// `organization`, `person`, `tag` or `column`: behind `same_` among the words.
    reason: &'static str,
    /// The name of that organisation, person, tag or column.
    name: String,
}

/// Someone who had a part in it: a person, an organisation, or a person of one.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Contributor")]
struct ContributorView {
    /// The person.
    name: Option<String>,
    /// The person's page, from the site's root; absent where there is none.
    address: Option<String>,
    /// The organisation.
    organization: Option<String>,
    /// The organisation's page, from the site's root; absent where there is none.
    organization_address: Option<String>,
    /// The person's position.
    position: Option<String>,
    /// What was done.
    role: Role,
}

/// Where a reprint comes from.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Source")]
struct SourceView {
    /// The name of the source.
    name: String,
    /// The whole address of the original.
    url: String,
    /// When it was reprinted.
    date: Day,
    /// The title of the original, if another.
    original_title: Option<String>,
    /// Its author.
    author: Option<String>,
    /// Through whom it came.
    via: Option<String>,
}

/// A correction made after publication.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Correction")]
struct CorrectionView {
    /// When.
    date: Day,
    /// What.
    text: String,
}

/// What the template of a piece sees.
pub(super) fn view(site: &Site, cards: &Cards, at: usize, head: Head, words: &dyn Fn(&str) -> String) -> View {
    let links = &site.links[at];
    let (root, is_first) = (head.root().to_owned(), links.cover.is_none());
    let stand = Stand { root: &root, frame: Frame::default(), beside: None, pictures: &site.pictures, is_first };
    let mut shown = shown(site, cards, at, &stand);
    if !links.cited_by.is_empty() {
        let cited = CitedBy { site, at, root: &root, words };
        shown.article.body_html = body::html_with(site, at, &stand, |id, out| cited.write(id, out));
        if let Own::Regulation(page) = &mut shown.own {
            page.cited_by = cited.whole();
        }
    }
    shown.article.related = related(site, at);
    View { head, shown }
}

/// The piece with its body as it stands there.
pub(super) fn shown(site: &Site, cards: &Cards, at: usize, stand: &Stand<'_>) -> Shown {
    let piece = &site.pieces[at];
    Shown { article: article(site, cards, at, stand), own: own(site, at, piece, stand) }
}

fn own(site: &Site, at: usize, piece: &Piece, stand: &Stand<'_>) -> Own {
    let manner = manner(&site.settings);
    let pages = NamePages {
        person: &|name| names::link(site, Which::People, name, at),
        organization: &|name| names::link(site, Which::Organizations, name, at),
    };
    let files = site.pages.file(FileKind::Awards(at));
    match &piece.entry.record {
        Record::AwardList(list) => Own::Awards(Box::new(Awards {
            tables: list.view(pages),
            held_on: list.held_on.map(|date| Day::new(&date, &site.settings)),
            csv: files.first().map(Address::url).unwrap_or_default(),
            json: files.get(1).map(Address::url).unwrap_or_default(),
        })),
        Record::Events(events) => Own::Events(events.view(&surroundings(site, at, stand), manner, pages)),
        Record::Guide(guide) => Own::Guide(guide.view(&forms(&site.links[at], stand))),
        Record::Regulation(regulation) => Own::Regulation(Box::new(regulation::page(site, at, regulation, pages))),
        Record::Article | Record::Issue(_) | Record::Page => Own::Nothing {},
    }
}

fn article(site: &Site, cards: &Cards, at: usize, stand: &Stand<'_>) -> ArticleView {
    let piece = &site.pieces[at];
    let common = &piece.entry.common;
    let day = |date: &crate::values::Date| Day::new(date, &site.settings);
    let link = |at: &usize| Link::new(&site.pieces[*at].entry.common.title, &site.pieces[*at].address);
    let kind = piece.entry.kind;
    // A guide is looked up, not read through.
    let words = if kind == Kind::Guide { 0 } else { piece.entry.document.words };
    let has_end = !matches!(kind, Kind::Page | Kind::Guide | Kind::Regulation);
    ArticleView {
        title: common.title.clone(),
        subtitle: common.subtitle.clone(),
        kicker: common.kicker.clone(),
        kind: kind.name(),
        column: piece.column.map(|column| ColumnLink::new(&site.settings.columns[column])),
        issue: piece.edition.map(|edition| issue_card(site, edition)),
        date: common.date.as_ref().map(day),
        updated: common.updated.as_ref().map(day),
        folio: common.page.map(|page| page.to_string()),
        folio_range: folio_range(common.page, common.page_end),
        words,
        minutes: words.div_ceil(READING_SPEED).max(1),
        contributors: common.contributors.iter().map(|one| contributor(site, at, one)).collect(),
        signed_by: common.signed_by.clone(),
        source: common.source.as_ref().map(|reprint| source(reprint, day(&reprint.date))),
        summary: common.summary.clone(),
        tags: tags(piece),
        cover: Picture::cover(site, at),
        body_html: body::html(site, at, stand),
        cited: body::fields_html(site, at, stand),
        end_mark: has_end && !piece.entry.document.is_empty(),
        corrections: common
            .corrections
            .iter()
            .map(|correction| CorrectionView { date: day(&correction.date), text: correction.text.clone() })
            .collect(),
        attachments: piece.attachments.iter().map(link).collect(),
        attachment_of: piece.attachment_of.as_ref().map(link),
        report_of: site.links[at].report_of.map(|(at, event)| event_link(&site.pieces[at], event)),
        previous: piece.previous.map(|at| cards.get(at)),
        next: piece.next.map(|at| cards.get(at)),
        siblings: siblings(site, at).into_iter().map(|at| cards.get(at)).collect(),
        people: names::subjects(site, Which::People, at),
        organizations: names::subjects(site, Which::Organizations, at),
        series: series::of_piece(site, at),
        related: Vec::new(),
    }
}

/// An event at its place on the page that announces it.
fn event_link(piece: &Piece, event: usize) -> Link {
    let event = &piece.events()[event];
    Link { title: event.title.clone(), address: event_address(piece, event) }
}

/// Where an event stands, from the site's root.
pub(super) fn event_address(piece: &Piece, event: &Event) -> String {
    format!("{}#{}", piece.address.url(), Address::file(&event.anchor()).url())
}

fn related(site: &Site, at: usize) -> Vec<RelatedView> {
    let view = |related: &Related| {
        let piece = &site.pieces[related.piece];
        let link = Link::new(&piece.entry.common.title, &piece.address);
        RelatedView { link, reason: related.reason.name(), name: related.name.clone() }
    };
    site.links[at].related.iter().map(view).collect()
}

fn contributor(site: &Site, at: usize, contributor: &Contributor) -> ContributorView {
    let page = |which, name: &Option<String>| names::link(site, which, name.as_deref()?, at).address;
    ContributorView {
        address: page(Which::People, &contributor.name),
        organization_address: page(Which::Organizations, &contributor.organization),
        name: contributor.name.clone(),
        organization: contributor.organization.clone(),
        position: contributor.position.clone(),
        role: contributor.role,
    }
}

fn source(reprint: &Reprint, date: Day) -> SourceView {
    SourceView {
        name: reprint.name.clone(),
        url: reprint.url.clone(),
        date,
        original_title: reprint.original_title.clone(),
        author: reprint.author.clone(),
        via: reprint.via.clone(),
    }
}

fn tags(piece: &Piece) -> Vec<Link> {
    piece.entry.common.tags.iter().map(|tag| Link::new(tag, &addresses::tag(tag))).collect()
}

/// Other pieces of the same column in the same issue.
fn siblings(site: &Site, at: usize) -> Vec<usize> {
    let piece = &site.pieces[at];
    let (Some(edition), Some(column)) = (piece.edition, piece.column) else { return Vec::new() };
    let section = site.editions[edition].sections.iter().find(|(of, _)| *of == column);
    let others = section.into_iter().flat_map(|(_, pieces)| pieces.iter().copied()).filter(|other| *other != at);
    others.take(SIBLINGS).collect()
}
