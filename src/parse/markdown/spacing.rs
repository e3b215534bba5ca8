//! Line breaks and blanks that Chinese does not have.
//!
//! A line break inside Chinese text makes no blank; a blank between Han and Latin letters or digits is dropped, for the
//! style sheet draws the gap. Code keeps its blanks. Emphasis and links do not hide a neighbour: `于 **2024** 年`.
//!
//! Lines of the form `初赛：12月15日`, one under the other, are no running text: their breaks are kept.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::events::Placed;
use crate::values::{joins_without_blank, tidy_blanks};

/// A blank whose fate the next character decides.
enum Pending {
    /// A soft break, the event at this place.
    Break(usize),
    /// Blanks at the end of the text at this place.
    Blanks(usize),
}

/// Drops what Chinese does not have.
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
            Event::Start(tag) if is_inline(tag) => {}
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => {}
            _ => (before, pending) = (None, None),
        }
    }
    events.retain(|(event, _)| !matches!(event, Event::Text(text) if text.is_empty()));
}

/// Turns the breaks between lines that both begin with a label into hard ones.
fn keep_label_lines(events: &mut [Placed<'_>]) {
    let mut line_start = 0;
    for at in 0..events.len() {
        match &events[at].0 {
            Event::Start(Tag::Paragraph | Tag::Item) | Event::HardBreak => line_start = at + 1,
            Event::SoftBreak => {
                if begins_with_label(&events[line_start..at]) && begins_with_label(&events[at + 1..]) {
                    events[at].0 = Event::HardBreak;
                }
                line_start = at + 1;
            }
            _ => {}
        }
    }
}

/// The most characters of a label.
const LABEL: usize = 12;

/// Whether the line that begins `events` begins with a few characters and a full-width colon.
fn begins_with_label(events: &[Placed<'_>]) -> bool {
    let first = events.iter().find(|(event, _)| !matches!(event, Event::Start(_)));
    let Some((Event::Text(text), _)) = first else { return false };
    let Some((label, _)) = text.split_once('：') else { return false };
    let plain =
        |c: char| crate::values::is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '（' | '）' | '、' | '/' | ' ');
    !label.is_empty() && label.chars().count() <= LABEL && label.chars().all(plain)
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
}

/// The text without blanks beside Latin; the blank at its beginning too, where `before` calls for it.
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
