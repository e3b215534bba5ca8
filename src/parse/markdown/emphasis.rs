//! Emphasis next to Chinese punctuation (`**“深育杯”**大赛`), following the markdown-cjk-friendly specification.
//!
//! A run of `*` or `~~` next to a CJK character can open and close emphasis, whatever punctuation is on its other side.
//! `pulldown-cmark` does not implement this rule. So a mark is inserted between the run and each neighbour that may be
//! punctuation: a noncharacter, which the parser takes for a letter, and a full stop on the side of the neighbour, because
//! the neighbour may be a run itself (`**_重点_**`). The marks are removed from all strings after parsing.
//!
//! The parser takes a variation selector for a letter, even after punctuation. There a mark with the full stop on the
//! other side restores the punctuation, also before `_`.
//!
//! Two rules go beyond the specification. A curly quotation mark counts as Chinese if its line has Han characters outside
//! the quotation (`**“网安”**2024年`). A single `~` is the sign of a range, never strikethrough: a mark that ends with a
//! backslash escapes it.

use std::borrow::Cow;

use crate::values::{is_cjk, is_han};

/// A mark that is a letter for what precedes it and punctuation for what follows it. Sources contain no noncharacters.
const LETTER_THEN_STOP: &str = "\u{fdd0}。";

/// A mark that is punctuation for what precedes it and a letter for what follows it.
const STOP_THEN_LETTER: &str = "。\u{fdd4}";

/// A mark that escapes the `~` after it. In code the backslash is not removed by the parser.
const ESCAPE: &str = ".\u{fdd5}x\\";

/// What remains of [`ESCAPE`] when the parser has removed the backslash.
const ESCAPED: &str = ".\u{fdd5}x";

/// The length of each mark in bytes.
const MARK_LEN: usize = LETTER_THEN_STOP.len();

/// Longer quotations are not distinguished from the rest of their line.
const MAX_QUOTATION: usize = 200;

/// A text with marks, and their places.
pub(super) struct Padded<'a> {
    /// The text with marks.
    pub(super) text: Cow<'a, str>,
    /// The bytes of the marks in it, ascending.
    marks: Vec<usize>,
}

impl<'a> Padded<'a> {
    /// Inserts marks at the runs of `text`.
    pub(super) fn of(text: &'a str) -> Self {
        let mut out = String::new();
        let mut marks = Vec::new();
        let (mut copied, mut at) = (0, 0);
        let mut line = Line::default();
        while let Some(mut run) = Run::find(text, at) {
            at = run.end;
            run.chinese_quotation = run.is_beside_quotation() && line.is_chinese_around(text, &run);
            for (place, mark) in [(run.start, run.mark_before()), (run.end, run.mark_after())] {
                let Some(mark) = mark else { continue };
                out.push_str(&text[copied..place]);
                copied = place;
                marks.push(out.len());
                out.push_str(mark);
            }
        }
        if marks.is_empty() {
            return Self { text: Cow::Borrowed(text), marks };
        }
        out.push_str(&text[copied..]);
        Self { text: Cow::Owned(out), marks }
    }

    /// The place in the text without marks.
    pub(super) fn original(&self, at: usize) -> usize {
        let before = self.marks.partition_point(|mark| *mark < at);
        // A text may end inside a mark, before the backslash of an escape.
        let inside = before.checked_sub(1).map_or(0, |last| MARK_LEN.saturating_sub(at - self.marks[last]));
        at + inside - before * MARK_LEN
    }
}

/// The line of the last run next to a quotation mark.
#[derive(Default)]
struct Line {
    end: usize,
    /// The number of Han characters in it.
    han: usize,
}

impl Line {
    /// Whether the line of the run has Han characters outside the quotation next to the run.
    fn is_chinese_around(&mut self, text: &str, run: &Run) -> bool {
        if run.start >= self.end {
            let start = text[..run.start].rfind('\n').map_or(0, |newline| newline + 1);
            self.end = text[run.end..].find('\n').map_or(text.len(), |newline| run.end + newline);
            self.han = han_in(text[start..self.end].chars());
        }
        let after = match run.next {
            Some('“') => han_in(text[run.end..].chars().take(MAX_QUOTATION).take_while(|c| !matches!(c, '”' | '\n'))),
            Some('‘') => han_in(text[run.end..].chars().take(MAX_QUOTATION).take_while(|c| !matches!(c, '’' | '\n'))),
            _ => 0,
        };
        let backwards = text[..run.start].chars().rev().take(MAX_QUOTATION);
        let before = match run.last {
            Some('”') => han_in(backwards.take_while(|c| !matches!(c, '“' | '\n'))),
            Some('’') => han_in(backwards.take_while(|c| !matches!(c, '‘' | '\n'))),
            _ => 0,
        };
        self.han > after + before
    }
}

fn han_in(characters: impl Iterator<Item = char>) -> usize {
    characters.filter(|c| is_han(*c)).count()
}

fn is_quotation_mark(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’')
}

/// A run of `*`, `_` or `~` with its neighbours.
struct Run {
    start: usize,
    end: usize,
    sign: u8,
    /// The character before it on its line.
    last: Option<char>,
    /// The character that `last` selects a variant of, if `last` is a variation selector.
    selected: Option<char>,
    next: Option<char>,
    /// Whether it is next to a quotation mark in Chinese text.
    chinese_quotation: bool,
}

impl Run {
    /// The first run at or after `from`; escaped characters do not count.
    fn find(text: &str, from: usize) -> Option<Self> {
        let bytes = text.as_bytes();
        let is_start = |at: &usize| matches!(bytes[*at], b'*' | b'_' | b'~') && !is_escaped(text, *at);
        let start = (from..bytes.len()).find(is_start)?;
        let sign = bytes[start];
        let end = start + bytes[start..].iter().take_while(|byte| **byte == sign).count();
        let mut before = text[..start].chars().rev();
        let last = if begins_line(text, start) { None } else { before.next() };
        let selected = if last.is_some_and(is_selector) { before.next() } else { None };
        let next = text[end..].chars().next();
        Some(Self { start, end, sign, last, selected, next, chinese_quotation: false })
    }

    /// Whether it is next to a CJK character.
    fn touches_cjk(&self) -> bool {
        // U+FE01 selects the full-width form of a curly quotation mark.
        let wide_quote = self.last == Some('\u{fe01}') && self.selected.is_some_and(is_quotation_mark);
        let before = self.last.is_some_and(|c| is_cjk(c) || is_ideographic_selector(c));
        self.chinese_quotation
            || before
            || wide_quote
            || self.selected.is_some_and(is_cjk)
            || self.next.is_some_and(is_cjk)
    }

    fn is_beside_quotation(&self) -> bool {
        self.splits_words() && (self.last.is_some_and(is_quotation_mark) || self.next.is_some_and(is_quotation_mark))
    }

    /// Whether it may be emphasis inside a word: not `_`, and not a single `~`, which is the sign of a range.
    fn splits_words(&self) -> bool {
        self.sign == b'*' || (self.sign == b'~' && self.end - self.start == 2)
    }

    fn mark_before(&self) -> Option<&'static str> {
        if self.sign == b'~' && self.end - self.start == 1 {
            return Some(ESCAPE);
        }
        if self.splits_words() && self.touches_cjk() {
            return self.last.filter(|c| may_be_punctuation(*c)).map(|_| STOP_THEN_LETTER);
        }
        let hidden = (self.splits_words() || self.sign == b'_') && self.selected.is_some_and(may_be_punctuation);
        hidden.then_some(LETTER_THEN_STOP)
    }

    fn mark_after(&self) -> Option<&'static str> {
        let next = self.next.filter(|c| may_be_punctuation(*c));
        next.filter(|_| self.splits_words() && self.touches_cjk()).map(|_| LETTER_THEN_STOP)
    }
}

/// Whether a backslash escapes the character at `at`.
fn is_escaped(text: &str, at: usize) -> bool {
    text.as_bytes()[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// Whether only blanks and signs of quotations precede the place on its line.
fn begins_line(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(['>', ' ', '\t']);
    before.is_empty() || before.ends_with('\n')
}

/// A variation selector for general use, except U+FE0F, which selects an emoji.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0e}')
}

/// A variation selector for Han characters only.
fn is_ideographic_selector(c: char) -> bool {
    matches!(c, '\u{e0100}'..='\u{e01ef}')
}

/// Whether a character may be punctuation or a symbol. A mark next to any other character has no effect.
fn may_be_punctuation(c: char) -> bool {
    let enclosed_letter = matches!(c, 'Ⓐ'..='ⓩ' | '\u{1f130}'..='\u{1f189}');
    enclosed_letter || !(c.is_alphanumeric() || c.is_whitespace())
}

/// The text without marks; `None` if it has none.
pub(super) fn strip(text: &str) -> Option<String> {
    let marks = [LETTER_THEN_STOP, STOP_THEN_LETTER, ESCAPE, ESCAPED];
    let marked = text.contains(['\u{fdd0}', '\u{fdd4}', '\u{fdd5}']);
    marked.then(|| marks.iter().fold(text.to_owned(), |text, mark| text.replace(mark, "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_mapped_back() {
        let text = "中**“深”**文";
        let padded = Padded::of(text);
        assert_eq!(padded.text, "中**\u{fdd0}。“深”。\u{fdd4}**文");
        assert_eq!(padded.original(padded.text.find("文").unwrap()), text.find("文").unwrap());
        assert_eq!(padded.original(padded.text.find("“").unwrap()), text.find("“").unwrap());
    }

    #[test]
    fn marks_leave_no_trace() {
        for text in [
            "中**“深”**文",
            "中1~2",
            "`~`",
            "\\~",
            "中**~~_。_~~**文",
            "。**。",
            "「a」\u{fe00}_b_",
            "中\\*文\\*",
            "中`*（`",
            "> *中**",
        ] {
            let padded = Padded::of(text);
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            assert!(padded.text.char_indices().all(|(at, _)| places.contains(&padded.original(at))), "{text}");
            assert_eq!(strip(&padded.text).unwrap_or_else(|| text.to_owned()), text);
        }
    }

    #[test]
    fn text_without_chinese_is_left_alone() {
        assert!(matches!(Padded::of("a **(b)** c_d_ ~~e~~").text, Cow::Borrowed(_)));
    }
}
