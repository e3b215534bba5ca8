//! The page of a piece of any kind but an issue.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cards::{Card, Cards, ColumnLink};
use super::chrome::Head;
use super::cited::CitedBy;
use super::issue::{IssueCard, card as issue_card};
use super::regulation::{self, RegulationPage};
use super::values::{Day, Link, Picture, folio_range, manner};
use crate::document::Frame;
use crate::kinds::award_list::AwardsView;
use crate::kinds::common::{Contributor, Reprint, Role};
use crate::kinds::events::EventsView;
use crate::kinds::guide::GuideView;
use crate::kinds::{Kind, Record};
use crate::model::{Piece, Site, Stand, Target};

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

/// All of a piece that its template shows.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Shown {
    article: ArticleView,
    #[serde(flatten)]
    own: Own,
}

/// What only one kind shows.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Own {
    Awards(Box<Awards>),
    Events(EventsView),
    Guide(GuideView),
    Regulation(Box<RegulationPage>),
    Nothing {},
}

#[derive(Debug, Serialize, JsonSchema)]
struct Awards {
    #[serde(flatten)]
    tables: AwardsView,
    held_on: Option<Day>,
    csv: String,
    json: String,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ArticleView {
    title: String,
    subtitle: Option<String>,
    kicker: Option<String>,
    kind: &'static str,
    column: Option<ColumnLink>,
    issue: Option<IssueCard>,
    date: Option<Day>,
    updated: Option<Day>,
    folio: Option<String>,
    folio_range: Option<String>,
    words: usize,
    minutes: usize,
    contributors: Vec<ContributorView>,
    signed_by: Option<String>,
    source: Option<SourceView>,
    summary: Option<String>,
    tags: Vec<Link>,
    cover: Option<Picture>,
    body_html: String,
    /// Sentences of its fields that cite regulations, as HTML with links: for the filter `cited`.
    cited: BTreeMap<String, String>,
    end_mark: bool,
    corrections: Vec<CorrectionView>,
    attachments: Vec<Link>,
    attachment_of: Option<Link>,
    previous: Option<Arc<Card>>,
    next: Option<Arc<Card>>,
    siblings: Vec<Arc<Card>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ContributorView {
    name: Option<String>,
    organization: Option<String>,
    position: Option<String>,
    role: Role,
}

#[derive(Debug, Serialize, JsonSchema)]
struct SourceView {
    name: String,
    url: String,
    date: Day,
    original_title: Option<String>,
    author: Option<String>,
    via: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct CorrectionView {
    date: Day,
    text: String,
}

/// The template of a piece of this kind.
pub(super) fn template(kind: Kind) -> &'static str {
    match kind {
        Kind::AwardList => "award-list.html",
        Kind::Events => "events.html",
        Kind::Guide => "guide.html",
        Kind::Regulation => "regulation.html",
        Kind::Page => "page.html",
        Kind::Article | Kind::Issue => "article.html",
    }
}

/// What the template of a piece sees.
pub(super) fn view(site: &Site, cards: &Cards, at: usize, head: Head, words: &dyn Fn(&str) -> String) -> View {
    let piece = &site.pieces[at];
    let root = piece.address.to_root();
    let stand = Stand { root: &root, frame: Frame::default(), beside: None };
    let mut shown = shown(site, cards, at, &stand);
    if !piece.cited_by.is_empty() {
        let cited = CitedBy { site, at, root: &root, words };
        shown.article.body_html = piece.body_html_with(&stand, |id, out| cited.write(id, out));
        if let Own::Regulation(page) = &mut shown.own {
            page.cited_by = cited.whole();
        }
    }
    View { head, shown }
}

/// The piece with its body as it stands there.
pub(super) fn shown(site: &Site, cards: &Cards, at: usize, stand: &Stand<'_>) -> Shown {
    let piece = &site.pieces[at];
    Shown { article: article(site, cards, at, stand), own: own(site, piece, stand) }
}

fn own(site: &Site, piece: &Piece, stand: &Stand<'_>) -> Own {
    let manner = manner(&site.settings);
    match &piece.entry.record {
        Record::AwardList(list) => Own::Awards(Box::new(Awards {
            tables: list.view(),
            held_on: list.held_on.map(|date| Day::new(&date, &site.settings)),
            csv: piece.address.file_below("awards.csv").url(),
            json: piece.address.file_below("awards.json").url(),
        })),
        Record::Events(events) => Own::Events(events.view(manner)),
        Record::Guide(guide) => Own::Guide(guide.view(&forms(piece, stand))),
        Record::Regulation(regulation) => Own::Regulation(Box::new(regulation::page(site, piece, regulation))),
        Record::Article | Record::Issue(_) | Record::Page => Own::Nothing {},
    }
}

/// Where the forms of a guide are, as its page links them.
fn forms(piece: &Piece, stand: &Stand<'_>) -> Vec<Option<String>> {
    let root = stand.root;
    let address = |target: &Target| match target {
        Target::File(address, _) => Some(format!("{root}{}", address.url())),
        Target::Page(address, fragment) => Some(format!("{root}{}{fragment}", address.url())),
        Target::External(url) => Some(url.clone()),
        Target::Here(_) | Target::Nothing => None,
    };
    piece.forms.iter().map(|form| form.as_ref().and_then(address)).collect()
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
        contributors: common.contributors.iter().map(contributor).collect(),
        signed_by: common.signed_by.clone(),
        source: common.source.as_ref().map(|reprint| source(reprint, day(&reprint.date))),
        summary: common.summary.clone(),
        tags: tags(piece),
        cover: Picture::cover(site, at),
        body_html: piece.body_html(stand),
        cited: piece.fields_html(stand),
        end_mark: has_end && !piece.entry.document.is_empty(),
        corrections: common
            .corrections
            .iter()
            .map(|correction| CorrectionView { date: day(&correction.date), text: correction.text.clone() })
            .collect(),
        attachments: piece.attachments.iter().map(link).collect(),
        attachment_of: piece.attachment_of.as_ref().map(link),
        previous: piece.previous.map(|at| cards.get(at)),
        next: piece.next.map(|at| cards.get(at)),
        siblings: siblings(site, at).into_iter().map(|at| cards.get(at)).collect(),
    }
}

fn contributor(contributor: &Contributor) -> ContributorView {
    ContributorView {
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
    let address = |tag: &str| crate::values::Address::home().below("tags").below(&tag.replace('/', "-"));
    piece.entry.common.tags.iter().map(|tag| Link::new(tag, &address(tag))).collect()
}

/// Other pieces of the same column in the same issue.
fn siblings(site: &Site, at: usize) -> Vec<usize> {
    let piece = &site.pieces[at];
    let (Some(edition), Some(column)) = (piece.edition, piece.column) else { return Vec::new() };
    let section = site.editions[edition].sections.iter().find(|(of, _)| *of == column);
    let others = section.into_iter().flat_map(|(_, pieces)| pieces.iter().copied()).filter(|other| *other != at);
    others.take(SIBLINGS).collect()
}
