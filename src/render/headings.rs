//! Adds `<wbr>` between the words of headings, captions and titles in lists, in the rendered HTML of a page.
//!
//! The style sheet forbids other line breaks there (`word-break: keep-all`). Attributes and `<title>` are not changed.

use std::sync::{Arc, RwLock};

use hashbrown::HashMap;
use memchr::{memchr_iter, memrchr2};

use crate::markup::{Tag, Token, TokenKind, Tokens, begins_tag, first, is_raw};
use crate::typesetting::Words;

/// Adds the line breaks of headings and remembers the result: the same title is on many pages.
#[derive(Debug)]
pub(super) struct Headings {
    words: Words,
    /// The contents of elements, before and after line breaks are added: of titles in lists in which something small
    /// gets no line breaks, and of all other elements.
    known: [RwLock<HashMap<String, Arc<str>>>; 2],
}

impl Headings {
    /// Uses the built-in dictionary.
    pub(super) fn new() -> Self {
        Self { words: Words::new(), known: [RwLock::default(), RwLock::default()] }
    }

    /// The contents of an element with line breaks.
    fn with_breaks(&self, element: &str, contents: &str) -> Arc<str> {
        let known = &self.known[usize::from(element == "span" && contents.contains("<small"))];
        if let Some(broken) = known.read().ok().and_then(|known| known.get(contents).cloned()) {
            return broken;
        }
        let broken: Arc<str> = Contents::read(element, contents).with_breaks(&self.words, contents).into();
        // If another thread panicked while writing, the result is not remembered.
        if let Ok(mut known) = known.write() {
            known.insert(contents.to_owned(), Arc::clone(&broken));
        }
        broken
    }
}

/// Adds `<wbr>` to the HTML of a page. Only the tags of which the name may matter are read.
pub(super) fn with_word_breaks(headings: &Headings, html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let (mut copied, mut read) = (0, 0);
    while let Some(at) = next_candidate(html, read) {
        let mut tokens = Tokens::from(html, at);
        let Some(Token { span, kind }) = tokens.next() else { break };
        read = span.end;
        let TokenKind::Start(tag) = kind else { continue };
        if gets_breaks(&tag) {
            read = end_of_contents(&mut tokens, tag.name).unwrap_or(html.len());
            out.push_str(&html[copied..span.end]);
            out.push_str(&headings.with_breaks(tag.name, &html[span.end..read]));
            copied = read;
        } else if is_raw(tag.name) {
            read = tokens.next().map_or(html.len(), |contents| contents.span.end);
        }
    }
    out.push_str(&html[copied..]);
    out
}

/// The first byte from `from` on at which a tag begins that may get line breaks, or contents in which there are no tags.
fn next_candidate(html: &str, from: usize) -> Option<usize> {
    let bytes = html.as_bytes();
    let may_matter = |at: &usize| {
        let name = &bytes[at + 1..];
        match name.first() {
            Some(b'h') => matches!(name.get(1), Some(b'1'..=b'3')),
            Some(b's') => {
                (name.starts_with(b"span") && name.get(4) != Some(&b'>'))
                    || name.starts_with(b"script")
                    || name.starts_with(b"style")
            }
            Some(b'c') => name.starts_with(b"caption"),
            Some(b'f') => name.starts_with(b"figcaption"),
            Some(b't') => name.starts_with(b"title") || name.starts_with(b"textarea"),
            Some(b'!') => name.starts_with(b"!--"),
            Some(b'n') => name.starts_with(b"noscript"),
            Some(b'i') => name.starts_with(b"iframe"),
            Some(b'x') => name.starts_with(b"xmp"),
            _ => false,
        }
    };
    let is_in_tag = |at: usize| {
        let before = memrchr2(b'<', b'>', &bytes[..at]);
        before.is_some_and(|before| bytes[before] == b'<' && begins_tag(html, before))
    };
    memchr_iter(b'<', &bytes[from..]).map(|at| from + at).filter(may_matter).find(|at| !is_in_tag(*at))
}

/// Whether an element gets line breaks: a heading, a caption, the title in a list.
fn gets_breaks(tag: &Tag<'_>) -> bool {
    match tag.name {
        "h1" | "h2" | "h3" | "figcaption" | "caption" => true,
        "span" => tag.attributes().map(|attribute| (attribute.name, attribute.value)).eq([("class", "t")]),
        _ => false,
    }
}

/// Reads an open element to its end; returns the end of its contents, or `None` if it is never closed.
fn end_of_contents(tokens: &mut Tokens<'_>, element: &str) -> Option<usize> {
    let mut depth = 1;
    for token in tokens {
        match token.kind {
            TokenKind::Start(tag) if tag.name == element => depth += 1,
            TokenKind::End(name) if name == element => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(token.span.start);
        }
    }
    None
}

/// The text in an element that gets line breaks.
struct Contents<'h> {
    element: &'h str,
    /// An open element inside it that gets no line breaks, and the number of open elements with its name.
    left_out: Option<(&'h str, usize)>,
    text: String,
    /// For each character: its byte in the text, and its byte in the contents.
    written: Vec<(usize, usize)>,
}

impl<'h> Contents<'h> {
    /// Reads the contents of an element.
    fn read(element: &'h str, html: &'h str) -> Self {
        let mut contents = Self { element, left_out: None, text: String::new(), written: Vec::new() };
        Tokens::new(html).for_each(|token| contents.push_token(&token));
        contents
    }

    fn push_token(&mut self, token: &Token<'h>) {
        let (name, is_end) = match token.kind {
            TokenKind::Text(text) => {
                if self.left_out.is_none() {
                    self.push_text(text, token.span.start);
                }
                return;
            }
            TokenKind::Start(tag) => (tag.name, false),
            TokenKind::End(name) => (name, true),
            TokenKind::Other => ("", false),
        };
        if let Some((left_out, depth)) = &mut self.left_out {
            if *left_out == name {
                *depth = if is_end { *depth - 1 } else { *depth + 1 };
            }
            if *depth > 0 {
                return;
            }
            self.left_out = None;
        } else if !is_end && self.leaves_out(name) {
            self.left_out = Some((name, 1));
        }
        // Links and emphasis do not end a word.
        if !matches!(name, "a" | "strong" | "em") {
            self.push('\u{fffc}', token.span.start);
        }
    }

    fn leaves_out(&self, name: &str) -> bool {
        matches!(name, "code" | "math" | "svg") || (name == "small" && self.element == "span")
    }

    fn push_text(&mut self, text: &str, at: usize) {
        let mut read = 0;
        while let Some((c, length)) = first(&text[read..]) {
            self.push(c, at + read);
            read += length;
        }
    }

    fn push(&mut self, c: char, at: usize) {
        self.written.push((self.text.len(), at));
        self.text.push(c);
    }

    /// The contents, read from `html`, with `<wbr>` at the line breaks.
    fn with_breaks(&self, words: &Words, html: &str) -> String {
        let (mut out, mut copied) = (String::with_capacity(html.len()), 0);
        for place in words.breaks(&self.text) {
            if let Ok(at) = self.written.binary_search_by_key(&place, |(at, _)| *at) {
                let place = self.written[at].1;
                out.push_str(&html[copied..place]);
                out.push_str("<wbr>");
                copied = place;
            }
        }
        out.push_str(&html[copied..]);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(html: &str) -> String {
        with_word_breaks(&Headings::new(), html)
    }

    #[test]
    fn only_headings_captions_and_titles_are_touched() {
        let html = "<title>网络安全大会开幕</title><p title=\"网络安全大会\">网络安全大会开幕</p>";
        assert_eq!(broken(html), html);
        for name in ["h1", "h2", "h3", "figcaption", "caption"] {
            let html = format!("<{name} id=\"网络安全大会>\">网络安全大会</{name}><p>网络安全大会</p>");
            let expected = format!("<{name} id=\"网络安全大会>\">网络<wbr>安全<wbr>大会</{name}><p>网络安全大会</p>");
            assert_eq!(broken(&html), expected);
        }
        let list =
            "<span class=\"t\"><span class=\"k\">网络安全</span>大会开幕<small>网络安全大会</small></span>网络安全";
        let expected = "<span class=\"t\"><span class=\"k\">网络<wbr>安全</span>大会<wbr>开幕<small>网络安全大会</small></span>网络安全";
        assert_eq!(broken(list), expected);
    }

    #[test]
    fn words_go_on_through_links_and_stop_at_code() {
        let html = "<h2><a href=\"x\">网络</a>安全&amp;大会<code>网络安全大会</code></h2>";
        assert_eq!(broken(html), "<h2><a href=\"x\">网络</a><wbr>安全&amp;大会<code>网络安全大会</code></h2>");
    }

    #[test]
    fn tags_in_attributes_comments_and_raw_text_are_no_headings() {
        for html in [
            "<p title=\"<h1>网络安全大会</h1>\">网络安全大会</p>",
            "<!-- <h1>网络安全大会</h1> --><p>网络</p>",
            "<script>\"<h1>网络安全大会</h1>\"</script><p>网络</p>",
            "<textarea><h1>网络安全大会</h1></textarea>",
        ] {
            assert_eq!(broken(html), html);
        }
        assert_eq!(broken("1 < 2<h1>网络安全</h1>"), "1 < 2<h1>网络<wbr>安全</h1>");
        assert_eq!(broken("<!-- - --><h1>网络安全</h1>"), "<!-- - --><h1>网络<wbr>安全</h1>");
    }

    #[test]
    fn an_element_that_is_never_closed_is_no_harm() {
        assert_eq!(broken("<h1>网络安全大会"), "<h1>网络<wbr>安全<wbr>大会");
        assert_eq!(broken("<h1 title=\"网络"), "<h1 title=\"网络");
    }
}
