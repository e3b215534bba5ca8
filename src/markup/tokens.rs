//! The tokens of HTML.

use std::ops::Range;

use memchr::{memchr, memchr3, memmem};

use super::attributes::Attributes;

/// Elements whose content is text up to their end tag, whatever stands in it.
const RAW: &[&str] = &["script", "style", "textarea", "title", "noscript", "iframe", "xmp"];

/// A part of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token<'h> {
    /// Its bytes.
    pub(crate) span: Range<usize>,
    /// What it is.
    pub(crate) kind: TokenKind<'h>,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind<'h> {
    /// Text as it is written, with its character references.
    Text(&'h str),
    /// The start tag of an element.
    Start(Tag<'h>),
    /// The end tag of an element; its name.
    End(&'h str),
    /// A comment, a declaration or a processing instruction.
    Other,
}

/// A start tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tag<'h> {
    /// The name of the element as it is written.
    pub(crate) name: &'h str,
    /// What stands between the name and the `>`.
    pub(super) inside: &'h str,
    /// Where that begins.
    pub(super) at: usize,
}

impl<'h> Tag<'h> {
    /// Its attributes in order.
    #[must_use]
    pub(crate) fn attributes(&self) -> Attributes<'h> {
        Attributes::new(self.inside, self.at)
    }

    /// Whether it is written as `<name/>`.
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
    /// The name of an element whose content is text.
    raw: Option<&'h str>,
}

impl<'h> Tokens<'h> {
    /// From the beginning of `html` on.
    #[must_use]
    pub(crate) fn new(html: &'h str) -> Self {
        Self { html, at: 0, raw: None }
    }

    /// Where text ends that begins at the current place: where a tag begins.
    fn text_end(&self) -> usize {
        let bytes = self.html.as_bytes();
        let mut at = self.at;
        while let Some(found) = memchr(b'<', &bytes[at..]) {
            at += found;
            if bytes.get(at + 1).is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?')) {
                return at;
            }
            at += 1;
        }
        bytes.len()
    }

    fn tag(&mut self) -> Token<'h> {
        let (start, html) = (self.at, self.html);
        let rest = &html[start..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            let end = memmem::find(comment.as_bytes(), b"-->").map_or(html.len(), |end| start + 4 + end + 3);
            return self.token(end, TokenKind::Other);
        }
        let is_end = rest.starts_with("</");
        let begin = start + if is_end { 2 } else { 1 };
        let inside = &html[begin..];
        let name = &inside[..inside.bytes().take_while(|byte| is_of_name(*byte)).count()];
        let Some(end) = tag_end(inside) else { return self.token(html.len(), TokenKind::Other) };
        let (at, end) = (begin + name.len(), begin + end);
        if name.is_empty() {
            return self.token(end + 1, TokenKind::Other);
        }
        if is_end {
            return self.token(end + 1, TokenKind::End(name));
        }
        self.raw = RAW.contains(&name).then_some(name);
        self.token(end + 1, TokenKind::Start(Tag { name, inside: &html[at..end], at }))
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
        if self.at >= self.html.len() {
            return None;
        }
        let end = match self.raw.take() {
            Some(name) => {
                let end = memmem::find(&self.html.as_bytes()[self.at..], format!("</{name}").as_bytes());
                end.map_or(self.html.len(), |end| self.at + end)
            }
            None => self.text_end(),
        };
        if end > self.at {
            return Some(self.token(end, TokenKind::Text(&self.html[self.at..end])));
        }
        Some(self.tag())
    }
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'_')
}

/// The byte of the `>` that ends a tag; one in quotation marks ends none.
fn tag_end(inside: &str) -> Option<usize> {
    let bytes = inside.as_bytes();
    let mut at = 0;
    loop {
        at += memchr3(b'>', b'"', b'\'', &bytes[at..])?;
        if bytes[at] == b'>' {
            return Some(at);
        }
        at += 2 + memchr(bytes[at], &bytes[at + 1..])?;
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
