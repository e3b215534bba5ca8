//! Parts of a block's events by bytes of its words.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::super::placed::Placed;

/// Cuts the events of one block into its lines, from the first to the last.
pub(super) struct Slicer<'e, 'a> {
    events: &'e [Placed<'a>],
    at: usize,
    /// Bytes of the words before the event at `at`.
    before: usize,
    /// What is open there.
    open: Vec<(Tag<'a>, Range<usize>)>,
}

impl<'e, 'a> Slicer<'e, 'a> {
    /// For these events, with this many bytes of words that stand in no event before them.
    pub(super) fn new(events: &'e [Placed<'a>], offset: usize) -> Self {
        Self { events, at: 0, before: offset, open: Vec::new() }
    }

    /// The events of the words in `range`, which begins no earlier than the last one ended. What is open at an end is
    /// closed, and opened again at the next beginning.
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
                        // The rest belongs to the next line.
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

/// The part of a text, which begins behind `before` bytes of words, that lies in `range`.
fn part<'a>(text: &str, place: &Range<usize>, before: usize, range: &Range<usize>) -> Option<Placed<'a>> {
    let end = before + text.len();
    let from = range.start.clamp(before, end) - before;
    let to = range.end.clamp(before, end) - before;
    let is_exact = text.len() == place.len();
    let bytes = if is_exact { place.start + from..place.start + to } else { place.clone() };
    (from < to).then(|| (Event::Text(text[from..to].to_owned().into()), bytes))
}
