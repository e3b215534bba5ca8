//! The attributes of a tag.

use std::ops::Range;

use memchr::memchr;

/// An attribute of a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribute<'h> {
    /// Its name, as written.
    pub(crate) name: &'h str,
    /// Its value as written, without quotation marks; character references are not decoded.
    pub(crate) value: &'h str,
    /// The bytes of the value in the HTML.
    pub(crate) span: Range<usize>,
}

/// Reads the attributes of a tag in order.
#[derive(Clone, Debug)]
pub(crate) struct Attributes<'h> {
    rest: &'h str,
    at: usize,
}

impl<'h> Attributes<'h> {
    /// The attributes in `inside`, which begins at the byte `at` of the HTML.
    pub(super) fn new(inside: &'h str, at: usize) -> Self {
        Self { rest: inside, at }
    }

    /// Skips bytes.
    fn skip(&mut self, bytes: usize) {
        self.rest = &self.rest[bytes..];
        self.at += bytes;
    }

    /// The number of bytes before the first one that `ends` accepts.
    fn length(&self, ends: impl Fn(u8) -> bool) -> usize {
        self.rest.bytes().position(ends).unwrap_or(self.rest.len())
    }
}

impl<'h> Iterator for Attributes<'h> {
    type Item = Attribute<'h>;

    fn next(&mut self) -> Option<Attribute<'h>> {
        self.skip(self.length(|byte| !byte.is_ascii_whitespace() && byte != b'/'));
        if self.rest.is_empty() {
            return None;
        }
        // An `=` at the beginning is part of the name, as in the HTML standard.
        let begin = usize::from(self.rest.starts_with('='));
        let end = self.rest[begin..].bytes().position(|byte| matches!(byte, b'=' | b'/') || byte.is_ascii_whitespace());
        let name = &self.rest[..end.map_or(self.rest.len(), |end| begin + end)];
        self.skip(name.len());
        let blanks = self.length(|byte| !byte.is_ascii_whitespace());
        if !self.rest[blanks..].starts_with('=') {
            return Some(Attribute { name, value: "", span: self.at..self.at });
        }
        self.skip(blanks + 1);
        self.skip(self.length(|byte| !byte.is_ascii_whitespace()));
        let quote = self.rest.bytes().next().filter(|byte| matches!(byte, b'"' | b'\''));
        let end = if let Some(quote) = quote {
            self.skip(1);
            memchr(quote, self.rest.as_bytes()).unwrap_or(self.rest.len())
        } else {
            self.length(|byte| byte.is_ascii_whitespace())
        };
        let (value, span) = (&self.rest[..end], self.at..self.at + end);
        self.skip((end + usize::from(quote.is_some())).min(self.rest.len()));
        Some(Attribute { name, value, span })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_however_they_are_quoted() {
        let html = "<a href=\"x?a=1\" title='a \"b\"' hidden data-a=1 b = \"c\"/>";
        let inside = &html[2..html.len() - 1];
        let found: Vec<_> = Attributes::new(inside, 2).map(|one| (one.name, one.value)).collect();
        assert_eq!(found, [("href", "x?a=1"), ("title", "a \"b\""), ("hidden", ""), ("data-a", "1"), ("b", "c")]);
        assert!(Attributes::new(inside, 2).all(|one| &html[one.span.clone()] == one.value));
    }

    #[test]
    fn what_is_no_attribute_is_no_harm() {
        for inside in [" =", " ==\"", " a=", " a=\"", "/", " / = ' "] {
            assert!(Attributes::new(inside, 0).count() <= 3, "{inside}");
        }
    }
}
