//! A body that is being written: its nodes, and all that is noted on the way.

use std::collections::HashSet;
use std::ops::Range;

use super::anchors;
use super::dialect::Dialect;
use super::flow::Flow;
use crate::document::{Heading, Reference, ReferenceKind};
use crate::faults::{Fault, SourceText};

/// What was written of a body.
pub(super) struct Draft<'a> {
    pub(super) source: &'a SourceText,
    pub(super) dialect: Dialect,
    pub(super) flow: Flow,
    pub(super) references: Vec<Reference>,
    pub(super) words: Words,
    /// The anchors that raw HTML brings.
    pub(super) anchors: Vec<String>,
    /// The anchors of headings and raw HTML.
    ids: HashSet<String>,
    /// The elements of raw HTML that are open.
    pub(super) elements: Vec<String>,
    /// How many figures have a caption.
    pub(super) figures: u32,
    pub(super) faults: Vec<Fault>,
}

/// The words of a body, for their number and the lead.
#[derive(Default)]
pub(super) struct Words {
    pub(super) plain: String,
    /// Where in `plain` the first paragraph may begin.
    lead_start: usize,
    /// The first paragraph.
    pub(super) lead: String,
}

impl<'a> Draft<'a> {
    /// Nothing yet of a body with these headings.
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

    /// Notes a reference whose bytes lie in `range`, and returns its place among the references.
    pub(super) fn refer(&mut self, kind: ReferenceKind, target: &str, range: Range<usize>) -> usize {
        let written = &self.source.text[range.clone()];
        let span = written
            .rfind(target)
            .filter(|_| !target.is_empty())
            .map_or(range.clone(), |at| range.start + at..range.start + at + target.len());
        self.references.push(Reference { kind, target: target.to_owned(), span });
        self.references.len() - 1
    }

    /// Notes an anchor that raw HTML brings; one that something else has is a fault.
    pub(super) fn note_anchor(&mut self, id: &str, place: Range<usize>) {
        let duplicate = !self.ids.insert(id.to_owned());
        self.faults.extend(anchors::clash(id, duplicate, self.source.at(place)));
        self.anchors.push(id.to_owned());
    }
}

impl Words {
    /// Adds words of the text.
    pub(super) fn add(&mut self, text: &str) {
        self.plain.push_str(text);
    }

    /// Ends a line of words: what follows is no part of the word before.
    pub(super) fn end_line(&mut self) {
        self.plain.push('\n');
    }

    /// Ends a paragraph. The first one is the lead.
    pub(super) fn end_paragraph(&mut self) {
        if self.lead.is_empty() {
            self.plain[self.lead_start..].trim().clone_into(&mut self.lead);
        }
        self.end_line();
    }

    /// Ends a block that is no paragraph: what came before is no part of the lead.
    pub(super) fn end_block(&mut self) {
        self.end_line();
        self.lead_start = self.plain.len();
    }
}
