//! Components: `:::name key="value"` … `:::` around blocks, `::name key="value"` without a body.
//!
//! Such a line stands at the very beginning of its line and is a block of its own, with or without empty lines around
//! it. Which components there are, and what they take, the theme says later.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::events::{self, Parsed, Placed};
use super::write::Writer;
use crate::document::{Argument, Component, ReferenceKind};
use crate::faults::{Fault, Place, SourceText};
use crate::values::{Text, text, tidy_blanks};

/// Arguments that are addresses: links and pictures like any other, looked up from the text's folder.
const ADDRESSES: &[(&[&str], ReferenceKind)] = &[
    (&["src", "file", "captions", "href", "文件", "字幕", "链接"], ReferenceKind::Link),
    (&["poster", "image", "封面", "图片"], ReferenceKind::Picture),
];

/// The fences of a text, and the text with an empty line before and after each.
pub(super) struct Fenced<'a> {
    /// The text with empty lines.
    pub(super) text: Cow<'a, str>,
    /// Where line breaks were put into it, ascending.
    inserted: Vec<usize>,
    /// The lines of fences in the text as it was, ascending, without their line breaks.
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
            // With a colon at its beginning the line would be a definition of what stands before.
            out.push_str(&text[line.clone()].replace(':', "="));
            inserted.push(out.len());
            out.push('\n');
            copied = line.end;
        }
        out.push_str(&text[copied..]);
        Self { text: Cow::Owned(out), inserted, lines }
    }

    /// The place in the text as it was.
    pub(super) fn original(&self, at: usize) -> usize {
        at - self.inserted.partition_point(|inserted| *inserted < at)
    }

    /// Puts the signs of components in the place of their lines' paragraphs; what is wrong with them. `offset` is where
    /// the text begins in its file.
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
                Fence::Closing => kept.push((sign(""), span)),
                Fence::Opening => {
                    open.push(span.clone());
                    kept.push((sign("+"), span));
                }
                Fence::Alone => kept.push((sign("-"), span)),
            }
        }
        for span in open {
            kept.push((sign(""), span.clone()));
            faults.push(unclosed(source.at(span)));
        }
        parsed.events = kept;
        faults
    }
}

/// What a line of a fence does.
enum Fence {
    Opening,
    Alone,
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
}

const fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：')
}

/// The event that stands for a fence until it is written: noncharacters are in no text.
fn sign(what: &str) -> Event<'static> {
    Event::Html(format!("\u{fdd6}{what}").into())
}

/// The lines that are fences: two colons and a name, or three and more, outside code and raw HTML.
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
        let literal: Vec<Range<usize>> = Parser::new_ext(text, events::options(false) & !Options::ENABLE_MATH)
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
        "write ::: on a line of its own behind what it holds; a component without a body begins with two colons"
    );
    Fault::error("bad-component", at, message).help(help)
}

impl Writer<'_> {
    /// Writes the sign of a component where this event is one; whether it is.
    pub(super) fn component(&mut self, event: &Event<'_>, range: &Range<usize>) -> bool {
        let Event::Html(raw) = event else { return false };
        let Some(sign) = raw.strip_prefix('\u{fdd6}') else { return false };
        if sign.is_empty() {
            self.html.push_str(&Component::closing());
        } else {
            let component = self.read_component(range.clone(), sign == "+");
            self.html.push_str(&Component::opening(self.components.len()));
            self.components.push(component);
            if sign == "-" {
                self.html.push_str(&Component::closing());
            }
        }
        true
    }

    fn read_component(&mut self, line: Range<usize>, has_body: bool) -> Component {
        let written = &self.source.text[line.clone()];
        let rest = written.trim_start_matches(is_colon).trim_start();
        let start = line.start + (written.len() - rest.len());
        let end = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(rest.len());
        let mut component =
            Component { name: rest[..end].to_owned(), span: start..start + end, has_body, arguments: Vec::new() };
        let mut at = start + end;
        while let Some(argument) = next_argument(self.source, &mut at, line.end) {
            match argument {
                Ok(argument) => {
                    let argument = self.with_place(argument);
                    component.arguments.push(argument);
                }
                Err((span, message)) => {
                    let help =
                        text!("写成 名字=\"值\"，几个之间空一格", "write name=\"value\", with a blank between several");
                    self.faults.push(Fault::error("bad-component", self.source.at(span), message).help(help));
                    break;
                }
            }
        }
        component
    }

    /// The argument, noted as a reference where it is an address.
    fn with_place(&mut self, argument: Argument) -> Argument {
        let kind = ADDRESSES.iter().find(|(names, _)| names.contains(&argument.name.as_str())).map(|(_, kind)| *kind);
        let Some(kind) = kind else { return Argument { value: tidy_blanks(&argument.value), ..argument } };
        let value = self.refer(kind, &argument.value, argument.span.clone());
        Argument { value, ..argument }
    }
}

/// The next `name="value"` behind `at`; what is wrong where something else stands there.
fn next_argument(source: &SourceText, at: &mut usize, end: usize) -> Option<Result<Argument, (Range<usize>, Text)>> {
    let rest = &source.text[*at..end];
    let begins = rest.find(|c: char| !c.is_whitespace() && !matches!(c, ',' | '，' | '{' | '}'))?;
    let start = *at + begins;
    let rest = &source.text[start..end];
    let wrong = |message| Some(Err((start..end, message)));
    let equals = rest.find(['=', '＝']);
    let Some((equals, sign)) = equals.and_then(|at| Some((at, rest[at..].chars().next()?))) else {
        return wrong(text!("这里应当是 名字=\"值\"", "here a name=\"value\" is wanted"));
    };
    let name = rest[..equals].trim_end();
    if name.is_empty() || name.contains(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_')) {
        return wrong(text!("这里应当是 名字=\"值\"", "here a name=\"value\" is wanted"));
    }
    let behind = &rest[equals + sign.len_utf8()..];
    let value = behind.trim_start();
    let value_start = start + (rest.len() - value.len());
    let quote = value.chars().next().and_then(|first| match first {
        '"' => Some('"'),
        '\'' => Some('\''),
        '“' => Some('”'),
        '‘' => Some('’'),
        _ => None,
    });
    let (length, value) = if let Some(closing) = quote {
        let first = value.chars().next().map_or(0, char::len_utf8);
        let Some(inner) = value[first..].find(closing) else {
            return wrong(text!("`{name}` 的引号没有结束", "the quotes of `{name}` do not end"));
        };
        (first + inner + closing.len_utf8(), &value[first..first + inner])
    } else {
        let length = value.find(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '}')).unwrap_or(value.len());
        (length, &value[..length])
    };
    *at = value_start + length;
    Some(Ok(Argument { name: name.to_owned(), value: value.to_owned(), span: start..*at }))
}
