//! Emphasis beside Chinese punctuation (`**“深育杯”**大赛`), as the markdown-cjk-friendly specification has it.
//!
//! A run of `*` or `~~` that touches a CJK character may open and close whatever punctuation stands on its other
//! side. `pulldown-cmark` knows no such rule, so a noncharacter, which is neither blank nor punctuation, is put
//! between the run and any neighbour that is not alphanumeric; it is taken out of every string afterwards.

use std::borrow::Cow;

use crate::values::is_cjk;

/// Put beside runs; refused in sources, so it never comes from a text.
pub(super) const MARK: char = '\u{fdd0}';

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
        let bytes = text.as_bytes();
        let mut out = String::new();
        let mut marks = Vec::new();
        let (mut copied, mut at) = (0, 0);
        while let Some(found) = bytes[at..].iter().position(|byte| matches!(byte, b'*' | b'~')) {
            let start = at + found;
            let end = start + run_length(text, start);
            at = end;
            if bytes[start] == b'~' && end - start != 2 {
                continue;
            }
            let (before, after) = (neighbour_before(text, start), text[end..].chars().next());
            let touches = before.is_some_and(|(c, near)| is_cjk(c) || near.is_some_and(is_cjk)) || after.is_some_and(is_cjk);
            if !touches {
                continue;
            }
            let needs = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
            if before.is_some_and(|(c, _)| needs(c)) {
                mark(&mut out, &mut marks, &text[copied..start]);
                copied = start;
            }
            if after.is_some_and(needs) {
                mark(&mut out, &mut marks, &text[copied..end]);
                copied = end;
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
        at - self.marks.partition_point(|mark| *mark < at) * MARK.len_utf8()
    }
}

fn mark(out: &mut String, marks: &mut Vec<usize>, before: &str) {
    out.push_str(before);
    marks.push(out.len());
    out.push(MARK);
}

/// The bytes of the run at `start`; an escaped first sign stands alone.
fn run_length(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let escaped = bytes[..start].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1;
    if escaped {
        return 1;
    }
    bytes[start..].iter().take_while(|byte| **byte == bytes[start]).count()
}

/// The character before a run, and the one before a variation selector, which belongs to it.
fn neighbour_before(text: &str, at: usize) -> Option<(char, Option<char>)> {
    let mut back = text[..at].chars().rev();
    let last = back.next()?;
    let selector = matches!(u32::from(last), 0xFE00..=0xFE0F | 0xE_0100..=0xE_01EF);
    let near = if selector { back.next() } else { None };
    // U+FE01 after a curly quotation mark says that it is the full-width one.
    let wide_quote = last == '\u{fe01}' && near.is_some_and(|c| matches!(c, '“' | '”' | '‘' | '’'));
    Some((last, if wide_quote { Some('「') } else { near }))
}

/// The text without marks.
pub(super) fn strip(text: &str) -> Option<String> {
    text.contains(MARK).then(|| text.replace(MARK, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_mapped_back() {
        let text = "中**“深”**文";
        let padded = Padded::of(text);
        assert_eq!(padded.text, "中**\u{fdd0}“深”\u{fdd0}**文");
        assert_eq!(padded.original(padded.text.find("文").unwrap()), text.find("文").unwrap());
        assert_eq!(padded.original(padded.text.find("“").unwrap()), text.find("“").unwrap());
    }

    #[test]
    fn text_without_chinese_is_left_alone() {
        assert!(matches!(Padded::of("a **(b)** c").text, Cow::Borrowed(_)));
    }
}
