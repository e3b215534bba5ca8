//! Shortcodes and tag plug-ins as components and Markdown.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag as Markup};

use super::known::{self, Shown, Site};
use super::old_site::Generator;
use super::tags::{Tag, tags};
use crate::import::draft::Note;
use crate::values::text;

/// The deepest nesting of tags.
const MAX_DEPTH: usize = 40;

/// A text whose tags are being replaced.
struct Replacing<'a> {
    generator: Generator,
    text: &'a str,
    /// The line of the file on which the text begins.
    line: usize,
    site: &'a dyn Site,
    tags: Vec<Tag>,
    /// For each tag that begins something, the tag that ends it.
    ends: Vec<Option<usize>>,
    notes: Vec<Note>,
}

/// A text with its tags replaced, and notes on those that were not known.
pub(super) fn replaced(generator: Generator, text: &str, line: usize, site: &dyn Site) -> (String, Vec<Note>) {
    let code = code(text);
    let in_code = |tag: &Tag| {
        let next = code.partition_point(|range| range.end <= tag.range.start);
        code.get(next).is_some_and(|range| range.start <= tag.range.start)
    };
    let reaches_code = |tag: &Tag| match generator {
        Generator::Hugo | Generator::Zola => tag.name == "/*",
        Generator::Jekyll => matches!(tag.name.as_str(), "raw" | "{{"),
        Generator::Hexo => false,
    };
    let tags: Vec<Tag> = tags(generator, text).into_iter().filter(|tag| !in_code(tag) || reaches_code(tag)).collect();
    let ends = ends(&tags);
    let mut replacing = Replacing { generator, text, line, site, tags, ends, notes: Vec::new() };
    let count = replacing.tags.len();
    let out = replacing.range(0..text.len(), 0..count, 0);
    (out, replacing.notes)
}

/// The bytes of fenced code and code in lines, in their order.
pub(super) fn code(text: &str) -> Vec<Range<usize>> {
    let events = Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES).into_offset_iter();
    let is_code =
        |event: &Event<'_>| matches!(event, Event::Code(_) | Event::Start(Markup::CodeBlock(CodeBlockKind::Fenced(_))));
    events.filter(|(event, _)| is_code(event)).map(|(_, range)| range).collect()
}

/// The ends of tags: each belongs to the last open tag of its name.
fn ends(tags: &[Tag]) -> Vec<Option<usize>> {
    let mut ends = vec![None; tags.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, tag) in tags.iter().enumerate() {
        if !tag.is_end {
            if !tag.is_closed {
                open.push(at);
            }
            continue;
        }
        let near = open.len().saturating_sub(200);
        let fits = |begun: &usize| tag.name.is_empty() || tags[*begun].name == tag.name;
        if let Some(place) = open[near..].iter().rposition(fits) {
            ends[open[near + place]] = Some(at);
            open.truncate(near + place);
        }
    }
    ends
}

impl Replacing<'_> {
    /// The text in a range with the tags of that range replaced.
    fn range(&mut self, range: Range<usize>, tags: Range<usize>, depth: usize) -> String {
        let mut out = String::new();
        let (mut at, mut next) = (range.start, tags.start);
        while next < tags.end {
            let tag = self.tags[next].clone();
            let end = self.ends[next].filter(|end| *end < tags.end && depth < MAX_DEPTH);
            out.push_str(&self.text[at..tag.range.start.max(at)]);
            let until = end.map_or(tag.range.end, |end| self.tags[end].range.end);
            let literal = end.map(|end| self.text[tag.range.end..self.tags[end].range.start].to_owned());
            let inside = match (end, &literal) {
                (Some(_), Some(literal)) if known::is_literal(&tag.name) => Some(literal.clone()),
                (Some(end), _) => {
                    let inner = tag.range.end..self.tags[end].range.start;
                    Some(self.range(inner, next + 1..end, depth + 1))
                }
                _ => None,
            };
            let line = self.line + self.text[..tag.range.start].matches('\n').count();
            self.tag(&tag, inside, line, &mut out);
            at = until;
            next = end.unwrap_or(next) + 1;
        }
        out.push_str(&self.text[at.min(range.end)..range.end]);
        out
    }

    /// Writes what a tag shows.
    fn tag(&mut self, tag: &Tag, inside: Option<String>, line: usize, out: &mut String) {
        let begun = out.rfind('\n').map_or(0, |at| at + 1);
        let indent = out[begun..].to_owned();
        let is_block = indent.trim().is_empty();
        let written = &self.text[tag.range.clone()];
        match known::shown(self.generator, tag, inside.as_deref(), self.site) {
            Shown::Inline(text) => out.push_str(&text),
            Shown::Block(text) if is_block => {
                out.truncate(begun);
                out.push('\n');
                for line in text.lines() {
                    let is_inner = line.starts_with([' ', '\t']) || line.is_empty();
                    out.push_str(if is_inner { "" } else { &indent });
                    out.push_str(line);
                    out.push('\n');
                }
                out.push('\n');
            }
            Shown::Block(text) => out.push_str(&format!("\n\n{text}\n\n")),
            Shown::Literal => out.push_str(written),
            Shown::Unknown => {
                let short: String = written.chars().take(200).collect();
                let note = match &inside {
                    Some(_) => text!(
                        "不认识的短代码，只留下里面的文字：{short}",
                        "an unknown shortcode; what is in it stays: {short}"
                    ),
                    None => text!("不认识的短代码，已去掉：{short}", "an unknown shortcode was removed: {short}"),
                };
                self.notes.push(Note::at(line, note));
                out.push_str(inside.as_deref().unwrap_or(""));
            }
        }
    }
}
