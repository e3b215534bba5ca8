//! Splits the rendered HTML of a component into parts.
//!
//! Addresses and the body are not known when the template is rendered. So the template gets placeholders, which are found
//! again here. They are made of noncharacters, which no text contains and which the engine does not escape.

use std::ops::Range;

use crate::document::{ComponentHtml, Part};
use crate::markup::{Token, TokenKind, Tokens};

/// The placeholder for the body.
const BODY: char = '\u{fdd6}';
/// Begins the placeholder for an address; the index of the reference follows.
const ADDRESS: char = '\u{fdd1}';
/// Ends the placeholder for an address.
const END: char = '\u{fdd2}';

/// The value for the body of a component in a template.
pub(super) fn body() -> String {
    BODY.to_string()
}

/// The value for the address of a reference in a template.
pub(super) fn address(reference: usize) -> String {
    format!("{ADDRESS}{reference}{END}")
}

/// Splits rendered HTML into parts; `is_picture` tells which references are pictures.
pub(super) fn parts(html: &str, is_picture: impl Fn(usize) -> bool) -> ComponentHtml {
    let mut parts = Vec::new();
    for token in Tokens::new(html) {
        let cuts = cuts(html, &token);
        let is_image = matches!(&token.kind, TokenKind::Start(tag) if tag.name == "img");
        let picture = cuts.iter().enumerate().filter(|_| is_image).find_map(|(at, cut)| match cut.part {
            Part::Address(reference) if is_picture(reference) => Some((at, reference)),
            _ => None,
        });
        if let Some((at, reference)) = picture {
            let (mut before, mut after) = (Vec::new(), Vec::new());
            put(html, token.span.start..cuts[at].span.start, &cuts[..at], &mut before);
            put(html, cuts[at].span.end..token.span.end, &cuts[at + 1..], &mut after);
            parts.push(Part::Picture { reference, before, after });
        } else {
            put(html, token.span.clone(), &cuts, &mut parts);
        }
        match token.kind {
            TokenKind::Start(tag) if tag.name == "a" => parts.push(Part::LinkOpened),
            TokenKind::End("a") => parts.push(Part::LinkClosed),
            _ => {}
        }
    }
    ComponentHtml { parts }
}

/// A part of a token that depends on the page.
struct Cut {
    span: Range<usize>,
    part: Part,
}

/// The parts of a token that depend on the page, in order.
fn cuts(html: &str, token: &Token<'_>) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let start = token.span.start;
    let name = match token.kind {
        TokenKind::Start(tag) => Some((tag.name, start + 1)),
        TokenKind::End(name) => Some((name, start + 2)),
        TokenKind::Text(_) | TokenKind::Other => None,
    };
    if let Some(([b'h', level @ b'1'..=b'6'], at)) = name.map(|(name, at)| (name.as_bytes(), at)) {
        cuts.push(Cut { span: at + 1..at + 2, part: Part::Level(level - b'0') });
    }
    if let TokenKind::Start(tag) = token.kind {
        for attribute in tag.attributes() {
            let part = match (attribute.name, attribute.value.strip_prefix('#')) {
                ("id", _) => Part::Id(attribute.value.to_owned()),
                ("href", Some(id)) => Part::Fragment(id.to_owned()),
                _ => continue,
            };
            cuts.push(Cut { span: attribute.span, part });
        }
    }
    let mut at = start;
    while let Some(found) = html[at..token.span.end].find([BODY, ADDRESS]) {
        let place = at + found;
        let (length, part) = place_at(&html[place..token.span.end]);
        at = place + length;
        if !cuts.iter().any(|cut| cut.span.contains(&place)) {
            cuts.push(Cut { span: place..at, part });
        }
    }
    cuts.sort_by_key(|cut| cut.span.start);
    cuts
}

/// The part for the placeholder at the start of `html`, and its length in bytes. Incomplete placeholders are left out.
fn place_at(html: &str) -> (usize, Part) {
    let Some(rest) = html.strip_prefix(ADDRESS) else { return (BODY.len_utf8(), Part::Body) };
    let number = &rest[..rest.bytes().take_while(u8::is_ascii_digit).count()];
    match (number.parse(), rest[number.len()..].starts_with(END)) {
        (Ok(reference), true) => (ADDRESS.len_utf8() + number.len() + END.len_utf8(), Part::Address(reference)),
        _ => (ADDRESS.len_utf8(), Part::Html(String::new())),
    }
}

/// Adds the parts of the HTML in `span`, which contains these cuts.
fn put(html: &str, span: Range<usize>, cuts: &[Cut], parts: &mut Vec<Part>) {
    let mut written = span.start;
    for cut in cuts {
        put_html(&html[written..cut.span.start], parts);
        parts.push(cut.part.clone());
        written = cut.span.end;
    }
    put_html(&html[written..span.end], parts);
}

fn put_html(html: &str, parts: &mut Vec<Part>) {
    match parts.last_mut() {
        _ if html.is_empty() => {}
        Some(Part::Html(before)) => before.push_str(html),
        _ => parts.push(Part::Html(html.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> Part {
        Part::Html(text.to_owned())
    }

    #[test]
    fn places_ids_and_levels_are_found() {
        let rendered = format!("<h3 id=\"甲\">题</h3>{}<a href=\"#乙\">见</a>", body());
        let expected = vec![
            html("<h"),
            Part::Level(3),
            html(" id=\""),
            Part::Id("甲".into()),
            html("\">题</h"),
            Part::Level(3),
            html(">"),
            Part::Body,
            html("<a href=\""),
            Part::Fragment("乙".into()),
            html("\">"),
            Part::LinkOpened,
            html("见</a>"),
            Part::LinkClosed,
        ];
        assert_eq!(parts(&rendered, |_| false).parts, expected);
    }

    #[test]
    fn a_picture_is_a_part_as_a_whole() {
        let place = address(1);
        let image = format!("<p><img src=\"{place}\" alt=\"a>b\"></p>");
        let picture =
            Part::Picture { reference: 1, before: vec![html("<img src=\"")], after: vec![html("\" alt=\"a>b\">")] };
        assert_eq!(parts(&image, |_| true).parts, [html("<p>"), picture, html("</p>")]);
        let link = [html("<p><img src=\""), Part::Address(1), html("\" alt=\"a>b\"></p>")];
        assert_eq!(parts(&image, |_| false).parts, link);
        let video = format!("<video poster=\"{place}\"></video>");
        let expected = [html("<video poster=\""), Part::Address(1), html("\"></video>")];
        assert_eq!(parts(&video, |_| true).parts, expected);
    }
}
