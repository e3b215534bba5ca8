//! What the page of a regulation shows beside its text: its contents, and its status on every day to come.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::cited::CiterView;
use super::values::manner;
use crate::kinds::named::NamePages;
use crate::kinds::regulation::{Act, Regulation, RegulationView, Status, StatusView};
use crate::kinds::when::When;
use crate::model::{PageKind, Piece, Site, addresses};
use crate::values::Address;
use huikan_law::statute::{Level, Provision, Statute};

/// A regulation without its body.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct RegulationPage {
    #[serde(flatten)]
    facts: RegulationView,
    /// Its status from day to day: a script shows the one of the reader's day.
    stages: Vec<Stage>,
    /// The zone whose days count.
    zone: &'static str,
    /// The divisions of the text with their articles, or its headings.
    contents: Vec<Division>,
    /// Its versions that have texts here, by the day from which they are in force; empty where there is one.
    texts: Vec<TextLink>,
    /// The version in force, where this is another.
    in_force: Option<TextLink>,
    /// Where this text stands whatever comes into force after it, from the site's root.
    dated: String,
    /// The next version in time, where there is one.
    next: Option<TextLink>,
    /// Its file for programs, beside its page.
    data: String,
    /// How many 章 it has.
    chapters: usize,
    /// How many 条 it has.
    articles: usize,
    /// Who names it without a provision of it.
    pub(super) cited_by: Vec<CiterView>,
}

/// A status from a day on.
#[derive(Debug, Serialize, JsonSchema)]
struct Stage {
    /// The day as `2025-01-01`; the first has none.
    from: Option<String>,
    /// Whether it is that of the day of the build.
    current: bool,
    status: StatusView,
}

/// A version of the regulation.
#[derive(Debug, Serialize, JsonSchema)]
struct TextLink {
    effective_on: When,
    address: String,
    /// Whether it is the one on this page.
    here: bool,
    /// The page that compares it with the version before it.
    comparison: Option<String>,
}

/// A heading that the contents of a regulation name, with the articles behind it.
#[derive(Debug, Serialize, JsonSchema)]
struct Division {
    /// None for articles before the first heading.
    title: Option<String>,
    anchor: Option<String>,
    articles: Vec<ArticleLink>,
}

/// An article in the contents.
#[derive(Debug, Serialize, JsonSchema)]
struct ArticleLink {
    anchor: String,
    /// `12`, `120之1`.
    number: String,
    /// `第十二条`.
    printed: String,
}

/// The page of a regulation.
pub(super) fn page(site: &Site, at: usize, regulation: &Regulation, pages: NamePages<'_>) -> RegulationPage {
    let piece = &site.pieces[at];
    let regulation = &amended(site, piece, regulation);
    let counts = piece.entry.document.statute.as_ref().map(|statute| statute.counts()).unwrap_or_default();
    RegulationPage {
        facts: regulation.view(manner(&site.settings), pages),
        stages: stages(site, &as_text(piece, regulation.clone())),
        zone: site.settings.timezone.name(),
        contents: contents(piece),
        texts: piece.versions.iter().filter_map(|at| text(site, piece, *at)).collect(),
        in_force: piece.stands_for.and_then(|at| text(site, piece, at)),
        dated: site.pages.address(PageKind::Dated(at)).unwrap_or(&piece.address).url(),
        next: next(site, piece, regulation).and_then(|at| text(site, piece, at)),
        data: addresses::provisions(&piece.address).url(),
        chapters: counts.chapters,
        articles: counts.articles,
        cited_by: Vec::new(),
    }
}

/// The version after this one.
fn next(site: &Site, piece: &Piece, regulation: &Regulation) -> Option<usize> {
    let later = |at: &&usize| {
        site.pieces[**at].regulation().is_some_and(|other| other.version_day() > regulation.version_day())
    };
    piece.versions.iter().find(later).copied()
}

/// The regulation with what changed it, also where only the next version says so.
fn amended(site: &Site, piece: &Piece, regulation: &Regulation) -> Regulation {
    let mut regulation = regulation.clone();
    let Some((at, later)) = next(site, piece, &regulation).and_then(|at| Some((at, site.pieces[at].regulation()?)))
    else {
        return regulation;
    };
    let made = later.versions.iter().find(|version| version.effective_on == later.version_day());
    let act = made.and_then(|version| version.amended_by.clone());
    let title = site.pieces[at].entry.common.title.clone();
    let mut act = regulation.amended_by.take().or(act).unwrap_or_else(|| Act::from(title));
    act.effective_on.get_or_insert(later.version_day());
    regulation.amended_by = Some(act);
    regulation
}

fn text(site: &Site, piece: &Piece, at: usize) -> Option<TextLink> {
    let other = &site.pieces[at];
    let regulation = other.regulation()?;
    let before = piece.versions.iter().rev().skip_while(|version| **version != at).nth(1);
    let comparison = before.and_then(|before| site.pages.address(PageKind::Comparison(*before, at)));
    Some(TextLink {
        effective_on: When::day(regulation.version_day(), manner(&site.settings)),
        address: other.address.url(),
        here: other.address == piece.address,
        comparison: comparison.map(Address::url),
    })
}

/// The regulation as far as one of its texts is it: an amended text gives as its day that of the first one.
fn as_text(piece: &Piece, mut regulation: Regulation) -> Regulation {
    if !piece.versions.is_empty() {
        regulation.effective_on = regulation.version_day();
    }
    regulation
}

/// The days from which on its status may be another, each with a day on which it is so. The first has none: it is what
/// was before all others.
fn days(regulation: &Regulation) -> Vec<(Option<NaiveDate>, NaiveDate)> {
    let mut days: Vec<NaiveDate> = regulation.turning_days().map(|day| day.0).collect();
    days.sort_unstable();
    days.dedup();
    let before = days.first().and_then(NaiveDate::pred_opt).unwrap_or(NaiveDate::MIN);
    std::iter::once((None, before)).chain(days.into_iter().map(|day| (Some(day), day))).collect()
}

/// The days on which its status changes, with what it is from then on; the first is what it was before all of them.
pub(super) fn turns(site: &Site, at: usize, regulation: &Regulation) -> Vec<(Option<NaiveDate>, Status)> {
    let piece = &site.pieces[at];
    let regulation = as_text(piece, amended(site, piece, regulation));
    let mut turns: Vec<_> = days(&regulation).into_iter().map(|(from, day)| (from, regulation.status(day))).collect();
    turns.dedup_by_key(|(_, status)| *status);
    turns
}

fn stages(site: &Site, regulation: &Regulation) -> Vec<Stage> {
    let days = days(regulation);
    let current = days.iter().filter(|(from, _)| from.is_some_and(|from| from <= site.today)).count();
    let manner = manner(&site.settings);
    days.into_iter()
        .enumerate()
        .map(|(at, (from, day))| Stage {
            from: from.map(|day| day.to_string()),
            current: at == current,
            // Today's words may name what comes; those of another day are said as of that day.
            status: regulation.status_view(if at == current { site.today } else { day }, manner),
        })
        .collect()
}

fn contents(piece: &Piece) -> Vec<Division> {
    let document = &piece.entry.document;
    let Some(statute) = &document.statute else {
        let highest = document.headings.iter().map(|heading| heading.level).min();
        let top = document.headings.iter().filter(|heading| Some(heading.level) == highest);
        let division = |heading: &crate::document::Heading| Division {
            title: Some(heading.text.clone()),
            anchor: Some(heading.id.clone()),
            articles: Vec::new(),
        };
        let divisions: Vec<Division> = top.map(division).collect();
        return if divisions.len() > 1 { divisions } else { Vec::new() };
    };
    let titles: std::collections::BTreeMap<&str, &str> =
        document.headings.iter().map(|heading| (heading.id.as_str(), heading.text.as_str())).collect();
    let mut divisions: Vec<Division> = Vec::new();
    for provision in &statute.provisions {
        if let Some(title) = titles.get(provision.id.as_str()) {
            let (title, anchor) = (Some((*title).to_owned()), Some(provision.id.clone()));
            divisions.push(Division { title, anchor, articles: Vec::new() });
        } else if provision.level == Level::Article && !in_annex(statute, provision) {
            if divisions.is_empty() {
                divisions.push(Division { title: None, anchor: None, articles: Vec::new() });
            }
            let link = link(provision);
            if let Some(last) = divisions.last_mut() {
                last.articles.push(link);
            }
        }
    }
    divisions
}

fn in_annex(statute: &Statute, provision: &Provision) -> bool {
    provision.parent.is_some_and(|parent| statute.enclosing(parent, Level::Annex).is_some())
}

fn link(article: &Provision) -> ArticleLink {
    let number = article.number.unwrap_or_default();
    let inserted = if number.inserted > 0 { format!("之{}", number.inserted) } else { String::new() };
    ArticleLink {
        anchor: article.id.clone(),
        number: format!("{}{inserted}", number.base),
        printed: article.printed.clone(),
    }
}
