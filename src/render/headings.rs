//! Adds `<wbr>` between the words of headings, captions and titles in lists, in the rendered HTML of a page.
//!
//! The style sheet forbids other line breaks there (`word-break: keep-all`). Attributes and `<title>` are not changed.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use crate::markup::{Token, TokenKind, Tokens, first};
use crate::typesetting::Words;

/// Finds and remembers the line breaks of headings: the same title is on many pages.
#[derive(Debug)]
pub(super) struct Headings {
    words: Words,
    known: RwLock<HashMap<String, Arc<[usize]>>>,
}

impl Headings {
    /// Uses the built-in dictionary.
    pub(super) fn new() -> Self {
        Self { words: Words::new(), known: RwLock::default() }
    }

    fn breaks(&self, text: &str) -> Arc<[usize]> {
        if let Some(known) = self.known.read().ok().and_then(|known| known.get(text).cloned()) {
            return known;
        }
        let breaks: Arc<[usize]> = self.words.breaks(text).into();
        // If another thread panicked while writing, the breaks are not remembered.
        if let Ok(mut known) = self.known.write() {
            known.insert(text.to_owned(), Arc::clone(&breaks));
        }
        breaks
    }
}

/// Adds `<wbr>` to the HTML of a page.
pub(super) fn with_word_breaks(words: &Headings, html: String) -> String {
    let mut out = String::new();
    let mut copied = 0;
    let mut put_breaks = |open: &Open<'_>| {
        for place in open.breaks(words) {
            out.push_str(&html[copied..place]);
            out.push_str("<wbr>");
            copied = place;
        }
    };
    let mut open: Option<Open<'_>> = None;
    for token in Tokens::new(&html) {
        match &mut open {
            None => open = Open::begin(&token),
            Some(element) => {
                if element.read(&token) {
                    put_breaks(element);
                    open = None;
                }
            }
        }
    }
    if let Some(element) = open {
        put_breaks(&element);
    }
    if copied == 0 {
        return html;
    }
    out.push_str(&html[copied..]);
    out
}

/// An open element that gets line breaks, and its text so far.
struct Open<'h> {
    name: &'h str,
    /// The number of open elements with this name.
    depth: usize,
    /// An open element inside it that gets no line breaks, and the number of open elements with its name.
    left_out: Option<(&'h str, usize)>,
    text: String,
    /// For each character: its byte in the text, and its byte in the page.
    written: Vec<(usize, usize)>,
}

impl<'h> Open<'h> {
    /// The element that begins with a token, if it gets line breaks: a heading, a caption, the title in a list.
    fn begin(token: &Token<'h>) -> Option<Self> {
        let TokenKind::Start(tag) = &token.kind else { return None };
        let is_kept = match tag.name {
            "h1" | "h2" | "h3" | "figcaption" | "caption" => true,
            "span" => tag.attributes().map(|attribute| (attribute.name, attribute.value)).eq([("class", "t")]),
            _ => false,
        };
        let (text, written) = (String::new(), Vec::new());
        is_kept.then_some(Self { name: tag.name, depth: 1, left_out: None, text, written })
    }

    /// Reads a token inside the element; returns whether it ends the element.
    fn read(&mut self, token: &Token<'h>) -> bool {
        let (name, is_end) = match token.kind {
            TokenKind::Text(text) => {
                if self.left_out.is_none() {
                    self.push_text(text, token.span.start);
                }
                return false;
            }
            TokenKind::Start(tag) => (tag.name, false),
            TokenKind::End(name) => (name, true),
            TokenKind::Other => ("", false),
        };
        if name == self.name {
            self.depth = if is_end { self.depth - 1 } else { self.depth + 1 };
            if self.depth == 0 {
                return true;
            }
        }
        if let Some((left_out, depth)) = &mut self.left_out {
            if *left_out == name {
                *depth = if is_end { *depth - 1 } else { *depth + 1 };
            }
            if *depth > 0 {
                return false;
            }
            self.left_out = None;
        } else if !is_end && self.leaves_out(name) {
            self.left_out = Some((name, 1));
        }
        // Links and emphasis do not end a word.
        if !matches!(name, "a" | "strong" | "em") {
            self.push('\u{fffc}', token.span.start);
        }
        false
    }

    fn leaves_out(&self, name: &str) -> bool {
        matches!(name, "code" | "math" | "svg") || (name == "small" && self.name == "span")
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

    /// The bytes of the page at which `<wbr>` is inserted.
    fn breaks(&self, words: &Headings) -> Vec<usize> {
        let breaks = words.breaks(&self.text);
        let place = |place: &usize| self.written.binary_search_by_key(place, |(at, _)| *at).ok();
        breaks.iter().filter_map(place).map(|at| self.written[at].1).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(html: &str) -> String {
        with_word_breaks(&Headings::new(), html.to_owned())
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
    fn an_element_that_is_never_closed_is_no_harm() {
        assert_eq!(broken("<h1>网络安全大会"), "<h1>网络<wbr>安全<wbr>大会");
        assert_eq!(broken("<h1 title=\"网络"), "<h1 title=\"网络");
    }
}
