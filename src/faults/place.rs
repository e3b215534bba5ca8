//! Where in a file something is.

use std::ops::Range;
use std::sync::Arc;

use super::HeldText;

/// A text file of the site: its path below the root, and its text. Cloning shares both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    /// The path below the site's root, with `/`.
    pub path: Arc<str>,
    /// The text; empty for a file that is no text.
    pub text: HeldText,
}

/// A range of bytes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub source: SourceText,
    /// Bytes of its text; `None` where only the file can be named.
    pub span: Option<Range<usize>>,
}

impl SourceText {
    /// A file with its text.
    #[must_use]
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    /// A range of bytes of the file, moved to character boundaries and inside the text; the file as a whole where the text
    /// was let go and is another now.
    #[must_use]
    pub fn at(&self, span: Range<usize>) -> Place {
        let Some(text) = self.text.held() else { return self.whole() };
        let start = floor_boundary(text, span.start);
        let end = floor_boundary(text, span.end).max(start);
        Place { source: self.clone(), span: Some(start..end) }
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

    /// Line and column of the first character, both from 1; columns count characters.
    #[must_use]
    pub fn line_column(&self) -> Option<(usize, usize)> {
        self.span.as_ref().map(|span| line_column(&self.source.text, span.start))
    }

    /// Line and column behind the last character.
    #[must_use]
    pub fn end_line_column(&self) -> Option<(usize, usize)> {
        self.span.as_ref().map(|span| line_column(&self.source.text, span.end))
    }
}

fn line_column(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
