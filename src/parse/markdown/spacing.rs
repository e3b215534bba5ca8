//! Removes line breaks and blanks that Chinese text does not have.
//!
//! A line break inside Chinese text is not a blank. A blank between Han and Latin letters or digits is removed, because the
//! style sheet adds the gap; this also applies across emphasis and links (`于 **2024** 年`). Code keeps its blanks.
//!
//! Line breaks are kept between lines of the form `初赛：12月15日`, and between lines that begin with an enumerator (`1、`,
//! `（一）`, `①`, `•`), each of which may continue on the next line.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::placed::Placed;
use crate::values::{joins_without_blank, tidy_blanks};

/// A blank that is kept or removed depending on the next character.
enum Pending {
    /// A soft break, by the index of its event.
    Break(usize),
    /// Blanks at the end of a text, by the index of its event.
    Blanks(usize),
}

/// Removes the line breaks and blanks.
pub(super) fn tighten(events: &mut Vec<Placed<'_>>) {
    keep_label_lines(events);
    let mut before: Option<char> = None;
    let mut pending: Option<Pending> = None;
    let mut code = false;
    for at in 0..events.len() {
        match &events[at].0 {
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::SoftBreak => pending = Some(Pending::Break(at)),
            Event::Text(text) if !code => {
                let text = text.to_string();
                if let (Some(before), Some(after)) = (before, text.trim_start_matches(' ').chars().next()) {
                    settle(events, pending.take(), before, after);
                }
                let tidied = tidy(&text, before);
                before = tidied.trim_end_matches(' ').chars().next_back().or(before);
                pending = tidied.ends_with(' ').then_some(Pending::Blanks(at)).or(pending);
                if tidied != text {
                    events[at].0 = Event::Text(CowStr::from(tidied));
                }
            }
            event if hides_no_neighbour(event) => {}
            _ => (before, pending) = (None, None),
        }
    }
    events.retain(|(event, _)| !matches!(event, Event::Text(text) if text.is_empty()));
}

/// Makes breaks hard between lines that both begin with a label, or both with an enumerator.
fn keep_label_lines(events: &mut [Placed<'_>]) {
    let mut line_start = 0;
    // The beginning of the last line after a break that is kept.
    let mut item_start = 0;
    for at in 0..events.len() {
        match &events[at].0 {
            Event::Start(Tag::Paragraph | Tag::Item) | Event::HardBreak => (line_start, item_start) = (at + 1, at + 1),
            Event::SoftBreak => {
                let next = &events[at + 1..];
                let labels = begins_with_label(&events[line_start..at]) && begins_with_label(next);
                if labels || (begins_with_enumerator(&events[item_start..at]) && begins_with_enumerator(next)) {
                    events[at].0 = Event::HardBreak;
                    item_start = at + 1;
                }
                line_start = at + 1;
            }
            _ => {}
        }
    }
}

/// The text at the beginning of the line at the start of `events`.
fn first_text<'a>(events: &'a [Placed<'_>]) -> Option<&'a str> {
    match events.iter().find(|(event, _)| !matches!(event, Event::Start(_))) {
        Some((Event::Text(text), _)) => Some(text),
        _ => None,
    }
}

/// Whether the line at the start of `events` begins with an enumerator: `1、`, `（1）`, `①`, `一、`, `（一）`, `•` …
fn begins_with_enumerator(events: &[Placed<'_>]) -> bool {
    let Some(text) = first_text(events) else { return false };
    let text = text.trim_start();
    let number = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || "一二三四五六七八九十百".contains(c);
    let (bracket, rest) = match text.strip_prefix(['（', '(']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let after = rest.trim_start_matches(number);
    if after.len() < rest.len() && rest.len() - after.len() <= MAX_NUMBER {
        return after.starts_with(if bracket { &['）', ')'][..] } else { &['、', '．', '）'] });
    }
    text.starts_with(
        |c| matches!(c, '①'..='⒛' | '㈠'..='㈩' | '⓪' | '❶'..='➓' | '•' | '·' | '●' | '○' | '■' | '◆' | '▪'),
    )
}

/// The most bytes of a number in an enumerator.
const MAX_NUMBER: usize = 12;

/// The most characters of a label.
const LABEL: usize = 12;

/// Whether the line at the start of `events` begins with a short label and a full-width colon.
fn begins_with_label(events: &[Placed<'_>]) -> bool {
    let Some((label, _)) = first_text(events).and_then(|text| text.split_once('：')) else { return false };
    let plain =
        |c: char| crate::values::is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '（' | '）' | '、' | '/' | ' ');
    !label.is_empty() && label.chars().count() <= LABEL && label.chars().all(plain)
}

/// Whether the event is ignored between two neighbouring characters.
fn hides_no_neighbour(event: &Event<'_>) -> bool {
    match event {
        Event::FootnoteReference(_) => true,
        Event::Start(tag) => matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }),
        Event::End(tag) => matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link),
        _ => false,
    }
}

/// The text without blanks between Han and Latin; `before` is the character before the text, for a blank at its start.
fn tidy(text: &str, before: Option<char>) -> String {
    let Some(before) = before.filter(|_| text.starts_with(' ')) else { return tidy_blanks(text) };
    let with_neighbour = tidy_blanks(&format!("{before}{text}"));
    with_neighbour[before.len_utf8()..].to_owned()
}

fn settle(events: &mut [Placed<'_>], pending: Option<Pending>, before: char, after: char) {
    match pending {
        Some(Pending::Break(at)) if joins_without_blank(before, after) => events[at].0 = Event::Text("".into()),
        Some(Pending::Blanks(at)) => {
            let joined = tidy_blanks(&format!("{before} {after}"));
            let Event::Text(text) = &events[at].0 else { return };
            if !joined.contains(' ') {
                events[at].0 = Event::Text(CowStr::from(text.trim_end_matches(' ').to_owned()));
            }
        }
        _ => {}
    }
}
