//! Emphasis beside Chinese punctuation (`**“深育杯”**大赛`), as the markdown-cjk-friendly specification has it.
//!
//! A run of `*` or `~~` that touches a CJK character may open and close whatever punctuation stands on its other
//! side. `pulldown-cmark` knows no such rule, so a noncharacter, which is neither blank nor punctuation, is put
//! between the run and any neighbour that may be punctuation; it is taken out of every string afterwards. A full stop
//! goes with it on the neighbour's side, for the neighbour may be a run, to which this one is punctuation: `**_重点_**`.
//!
//! A variation selector is a letter to the parser, whatever it selects; a mark the other way round shows it the
//! punctuation again, also before `_`.
//!
//! Here huikan goes further than the specification: a curly quotation mark counts as Chinese where its line holds Han
//! outside the quotation (`**“网安”**2024年`). And `~` alone is the sign of a range, never of strikethrough: it is
//! escaped by a mark that ends with a backslash.

use std::borrow::Cow;

use crate::values::{is_cjk, is_han};

/// A letter to what stands before it, punctuation to what follows. Noncharacters are refused in sources.
const LETTER_THEN_STOP: &str = "\u{fdd0}。";

/// Punctuation to what stands before it, a letter to what follows.
const STOP_THEN_LETTER: &str = "。\u{fdd4}";

/// Punctuation to what stands before it, and an escape to the `~` behind it; in code the backslash stays with it.
const ESCAPE: &str = ".\u{fdd5}x\\";

/// What is left of it where the parser took the backslash.
const ESCAPED: &str = ".\u{fdd5}x";

/// The bytes of any of them.
const MARK_LEN: usize = LETTER_THEN_STOP.len();

/// The most characters of a quotation whose Han is told from that of its line.
const MAX_QUOTATION: usize = 200;

/// A text with marks, and where they are.
pub(super) struct Padded<'a> {
    /// The text with marks.
    pub(super) text: Cow<'a, str>,
    /// Where the marks stand in it, ascending.
    marks: Vec<usize>,
}

impl<'a> Padded<'a> {
    /// Marks the runs of `text`.
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
        // A text may end inside the last mark: before the backslash of an escape.
        let inside = before.checked_sub(1).map_or(0, |last| MARK_LEN.saturating_sub(at - self.marks[last]));
        at + inside - before * MARK_LEN
    }
}

/// The line of the last run that stood beside a quotation.
#[derive(Default)]
struct Line {
    end: usize,
    /// How many Han characters it holds.
    han: usize,
}

impl Line {
    /// Whether the run's line holds Han outside the quotation that the run touches.
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

/// A run of `*`, `_` or `~` and what stands beside it.
struct Run {
    start: usize,
    end: usize,
    sign: u8,
    /// The character before it on its line.
    last: Option<char>,
    /// The character before that, if the last one is a variation selector, which belongs to it.
    selected: Option<char>,
    next: Option<char>,
    /// Whether it touches a quotation mark of Chinese text.
    chinese_quotation: bool,
}

impl Run {
    /// The first run at or after `from`; escaped signs are none.
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

    /// Whether it opens and closes whatever is on its other side.
    fn touches_cjk(&self) -> bool {
        // U+FE01 after a curly quotation mark says that it is the full-width one.
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

    /// Whether words may be split by it: `_` never stands inside a word, and `~` alone is the sign of a range.
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

/// Whether an odd number of backslashes stands before the place.
fn is_escaped(text: &str, at: usize) -> bool {
    text.as_bytes()[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// Whether a line begins at the place, apart from blanks and the signs of a quotation.
fn begins_line(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(['>', ' ', '\t']);
    before.is_empty() || before.ends_with('\n')
}

/// A variation selector for general use; U+FE0F asks for an emoji.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0e}')
}

/// A variation selector that only follows Han characters.
fn is_ideographic_selector(c: char) -> bool {
    matches!(c, '\u{e0100}'..='\u{e01ef}')
}

/// Whether a character may be punctuation or a symbol; a mark beside another one does no harm.
fn may_be_punctuation(c: char) -> bool {
    let enclosed_letter = matches!(c, 'Ⓐ'..='ⓩ' | '\u{1f130}'..='\u{1f189}');
    enclosed_letter || !(c.is_alphanumeric() || c.is_whitespace())
}

/// The text without marks.
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
