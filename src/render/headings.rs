//! Headings, captions and titles of lists in a rendered page get `<wbr>` between words, whatever template made them.
//!
//! The style sheet keeps Chinese words whole there (`word-break: keep-all`). Only what is seen is touched: no attribute,
//! no `<title>`, and no file that is not a page.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use memchr::{memchr, memmem};

use crate::typesetting::Words;

/// Where headings break. Titles stand on many pages: what was found for one is kept as long as the pages are rendered.
#[derive(Debug)]
pub(super) struct Headings {
    words: Words,
    known: RwLock<HashMap<String, Arc<[usize]>>>,
}

impl Headings {
    /// With the dictionary of the program.
    pub(super) fn new() -> Self {
        Self { words: Words::new(), known: RwLock::default() }
    }

    fn breaks(&self, text: String) -> Arc<[usize]> {
        if let Some(known) = self.known.read().ok().and_then(|known| known.get(&text).cloned()) {
            return known;
        }
        let breaks: Arc<[usize]> = self.words.breaks(&text).into();
        // Where another thread stopped in the middle, it is found anew each time.
        if let Ok(mut known) = self.known.write() {
            known.insert(text, Arc::clone(&breaks));
        }
        breaks
    }
}

/// A page with its places to break. `</span>` ends a title of a list, which has the class `t`.
pub(super) fn with_word_breaks(words: &Headings, html: String) -> String {
    let mut out = String::new();
    let (mut copied, mut at) = (0, 0);
    while let Some(found) = memchr(b'<', &html.as_bytes()[at..]) {
        let tag = at + found;
        let Some(name) = element(&html[tag..]) else {
            at = tag + 1;
            continue;
        };
        let Some(inside) = tag_end(&html, tag) else { break };
        let end = close(&html, inside, name);
        for place in places(words, &html[inside..end], name) {
            out.push_str(&html[copied..inside + place]);
            out.push_str("<wbr>");
            copied = inside + place;
        }
        at = end;
    }
    if copied == 0 {
        return html;
    }
    out.push_str(&html[copied..]);
    out
}

/// The name of the element that begins `html`, where its words are kept whole.
fn element(html: &str) -> Option<&'static str> {
    let rest = &html.as_bytes()[1..];
    let name = ["h1", "h2", "h3", "figcaption", "caption", "span"].into_iter().find(|name| {
        let after = rest.get(name.len());
        rest.starts_with(name.as_bytes()) && after.is_some_and(|byte| matches!(byte, b'>' | b' '))
    })?;
    let is_title = name != "span" || html[1..].starts_with("span class=\"t\">");
    is_title.then_some(name)
}

/// The byte behind the tag that begins at `tag`; `>` inside of quotes does not end it.
fn tag_end(html: &str, tag: usize) -> Option<usize> {
    let mut quoted = false;
    for (at, byte) in html.as_bytes()[tag..].iter().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return Some(tag + at + 1),
            _ => {}
        }
    }
    None
}

/// Where the element `name` ends whose inside begins at `inside`.
fn close(html: &str, inside: usize, name: &str) -> usize {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let (mut at, mut depth) = (inside, 1);
    loop {
        let Some(found) = memmem::find(&html.as_bytes()[at..], close.as_bytes()) else { return html.len() };
        depth += memmem::find_iter(&html.as_bytes()[at..at + found], open.as_bytes()).count();
        depth -= 1;
        if depth == 0 {
            return at + found;
        }
        at += found + close.len();
    }
}

/// The bytes of the inside of an element before which `<wbr>` goes.
fn places(words: &Headings, html: &str, element: &str) -> Vec<usize> {
    let mut text = String::new();
    // Of every character: its byte in the text, and where it is written.
    let mut written: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < html.len() {
        let rest = &html[at..];
        if let Some(tag) = rest.strip_prefix('<') {
            let end = tag_end(html, at).unwrap_or(html.len());
            let name = tag.split([' ', '>']).next().unwrap_or("");
            let is_left_out = matches!(name, "code" | "math" | "svg") || (name == "small" && element == "span");
            // Words do not go on behind them.
            if !matches!(name, "a" | "/a" | "strong" | "/strong" | "em" | "/em") {
                written.push((text.len(), at));
                text.push('\u{fffc}');
            }
            at = if is_left_out { close(html, end, name) } else { end };
            continue;
        }
        let (c, length) = character(rest);
        written.push((text.len(), at));
        text.push(c);
        at += length;
    }
    let breaks = words.breaks(text);
    breaks
        .iter()
        .filter_map(|place| written.binary_search_by_key(place, |(at, _)| *at).ok())
        .map(|at| written[at].1)
        .collect()
}

/// The character that begins `html`, and how many bytes write it.
fn character(html: &str) -> (char, usize) {
    let entities = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#x27;", '\''), ("&#39;", '\'')];
    let entity = entities.into_iter().find(|(entity, _)| html.starts_with(entity));
    entity.map_or_else(|| html.chars().next().map_or((' ', 1), |c| (c, c.len_utf8())), |(entity, c)| (c, entity.len()))
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
