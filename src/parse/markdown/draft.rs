//! The unfinished body: its nodes, and what is collected while they are written.

use std::collections::HashSet;
use std::ops::Range;

use super::anchors;
use super::dialect::Dialect;
use super::flow::Flow;
use crate::document::{Heading, Reference, ReferenceKind};
use crate::faults::{Fault, SourceText};

/// A body while it is written.
pub(super) struct Draft<'a> {
    pub(super) source: &'a SourceText,
    pub(super) dialect: Dialect,
    pub(super) flow: Flow,
    pub(super) references: Vec<Reference>,
    pub(super) words: Words,
    /// The anchors in raw HTML.
    pub(super) anchors: Vec<String>,
    /// The anchors of headings and raw HTML.
    ids: HashSet<String>,
    /// The open elements of raw HTML.
    pub(super) elements: Vec<String>,
    /// The number of figures with a caption.
    pub(super) figures: u32,
    pub(super) faults: Vec<Fault>,
}

/// The words of a body, to count them and for the lead.
#[derive(Default)]
pub(super) struct Words {
    pub(super) plain: String,
    /// The byte of `plain` at which the first paragraph may begin.
    lead_start: usize,
    /// The first paragraph.
    pub(super) lead: String,
}

impl<'a> Draft<'a> {
    /// An empty draft for a body with these headings.
    pub(super) fn new(source: &'a SourceText, dialect: Dialect, headings: &[Heading]) -> Self {
        Self {
            source,
            dialect,
            flow: Flow::default(),
            references: Vec::new(),
            words: Words::default(),
            anchors: Vec::new(),
            ids: headings.iter().map(|heading| heading.id.clone()).collect(),
            elements: Vec::new(),
            figures: 0,
            faults: Vec::new(),
        }
    }

    /// Adds a reference inside `range` of the source, and returns its index.
    pub(super) fn refer(&mut self, kind: ReferenceKind, target: &str, range: Range<usize>) -> usize {
        let written = &self.source.text[range.clone()];
        let span = written
            .rfind(target)
            .filter(|_| !target.is_empty())
            .map_or(range.clone(), |at| range.start + at..range.start + at + target.len());
        self.references.push(Reference { kind, target: target.to_owned(), span });
        self.references.len() - 1
    }

    /// Adds an anchor of raw HTML. An anchor that exists already is a fault.
    pub(super) fn note_anchor(&mut self, id: &str, place: Range<usize>) {
        let duplicate = !self.ids.insert(id.to_owned());
        self.faults.extend(anchors::clash(id, duplicate, self.source.at(place)));
        self.anchors.push(id.to_owned());
    }
}

impl Words {
    /// Adds text.
    pub(super) fn add(&mut self, text: &str) {
        self.plain.push_str(text);
    }

    /// Ends a line, so that the next word is not joined to the last one.
    pub(super) fn end_line(&mut self) {
        self.plain.push('\n');
    }

    /// Ends a paragraph; the first one is the lead.
    pub(super) fn end_paragraph(&mut self) {
        if self.lead.is_empty() {
            self.plain[self.lead_start..].trim().clone_into(&mut self.lead);
        }
        self.end_line();
    }

    /// Ends a block that is not a paragraph, and therefore not part of the lead.
    pub(super) fn end_block(&mut self) {
        self.end_line();
        self.lead_start = self.plain.len();
    }
}
