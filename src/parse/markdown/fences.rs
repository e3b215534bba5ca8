//! Fences, the lines that begin and end components: `:::name key="value"` … `:::` around blocks, `::name key="value"`
//! for a component without a body.
//!
//! A fence begins in the first column and is a block of its own, with or without empty lines around it.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::events::Parsed;
use super::placed::{Placed, options};
use crate::faults::{Fault, Place, SourceText};
use crate::values::text;

/// The first character of the event for a fence. Noncharacters are removed from all texts, so no other event has it.
const SIGN: char = '\u{fdd6}';

/// The fences of a text, and the text with an empty line before and after each.
pub(super) struct Fenced<'a> {
    /// The text with empty lines.
    pub(super) text: Cow<'a, str>,
    /// The bytes of the inserted line breaks, ascending.
    inserted: Vec<usize>,
    /// The lines of fences in the original text, ascending, without their line breaks.
    lines: Vec<Range<usize>>,
}

impl<'a> Fenced<'a> {
    /// Finds the fences of `text`.
    pub(super) fn of(text: &'a str) -> Self {
        let lines = lines(text);
        if lines.is_empty() {
            return Self { text: Cow::Borrowed(text), inserted: Vec::new(), lines };
        }
        let (mut out, mut inserted, mut copied) = (String::with_capacity(text.len() + 8 * lines.len()), Vec::new(), 0);
        for line in &lines {
            out.push_str(&text[copied..line.start]);
            inserted.push(out.len());
            out.push('\n');
            // A line that begins with a colon would be a definition of the paragraph before it.
            out.push_str(&text[line.clone()].replace(':', "="));
            inserted.push(out.len());
            out.push('\n');
            copied = line.end;
        }
        out.push_str(&text[copied..]);
        Self { text: Cow::Owned(out), inserted, lines }
    }

    /// The place in the original text.
    pub(super) fn original(&self, at: usize) -> usize {
        at - self.inserted.partition_point(|inserted| *inserted < at)
    }

    /// Replaces the paragraph of each fence by one event, which [`Fence::of`] recognises, and returns the faults of
    /// unbalanced fences. `offset` is the first byte of the text in its file.
    pub(super) fn take(&self, parsed: &mut Parsed<'_>, source: &SourceText, offset: usize) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.lines.is_empty() {
            return faults;
        }
        let line_at = |place: usize| self.lines.binary_search_by_key(&place, |line| line.start + offset);
        parsed.plain.retain(|range| line_at(range.start).is_err());
        let mut kept: Vec<Placed<'_>> = Vec::with_capacity(parsed.events.len());
        let mut open: Vec<Range<usize>> = Vec::new();
        let mut events = std::mem::take(&mut parsed.events).into_iter();
        while let Some((event, range)) = events.next() {
            let (Event::Start(Tag::Paragraph), Ok(line)) = (&event, line_at(range.start)) else {
                kept.push((event, range));
                continue;
            };
            let span = self.lines[line].start + offset..self.lines[line].end + offset;
            let _ = events.by_ref().find(|(event, _)| matches!(event, Event::End(TagEnd::Paragraph)));
            match Fence::read(&source.text[span.clone()]) {
                Fence::Closing if open.pop().is_none() => faults.push(unopened(source.at(span))),
                Fence::Opening => {
                    open.push(span.clone());
                    kept.push((Fence::Opening.event(), span));
                }
                fence => kept.push((fence.event(), span)),
            }
        }
        for span in open {
            kept.push((Fence::Closing.event(), span.clone()));
            faults.push(unclosed(source.at(span)));
        }
        parsed.events = kept;
        faults
    }
}

/// What a fence does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fence {
    /// Begins a component with a body.
    Opening,
    /// A component without a body.
    Alone,
    /// Ends the component that began last.
    Closing,
}

impl Fence {
    fn read(line: &str) -> Self {
        let colons = line.chars().take_while(|c| is_colon(*c)).count();
        match line.trim_start_matches(is_colon).trim() {
            "" => Self::Closing,
            _ if colons == 2 => Self::Alone,
            _ => Self::Opening,
        }
    }

    /// The fence that an event stands for; `None` for other events.
    pub(super) fn of(event: &Event<'_>) -> Option<Self> {
        let Event::Html(html) = event else { return None };
        match html.strip_prefix(SIGN)? {
            "+" => Some(Self::Opening),
            "-" => Some(Self::Alone),
            _ => Some(Self::Closing),
        }
    }

    fn event(self) -> Event<'static> {
        let kind = match self {
            Self::Opening => "+",
            Self::Alone => "-",
            Self::Closing => "",
        };
        Event::Html(format!("{SIGN}{kind}").into())
    }
}

/// Whether the character is a colon, half-width or full-width.
pub(super) const fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：')
}

/// The lines that are fences, outside code and raw HTML: two colons and a name, or three and more colons.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        let colons = line.chars().take_while(|c| is_colon(*c)).count();
        let rest = line.trim_start_matches(is_colon);
        let is_fence = match colons {
            0 | 1 => false,
            2 => rest.starts_with(char::is_alphabetic),
            _ => rest.trim().is_empty() || rest.trim_start().starts_with(char::is_alphabetic),
        };
        if is_fence {
            found.push(at..at + line.len());
        }
    }
    if !found.is_empty() {
        let literal: Vec<Range<usize>> = Parser::new_ext(text, options(false) & !Options::ENABLE_MATH)
            .into_offset_iter()
            .filter(|(event, _)| matches!(event, Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock)))
            .map(|(_, range)| range)
            .collect();
        found.retain(|line| {
            let before = literal.partition_point(|range| range.start <= line.start);
            before.checked_sub(1).is_none_or(|last| line.start >= literal[last].end)
        });
    }
    found
}

fn unopened(at: Place) -> Fault {
    let message = text!("这里的 ::: 没有要结束的组件", "this ::: ends no component");
    let help = text!("删去这一行，或在前面写 :::名称", "remove the line, or write :::name before");
    Fault::error("bad-component", at, message).help(help)
}

fn unclosed(at: Place) -> Fault {
    let message = text!("这个组件没有结束", "this component does not end");
    let help = text!(
        "在它的内容后面另起一行写 :::；没有内容的组件用两个冒号开头",
        "write ::: on a line of its own after what it holds; a component without a body begins with two colons"
    );
    Fault::error("bad-component", at, message).help(help)
}
