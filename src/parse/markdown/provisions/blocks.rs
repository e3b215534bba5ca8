//! Events → the blocks in which the structure of the statute is recognised.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::super::placed::Placed;
use crate::faults::SourceText;
use huikan_law::statute::{Block, BlockKind, Line, Role};

/// A block with its events.
pub(super) struct Found<'a> {
    pub(super) block: Block<'a>,
    /// The range of its events.
    pub(super) events: Range<usize>,
    /// The range of the events inside it.
    pub(super) inline: Range<usize>,
    /// The number of bytes at the start of its text that are in no event: the number of a list item.
    pub(super) offset: usize,
    /// The number of headings in it.
    pub(super) headings: usize,
}

impl Found<'_> {
    /// Whether the block is written unchanged, because it contains no provisions.
    pub(super) fn is_whole(&self, lines: &[(usize, &Line)]) -> bool {
        let aside = lines.iter().all(|(_, line)| line.role == Role::Aside);
        self.block.kind == BlockKind::Other || (aside && self.offset == 0 && !self.is_item())
    }

    /// Whether it is the paragraph of a list item, whose events are not a block of their own.
    fn is_item(&self) -> bool {
        self.events == self.inline
    }
}

/// The blocks of a body, in order.
pub(super) fn of<'a>(events: &[Placed<'a>], source: &SourceText) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < events.len() {
        let end = end_of(events, at);
        match &events[at].0 {
            Event::Start(Tag::Paragraph) if !is_picture(&events[at + 1..end - 1]) => {
                found.push(words(events, at..end, at + 1..end - 1, BlockKind::Paragraph, ""));
            }
            Event::Start(Tag::Heading { .. }) => {
                found.push(words(events, at..end, at + 1..end - 1, BlockKind::Heading, ""));
            }
            Event::Start(Tag::List(Some(start))) if is_flat(&events[at + 1..end - 1]) => {
                items(events, at + 1..end - 1, *start, source, &mut found);
            }
            _ => found.push(words(events, at..end, at..end, BlockKind::Other, "")),
        }
        at = end;
    }
    found
}

/// The index after the block or event that begins at `at`.
fn end_of(events: &[Placed<'_>], at: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, (event, _)) in events[at..].iter().enumerate() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + offset + 1;
        }
    }
    events.len()
}

/// Whether a list contains no other blocks than paragraphs. Its items are 项 or 目.
fn is_flat(events: &[Placed<'_>]) -> bool {
    let is_block = |event: &Event<'_>| {
        matches!(
            event,
            Event::Start(
                Tag::List(_)
                    | Tag::BlockQuote(_)
                    | Tag::CodeBlock(_)
                    | Tag::HtmlBlock
                    | Tag::Table(_)
                    | Tag::Heading { .. }
                    | Tag::Image { .. }
            ) | Event::TaskListMarker(_)
                | Event::Rule
        )
    };
    !events.iter().any(|(event, _)| is_block(event))
}

fn is_picture(inline: &[Placed<'_>]) -> bool {
    matches!(inline.first(), Some((Event::Start(Tag::Image { .. }), _))) && end_of(inline, 0) == inline.len()
}

/// Adds the paragraphs of the items of a list. The first paragraph of each item begins with the number of the item.
fn items<'a>(events: &[Placed<'a>], inside: Range<usize>, start: u64, source: &SourceText, found: &mut Vec<Found<'a>>) {
    let (mut at, mut number) = (inside.start, start);
    while at < inside.end {
        let end = end_of(events, at);
        let item = at + 1..(end - 1).max(at + 1);
        let bracket = source.text[events[at].1.clone()].trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
        let mark = if bracket.starts_with(')') { format!("（{number}）") } else { format!("{number}.") };
        let mut mark = mark.as_str();
        let mut inner = item.start;
        while inner < item.end {
            let is_paragraph = matches!(events[inner].0, Event::Start(Tag::Paragraph));
            let inner_end = if is_paragraph { end_of(events, inner) } else { inline_end(events, inner, item.end) };
            let inline = if is_paragraph { inner + 1..inner_end - 1 } else { inner..inner_end };
            found.push(words(events, inline.clone(), inline, BlockKind::Paragraph, mark));
            (mark, inner) = ("", inner_end);
        }
        (at, number) = (end, number + 1);
    }
}

/// The index after the words of an item without paragraphs.
fn inline_end(events: &[Placed<'_>], from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end && !matches!(events[at].0, Event::Start(Tag::Paragraph)) {
        at = end_of(events, at);
    }
    at.min(end)
}

/// The block with the words of the events `inline`, after the number `mark`, which is in no event.
fn words<'a>(
    events: &[Placed<'a>],
    whole: Range<usize>,
    inline: Range<usize>,
    kind: BlockKind,
    mark: &str,
) -> Found<'a> {
    let mut text = mark.to_owned();
    let first = events.get(inline.start).or(events.get(whole.start)).map_or(0, |(_, range)| range.start);
    let mut pieces = vec![(0, first)];
    if kind != BlockKind::Other {
        for (event, range) in &events[inline.clone()] {
            match event {
                Event::Text(words) | Event::Code(words) => {
                    pieces.push((text.len(), range.start));
                    text.push_str(words);
                }
                Event::SoftBreak | Event::HardBreak => text.push('\n'),
                _ => {}
            }
        }
    }
    let headings = events[whole.clone()].iter().filter(|(event, _)| matches!(event, Event::Start(Tag::Heading { .. })));
    let headings = headings.count();
    Found {
        block: Block { kind, text: Cow::Owned(text), source_map: pieces },
        events: whole,
        inline,
        offset: mark.len(),
        headings,
    }
}
