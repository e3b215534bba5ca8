//! What an import says: what it wrote, and what an editor has to look at.

use std::path::Path;

use crate::cli::build::say;
use crate::import::Note;
use crate::values::{Language, Text, text};

/// The report of an import.
pub(super) struct Report {
    language: Language,
    written: usize,
    text: String,
    notes: usize,
}

impl Report {
    pub(super) const fn new(language: Language) -> Self {
        Self { language, written: 0, text: String::new(), notes: 0 }
    }

    /// A file was written.
    pub(super) fn wrote(&mut self) {
        self.written += 1;
    }

    /// A file would be written.
    pub(super) fn would_write(&mut self, path: &Path) {
        let path = path.display();
        self.line(&text!("会写 {path}", "would write {path}"));
    }

    /// What an editor has to know of a text: what it is, and notes on it.
    pub(super) fn notes(&mut self, file: &str, summary: &Text, notes: &[Note]) {
        let (zh, en) = (&summary.zh, &summary.en);
        self.line(&text!("{file}：{zh}", "{file}: {en}"));
        for Note { line, message } in notes {
            let place = line.map_or(String::new(), |line| format!("{line}: "));
            self.text.push_str(&format!("  {place}{}\n", message.in_language(self.language)));
        }
        self.notes += notes.len();
    }

    /// The report as text.
    pub(super) fn text(&self) -> String {
        let (written, notes) = (self.written, self.notes);
        let summary = text!("写了 {written} 个文件，{notes} 处说明", "{written} files written, {notes} notes");
        format!("{}{}\n", self.text, summary.in_language(self.language))
    }

    /// Prints it.
    pub(super) fn print(&self) {
        say(&self.text());
    }

    fn line(&mut self, line: &Text) {
        self.text.push_str(line.in_language(self.language));
        self.text.push('\n');
    }
}
