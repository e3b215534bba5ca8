//! A text as an array of characters.

use std::ops::Range;

use crate::numerals::{is_numeral, read_numeral};

/// The maximum length of a number, in characters.
const MAX_NUMBER: usize = 12;
/// The maximum number of consecutive blanks inside a citation.
const MAX_BLANKS: usize = 3;

/// A text as an array of characters. Positions and ranges are indices of characters unless they are said to be bytes.
pub(super) struct Chars {
    chars: Vec<char>,
    /// The byte at which each character begins, and the length of the text.
    bytes: Vec<usize>,
}

impl Chars {
    pub(super) fn of(text: &str) -> Self {
        let (bytes, chars): (Vec<usize>, Vec<char>) = text.char_indices().unzip();
        Self { chars, bytes: [bytes, vec![text.len()]].concat() }
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    /// The character before `at`.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.get(at.checked_sub(1)?)
    }

    /// A range of characters as bytes of the text.
    pub(super) fn bytes(&self, span: Range<usize>) -> Range<usize> {
        self.bytes[span.start]..self.bytes[span.end]
    }

    pub(super) fn string(&self, span: Range<usize>) -> String {
        self.chars[span].iter().collect()
    }

    /// Whether `word` begins at `at`.
    pub(super) fn has_at(&self, at: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(offset, c)| self.get(at + offset) == Some(c))
    }

    /// Whether `word` ends before `at`.
    pub(super) fn has_before(&self, at: usize, word: &str) -> bool {
        at.checked_sub(word.chars().count()).is_some_and(|start| self.has_at(start, word))
    }

    /// The first of `words` that begins at `at`, and its end.
    pub(super) fn word_at<'w>(&self, at: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
        words.iter().find(|word| self.has_at(at, word)).map(|word| (*word, at + word.chars().count()))
    }

    /// The position after the blanks at `at`, of which up to three are skipped.
    pub(super) fn skip_blanks(&self, at: usize) -> usize {
        let count = self.chars[at.min(self.len())..].iter().take(MAX_BLANKS).take_while(|c| is_blank(**c)).count();
        at + count
    }

    /// The position before the blanks that end before `at`, of which up to three are skipped.
    pub(super) fn skip_blanks_back(&self, at: usize) -> usize {
        let count = self.chars[..at].iter().rev().take(MAX_BLANKS).take_while(|c| is_blank(**c)).count();
        at - count
    }

    /// A number at `at` with its extent. Blanks may come before and inside it.
    pub(super) fn number(&self, at: usize) -> Option<(u32, Range<usize>)> {
        let start = self.skip_blanks(at);
        let (mut end, mut next, mut digits) = (start, start, String::new());
        while let Some(c) = self.get(next).filter(|c| is_numeral(*c) && digits.chars().count() < MAX_NUMBER) {
            digits.push(c);
            end = next + 1;
            next = self.skip_blanks(end);
        }
        Some((read_numeral(&digits)?, start..end))
    }

    /// A number at `at`, with or without brackets: `一`, `（一）`, `(一)`, `（一)`.
    pub(super) fn bracketed_number(&self, at: usize) -> Option<(u32, Range<usize>)> {
        let start = self.skip_blanks(at);
        if !opens_bracket(self.get(start)) {
            return self.number(at);
        }
        let (value, inner) = self.number(start + 1)?;
        let end = self.skip_blanks(inner.end);
        closes_bracket(self.get(end)).then_some((value, start..end + 1))
    }
}

/// Whether the character opens a bracket, full-width or not.
pub(super) fn opens_bracket(c: Option<char>) -> bool {
    matches!(c, Some('（' | '('))
}

/// Whether the character closes a bracket, full-width or not.
pub(super) fn closes_bracket(c: Option<char>) -> bool {
    matches!(c, Some('）' | ')'))
}

pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{2003}' | '\u{2002}' | '\u{a0}' | '\t')
}
