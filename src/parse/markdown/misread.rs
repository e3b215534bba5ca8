//! Reports text that Markdown reads as code, headings or definitions, though the author did not mean that.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Tag};

use super::events::{Definition, Parsed};
use super::placed::Placed;
use crate::faults::{Fault, Severity, SourceText};
use crate::values::{is_cjk, is_han, text};

/// Reports them.
pub(super) fn report(parsed: &Parsed<'_>, source: &SourceText, body: Range<usize>, faults: &mut Vec<Fault>) {
    for (at, (event, range)) in parsed.events.iter().enumerate() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                faults.extend(indented(parsed.events.get(at + 1), range, source));
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) if range.end + 1 >= body.end => {
                faults.extend(unclosed_fence(range, source));
            }
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => faults.extend(underlined(range, source)),
            _ => {}
        }
    }
    definitions(parsed, source, body, faults);
}

/// A Chinese paragraph with an indented first line, which makes it a block of code.
fn indented(inside: Option<&Placed<'_>>, range: &Range<usize>, source: &SourceText) -> Option<Fault> {
    let (Event::Text(text), _) = inside? else { return None };
    let begins = text.trim_start().starts_with(|c: char| is_cjk(c) || matches!(c, '“' | '‘'));
    begins.then(|| {
        let end = source.text[range.start..].find('\n').map_or(range.end, |end| range.start + end);
        let message = text!("行首的空格使这一段成了代码", "the indentation makes this paragraph a block of code");
        let help = text!(
            "删去行首的空格，段首缩进由样式表来做；真是代码就用 ``` 围起来",
            "take the blanks away, the style sheet indents; fence it with ``` if it is code"
        );
        Fault::warning("indented-text", source.at(range.start..end), message).help(help)
    })
}

/// A block of code at the end of the text that is never closed, although Chinese text stands in it.
fn unclosed_fence(range: &Range<usize>, source: &SourceText) -> Option<Fault> {
    let written = source.text[range.clone()].trim_end();
    let first = written.lines().next()?;
    let fence: String = first.trim_start().chars().take_while(|c| matches!(c, '`' | '~')).collect();
    let last = written.lines().next_back()?.trim_start_matches(['>', ' ']);
    let is_closed = written.lines().count() > 1 && last.starts_with(&fence);
    let is_text = written.lines().skip(1).any(|line| line.ends_with('。'));
    (!is_closed && is_text).then(|| {
        let message = text!(
            "这个代码块没有结束，后面的正文都成了代码",
            "this block of code is never closed; all text after it is code"
        );
        let help = text!("在代码的最后一行下面写 {fence}", "write {fence} below the last line of code");
        Fault::warning("unclosed-code", source.at(range.start..range.start + first.len()), message).help(help)
    })
}

/// A paragraph directly above `---`, which makes it a heading.
fn underlined(range: &Range<usize>, source: &SourceText) -> Option<Fault> {
    let written = source.text[range.clone()].trim_end();
    let last = written.lines().next_back().unwrap_or("").trim_start_matches(['>', ' ', '\t']);
    let is_line = !last.is_empty() && last.bytes().all(|byte| byte == b'-');
    (is_line && !written.starts_with('#')).then(|| {
        let end = range.start + written.len();
        let message = text!("上面这一段因为这条线成了标题", "this line makes the paragraph above it a heading");
        let help = text!(
            "在 --- 前面空一行；要标题就在行首写 ##",
            "leave an empty line before ---; for a heading write ## before the text"
        );
        Fault::warning("underlined-text", source.at(end - last.len()..end), message).help(help)
    })
}

/// The label for comparison: case and runs of blanks are ignored.
fn folded(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Link definitions (`[说明]: …`) that are not shown: unused ones, and second ones of a label.
fn definitions(parsed: &Parsed<'_>, source: &SourceText, body: Range<usize>, faults: &mut Vec<Fault>) {
    if parsed.definitions.is_empty() {
        return;
    }
    let used: BTreeSet<String> = parsed.events.iter().filter_map(|(event, _)| label_of(event)).collect();
    for definition in &parsed.definitions {
        // `[//]: # (…)` is the usual form of a comment.
        if !used.contains(&folded(&definition.label)) && definition.label != "//" {
            faults.push(unused(definition, source));
        }
    }
    for (place, first) in second_definitions(parsed, source, body) {
        faults.push(second(first, place, source));
    }
}

/// The folded label of a link or picture that refers to a definition.
fn label_of(event: &Event<'_>) -> Option<String> {
    let Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) = event else {
        return None;
    };
    matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut).then(|| folded(id))
}

fn unused(definition: &Definition, source: &SourceText) -> Fault {
    let written = source.text[definition.span.clone()].trim_end().len();
    let label = written_label(&source.text[definition.span.clone()]);
    let message = text!(
        "这一行是链接“{label}”的地址，没有地方用到，不会显示",
        "this line is the address of a link `{label}` that nothing uses; it is not shown"
    );
    let help = text!("如果是正文，写 \\[{label}]: …；否则删去", "if it is text, write \\[{label}]: …; else remove it");
    let place = source.at(definition.span.start..definition.span.start + written);
    let severity = severity(&definition.target);
    Fault { severity, ..Fault::error("unused-definition", place, message) }.help(help)
}

/// The fault for a second definition of a label.
fn second(first: &Definition, place: Range<usize>, source: &SourceText) -> Fault {
    let written = &source.text[place.clone()];
    let label = written_label(written);
    let target = written.split_once("]:").map_or("", |(_, target)| target);
    let first = first.span.start..first.span.start + source.text[first.span.clone()].trim_end().len();
    let message = text!(
        "链接“{label}”前面已经有地址，这一行不起作用，不会显示",
        "the link `{label}` has its address already; this line does nothing and is not shown"
    );
    let help = text!(
        "如果是正文，写 \\[{label}]: …；另一个链接就换一个名字；否则删去",
        "if it is text, write \\[{label}]: …; give another link another name; else remove it"
    );
    let fault = Fault { severity: severity(target), ..Fault::error("unused-definition", source.at(place), message) };
    fault.related(source.at(first), text!("用的是这一行", "this line counts")).help(help)
}

fn written_label(line: &str) -> &str {
    line.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map_or("", |(label, _)| label)
}

/// A definition that looks like text, which readers would miss, is an error.
fn severity(target: &str) -> Severity {
    let is_text = target.chars().any(is_han) && !target.contains(['/', '.', '#']);
    if is_text { Severity::Error } else { Severity::Warning }
}

/// The lines that define a label a second time, each with the first definition. The parser skips them, so they are
/// searched in the source.
fn second_definitions<'p>(
    parsed: &'p Parsed<'_>,
    source: &SourceText,
    body: Range<usize>,
) -> Vec<(Range<usize>, &'p Definition)> {
    let labels: BTreeMap<String, &Definition> =
        parsed.definitions.iter().map(|definition| (folded(&definition.label), definition)).collect();
    let shown = shown(&parsed.events);
    let mut found = Vec::new();
    let mut start = body.start;
    for line in source.text[body].split_inclusive('\n') {
        let text = line.trim_start_matches([' ', '>']);
        let at = start + line.len() - text.len();
        let place = at..start + line.trim_end().len();
        start += line.len();
        let Some((label, _)) = text.strip_prefix('[').and_then(|rest| rest.split_once("]:")) else { continue };
        let Some(first) = labels.get(&folded(label)) else { continue };
        if !is_inside(&parsed.definitions, at) && !shown_at(&shown, at) {
            found.push((place, *first));
        }
    }
    found
}

/// Whether a definition contains the byte `at`. The definitions ascend.
fn is_inside(definitions: &[Definition], at: usize) -> bool {
    let next = definitions.partition_point(|definition| definition.span.start <= at);
    next.checked_sub(1).is_some_and(|last| definitions[last].span.end > at)
}

/// The places of everything that is shown, ascending.
fn shown(events: &[Placed<'_>]) -> Vec<Range<usize>> {
    let mut places: Vec<Range<usize>> = Vec::new();
    for (event, range) in events {
        let container = match event {
            Event::Start(tag) => {
                !matches!(tag, Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock)
            }
            Event::End(_) => true,
            _ => false,
        };
        if !container && places.last().is_none_or(|last| last.end < range.end) {
            places.push(range.clone());
        }
    }
    places
}

fn shown_at(shown: &[Range<usize>], at: usize) -> bool {
    let next = shown.partition_point(|place| place.end <= at);
    shown.get(next).is_some_and(|place| place.start <= at)
}
