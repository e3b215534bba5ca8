//! Pictures.

use std::ops::Range;

use pulldown_cmark::{Event, Tag as Markup, TagEnd};

use super::cite::Cites;
use super::draft::Draft;
use super::placed::Placed;
use crate::config::{MissingAlt, RemotePictures};
use crate::document::{Node, Picture, ReferenceKind, Tag, is_elsewhere};
use crate::faults::Fault;
use crate::values::{Language, Text, text, tidy_blanks};

/// The plain text of the image at the start of `events`, and the number of its events.
fn alternative(events: &[Placed<'_>]) -> (String, usize) {
    let (mut depth, mut alt) = (0, String::new());
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(Markup::Image { .. }) => depth += 1,
            Event::End(TagEnd::Image) => {
                depth -= 1;
                if depth == 0 {
                    return (alt, at + 1);
                }
            }
            Event::Text(text) | Event::Code(text) => alt.push_str(text),
            Event::SoftBreak | Event::HardBreak => alt.push(' '),
            _ => {}
        }
    }
    (alt, events.len())
}

/// Writes a paragraph as a figure if it contains one picture and nothing else. Returns the number of events consumed;
/// `None` for other paragraphs.
pub(super) fn figure(events: &[Placed<'_>], draft: &mut Draft<'_>, cites: &mut Cites) -> Option<usize> {
    let (Event::Start(Markup::Image { title, .. }), range) = events.get(1)? else { return None };
    let (alt, taken) = alternative(&events[1..]);
    if !matches!(events.get(1 + taken)?.0, Event::End(TagEnd::Paragraph)) {
        return None;
    }
    match shown(&events[1], alt.trim(), draft) {
        Shown::Nothing => {}
        Shown::Link(reference) => {
            draft.flow.open(Tag::Paragraph);
            link(reference, alt.trim(), draft);
            draft.flow.close();
        }
        Shown::Picture(reference) => {
            draft.flow.open(Tag::Figure);
            draft.flow.add(Node::Picture(Picture { reference, alt: alt.trim(), title: "" }));
            caption(title, range, draft, cites);
            draft.flow.close();
        }
    }
    Some(taken + 2)
}

/// Writes the picture in a line of text at the start of `events`; returns the number of events consumed.
pub(super) fn inline(events: &[Placed<'_>], draft: &mut Draft<'_>) -> usize {
    let (alt, taken) = alternative(events);
    let (Event::Start(Markup::Image { title, .. }), _) = &events[0] else { return taken };
    match shown(&events[0], alt.trim(), draft) {
        Shown::Nothing => {}
        Shown::Link(reference) => link(reference, alt.trim(), draft),
        Shown::Picture(reference) => {
            let title = tidy_blanks(title);
            draft.flow.add(Node::Picture(Picture { reference, alt: alt.trim(), title: &title }));
        }
    }
    taken
}

/// How a picture is shown.
enum Shown {
    /// Not at all.
    Nothing,
    /// As a link to another host, by its reference.
    Link(usize),
    /// As a picture, by its reference.
    Picture(usize),
}

/// Decides how a picture is shown, and reports its faults.
fn shown((event, range): &Placed<'_>, alt: &str, draft: &mut Draft<'_>) -> Shown {
    let Event::Start(Markup::Image { dest_url, .. }) = event else { return Shown::Nothing };
    let target = dest_url.trim();
    if target.is_empty() {
        empty(alt, range.clone(), draft);
        return Shown::Nothing;
    }
    if is_elsewhere(target) {
        return remote(target, range.clone(), draft).map_or(Shown::Nothing, Shown::Link);
    }
    if alt.is_empty() {
        let help = text!("在 ![ ] 里写图上有什么，给看不到图的读者", "write between ![ and ] what is to be seen");
        missing_alt(range.clone(), help, draft);
    }
    Shown::Picture(draft.refer(ReferenceKind::Picture, target, range.clone()))
}

/// Writes the caption of a figure, with links for its citations.
fn caption(caption: &str, range: &Range<usize>, draft: &mut Draft<'_>, cites: &mut Cites) {
    if caption.is_empty() {
        return;
    }
    draft.figures += 1;
    draft.words.add(caption);
    draft.flow.open(Tag::Caption(draft.figures));
    let words = tidy_blanks(caption);
    let mut written = 0;
    for (span, citation) in cites.caption(&words, draft.source, range) {
        draft.flow.add(Node::Plain(&words[written..span.start]));
        draft.flow.open(Tag::Citation(citation));
        draft.flow.add(Node::Plain(&words[span.clone()]));
        draft.flow.close();
        written = span.end;
    }
    draft.flow.add(Node::Plain(&words[written..]));
    draft.flow.close();
}

/// Reports a picture without an address, if it has words. Converters leave `![]()` for pictures that were not loaded.
fn empty(alt: &str, range: Range<usize>, draft: &mut Draft<'_>) {
    if !alt.is_empty() {
        let message = text!("图片“{alt}”没有地址，已略去", "the picture `{alt}` has no address and is left out");
        let help = text!(
            "在圆括号里写图片文件名，或删去这一行",
            "write the picture's file in the parentheses, or remove the line"
        );
        draft.faults.push(Fault::warning("empty-picture", draft.source.at(range), message).help(help));
    }
}

/// Handles a picture on another host. Returns its reference if the settings allow a link; otherwise it is a fault.
pub(super) fn remote(target: &str, range: Range<usize>, draft: &mut Draft<'_>) -> Option<usize> {
    if draft.dialect.remote_pictures == RemotePictures::Refuse {
        let message =
            text!("图片在别的网站上，读者的浏览器不会显示", "the picture is on another host; readers would not see it");
        let help = text!(
            "把图片存到文章旁边再引用；或在 site.yaml 写 pictures: {{remote: link}}，只留链接",
            "save it beside the text; or write pictures: {{remote: link}} in site.yaml to keep a link"
        );
        draft.faults.push(Fault::error("remote-picture", draft.source.at(range), message).help(help));
        return None;
    }
    Some(draft.refer(ReferenceKind::Link, target, range))
}

/// Writes the link to a picture on another host.
pub(super) fn link(reference: usize, alt: &str, draft: &mut Draft<'_>) {
    let word = if draft.dialect.language == Language::En { "picture" } else { "图片" };
    draft.flow.open(Tag::Link { reference, title: "" });
    draft.flow.add(Node::Plain(if alt.is_empty() { word } else { alt }));
    draft.flow.close();
}

/// Reports a picture without alternative text.
pub(super) fn missing_alt(range: Range<usize>, help: Text, draft: &mut Draft<'_>) {
    let message = text!("图片没有替代文字", "the picture has no alternative text");
    let new = if draft.dialect.missing_alt == MissingAlt::Warn { Fault::warning } else { Fault::error };
    draft.faults.push(new("missing-alt", draft.source.at(range), message).help(help));
}
