//! The HTML of a component, as the engine rendered it, in parts.
//!
//! Where an address or the body goes is not known when the template is rendered. The template gets a place for each, and
//! the places are found again here. They are made of noncharacters, which no text holds and nothing escapes.

use std::ops::Range;

use crate::document::{ComponentHtml, Part};
use crate::markup::{Token, TokenKind, Tokens};

/// Takes the place of the body.
const BODY: char = '\u{fdd6}';
/// Stands before the number of a reference in the place of its address.
const ADDRESS: char = '\u{fdd1}';
/// Stands after it.
const END: char = '\u{fdd2}';

/// What a template gets for the body of a component.
pub(super) fn body() -> String {
    BODY.to_string()
}

/// What a template gets for the address of a reference.
pub(super) fn address(reference: usize) -> String {
    format!("{ADDRESS}{reference}{END}")
}

/// The parts of rendered HTML; `is_picture` tells which references are pictures.
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

/// Something in a token that depends on where the component stands.
struct Cut {
    span: Range<usize>,
    part: Part,
}

/// What depends on where the component stands, in order.
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

/// The place that begins `html`, and its length in bytes. A sign that is no place is left out.
fn place_at(html: &str) -> (usize, Part) {
    let Some(rest) = html.strip_prefix(ADDRESS) else { return (BODY.len_utf8(), Part::Body) };
    let number = &rest[..rest.bytes().take_while(u8::is_ascii_digit).count()];
    match (number.parse(), rest[number.len()..].starts_with(END)) {
        (Ok(reference), true) => (ADDRESS.len_utf8() + number.len() + END.len_utf8(), Part::Address(reference)),
        _ => (ADDRESS.len_utf8(), Part::Html(String::new())),
    }
}

/// Adds the parts of the HTML in `span`, which holds these cuts.
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
