//! A piece of any kind: what its front matter says, and its text.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::config::NameKind;
use crate::kinds::Kind;
use crate::kinds::common::{Contributor, Reprint, Role};
use crate::kinds::when::Day;
use crate::model::{Piece, Related, Site, addresses};
use crate::render::body::{self, Placement};
use crate::render::pages::series::{self, SeriesView};
use crate::render::values::{Card, Cards, ColumnLink, IssueCard, Link, Picture, folio_range, names};
use crate::values::Date;

/// Characters read in a minute: 350–400 for Chinese news.
const READING_SPEED: usize = 375;
/// The most pieces of the same column that are named beside an article.
const SIBLINGS: usize = 8;

/// A piece of any kind: what its front matter says, and its text.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Article")]
pub(super) struct ArticleView {
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
    pub(super) body_html: String,
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
    pub(super) related: Vec<RelatedView>,
}

/// Another piece, and what both have in common.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Related")]
pub(super) struct RelatedView {
    #[serde(flatten)]
    link: Link,
    /// `organization`, `person`, `tag` or `column`: after `same_` among the words.
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
    /// When the original was published.
    published: Option<Day>,
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

/// A piece with its body as it stands there; without related pieces, which only its own page shows.
pub(super) fn article(site: &Site, cards: Cards<'_>, at: usize, placement: &Placement<'_>) -> ArticleView {
    let piece = &site.pieces[at];
    let common = &piece.entry.common;
    let day = |date: &Date| Day::new(date, site.settings.locale());
    let link = |at: &usize| Link::to_piece(site, *at);
    let kind = piece.entry.kind;
    // A guide is looked up, not read through.
    let words = if kind == Kind::Guide { 0 } else { piece.entry.document.words };
    let has_end = !matches!(kind, Kind::Page | Kind::Guide | Kind::Regulation);
    ArticleView {
        title: common.title.clone(),
        subtitle: common.subtitle.clone(),
        kicker: common.kicker.clone(),
        kind: kind.name(),
        column: piece.column.map(|column| ColumnLink::new(site, column)),
        issue: piece.edition.map(|edition| IssueCard::new(site, edition)),
        date: common.date.as_ref().map(day),
        updated: common.updated.as_ref().map(day),
        folio: common.page.map(|page| page.to_string()),
        folio_range: folio_range(common.page, common.page_end),
        words,
        minutes: words.div_ceil(READING_SPEED).max(1),
        contributors: common.contributors.iter().map(|one| contributor(site, at, one)).collect(),
        signed_by: common.signed_by.clone(),
        source: common.source.as_ref().map(|reprint| source(reprint, &day)),
        summary: common.summary.clone(),
        tags: tags(piece),
        cover: Picture::cover(site, at),
        body_html: body::html(site, at, placement),
        cited: body::fields_html(site, at, placement),
        end_mark: has_end && !piece.entry.document.is_empty(),
        corrections: common
            .corrections
            .iter()
            .map(|correction| CorrectionView { date: day(&correction.date), text: correction.text.clone() })
            .collect(),
        attachments: piece.attachments.iter().map(link).collect(),
        attachment_of: piece.attachment_of.as_ref().map(link),
        report_of: site.links[at].report_of.map(|(at, event)| Link::to_event(&site.pieces[at], event)),
        previous: piece.previous.map(|at| cards.get(at)),
        next: piece.next.map(|at| cards.get(at)),
        siblings: siblings(site, at).into_iter().map(|at| cards.get(at)).collect(),
        people: names::subjects(site, NameKind::People, at),
        organizations: names::subjects(site, NameKind::Organizations, at),
        series: series::of_piece(site, at),
        related: Vec::new(),
    }
}

/// Other pieces that the readers of a piece may want.
pub(super) fn related(site: &Site, at: usize) -> Vec<RelatedView> {
    let view = |related: &Related| {
        let link = Link::to_piece(site, related.piece);
        RelatedView { link, reason: related.reason.name(), name: related.name.clone() }
    };
    site.links[at].related.iter().map(view).collect()
}

fn contributor(site: &Site, at: usize, contributor: &Contributor) -> ContributorView {
    let page = |kind, name: &Option<String>| names::link(site, kind, name.as_deref()?, at).address;
    ContributorView {
        address: page(NameKind::People, &contributor.name),
        organization_address: page(NameKind::Organizations, &contributor.organization),
        name: contributor.name.clone(),
        organization: contributor.organization.clone(),
        position: contributor.position.clone(),
        role: contributor.role,
    }
}

fn source(reprint: &Reprint, day: &impl Fn(&Date) -> Day) -> SourceView {
    SourceView {
        name: reprint.name.clone(),
        url: reprint.url.clone(),
        date: day(&reprint.date),
        published: reprint.published.as_ref().map(day),
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
