//! Pieces in lists. Each card is made once for all pages that show it.

use std::sync::{Arc, OnceLock};

use schemars::JsonSchema;
use serde::Serialize;

use super::column::ColumnLink;
use super::excerpt::summary;
use super::folios::folio_range;
use super::link::Link;
use super::status::{StatusTerm, statuses};
use crate::config::Settings;
use crate::kinds::Record;
use crate::kinds::common::Contributor;
use crate::kinds::events::FirstPhase;
use crate::kinds::when::Day;
use crate::model::Site;
use crate::values::Language;

/// The cards of all pieces of a site, each made when it is first shown.
#[derive(Clone, Copy, Debug)]
pub(in crate::render) struct Cards<'a> {
    site: &'a Site,
    made: &'a MadeCards,
}

/// The cards that were made so far, by the places of the pieces.
#[derive(Debug)]
pub(in crate::render) struct MadeCards(Vec<OnceLock<Arc<Card>>>);

/// A piece as lists show it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(in crate::render) struct Card {
    /// Its title.
    pub(in crate::render) title: String,
    /// Its subtitle, without a dash.
    subtitle: Option<String>,
    /// The line above the title.
    kicker: Option<String>,
    /// Its page, from the site's root.
    pub(in crate::render) address: String,
    /// Its date; absent where only its issue is known.
    date: Option<Day>,
    /// Its column; standing pages and issues have none.
    column: Option<ColumnLink>,
    /// The issue in which it was printed.
    issue: Option<Link>,
    /// The printed page on which it begins.
    folio: Option<String>,
    /// The printed pages: `83—84`, or one.
    folio_range: Option<String>,
    /// One or two sentences: the summary, or where there is none the first sentences of the text.
    summary: Option<String>,
    /// Who sent in, wrote, photographed or edited it, in one line.
    byline: Option<String>,
    /// What it is: `article`, `award-list`, `events`, `guide`, `page`, `regulation` or `issue`.
    kind: &'static str,
    /// Its length in 字: Han characters and words of other scripts.
    words: usize,
    /// Of events: the first phase of the first.
    phase: Option<FirstPhase>,
    /// Of a regulation: whether it is in force, from day to day; the first is what it is now.
    statuses: Vec<StatusTerm>,
}

impl MadeCards {
    /// None for the pieces of `site` yet.
    pub(in crate::render) fn none(site: &Site) -> Self {
        Self(site.pieces.iter().map(|_| OnceLock::new()).collect())
    }
}

impl<'a> Cards<'a> {
    /// The cards of the pieces of `site`, of which these were `made`.
    pub(in crate::render) const fn new(site: &'a Site, made: &'a MadeCards) -> Self {
        Self { site, made }
    }

    /// The card of a piece.
    pub(in crate::render) fn get(self, piece: usize) -> Arc<Card> {
        Arc::clone(self.made.0[piece].get_or_init(|| Arc::new(card(self.site, piece))))
    }

    /// The cards of several pieces.
    pub(in crate::render) fn all(self, pieces: &[usize]) -> Vec<Arc<Card>> {
        pieces.iter().map(|piece| self.get(*piece)).collect()
    }
}

fn card(site: &Site, at: usize) -> Card {
    let piece = &site.pieces[at];
    let (common, record) = (&piece.entry.common, &piece.entry.record);
    let settings = &site.settings;
    let locale = settings.locale();
    Card {
        title: common.title.clone(),
        subtitle: common.subtitle.clone(),
        kicker: common.kicker.clone(),
        address: piece.address.url(),
        date: common.date.map(|date| Day::new(&date, locale)),
        column: piece.column.map(|column| ColumnLink::new(site, column)),
        issue: piece.edition.map(|edition| Link::to_piece(site, site.editions[edition].piece)),
        folio: common.page.map(|page| page.to_string()),
        folio_range: folio_range(common.page, common.page_end),
        summary: summary(&piece.entry),
        byline: byline(&common.contributors, settings),
        kind: piece.entry.kind.name(),
        words: piece.entry.document.words,
        phase: if let Record::Events(events) = record { events.first_phase(locale) } else { None },
        statuses: if let Record::Regulation(one) = record { statuses(site, piece, one) } else { Vec::new() },
    }
}

/// The contributors in one line: `供稿｜单位　姓名`. `None` where there are none.
fn byline(contributors: &[Contributor], settings: &Settings) -> Option<String> {
    let one = |contributor: &Contributor| {
        let names = [contributor.organization.as_deref(), contributor.name.as_deref()];
        let names: Vec<&str> = names.into_iter().flatten().collect();
        match settings.language {
            Language::ZhHans => format!("{:?}｜{}", contributor.role, names.join("　")),
            Language::En => names.join(", "),
        }
    };
    let all: Vec<String> = contributors.iter().map(one).collect();
    (!all.is_empty()).then(|| all.join(if settings.language == Language::En { "; " } else { "　" }))
}
