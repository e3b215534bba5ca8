//! The tokens of HTML.

use std::ops::Range;

use memchr::{memchr, memchr3, memmem};

use super::attributes::Attributes;

/// A token of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token<'h> {
    /// Its bytes in the HTML.
    pub(crate) span: Range<usize>,
    /// What it is.
    pub(crate) kind: TokenKind<'h>,
}

/// The sort of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind<'h> {
    /// Text as written; character references are not decoded.
    Text(&'h str),
    /// A start tag.
    Start(Tag<'h>),
    /// An end tag, with its name.
    End(&'h str),
    /// A comment, a declaration or a processing instruction.
    Other,
}

/// A start tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tag<'h> {
    /// The name of the element, as written.
    pub(crate) name: &'h str,
    /// The text between the name and the `>`.
    pub(super) inside: &'h str,
    /// The first byte of that text in the HTML.
    pub(super) at: usize,
}

impl<'h> Tag<'h> {
    /// Its attributes in order.
    #[must_use]
    pub(crate) fn attributes(&self) -> Attributes<'h> {
        Attributes::new(self.inside, self.at)
    }

    /// Whether it has the form `<name/>`.
    #[must_use]
    pub(crate) fn closes_itself(&self) -> bool {
        self.inside.ends_with('/')
    }
}

/// Reads the tokens of HTML in order.
#[derive(Clone, Debug)]
pub(crate) struct Tokens<'h> {
    html: &'h str,
    at: usize,
    /// The open element whose content is raw text.
    raw: Option<&'h str>,
}

impl<'h> Tokens<'h> {
    /// Tokens of `html`.
    #[must_use]
    pub(crate) fn new(html: &'h str) -> Self {
        Self { html, at: 0, raw: None }
    }

    /// Tokens of `html` from the byte `at` on, which is outside of tags.
    #[must_use]
    pub(crate) fn from(html: &'h str, at: usize) -> Self {
        Self { html, at, raw: None }
    }

    /// Whether a tag begins at the byte `at`, which is a `<`.
    fn begins_tag(&self, at: usize) -> bool {
        begins_tag(self.html, at)
    }

    /// The end of the text that begins at the current byte.
    fn text_end(&self) -> usize {
        let bytes = self.html.as_bytes();
        let mut at = self.at;
        while let Some(found) = memchr(b'<', &bytes[at..]) {
            at += found;
            if self.begins_tag(at) {
                return at;
            }
            at += 1;
        }
        bytes.len()
    }

    /// The end of the raw text of an element: its end tag.
    fn raw_end(&self, name: &str) -> usize {
        let end = memmem::find(&self.html.as_bytes()[self.at..], format!("</{name}").as_bytes());
        end.map_or(self.html.len(), |end| self.at + end)
    }

    /// The tag or comment that begins at the current byte.
    fn tag(&mut self) -> Token<'h> {
        let (start, html) = (self.at, self.html);
        let bytes = html.as_bytes();
        let is_end = bytes.get(start + 1) == Some(&b'/');
        let begin = start + 1 + usize::from(is_end);
        let mut at = begin;
        while bytes.get(at).is_some_and(|byte| is_of_name(*byte)) {
            at += 1;
        }
        if at == begin {
            return self.declaration(begin);
        }
        let end = if bytes.get(at) == Some(&b'>') { Some(at) } else { tag_end(bytes, at) };
        let Some(end) = end else { return self.token(html.len(), TokenKind::Other) };
        let name = &html[begin..at];
        if is_end {
            return self.token(end + 1, TokenKind::End(name));
        }
        self.raw = is_raw(name).then_some(name);
        self.token(end + 1, TokenKind::Start(Tag { name, inside: &html[at..end], at }))
    }

    /// A comment, declaration or the like, whose contents begin at the byte `begin`.
    fn declaration(&mut self, begin: usize) -> Token<'h> {
        let html = self.html;
        let end = match html[begin..].strip_prefix("!--") {
            Some(comment) => memmem::find(comment.as_bytes(), b"-->").map(|end| begin + 3 + end + 2),
            None => tag_end(html.as_bytes(), begin),
        };
        self.token(end.map_or(html.len(), |end| end + 1), TokenKind::Other)
    }

    fn token(&mut self, end: usize, kind: TokenKind<'h>) -> Token<'h> {
        let span = self.at..end;
        self.at = end;
        Token { span, kind }
    }
}

impl<'h> Iterator for Tokens<'h> {
    type Item = Token<'h>;

    fn next(&mut self) -> Option<Token<'h>> {
        let first = *self.html.as_bytes().get(self.at)?;
        let end = match self.raw.take() {
            Some(name) => self.raw_end(name),
            None if first == b'<' && self.begins_tag(self.at) => return Some(self.tag()),
            None => self.text_end(),
        };
        if end > self.at {
            return Some(self.token(end, TokenKind::Text(&self.html[self.at..end])));
        }
        Some(self.tag())
    }
}

/// Whether a tag begins at the byte `at` of `html`, which is a `<`.
#[must_use]
pub(crate) fn begins_tag(html: &str, at: usize) -> bool {
    let next = html.as_bytes().get(at + 1);
    next.is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?'))
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'_')
}

/// Whether the content of an element is text up to its end tag.
#[must_use]
pub(crate) fn is_raw(name: &str) -> bool {
    matches!(name, "script" | "style" | "textarea" | "title" | "noscript" | "iframe" | "xmp")
}

/// The byte of the `>` that ends a tag, from the byte `from` on; a `>` in quotation marks does not end it.
fn tag_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += memchr3(b'>', b'"', b'\'', bytes.get(at..)?)?;
        match bytes[at] {
            b'>' => return Some(at),
            quote => at += 2 + memchr(quote, &bytes[at + 1..])?,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(html: &str) -> Vec<String> {
        let tell = |token: Token<'_>| match token.kind {
            TokenKind::Text(text) => text.to_owned(),
            TokenKind::Start(tag) => format!("+{}", tag.name),
            TokenKind::End(name) => format!("-{name}"),
            TokenKind::Other => format!("?{}", &html[token.span]),
        };
        Tokens::new(html).map(tell).collect()
    }

    #[test]
    fn html_is_tags_and_text() {
        assert_eq!(told("一<p class=\"a>b\">二<br/>三</p>"), ["一", "+p", "二", "+br", "三", "-p"]);
        assert_eq!(
            told("<!DOCTYPE html><!-- <p> --><i>1 < 2</i>"),
            ["?<!DOCTYPE html>", "?<!-- <p> -->", "+i", "1 < 2", "-i"]
        );
        assert_eq!(told("<script>a<p></script><my-tag a='>'>"), ["+script", "a<p>", "-script", "+my-tag"]);
        assert_eq!(told("a<"), ["a<"]);
        assert_eq!(told("<p title=\"a"), ["?<p title=\"a"]);
        assert_eq!(told("<!-- a"), ["?<!-- a"]);
    }

    #[test]
    fn every_byte_is_in_one_token() {
        let html = "<a href='x'>é</a><!---->&amp;<title><p></title></>x<";
        let spans: Vec<_> = Tokens::new(html).map(|token| token.span).collect();
        assert!(spans.windows(2).all(|pair| pair[0].end == pair[1].start));
        assert_eq!((spans[0].start, spans[spans.len() - 1].end), (0, html.len()));
    }
}
