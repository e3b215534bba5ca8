//! Entries in lists: made once for all pages that show them.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::terms::{StatusTerm, statuses};
use super::values::{Day, Link, folio_range, manner};
use crate::config::{Column, Settings};
use crate::kinds::Record;
use crate::kinds::common::Contributor;
use crate::kinds::events::FirstPhase;
use crate::model::{Site, addresses};
use crate::values::Language;

/// The cards of all pieces.
#[derive(Debug)]
pub(super) struct Cards(Vec<Arc<Card>>);

/// A piece as lists show it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct Card {
    /// Its title.
    pub(super) title: String,
    /// Its subtitle, without a dash.
    subtitle: Option<String>,
    /// The line above the title.
    kicker: Option<String>,
    /// Its page, from the site's root.
    pub(super) address: String,
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

/// A column as a piece shows it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct ColumnLink {
    /// Its id, the folder in `content/`.
    pub(super) id: String,
    /// Its name.
    pub(super) title: String,
    /// Its name in English.
    english: Option<String>,
    /// Its page, from the site's root.
    pub(super) address: String,
}

impl ColumnLink {
    pub(super) fn new(column: &Column) -> Self {
        Self {
            id: column.id.clone(),
            title: column.title.clone(),
            english: column.english.clone(),
            address: addresses::column(&column.id).url(),
        }
    }
}

impl Cards {
    /// Makes them.
    pub(super) fn of(site: &Site) -> Self {
        Self((0..site.pieces.len()).map(|at| Arc::new(card(site, at))).collect())
    }

    /// One.
    pub(super) fn get(&self, piece: usize) -> Arc<Card> {
        Arc::clone(&self.0[piece])
    }

    /// Several.
    pub(super) fn all(&self, pieces: &[usize]) -> Vec<Arc<Card>> {
        pieces.iter().map(|piece| self.get(*piece)).collect()
    }
}

fn card(site: &Site, at: usize) -> Card {
    let piece = &site.pieces[at];
    let (common, record) = (&piece.entry.common, &piece.entry.record);
    let settings = &site.settings;
    let issue = piece.edition.map(|edition| {
        let issue = &site.pieces[site.editions[edition].piece];
        Link::new(&issue.entry.common.title, &issue.address)
    });
    Card {
        title: common.title.clone(),
        subtitle: common.subtitle.clone(),
        kicker: common.kicker.clone(),
        address: piece.address.url(),
        date: common.date.map(|date| Day::new(&date, settings)),
        column: piece.column.map(|column| ColumnLink::new(&settings.columns[column])),
        issue,
        folio: common.page.map(|page| page.to_string()),
        folio_range: folio_range(common.page, common.page_end),
        summary: common.summary.clone().or_else(|| excerpt(&piece.entry.document.lead)),
        byline: byline(&common.contributors, settings),
        kind: piece.entry.kind.name(),
        words: piece.entry.document.words,
        phase: if let Record::Events(events) = record { events.first_phase(manner(settings)) } else { None },
        statuses: if let Record::Regulation(one) = record { statuses(site, at, one) } else { Vec::new() },
    }
}

/// 供稿｜单位　姓名
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

/// The most characters of an excerpt.
const EXCERPT: usize = 120;

/// The beginning of a text up to the end of a sentence; where the first sentence is longer, up to a comma.
pub(super) fn excerpt(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    if text.chars().count() <= EXCERPT {
        return Some(text.to_owned());
    }
    let head: String = text.chars().take(EXCERPT).collect();
    let ends = |marks: &[char]| head.rfind(marks).map(|at| at + head[at..].chars().next().map_or(0, char::len_utf8));
    if let Some(mut end) = ends(&['。', '！', '？', '!', '?']) {
        // A closing quotation mark belongs to the sentence.
        end += text[end..].chars().next().filter(|c| matches!(c, '”' | '’' | '」' | '）')).map_or(0, char::len_utf8);
        return Some(text[..end].to_owned());
    }
    let end = ends(&['；', '，', '、', ',', ' '])
        .map_or(head.len(), |end| end - head[..end].chars().next_back().map_or(0, char::len_utf8));
    Some(format!("{}……", &head[..end]))
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn ends_at_a_sentence() {
        let text = format!("{}。{}。", "甲".repeat(60), "乙".repeat(80));
        assert_eq!(excerpt(&text), Some(format!("{}。", "甲".repeat(60))));
        assert_eq!(excerpt("短句"), Some("短句".to_owned()));
        assert_eq!(excerpt(" "), None);
        assert_eq!(
            excerpt(&format!("{}，{}", "甲".repeat(100), "乙".repeat(100))),
            Some(format!("{}……", "甲".repeat(100)))
        );
    }
}
