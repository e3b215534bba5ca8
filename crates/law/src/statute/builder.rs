//! The state of the construction of a statute, and its basic operations: add a line, open a provision, check a number.

use std::ops::Range;

use super::anchors::Anchors;
use super::anomaly::{Anomaly, AnomalyKind};
use super::block::Block;
use super::divisions::OpenDivisions;
use super::level::Level;
use super::lists::{OpenLists, next_numbers};
use super::marks::{Mark, Style};
use super::number::Number;
use super::provision::{Line, Provision, Role, Statute};
use super::split::MarkedLine;
use super::words::{closing_lines, point_style, without_line_breaks};
use crate::characters::is_blank;

/// A statute under construction. Lines are referred to by their index in `lines`.
pub(super) struct Builder<'a> {
    pub(super) blocks: &'a [Block<'a>],
    pub(super) lines: &'a [MarkedLine],
    /// See [`next_numbers`].
    pub(super) next_numbers: Vec<[Option<u32>; 5]>,
    /// The numbering of the points of a text without articles.
    point_style: Option<Style>,
    /// The lines after the last article that are signatures and dates.
    pub(super) closing: Range<usize>,
    pub(super) out: Statute,
    pub(super) anchors: Anchors,
    pub(super) divisions: OpenDivisions,
    /// What a paragraph belongs to: the open article, point, annex or preamble.
    pub(super) container: Option<usize>,
    pub(super) lists: OpenLists,
    /// The number of the last article or point.
    pub(super) last_article: Option<Number>,
    /// The number of the next of several notes (注：1.… 2.…).
    pub(super) next_note: Option<u32>,
    /// The lines before the first provision, as indices in `out.lines`.
    pub(super) front: Vec<usize>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(blocks: &'a [Block<'a>], lines: &'a [MarkedLine], anomalies: Vec<Anomaly>) -> Self {
        Self {
            blocks,
            lines,
            next_numbers: next_numbers(lines),
            point_style: point_style(lines),
            closing: closing_lines(blocks, lines),
            out: Statute { anomalies, ..Statute::default() },
            anchors: Anchors::default(),
            divisions: OpenDivisions::default(),
            container: None,
            lists: OpenLists::default(),
            last_article: None,
            next_note: None,
            front: Vec::new(),
        }
    }

    /// The words of a line after its mark, without blanks around them.
    pub(super) fn words(&self, at: usize) -> String {
        let line = &self.lines[at];
        let text = &self.blocks[line.block].text[line.within.start + line.marked.words..line.within.end];
        without_line_breaks(text.trim_matches(is_blank))
    }

    /// Bytes of the source that hold a line with its mark.
    pub(super) fn span(&self, at: usize) -> Range<usize> {
        let line = &self.lines[at];
        let text = &self.blocks[line.block].text[line.within.clone()];
        let end = line.within.start + text.trim_end_matches(is_blank).len();
        let start = line.within.start + (text.len() - text.trim_start_matches(is_blank).len());
        self.blocks[line.block].span(start.min(end)..end)
    }

    /// Reports an anomaly at the mark of a line, or at the line if it has no mark.
    pub(super) fn report(&mut self, at: usize, kind: AnomalyKind) {
        let mut span = self.span(at);
        let line = &self.lines[at];
        if line.marked.words > 0 {
            let mark = line.within.start..line.within.start + line.marked.words;
            let text = self.blocks[line.block].text[mark.clone()].trim_end_matches(is_blank);
            span = self.blocks[line.block].span(mark.start..mark.start + text.len());
        }
        self.out.anomalies.push(Anomaly { span, kind });
    }

    /// Adds a line to a provision.
    pub(super) fn line(&mut self, at: usize, role: Role, provision: Option<usize>) {
        let line = &self.lines[at];
        let block = &self.blocks[line.block];
        let raw = &block.text[line.within.start + line.marked.words..line.within.end];
        let start = line.within.start + line.marked.words + (raw.len() - raw.trim_start_matches(is_blank).len());
        let end = start + raw.trim_matches(is_blank).len();
        let line = Line {
            block: line.block,
            within: line.within.clone(),
            words: start,
            span: block.span(start..end),
            text: self.words(at),
            role,
            provision,
        };
        if let Some(provision) = provision {
            let whole = self.span(at);
            let place = self.out.lines.len();
            let provision = &mut self.out.provisions[provision];
            provision.lines.push(place);
            provision.span.end = provision.span.end.max(whole.end);
        }
        self.out.lines.push(line);
    }

    /// Opens a provision that begins with the line at `at`. Returns its index.
    pub(super) fn open(&mut self, level: Level, number: Option<Number>, at: usize, parent: Option<usize>) -> usize {
        let line = &self.lines[at];
        let is_marked = level != Level::Paragraph;
        let printed = if is_marked { line.marked.printed.clone() } else { String::new() };
        let title = match line.marked.mark {
            Mark::Named(name) if level == Level::Heading => name,
            _ => "",
        };
        // The anchor of an article is its number alone; that of a division has the whole path.
        let above = match level {
            Level::Article | Level::Point | Level::Heading => self.divisions.annex,
            _ => parent,
        };
        let above = above.filter(|above| self.out.provisions[*above].level != Level::Heading);
        let above = above.map_or("", |above| self.out.provisions[above].id.as_str());
        let id = self.anchors.of(level, number, title, above);
        self.out.provisions.push(Provision {
            level,
            id,
            number,
            printed,
            title: title.to_owned(),
            deleted: false,
            parent,
            end: 0,
            lines: Vec::new(),
            span: self.span(at),
        });
        self.out.provisions.len() - 1
    }

    /// Reports a number that does not follow the one before it.
    pub(super) fn check_number(&mut self, at: usize, level: Level, before: Option<Number>, number: Number) {
        let Some(before) = before else {
            if number != Number::new(1) {
                self.report(at, AnomalyKind::Gap { level, before: None, number });
            }
            return;
        };
        if number == before {
            self.report(at, AnomalyKind::Duplicate { level, number });
        } else if number < before {
            self.report(at, AnomalyKind::OutOfOrder { level, before, number });
        } else if !number.follows(before) {
            self.report(at, AnomalyKind::Gap { level, before: Some(before), number });
        }
    }

    /// Whether the open container is an article.
    pub(super) fn is_in_article(&self) -> bool {
        self.container.is_some_and(|at| self.out.provisions[at].level == Level::Article)
    }

    /// Whether a list mark of this style numbers a point at this place.
    pub(super) fn is_point(&self, style: Style) -> bool {
        self.point_style == Some(style)
            && self.container.is_none_or(|at| matches!(self.out.provisions[at].level, Level::Point | Level::Preamble))
    }
}
