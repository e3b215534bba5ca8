//! The lines of a YAML text, and which fields may stand on them.

use super::super::Field;

/// Blanks that occur as indentation: those of the keyboard, of Chinese text and of web pages.
const BLANKS: &[char] = &[' ', '\t', '\u{3000}', '\u{a0}', '\u{2002}', '\u{2003}', '\u{2009}', '\u{202f}'];

/// A line of the YAML.
pub(super) struct Line<'a> {
    pub(super) start: usize,
    pub(super) text: &'a str,
    /// The line without indentation and list marks.
    pub(super) content: &'a str,
    pub(super) content_at: usize,
    /// The key of the top level to which it belongs; its own, if it stands on the top level.
    pub(super) top_key: &'a str,
    /// The line before it.
    pub(super) above: Option<Above<'a>>,
}

/// What a line says to the next one.
#[derive(Clone, Copy)]
pub(super) struct Above<'a> {
    /// The bytes of its indentation.
    pub(super) indent: usize,
    /// The column at which its content begins, after list marks.
    pub(super) column: usize,
    /// Its value; empty where it has none, the whole line where it has no key.
    pub(super) value: &'a str,
}

impl<'a> Line<'a> {
    /// Its indentation.
    pub(super) fn indentation(&self) -> &'a str {
        &self.text[..self.text.len() - self.text.trim_start_matches(BLANKS).len()]
    }

    /// Whether it is on the top level.
    pub(super) fn is_top(&self) -> bool {
        self.indentation().is_empty()
    }

    /// Whether the line is an item of a list.
    pub(super) fn is_item(&self) -> bool {
        self.content_at > self.start + self.indentation().len()
    }
}

/// The lines with something on them, outside block scalars (`|`, `>`) and comments.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    let mut scalar: Option<usize> = None;
    let (mut top_key, mut above) = ("", None);
    text.split('\n').filter_map(move |line| {
        let at = start;
        start += line.len() + 1;
        let line = line.trim_end_matches('\r');
        let trimmed = line.trim_start_matches(BLANKS);
        let indent = line.len() - trimmed.len();
        if trimmed.is_empty() || scalar.is_some_and(|depth| indent > depth) {
            return None;
        }
        scalar = trimmed.trim_end().ends_with(['|', '>']).then_some(indent);
        let content = trimmed.trim_start_matches("- ").trim_start();
        let content_at = at + line.len() - content.len();
        if trimmed.starts_with('#') {
            return None;
        }
        let (key, value) = content.split_once([':', '：']).unwrap_or(("", content));
        if indent == 0 && !trimmed.starts_with('-') && content.contains([':', '：']) {
            top_key = key.trim();
        }
        let found = Line { start: at, text: line, content, content_at, top_key, above };
        above = Some(Above { indent, column: content_at - at, value: value.trim() });
        Some(found)
    })
}

/// The fields that may be written.
#[derive(Clone, Copy)]
pub(in crate::yaml) struct Known<'a>(pub(in crate::yaml) &'a [Field]);

impl Known<'_> {
    /// Whether `key` is a field of the top level.
    pub(super) fn is_top(self, key: &str) -> bool {
        self.0.iter().any(|field| field.is_named(key))
    }

    /// Whether the field holds fields.
    pub(super) fn has_fields(self, key: &str) -> bool {
        self.0.iter().any(|field| field.is_named(key) && !field.inner.is_empty())
    }

    /// Whether `key` is a field somewhere inside the field `top_key`.
    pub(super) fn is_inside(self, top_key: &str, key: &str) -> bool {
        let top = self.0.iter().find(|field| field.is_named(top_key));
        !key.is_empty() && top.is_some_and(|field| holds(field.inner, key))
    }
}

fn holds(fields: &[Field], key: &str) -> bool {
    fields.iter().any(|field| field.is_named(key) || holds(field.inner, key))
}
