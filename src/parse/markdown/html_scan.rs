//! Raw HTML read as characters: where tags stand, what never ends, what is too much for the tokenizer.

use crate::faults::{Fault, Place};
use crate::values::text;

/// Elements whose content is no HTML, so that a block that begins with them ends only with their end tag.
const VERBATIM: &[&str] = &["script", "style", "pre", "textarea"];

/// The most attributes of a tag; the tokenizer compares each with all others.
const MAX_ATTRIBUTES: usize = 500;

/// The most characters of an id that is sought.
const MAX_ID: usize = 200;

/// Something that cannot be read, with all that stands behind it.
pub(super) struct Unreadable {
    /// Where it begins.
    pub(super) at: usize,
    /// How many bytes are shown.
    pub(super) length: usize,
    /// What would end it; nothing where it ends but has too many attributes.
    end: Option<String>,
}

impl Unreadable {
    /// The fault at this place.
    pub(super) fn fault(&self, at: Place) -> Fault {
        let Some(end) = &self.end else {
            let message = text!("网页标签的属性太多", "the tag has too many attributes");
            let help = text!("用 Markdown 的写法，或删去", "write it in Markdown, or remove it");
            return Fault::error("removed-html", at, message).help(help);
        };
        let message = text!("没有闭合，后面的正文会丢失", "this is never closed, and the text behind it would be lost");
        let help = text!("在它结束的地方写 {end}", "write {end} where it ends");
        Fault::error("unclosed-html", at, message).help(help)
    }
}

/// What in the fragment never ends or ends too late; `block` where it is a block of its own.
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

/// How many bytes begin a tag or comment, and what ends it; nothing ends a sign that begins none.
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

/// How far to the end and behind it; a `>` in quotation marks ends no tag.
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
            // A quotation mark opens a value only behind the sign of equality.
            None if matches!(byte, b'"' | b'\'') && value => quote = Some(byte),
            _ => {}
        }
        value = byte == b'=' || (value && byte.is_ascii_whitespace());
    }
    None
}

/// Whether a tag has more attributes than anyone means.
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
    // A blank and a sign of equality for each.
    attributes > 2 * MAX_ATTRIBUTES
}

/// The first place from `from` on where `tag`, which begins with `<`, stands, whatever the case of its letters.
pub(super) fn find(raw: &str, from: usize, tag: &str) -> Option<usize> {
    raw[from..].match_indices('<').map(|(at, _)| from + at).find(|at| is_at(raw, *at, tag))
}

/// The last place of an end tag of the element.
pub(super) fn last_closing(raw: &str, name: &str) -> Option<usize> {
    let tag = format!("</{name}");
    raw.rmatch_indices('<').map(|(at, _)| at).find(|at| is_at(raw, *at, &tag))
}

fn is_at(raw: &str, at: usize, tag: &str) -> bool {
    raw.as_bytes().get(at..at + tag.len()).is_some_and(|found| found.eq_ignore_ascii_case(tag.as_bytes()))
}

/// The values of what looks like an attribute `id`.
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
