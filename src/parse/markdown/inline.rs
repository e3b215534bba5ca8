//! Pictures.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::events::Placed;
use super::write::{Writer, attribute, escape};
use crate::config::RemotePictures;
use crate::document::ReferenceKind;
use crate::faults::Fault;
use crate::values::{Language, Text, text};

/// Whether something stands in a line or alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// In a line of text.
    Inline,
    /// Alone, as a figure or a displayed formula.
    Alone,
}

/// Whether the target is on another host.
pub(super) fn is_elsewhere(target: &str) -> bool {
    let lower = target.trim_start().get(..8).unwrap_or(target).to_ascii_lowercase();
    lower.starts_with("http:") || lower.starts_with("https:") || lower.starts_with("//")
}

/// The plain text inside the image that begins `events`, and how many events the image takes.
fn alternative(events: &[Placed<'_>]) -> (String, usize) {
    let (mut depth, mut alt) = (0, String::new());
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Image { .. }) => depth += 1,
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

impl Writer<'_> {
    /// A paragraph that holds one picture and nothing else, as a figure; how many events it took.
    pub(super) fn figure(&mut self, events: &[Placed<'_>]) -> Option<usize> {
        let Event::Start(Tag::Image { .. }) = &events.get(1)?.0 else { return None };
        let (_, taken) = alternative(&events[1..]);
        if !matches!(events.get(1 + taken)?.0, Event::End(TagEnd::Paragraph)) {
            return None;
        }
        self.picture(&events[1..], Frame::Alone);
        Some(taken + 2)
    }

    /// Writes the picture that begins `events`; how many events it took.
    pub(super) fn picture(&mut self, events: &[Placed<'_>], frame: Frame) -> usize {
        let (alt, taken) = alternative(events);
        let (Event::Start(Tag::Image { dest_url, title, .. }), range) = &events[0] else { return taken };
        let (target, alt) = (dest_url.trim(), alt.trim());
        if target.is_empty() {
            self.empty_picture(alt, range.clone());
            return taken;
        }
        if is_elsewhere(target) {
            let (open, close) = if frame == Frame::Alone { ("<p>", "</p>\n") } else { ("", "") };
            if let Some(link) = self.remote_picture(target, alt, range.clone()) {
                self.html.push_str(&format!("{open}{link}{close}"));
            }
            return taken;
        }
        if alt.is_empty() {
            let help = text!("在 ![ ] 里写图上有什么，给看不到图的读者", "write between ![ and ] what is to be seen");
            self.missing_alt(range.clone(), help);
        }
        let place = self.refer(ReferenceKind::Picture, target, range.clone());
        let mut image = format!("<img src=\"{place}\" alt=\"");
        attribute(&mut image, alt);
        image.push('"');
        if self.pictures > 0 {
            image.push_str(" loading=\"lazy\"");
        }
        self.pictures += 1;
        if frame == Frame::Inline && !title.is_empty() {
            image.push_str(" title=\"");
            attribute(&mut image, &crate::values::tidy_blanks(title));
            image.push('"');
        }
        image.push_str(" decoding=\"async\">");
        match frame {
            Frame::Inline => self.html.push_str(&image),
            Frame::Alone => self.push_figure(&image, title, range),
        }
        taken
    }

    fn push_figure(&mut self, image: &str, caption: &str, range: &Range<usize>) {
        self.html.push_str("<figure>");
        self.html.push_str(image);
        if !caption.is_empty() {
            self.figures += 1;
            self.note_text(caption);
            let word = if self.dialect.language == Language::En { "Figure " } else { "图" };
            self.html.push_str(&format!("<figcaption><b>{word}{}</b>", self.figures));
            let words = self.cites.caption(&crate::values::tidy_blanks(caption), self.source, range);
            self.html.push_str(&words);
            self.html.push_str("</figcaption>");
        }
        self.html.push_str("</figure>\n");
    }

    /// Converters leave `![]()` where a picture was not loaded: nothing is lost without it.
    fn empty_picture(&mut self, alt: &str, range: Range<usize>) {
        if !alt.is_empty() {
            let message = text!("图片“{alt}”没有地址，已略去", "the picture `{alt}` has no address and is left out");
            let help = text!(
                "在圆括号里写图片文件名，或删去这一行",
                "write the picture's file in the parentheses, or remove the line"
            );
            self.faults.push(Fault::warning("empty-picture", self.source.at(range), message).help(help));
        }
    }

    /// A picture on another host: a link where the settings say so, else a fault.
    pub(super) fn remote_picture(&mut self, target: &str, alt: &str, range: Range<usize>) -> Option<String> {
        if self.dialect.remote_pictures == RemotePictures::Refuse {
            let message = text!(
                "图片在别的网站上，读者的浏览器不会显示",
                "the picture is on another host; readers would not see it"
            );
            let help = text!(
                "把图片存到文章旁边再引用；或在 site.yaml 写 pictures: {{remote: link}}，只留链接",
                "save it beside the text; or write pictures: {{remote: link}} in site.yaml to keep a link"
            );
            self.faults.push(Fault::error("remote-picture", self.source.at(range), message).help(help));
            return None;
        }
        let place = self.refer(ReferenceKind::Link, target, range);
        let word = if self.dialect.language == Language::En { "picture" } else { "图片" };
        let mut link = format!("<a href=\"{place}\" rel=\"external noopener\">");
        escape(&mut link, if alt.is_empty() { word } else { alt });
        link.push_str("</a>");
        Some(link)
    }

    /// Notes a picture that says nothing to those who do not see it.
    pub(super) fn missing_alt(&mut self, range: Range<usize>, help: Text) {
        let message = text!("图片没有替代文字", "the picture has no alternative text");
        self.faults.push(Fault::error("missing-alt", self.source.at(range), message).help(help));
    }
}
