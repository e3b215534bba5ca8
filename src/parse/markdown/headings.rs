//! Levels and anchors of headings.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::anchors::{clash, is_reserved};
use super::html_scan;
use super::placed::Placed;
use crate::document::Heading;
use crate::faults::{Fault, SourceText};

/// The most characters of an id.
const MAX_ID: usize = 60;

/// Drops headings that repeat the title, gives every other heading a unique anchor, and moves all headings down one level
/// if the text has headings of the first level, which belongs to the title. Returns the headings in order.
pub(super) fn assign(
    events: &mut Vec<Placed<'_>>,
    source: &SourceText,
    title: &str,
    faults: &mut Vec<Fault>,
) -> Vec<Heading> {
    drop_repeated_title(events, title);
    take_ids(events, source);
    let shift = u8::from(
        events.iter().any(|(event, _)| matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }))),
    );
    let mut taken = given_ids(events, source, faults);
    taken.extend(raw_ids(events));
    let mut ids = Ids { taken, next: HashMap::new() };
    let mut headings = Vec::new();
    for at in 0..events.len() {
        let Event::Start(Tag::Heading { level, id, .. }) = &events[at].0 else { continue };
        let text = heading_text(&events[at..]);
        let id = id.as_ref().map_or_else(|| ids.free(&text), ToString::to_string);
        let level = (*level as u8 + shift).min(6);
        headings.push(Heading { level, id, text });
    }
    headings
}

/// The plain text of the heading that begins `events`.
fn heading_text(events: &[Placed<'_>]) -> String {
    let inside = events.iter().take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Heading(_))));
    inside
        .filter_map(
            |(event, _)| if let Event::Text(text) | Event::Code(text) = event { Some(text.as_ref()) } else { None },
        )
        .collect()
}

fn drop_repeated_title(events: &mut Vec<Placed<'_>>, title: &str) {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let title = bare(title);
    let repeats = |at: usize| {
        matches!(events[at].0, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }))
            && bare(&heading_text(&events[at..])) == title
    };
    let begins: HashSet<usize> = (0..events.len()).filter(|at| repeats(*at)).collect();
    let (mut at, mut inside) = (0, false);
    events.retain(|(event, _)| {
        inside |= begins.contains(&at);
        at += 1;
        let keep = !inside;
        inside &= !matches!(event, Event::End(TagEnd::Heading(_)));
        keep
    });
}

/// Moves `{#id}` at the end of a heading into its event. Anything else in braces is text.
fn take_ids(events: &mut [Placed<'_>], source: &SourceText) {
    let mut start = None;
    for at in 0..events.len() {
        match &events[at].0 {
            Event::Start(Tag::Heading { .. }) => start = Some(at),
            Event::End(TagEnd::Heading(_)) => {
                let Some(start) = start.take() else { continue };
                let (Event::Text(text), range) = &events[at - 1] else { continue };
                let escaped = source.text[range.clone()].contains("\\{") || source.text[..range.start].ends_with('\\');
                let Some((words, given)) = id_at_end(text).filter(|_| !escaped) else { continue };
                let (words, given) = (words.to_owned(), given.to_owned());
                if let Event::Start(Tag::Heading { id, .. }) = &mut events[start].0 {
                    *id = Some(given.into());
                }
                events[at - 1].0 = Event::Text(words.into());
            }
            _ => {}
        }
    }
}

/// Splits a text into the words before `{#id}` and the id.
fn id_at_end(text: &str) -> Option<(&str, &str)> {
    let (words, id) = text.trim_end().strip_suffix('}')?.rsplit_once("{#")?;
    let plain = |c: char| !c.is_whitespace() && !matches!(c, '{' | '}' | '#' | '"' | '<' | '>');
    (!id.is_empty() && id.chars().all(plain)).then(|| (words.trim_end(), id))
}

/// The ids of headings that authors wrote as `{#id}`.
fn given_ids(events: &[Placed<'_>], source: &SourceText, faults: &mut Vec<Fault>) -> HashSet<String> {
    let mut taken: HashSet<String> = HashSet::new();
    for (event, range) in events {
        let Event::Start(Tag::Heading { id: Some(id), .. }) = event else { continue };
        let duplicate = !is_reserved(id) && !taken.insert(id.to_string());
        faults.extend(clash(id, duplicate, source.at(range.clone())));
    }
    taken
}

/// Possible ids in raw HTML; ids that do not really exist do no harm.
fn raw_ids(events: &[Placed<'_>]) -> Vec<String> {
    let html = events.iter().filter_map(|(event, _)| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(text.as_ref()),
        _ => None,
    });
    html.flat_map(html_scan::ids).collect()
}

/// Makes unique ids: `总体要求`, `总体要求-2` …
struct Ids {
    taken: HashSet<String>,
    /// The next number to try for an id, so that many equal headings take linear time.
    next: HashMap<String, usize>,
}

impl Ids {
    fn free(&mut self, text: &str) -> String {
        let id = id_of(text);
        let mut number = self.next.get(&id).copied().unwrap_or(1);
        let mut free = id.clone();
        while number > 1 || self.taken.contains(&free) {
            number = number.max(2);
            free = format!("{id}-{number}");
            number += 1;
            if !self.taken.contains(&free) {
                break;
            }
        }
        self.next.insert(id, number.max(2));
        self.taken.insert(free.clone());
        free
    }
}

/// The id for a heading: its letters and digits in small letters, and `-` for blanks and dashes.
fn id_of(text: &str) -> String {
    let mut id = String::new();
    for c in text.trim().chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || c == '_' {
            id.push(c);
        } else if (c.is_whitespace() || matches!(c, '-' | '—' | '·')) && !id.ends_with('-') && !id.is_empty() {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    if id.is_empty() || is_reserved(id) { "section".to_owned() } else { id.chars().take(MAX_ID).collect() }
}
