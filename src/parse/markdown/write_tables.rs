//! Tables → HTML.

use pulldown_cmark::Alignment;

use super::write::Writer;
use crate::values::Language;

/// Where in a table the writer is.
#[derive(Default)]
pub(super) struct Table {
    pub(super) alignments: Vec<Alignment>,
    pub(super) column: usize,
    pub(super) in_head: bool,
    /// The head is written only where it holds something.
    pub(super) head_start: usize,
    pub(super) head_words: usize,
}

impl Writer<'_> {
    pub(super) fn open_table(&mut self, alignments: &[Alignment]) {
        self.tables += 1;
        self.table = Table { alignments: alignments.to_vec(), ..Table::default() };
        let word = if self.dialect.language == Language::En { "Table " } else { "表" };
        let number = self.tables;
        self.html.push_str(&format!(
            "<div class=\"tw\" role=\"region\" tabindex=\"0\" aria-label=\"{word}{number}\"><table>\n"
        ));
    }

    pub(super) fn close_table_head(&mut self) {
        self.table.in_head = false;
        if self.table.head_words == 0 {
            self.html.truncate(self.table.head_start);
        } else {
            self.html.push_str("</tr></thead>\n");
        }
        self.html.push_str("<tbody>\n");
    }

    pub(super) fn open_cell(&mut self) {
        let class = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Center) => " class=\"c\"",
            Some(Alignment::Right) => " class=\"r\"",
            _ => "",
        };
        self.table.column += 1;
        let tag = if self.table.in_head { "th scope=\"col\"" } else { "td" };
        self.html.push_str(&format!("<{tag}{class}>"));
    }
}
