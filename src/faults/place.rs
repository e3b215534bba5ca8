//! Where in a file something is.

use std::ops::Range;

use super::source::{SourceFile, SourceText};

/// A range of bytes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub source: SourceFile,
    /// Bytes of its text; `None` where only the file can be named.
    pub span: Option<Range<usize>>,
}

impl SourceText {
    /// A range of bytes of the file, moved to character boundaries and inside the text.
    #[must_use]
    pub fn at(&self, span: Range<usize>) -> Place {
        self.file().at(span)
    }

    /// The file as a whole.
    #[must_use]
    pub fn whole(&self) -> Place {
        self.file().whole()
    }
}

impl SourceFile {
    /// A range of bytes of the file. Where the text is in memory, the range is moved to character boundaries and inside
    /// the text; no file is read for it.
    #[must_use]
    pub fn at(&self, span: Range<usize>) -> Place {
        let span = match self.loaded() {
            Some(text) => inside(text, span),
            None => span,
        };
        Place { source: self.clone(), span: Some(span) }
    }

    /// The file as a whole.
    #[must_use]
    pub fn whole(&self) -> Place {
        Place { source: self.clone(), span: None }
    }
}

impl Place {
    /// A file of which nothing but its path is known.
    #[must_use]
    pub fn file(path: &str) -> Self {
        SourceText::new(path, "").whole()
    }

    /// The text of the file and the bytes of the place in it, at character boundaries; `None` where only the file can be
    /// named, or no longer holds the text that was parsed.
    #[must_use]
    pub fn in_text(&self) -> Option<(&str, Range<usize>)> {
        let span = self.span.clone()?;
        let text = self.source.text()?;
        Some((text, inside(text, span)))
    }

    /// What stands there; `None` as in [`Place::in_text`].
    #[must_use]
    pub fn written(&self) -> Option<&str> {
        self.in_text().map(|(text, span)| &text[span])
    }

    /// Line and column of the first character, both from 1; columns count characters.
    #[must_use]
    pub fn line_column(&self) -> Option<(usize, usize)> {
        self.in_text().map(|(text, span)| line_column(text, span.start))
    }

    /// Line and column after the last character.
    #[must_use]
    pub fn end_line_column(&self) -> Option<(usize, usize)> {
        self.in_text().map(|(text, span)| line_column(text, span.end))
    }
}

fn line_column(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

fn inside(text: &str, span: Range<usize>) -> Range<usize> {
    let start = floor_boundary(text, span.start);
    start..floor_boundary(text, span.end).max(start)
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on_demand(text: Option<&'static str>) -> SourceFile {
        SourceFile::on_demand("a.md".into(), move || text.map(Into::into))
    }

    #[test]
    fn a_text_that_is_read_again_tells_the_same_places() {
        let loaded = SourceText::new("a.md", "甲\n乙丙");
        let file = on_demand(Some("甲\n乙丙"));
        assert_eq!(loaded.file(), file);
        assert_eq!(file.at(7..10), loaded.at(7..10));
        assert_eq!(file.at(7..10).line_column(), loaded.at(7..10).line_column());
        assert_eq!(loaded.at(7..10).line_column(), Some((2, 2)));
        assert_eq!(file.at(7..10).written(), Some("丙"));
    }

    #[test]
    fn of_a_file_that_holds_another_text_now_only_the_path_is_named() {
        let file = on_demand(None);
        assert_eq!(file.at(7..10).line_column(), None);
        assert_eq!(file.at(7..10).written(), None);
        assert!(file.read().is_none());
    }

    #[test]
    fn places_end_at_characters_and_inside_the_text() {
        for file in [SourceText::new("a.md", "甲乙").file(), on_demand(Some("甲乙"))] {
            assert_eq!(file.at(1..5).written(), Some("甲"));
            assert_eq!(file.at(3..90).written(), Some("乙"));
            assert_eq!(file.at(80..90).end_line_column(), Some((1, 3)));
        }
    }
}
