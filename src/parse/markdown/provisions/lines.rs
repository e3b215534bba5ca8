//! Keeps line breaks between provisions, so that `spacing` does not remove them.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::super::placed::Placed;
use huikan_law::statute::separates_lines;

/// Makes soft breaks hard if they separate provisions.
pub(in crate::parse::markdown) fn keep_breaks(events: &mut [Placed<'_>]) {
    let mut depth = 0_usize;
    let mut paragraph: Option<usize> = None;
    let mut line_start = 0;
    for at in 0..events.len() {
        match &events[at].0 {
            Event::Start(Tag::Paragraph) => {
                (paragraph, line_start) = (Some(depth), at + 1);
                depth += 1;
            }
            Event::Start(_) => depth += 1,
            Event::End(TagEnd::Paragraph) => {
                paragraph = None;
                depth = depth.saturating_sub(1);
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::SoftBreak if paragraph.is_some_and(|outer| depth == outer + 1) => {
                if separates_lines(&words(&events[line_start..at]), &words_of_line(&events[at + 1..])) {
                    events[at].0 = Event::HardBreak;
                }
                line_start = at + 1;
            }
            Event::HardBreak => line_start = at + 1,
            _ => {}
        }
    }
}

fn words(events: &[Placed<'_>]) -> String {
    events
        .iter()
        .filter_map(|(event, _)| match event {
            Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
            _ => None,
        })
        .collect()
}

fn words_of_line(events: &[Placed<'_>]) -> String {
    let ends =
        |(event, _): &Placed<'_>| matches!(event, Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph));
    let end = events.iter().position(ends).unwrap_or(events.len());
    words(&events[..end])
}
