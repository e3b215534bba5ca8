//! Builds the provisions of a statute from its lines.

use super::anomaly::{Anomaly, AnomalyKind};
use super::block::{Block, BlockKind};
use super::builder::Builder;
use super::level::Level;
use super::lists::OpenLists;
use super::marks::Mark;
use super::number::Number;
use super::provision::{Role, Statute};
use super::split::MarkedLine;
use super::words::{first_number_after_note, is_deleted, is_order, is_page_number, is_short};
use crate::characters::is_blank;

/// Builds the statute. `anomalies` are those found so far.
pub(super) fn build(blocks: &[Block<'_>], lines: &[MarkedLine], anomalies: Vec<Anomaly>) -> Statute {
    let mut builder = Builder::new(blocks, lines, anomalies);
    for at in 0..lines.len() {
        builder.add(at);
    }
    finish(builder.out)
}

/// Removes the gaps that a text has because it is an excerpt of a code: it begins in the middle of both its divisions
/// and its articles.
fn finish(mut statute: Statute) -> Statute {
    let at_division =
        |anomaly: &Anomaly| matches!(anomaly.kind, AnomalyKind::Gap { level, before: None, .. } if level.is_division());
    let at_article =
        |anomaly: &Anomaly| matches!(anomaly.kind, AnomalyKind::Gap { level: Level::Article, before: None, .. });
    if statute.anomalies.iter().any(at_division) && statute.anomalies.iter().any(at_article) {
        statute.anomalies.retain(|anomaly| !at_division(anomaly) && !at_article(anomaly));
    }
    statute.indexed()
}

impl Builder<'_> {
    /// Adds one line according to its mark.
    fn add(&mut self, at: usize) {
        let line = &self.lines[at];
        if line.aside {
            self.line(at, Role::Aside, None);
            return;
        }
        match line.marked.mark {
            Mark::Division(level, number) => self.division(at, level, Some(number)),
            Mark::Named(_) if self.waits_for_title() => self.title(at),
            Mark::Named(_) => self.division(at, Level::Heading, None),
            Mark::Preamble if self.out.provisions.is_empty() => {
                self.container = Some(self.open(Level::Preamble, None, at, None));
                self.line(at, Role::Heading, self.container);
            }
            Mark::Annex(number) => self.annex(at, number),
            Mark::Article(number, _) => self.article(at, number),
            Mark::Listed(_, number) if self.next_note == Some(number) => {
                self.line(at, Role::Aside, None);
                self.next_note = Some(number + 1);
                return;
            }
            Mark::Listed(style, number) if self.is_point(style) => self.point(at, number),
            Mark::Listed(style, number) => self.listed(at, style, number),
            Mark::Note => {
                self.line(at, Role::Aside, None);
                self.next_note = first_number_after_note(&self.words(at));
                return;
            }
            Mark::Contents => self.line(at, Role::Aside, None),
            Mark::Nothing | Mark::Preamble => self.unmarked(at),
        }
        self.next_note = None;
    }

    fn article(&mut self, at: usize, number: Number) {
        self.settle_front();
        self.lists = OpenLists::default();
        let parent = self.divisions.innermost();
        self.check_number(at, Level::Article, self.last_article, number);
        self.last_article = Some(self.last_article.map_or(number, |last| last.max(number)));
        let opened = self.open(Level::Article, Some(number), at, parent);
        self.container = Some(opened);
        self.begin(at, opened);
    }

    /// Opens a point (`一、`) of a text without articles.
    fn point(&mut self, at: usize, number: u32) {
        self.settle_front();
        self.lists = OpenLists::default();
        let number = Number::new(number);
        let parent = self.divisions.open.last().copied();
        self.check_number(at, Level::Point, self.last_article, number);
        self.last_article = Some(number);
        let opened = self.open(Level::Point, Some(number), at, parent);
        self.container = Some(opened);
        self.begin(at, opened);
    }

    /// Adds the first line of an article or a point. Its words begin the first 款, or are the title if the line is a
    /// heading.
    fn begin(&mut self, at: usize, opened: usize) {
        let words = self.words(at);
        if words.is_empty() || self.lines[at].kind == BlockKind::Heading {
            self.out.provisions[opened].title = words;
            self.line(at, Role::Heading, Some(opened));
            return;
        }
        self.out.provisions[opened].deleted = is_deleted(&words);
        self.begin_paragraph(at, Role::Begin);
    }

    /// Adds a line without a mark.
    fn unmarked(&mut self, at: usize) {
        let line = &self.lines[at];
        let words = self.words(at);
        let innermost = self.lists.innermost().or(self.container);
        if line.kind == BlockKind::Other {
            self.line(at, Role::Other, innermost);
        } else if words.chars().all(is_blank) || is_page_number(&words) {
            self.line(at, Role::Aside, None);
        } else if line.kind == BlockKind::Heading {
            self.line(at, Role::Aside, None);
            (self.container, self.lists) = (None, OpenLists::default());
        } else if self.waits_for_title() && is_short(&words) {
            self.title(at);
        } else if self.container.is_none() {
            let place = self.out.lines.len();
            self.line(at, Role::Aside, None);
            if self.out.provisions.is_empty() {
                self.front.push(place);
            }
        } else if self.closing.contains(&at) {
            self.line(at, Role::Aside, None);
        } else if self.last_article.is_some() && self.divisions.annex.is_none() && is_order(&words) {
            self.report(at, AnomalyKind::OrderBetweenArticles);
            self.line(at, Role::Aside, None);
        } else {
            self.unmarked_paragraph(at, &words);
        }
    }
}
