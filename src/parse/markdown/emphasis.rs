//! Emphasis beside Chinese punctuation (`**“深育杯”**大赛`), as the markdown-cjk-friendly specification has it.
//!
//! A run of `*` or `~~` that touches a CJK character may open and close whatever punctuation stands on its other
//! side. `pulldown-cmark` knows no such rule, so a noncharacter, which is neither blank nor punctuation, is put
//! between the run and any neighbour that may be punctuation; it is taken out of every string afterwards. A full stop
//! goes with it on the neighbour's side, for the neighbour may be a run, to which this one is punctuation: `**_重点_**`.
//!
//! A variation selector is a letter to the parser, whatever it selects; a mark the other way round shows it the
//! punctuation again, also before `_`.

use std::borrow::Cow;

use crate::values::is_cjk;

/// A letter to what stands before it, punctuation to what follows. Noncharacters are refused in sources.
const LETTER_THEN_STOP: &str = "\u{fdd0}。";

/// Punctuation to what stands before it, a letter to what follows.
const STOP_THEN_LETTER: &str = "。\u{fdd4}";

/// The bytes of either.
const MARK_LEN: usize = LETTER_THEN_STOP.len();

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
        while let Some(run) = Run::find(text, at) {
            at = run.end;
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
        at - self.marks.partition_point(|mark| *mark < at) * MARK_LEN
    }
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
        Some(Self { start, end, sign, last, selected, next: text[end..].chars().next() })
    }

    /// Whether it opens and closes whatever is on its other side.
    fn touches_cjk(&self) -> bool {
        // U+FE01 after a curly quotation mark says that it is the full-width one.
        let wide_quote = self.last == Some('\u{fe01}') && matches!(self.selected, Some('“' | '”' | '‘' | '’'));
        let before = self.last.is_some_and(|c| is_cjk(c) || is_ideographic_selector(c));
        before || wide_quote || self.selected.is_some_and(is_cjk) || self.next.is_some_and(is_cjk)
    }

    /// Whether words may be split by it: `_` never stands inside a word, and `~` alone is the sign of a range.
    fn splits_words(&self) -> bool {
        self.sign == b'*' || (self.sign == b'~' && self.end - self.start == 2)
    }

    fn mark_before(&self) -> Option<&'static str> {
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
    let marked = text.contains(LETTER_THEN_STOP) || text.contains(STOP_THEN_LETTER);
    marked.then(|| text.replace(LETTER_THEN_STOP, "").replace(STOP_THEN_LETTER, ""))
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
        for text in
            ["中**“深”**文", "中**~~_。_~~**文", "。**。", "「a」\u{fe00}_b_", "中\\*文\\*", "中`*（`", "> *中**"]
        {
            let padded = Padded::of(text);
            assert_eq!(strip(&padded.text).unwrap_or_else(|| text.to_owned()), text);
        }
    }

    #[test]
    fn text_without_chinese_is_left_alone() {
        assert!(matches!(Padded::of("a **(b)** c_d_ ~~e~~").text, Cow::Borrowed(_)));
    }
}
