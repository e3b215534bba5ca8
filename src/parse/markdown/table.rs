//! Tables.

use pulldown_cmark::Alignment as Given;

use super::flow::Flow;
use crate::document::{Alignment, Mark, Tag};

/// The current table.
#[derive(Default)]
pub(super) struct Table {
    /// Its number in the text.
    number: u32,
    alignments: Vec<Given>,
    /// The column of the next cell.
    column: usize,
    /// The place before the head, inside the head only.
    head: Option<Mark>,
    /// Whether the head has contents; an empty head is left out.
    has_head: bool,
}

impl Table {
    /// Begins the next table.
    pub(super) fn open(&mut self, alignments: &[Given], flow: &mut Flow) {
        let columns = u32::try_from(alignments.len()).unwrap_or(u32::MAX);
        *self = Self { number: self.number + 1, alignments: alignments.to_vec(), ..Self::default() };
        flow.open(Tag::Table { number: self.number, columns });
    }

    /// Begins the head.
    pub(super) fn open_head(&mut self, flow: &mut Flow) {
        (self.head, self.has_head, self.column) = (Some(flow.nodes.mark()), false, 0);
        flow.open(Tag::TableHead);
    }

    /// Ends the head, removes it if it is empty, and begins the body.
    pub(super) fn close_head(&mut self, flow: &mut Flow) {
        flow.close();
        if let Some(head) = self.head.take().filter(|_| !self.has_head) {
            flow.nodes.truncate(head);
        }
        flow.open(Tag::TableBody);
    }

    /// Begins a row of the body.
    pub(super) fn open_row(&mut self, flow: &mut Flow) {
        self.column = 0;
        flow.open(Tag::TableRow);
    }

    /// Begins a cell.
    pub(super) fn open_cell(&mut self, flow: &mut Flow) {
        let alignment = match self.alignments.get(self.column) {
            Some(Given::Center) => Alignment::Center,
            Some(Given::Right) => Alignment::Right,
            _ => Alignment::Plain,
        };
        self.column += 1;
        flow.open(Tag::TableCell { alignment, is_head: self.head.is_some() });
    }

    /// Notes that the head has contents.
    pub(super) fn fill(&mut self) {
        self.has_head = true;
    }

    /// Notes that the head has contents, if the text is not empty.
    pub(super) fn fill_with(&mut self, text: &str) {
        self.has_head |= !text.is_empty();
    }
}
