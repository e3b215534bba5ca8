//! Parses Markdown: events without marks and with their places in the source.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::emphasis::{self, Padded};
use super::placed::{Placed, options};
use crate::values::without_invisible;

/// A parsed text.
pub(super) struct Parsed<'a> {
    /// Its events in order.
    pub(super) events: Vec<Placed<'a>>,
    /// The places of text outside code that is shown exactly as written, ascending; adjacent ones are merged.
    pub(super) plain: Vec<Range<usize>>,
    /// The link reference definitions, in order.
    pub(super) definitions: Vec<Definition>,
}

/// `[label]: target`.
pub(super) struct Definition {
    /// Its label as written.
    pub(super) label: String,
    /// Its target.
    pub(super) target: String,
    /// Its bytes in the source.
    pub(super) span: Range<usize>,
}

/// Parses a text; `place` maps a byte of the text without marks to its byte in the file.
pub(super) fn parse<'a>(padded: &'a Padded<'_>, math: bool, place: &dyn Fn(usize) -> usize) -> Parsed<'a> {
    parse_with(padded, options(math), place)
}

/// Parses a text with other extensions.
pub(super) fn parse_with<'a>(padded: &'a Padded<'_>, options: Options, place: &dyn Fn(usize) -> usize) -> Parsed<'a> {
    let parser = Parser::new_ext(&padded.text, options).into_offset_iter();
    let place = |range: Range<usize>| place(padded.original(range.start))..place(padded.original(range.end));
    let mut definitions: Vec<Definition> = parser
        .reference_definitions()
        .iter()
        .map(|(label, definition)| {
            let label = clean(label.into()).into_string();
            let target = clean(definition.dest.clone()).into_string();
            Definition { label, target, span: place(definition.span.clone()) }
        })
        .collect();
    definitions.sort_by_key(|definition| definition.span.start);
    let mut events: Vec<Placed<'a>> = Vec::with_capacity(padded.text.len() / 16);
    let mut plain: Vec<Range<usize>> = Vec::new();
    let mut code = false;
    // A text that comes in several events. Appending to the event itself would copy the text each time.
    let mut joined = String::new();
    for (event, inner) in parser {
        let range = place(inner.clone());
        match &event {
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::Text(text) if !code && padded.text[inner] == **text => match plain.last_mut() {
                Some(last) if last.end == range.start => last.end = range.end,
                _ => plain.push(range.clone()),
            },
            _ => {}
        }
        let event = strip(event);
        if let (Event::Text(more), Some((Event::Text(text), before))) = (&event, events.last_mut()) {
            if joined.is_empty() {
                joined.push_str(text);
            }
            joined.push_str(more);
            before.end = range.end;
        } else {
            put_joined(&mut events, &mut joined);
            events.push((event, range));
        }
    }
    put_joined(&mut events, &mut joined);
    Parsed { events, plain, definitions }
}

/// Puts the joined text into the last event.
fn put_joined(events: &mut [Placed<'_>], joined: &mut String) {
    if let (false, Some((Event::Text(text), _))) = (joined.is_empty(), events.last_mut()) {
        *text = std::mem::take(joined).into();
    }
}

/// Removes marks and invisible characters from all strings of the event.
fn strip(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Text(text) => Event::Text(clean(text)),
        Event::Code(text) => Event::Code(clean(text)),
        Event::Html(text) => Event::Html(clean(text)),
        Event::InlineHtml(text) => Event::InlineHtml(clean(text)),
        Event::InlineMath(text) => Event::InlineMath(clean(text)),
        Event::DisplayMath(text) => Event::DisplayMath(clean(text)),
        Event::FootnoteReference(label) => Event::FootnoteReference(clean(label)),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url =
                clean(if link_type == LinkType::Email { format!("mailto:{dest_url}").into() } else { dest_url });
            Event::Start(Tag::Link { link_type, dest_url, title: clean(title), id: clean(id) })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Image { link_type, dest_url: clean(dest_url), title: clean(title), id: clean(id) })
        }
        Event::Start(Tag::FootnoteDefinition(label)) => Event::Start(Tag::FootnoteDefinition(clean(label))),
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level, id: id.map(clean), classes, attrs })
        }
        Event::Start(Tag::CodeBlock(pulldown_cmark::CodeBlockKind::Fenced(info))) => {
            Event::Start(Tag::CodeBlock(pulldown_cmark::CodeBlockKind::Fenced(clean(info))))
        }
        other => other,
    }
}

fn clean(text: CowStr<'_>) -> CowStr<'_> {
    let text = emphasis::strip(&text).map_or(text, Into::into);
    without_invisible(&text).map_or(text, Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(events: impl Iterator<Item = Event<'static>>) -> String {
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, events);
        html
    }

    /// The HTML of a text parsed with marks, and without.
    fn both(markdown: &str) -> (String, String) {
        let padded = Padded::of(markdown);
        let marked =
            parse_with(&padded, Options::empty(), &|at| at).events.into_iter().map(|(event, _)| event.into_static());
        let plain = Parser::new_ext(markdown, Options::empty()).map(Event::into_static);
        // `parse_with` joins adjacent texts, `Parser` does not; the HTML is the same.
        (html(marked), html(plain))
    }

    #[test]
    fn the_commonmark_examples_are_unchanged() {
        let path = std::env::var("HUIKAN_COMMONMARK").unwrap_or_else(|_| "target/commonmark-spec.txt".to_owned());
        let spec = std::fs::read_to_string(&path).unwrap_or_else(|error| {
            panic!("{path}: {error}: the CommonMark specification is needed; `scripts/test` fetches it")
        });
        let fence = "`".repeat(32);
        let examples: Vec<&str> = spec.split(&format!("{fence} example\n")).skip(1).collect();
        assert!(examples.len() > 600, "{} examples", examples.len());
        for example in examples {
            let markdown = example.split("\n.\n").next().unwrap_or("").split(&fence).next().unwrap_or("");
            let markdown = format!("{}\n", markdown.replace('→', "\t"));
            let (marked, plain) = both(&markdown);
            assert_eq!(marked.replace("mailto:mailto:", "mailto:"), plain, "{markdown}");
        }
    }
}
