//! The attributes of a tag.

use std::ops::Range;

/// An attribute of a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribute<'h> {
    /// Its name as it is written.
    pub(crate) name: &'h str,
    /// Its value as it is written, without quotation marks and with its character references.
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
    /// Those of `inside`, which begins at the byte `at`.
    pub(super) fn new(inside: &'h str, at: usize) -> Self {
        Self { rest: inside, at }
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = &self.rest[bytes..];
        self.at += bytes;
    }

    fn skip_while(&mut self, skips: impl Fn(char) -> bool) {
        self.skip(self.rest.len() - self.rest.trim_start_matches(skips).len());
    }
}

impl<'h> Iterator for Attributes<'h> {
    type Item = Attribute<'h>;

    fn next(&mut self) -> Option<Attribute<'h>> {
        self.skip_while(|c| c.is_ascii_whitespace() || c == '/');
        let end = self.rest.find(|c: char| c == '=' || c == '/' || c.is_ascii_whitespace());
        let name = &self.rest[..end.unwrap_or(self.rest.len())];
        if self.rest.is_empty() {
            return None;
        }
        // A sign of equality without a name is a part of a name.
        let name = if name.is_empty() { &self.rest[..1] } else { name };
        self.skip(name.len());
        let before = self.clone();
        self.skip_while(|c| c.is_ascii_whitespace());
        if !self.rest.starts_with('=') {
            *self = before;
            return Some(Attribute { name, value: "", span: self.at..self.at });
        }
        self.skip(1);
        self.skip_while(|c| c.is_ascii_whitespace());
        let quote = self.rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        self.skip(usize::from(quote.is_some()));
        let end = match quote {
            Some(quote) => self.rest.find(quote),
            None => self.rest.find(|c: char| c.is_ascii_whitespace()),
        };
        let end = end.unwrap_or(self.rest.len());
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
