//! Scans raw HTML before it is tokenized: tags that are never closed, tags with too many attributes, places of tags.

use crate::faults::{Fault, Place};
use crate::values::text;

/// Elements whose content is not HTML. An HTML block that begins with one ends only with its end tag.
const VERBATIM: &[&str] = &["script", "style", "pre", "textarea"];

/// The most attributes of a tag. The tokenizer compares each with all others.
const MAX_ATTRIBUTES: usize = 500;

/// The most characters of an id that [`ids`] returns.
const MAX_ID: usize = 200;

/// A construct from which on the HTML cannot be read.
pub(super) struct Unreadable {
    /// Its first byte.
    pub(super) at: usize,
    /// The number of bytes that the fault marks.
    pub(super) length: usize,
    /// The missing end; `None` for a tag with too many attributes.
    end: Option<String>,
}

impl Unreadable {
    /// The fault for it.
    pub(super) fn fault(&self, at: Place) -> Fault {
        let Some(end) = &self.end else {
            let message = text!("网页标签的属性太多", "the tag has too many attributes");
            let help = text!("用 Markdown 的写法，或删去", "write it in Markdown, or remove it");
            return Fault::error("removed-html", at, message).help(help);
        };
        let message = text!("没有闭合，后面的正文会丢失", "this is never closed, and the text after it would be lost");
        let help = text!("在它结束的地方写 {end}", "write {end} where it ends");
        Fault::error("unclosed-html", at, message).help(help)
    }
}

/// The first construct that is never closed or is too large; `block` for an HTML block.
pub(super) fn unreadable(raw: &str, block: bool) -> Option<Unreadable> {
    let mut at = 0;
    while let Some(open) = raw[at..].find('<').map(|found| at + found) {
        let rest = &raw[open..];
        let (opening, end) = beginning(rest, block && raw[..open].trim().is_empty());
        let wrong = |end: Option<String>| {
            let length = rest.find(['\n', '，', '。', ' ', '>']).unwrap_or(rest.len()).max(1);
            Some(Unreadable { at: open, length, end })
        };
        let Some(end) = end else {
            at = open + opening;
            continue;
        };
        let Some(length) = end_of(&rest[opening..], &end) else { return wrong(Some(end)) };
        if end == ">" && is_overloaded(&rest[..opening + length]) {
            return wrong(None);
        }
        let name: String = rest[1..].chars().take_while(char::is_ascii_alphanumeric).collect();
        at = open + opening + length;
        if VERBATIM.contains(&name.to_ascii_lowercase().as_str()) {
            let closing = format!("</{name}");
            match find(raw, at, &closing) {
                Some(closed) => at = closed,
                None if block => return wrong(Some(format!("{closing}>"))),
                None => {}
            }
        }
    }
    None
}

/// The length of the beginning of a tag or comment, and its end; `None` for a `<` that begins neither.
fn beginning(rest: &str, first: bool) -> (usize, Option<String>) {
    if rest.starts_with("<!-->") || rest.starts_with("<!--->") {
        return (5, None);
    }
    if rest.starts_with("<!--") {
        return (4, Some("-->".to_owned()));
    }
    if first && rest.starts_with("<![CDATA[") {
        return (9, Some("]]>".to_owned()));
    }
    if first && rest.starts_with("<?") {
        return (2, Some("?>".to_owned()));
    }
    let begins = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
    (1, begins.then(|| ">".to_owned()))
}

/// The number of bytes up to the end, inclusive. A `>` in quotation marks does not end a tag.
fn end_of(rest: &str, end: &str) -> Option<usize> {
    let is_tag = end == ">" && rest.starts_with(|c: char| c.is_ascii_alphabetic());
    if !is_tag {
        return rest.find(end).map(|at| at + end.len());
    }
    let mut quote = None;
    let mut value = false;
    for (at, byte) in rest.bytes().enumerate() {
        match quote {
            Some(open) if open == byte => quote = None,
            None if byte == b'>' => return Some(at + 1),
            // A quotation mark opens a value only after `=`.
            None if matches!(byte, b'"' | b'\'') && value => quote = Some(byte),
            _ => {}
        }
        value = byte == b'=' || (value && byte.is_ascii_whitespace());
    }
    None
}

/// Whether a tag has too many attributes.
fn is_overloaded(tag: &str) -> bool {
    let (mut attributes, mut quote, mut last) = (0, None, b'<');
    for byte in tag.bytes() {
        match quote {
            Some(open) if open == byte => quote = None,
            Some(_) => {}
            None if matches!(byte, b'"' | b'\'') && last == b'=' => quote = Some(byte),
            None => attributes += usize::from(matches!(byte, b'=' | b'/') || byte.is_ascii_whitespace()),
        }
        last = byte;
    }
    // Each attribute counts twice: for its blank and for its `=`.
    attributes > 2 * MAX_ATTRIBUTES
}

/// The first place of `tag`, which begins with `<`, from `from` on; case is ignored.
pub(super) fn find(raw: &str, from: usize, tag: &str) -> Option<usize> {
    raw[from..].match_indices('<').map(|(at, _)| from + at).find(|at| is_at(raw, *at, tag))
}

/// The place of the last end tag of the element.
pub(super) fn last_closing(raw: &str, name: &str) -> Option<usize> {
    let tag = format!("</{name}");
    raw.rmatch_indices('<').map(|(at, _)| at).find(|at| is_at(raw, *at, &tag))
}

fn is_at(raw: &str, at: usize, tag: &str) -> bool {
    raw.as_bytes().get(at..at + tag.len()).is_some_and(|found| found.eq_ignore_ascii_case(tag.as_bytes()))
}

/// The values of what looks like `id` attributes.
pub(super) fn ids(raw: &str) -> Vec<String> {
    let mut ids = Vec::new();
    for (at, _) in raw.match_indices('=') {
        let name = raw[..at].trim_end();
        let is_id = name.len() >= 2 && name.as_bytes()[name.len() - 2..].eq_ignore_ascii_case(b"id");
        if is_id {
            let value = raw[at + 1..].trim_start();
            let quoted = value.strip_prefix(['"', '\'']);
            let ends = |c: char| matches!(c, '"' | '\'' | '>') || (quoted.is_none() && c.is_whitespace());
            ids.push(quoted.unwrap_or(value).chars().take(MAX_ID).take_while(|c| !ends(*c)).collect());
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(raw: &str) -> Option<String> {
        unreadable(raw, true).and_then(|found| found.end)
    }

    #[test]
    fn what_never_ends_is_found() {
        for (raw, expected) in [
            ("<!-- 注", "-->"),
            ("<div>\n<!-- 注\n</div>", "-->"),
            ("<p 正文，", ">"),
            ("<p title=\"a>", ">"),
            ("<script>x", "</script>"),
            ("<?php 正文 >", "?>"),
            ("<![CDATA[ 正文 >", "]]>"),
        ] {
            assert_eq!(end(raw).as_deref(), Some(expected), "{raw}");
        }
        for raw in
            ["<p>1 < 2", "<!-- a --> <!-->", "<p title='a>b' class=x\"y>", "<SCRIPT><p</Script>", "a <b>", "<br/>"]
        {
            assert_eq!(end(raw), None, "{raw}");
        }
    }

    #[test]
    fn ids_are_found() {
        assert_eq!(ids("<p id=a><p ID = \"乙\" x=1><p id='c d'>"), ["a", "乙", "c d"]);
    }
}
