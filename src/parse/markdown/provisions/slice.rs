//! Cuts the events of a block by bytes of its text.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::super::placed::Placed;

/// Cuts the events of one block into its lines, from the first to the last.
pub(super) struct Slicer<'e, 'a> {
    events: &'e [Placed<'a>],
    at: usize,
    /// Bytes of the words before the event at `at`.
    before: usize,
    /// The open tags at that place.
    open: Vec<(Tag<'a>, Range<usize>)>,
}

impl<'e, 'a> Slicer<'e, 'a> {
    /// A slicer for these events; `offset` is the number of bytes at the start of the text that are in no event.
    pub(super) fn new(events: &'e [Placed<'a>], offset: usize) -> Self {
        Self { events, at: 0, before: offset, open: Vec::new() }
    }

    /// The events of the text in `range`, which must not begin before the end of the last range. Open tags are closed at
    /// the end and opened again at the next beginning.
    pub(super) fn slice(&mut self, range: Range<usize>) -> Vec<Placed<'a>> {
        let mut out: Vec<Placed<'a>> = Vec::new();
        for (tag, range) in &self.open {
            out.push((Event::Start(tag.clone()), range.clone()));
        }
        while let Some((event, place)) = self.events.get(self.at) {
            let length = match event {
                Event::Text(text) | Event::Code(text) => text.len(),
                Event::SoftBreak | Event::HardBreak => 1,
                _ => 0,
            };
            let end = self.before + length;
            let is_break = matches!(event, Event::SoftBreak | Event::HardBreak);
            if self.before >= range.end && (length > 0 || matches!(event, Event::Start(_))) {
                break;
            }
            match event {
                Event::Text(text) => {
                    out.extend(part(text, place, self.before, &range));
                    if end > range.end {
                        // The rest belongs to the next slice.
                        break;
                    }
                }
                Event::Start(tag) => {
                    self.open.push((tag.clone(), place.clone()));
                    out.push((event.clone(), place.clone()));
                }
                Event::End(_) => {
                    self.open.pop();
                    let is_empty =
                        matches!(out.last(), Some((Event::Start(tag), _)) if !matches!(tag, Tag::Image { .. }));
                    if is_empty {
                        out.pop();
                    } else {
                        out.push((event.clone(), place.clone()));
                    }
                }
                _ if is_break && self.before < range.start => {}
                _ if self.before >= range.start || length == 0 => out.push((event.clone(), place.clone())),
                _ => {}
            }
            self.before = end;
            self.at += 1;
        }
        self.close(&mut out);
        out
    }

    fn close(&self, out: &mut Vec<Placed<'a>>) {
        for (tag, range) in self.open.iter().rev() {
            if matches!(out.last(), Some((Event::Start(_), _))) {
                out.pop();
            } else {
                out.push((Event::End(tag.to_end()), range.clone()));
            }
        }
    }
}

/// The part of a text inside `range`; `before` is the number of bytes before the text.
fn part<'a>(text: &str, place: &Range<usize>, before: usize, range: &Range<usize>) -> Option<Placed<'a>> {
    let end = before + text.len();
    let from = range.start.clamp(before, end) - before;
    let to = range.end.clamp(before, end) - before;
    let is_exact = text.len() == place.len();
    let bytes = if is_exact { place.start + from..place.start + to } else { place.clone() };
    (from < to).then(|| (Event::Text(text[from..to].to_owned().into()), bytes))
}
