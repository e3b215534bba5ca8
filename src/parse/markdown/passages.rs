//! The prose of a Markdown text, for the style check: paragraphs, headings, items, cells and captions.
//!
//! Code, formulas, raw HTML and addresses are not prose. In a line of prose a placeholder takes their place.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::events::Parsed;
use crate::faults::SourceText;
use crate::typesetting::{Passage, Role};

/// The passages, in the order of their ends.
pub(super) fn of(parsed: &Parsed<'_>, source: &SourceText) -> Vec<Passage> {
    let mut reader = Reader {
        source,
        plain: &parsed.plain,
        open: vec![Passage::new(Role::Text)],
        done: Vec::new(),
        depth: 0,
        skip: 0,
    };
    for (event, range) in &parsed.events {
        reader.see(event, range);
    }
    reader.end();
    reader.done
}

/// The structure of the text without its words: headings, lists, emphasis, addresses of links, code. Paragraphs are not
/// part of it, because the style check may join them.
pub(super) fn shape(parsed: &Parsed<'_>) -> String {
    let mut shape = String::new();
    for (event, _) in &parsed.events {
        match event {
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) | Event::Text(_) | Event::SoftBreak => {
                continue;
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => shape.push_str(dest_url),
            Event::Start(tag) => shape.push_str(&format!("<{:?}", tag.to_end())),
            Event::End(tag) => shape.push_str(&format!(">{tag:?}")),
            other => shape.push_str(&format!("{other:?}")),
        }
        shape.push(' ');
    }
    shape
}

struct Reader<'a> {
    source: &'a SourceText,
    /// The places of text that is shown as written, ascending.
    plain: &'a [Range<usize>],
    /// The current passage, after those that contain it: a caption can be inside a paragraph.
    open: Vec<Passage>,
    done: Vec<Passage>,
    /// The number of open quotations, lists and similar containers.
    depth: usize,
    /// The number of open code blocks and links that show their address.
    skip: usize,
}

impl Reader<'_> {
    fn see(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => self.skip += 1,
            Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => {
                self.other(range.clone());
                self.skip += 1;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::Link) => self.skip = self.skip.saturating_sub(1),
            Event::Start(Tag::Image { .. }) => {
                self.other(range.clone());
                self.open.push(Passage::new(Role::Text));
            }
            Event::End(TagEnd::Image) => {
                self.end();
                if self.open.len() > 1 {
                    self.open.pop();
                }
            }
            Event::Start(tag) if is_inline(tag) => {}
            Event::End(tag) if is_inline_end(*tag) => {}
            Event::Start(tag) => self.begin(tag),
            Event::End(tag) => {
                self.end();
                self.depth = self.depth.saturating_sub(usize::from(nests_end(*tag)));
            }
            Event::Text(_) if self.skip == 0 => self.text(range),
            Event::SoftBreak => self.line(range),
            Event::HardBreak => {
                let role = self.open.last().map_or(Role::Text, |passage| passage.role);
                self.end();
                self.begin_passage(role);
            }
            Event::Code(_) | Event::InlineHtml(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.other(range.clone());
            }
            _ => {}
        }
    }

    fn begin(&mut self, tag: &Tag<'_>) {
        self.end();
        self.depth += usize::from(nests(tag));
        self.begin_passage(match tag {
            Tag::Heading { .. } => Role::Title,
            Tag::Paragraph if self.depth == 0 => Role::Paragraph,
            _ => Role::Text,
        });
    }

    fn begin_passage(&mut self, role: Role) {
        if let Some(last) = self.open.last_mut() {
            *last = Passage::new(role);
        }
    }

    /// Ends the current passage.
    fn end(&mut self) {
        if let Some(last) = self.open.last_mut() {
            let passage = std::mem::replace(last, Passage::new(Role::Text));
            if !passage.is_empty() {
                self.done.push(passage);
            }
        }
    }

    fn text(&mut self, range: &Range<usize>) {
        let Some(passage) = self.open.last_mut() else { return };
        let first = self.plain.partition_point(|plain| plain.end <= range.start);
        let mut at = range.start;
        for plain in self.plain[first..].iter().take_while(|plain| plain.start < range.end) {
            let (mut start, end) = (plain.start.max(range.start), plain.end.min(range.end));
            // Between them is a character reference, or a backslash that escapes the next character.
            if is_escaped(&self.source.text, start) {
                start += self.source.text[start..].chars().next().map_or(0, char::len_utf8);
            }
            if start > at {
                passage.push_other(at..start);
            }
            passage.push(&self.source.text[start..end], start);
            at = end;
        }
        if at < range.end {
            passage.push_other(at..range.end);
        }
    }

    fn line(&mut self, range: &Range<usize>) {
        if let Some(passage) = self.open.last_mut() {
            passage.push_break(range.clone());
        }
    }

    fn other(&mut self, range: Range<usize>) {
        if let Some(passage) = self.open.last_mut().filter(|_| self.skip == 0) {
            passage.push_other(range);
        }
    }
}

/// Whether a backslash escapes the punctuation at this place.
fn is_escaped(text: &str, at: usize) -> bool {
    let is_mark = text[at..].starts_with(|c: char| c.is_ascii_punctuation());
    is_mark && text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}

/// Whether its text belongs to the passage around it.
fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
}

fn is_inline_end(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough)
}

/// Whether it can contain paragraphs.
fn nests(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::FootnoteDefinition(_) | Tag::DefinitionList)
}

fn nests_end(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::FootnoteDefinition | TagEnd::DefinitionList)
}
