//! Markdown → Document, with extensions for Chinese text.
//!
//! 1. `fences` finds the lines that begin and end components and makes each a paragraph of its own;
//! 2. `emphasis` marks the runs of `*` and `~~` that `CommonMark` would misread next to Chinese punctuation;
//! 3. `events` parses, removes the marks and maps places back to the source;
//! 4. `nesting`, `invisible`, `unread`, `unread_brackets`, `unread_emphasis`, `unread_tables`, `misread` and `debris` report deep nesting,
//!    invisible characters, likely mistakes and what came with pasted text;
//! 5. `tables` restores tables that were flattened into one row;
//! 6. `footnotes` moves footnotes after the text;
//! 7. `urls` makes links of bare addresses, which end at the first Chinese character;
//! 8. `spacing` removes line breaks and blanks that Chinese text does not have;
//! 9. `headings` determines the levels and anchors of headings;
//! 10. `write` writes the nodes into a `draft`, with `table`, `pictures`, `formulas`, `components`, `notes` (footnotes) and
//!     `raw_html`; `cite` finds citations of laws, `definitions` finds the first uses of words that the text defines;
//!     `provisions` writes the body of a regulation;
//! 11. `balance` turns the tags of raw HTML into nodes.

mod accepted_formula;
mod allowed;
mod anchors;
mod balance;
mod cite;
mod components;
mod debris;
mod definitions;
mod dialect;
mod draft;
mod emphasis;
mod events;
mod fences;
mod flow;
mod footnotes;
mod formula_reasons;
mod formulas;
mod headings;
mod html_scan;
mod invisible;
mod kept_lines;
mod labels;
mod misread;
mod nesting;
mod notes;
mod passages;
mod pictures;
mod placed;
mod provisions;
mod raw_html;
mod spacing;
mod table;
mod tables;
mod tree;
mod unread;
mod unread_brackets;
mod unread_emphasis;
mod unread_tables;
mod urls;
mod write;

use std::ops::Range;

use crate::document::{Document, Heading};
use crate::faults::{Fault, SourceText};
use crate::typesetting::Passage;

pub use dialect::Dialect;

/// A Markdown text inside a file.
#[derive(Debug)]
pub struct Markdown<'a> {
    /// The file.
    pub source: &'a SourceText,
    /// The bytes of the Markdown in it.
    pub body: Range<usize>,
    /// The extensions and settings for it.
    pub dialect: Dialect,
    /// The title of the piece. A heading that repeats it is left out.
    pub title: &'a str,
}

impl Markdown<'_> {
    /// Parses the text.
    #[must_use]
    pub fn parse(&self) -> (Document, Vec<Fault>) {
        let text = &self.source.text[self.body.clone()];
        let too_deep = |at: Range<usize>| (Document::default(), vec![nesting::fault(self.source.at(at))]);
        if let Some(at) = nesting::too_deep(text) {
            return too_deep(self.body.start + at..self.body.start + at + 1);
        }
        let fenced = fences::Fenced::of(text);
        let padded = emphasis::Padded::of(&fenced.text);
        let mut parsed = events::parse(&padded, self.dialect.math, &|at| fenced.original(at) + self.body.start);
        if let Some(place) = nesting::too_deep_event(&parsed.events) {
            return too_deep(place);
        }
        let mut faults = fenced.take(&mut parsed, self.source, self.body.start);
        invisible::report(&parsed.events, self.source, self.body.clone(), &mut faults);
        unread::report(&parsed, self.source, &mut faults);
        unread_brackets::report(&parsed, self.source, &mut faults);
        unread_emphasis::report(&parsed, self.source, &mut faults);
        unread_tables::report(&parsed.events, self.source, &mut faults);
        debris::report(&parsed.events, self.source, self.dialect.provisions, &mut faults);
        misread::report(&parsed, self.source, self.body.clone(), &mut faults);
        let events = tables::open_flattened(parsed.events, self.source, self.dialect.math, &mut faults);
        let mut events = footnotes::arrange(events, self.source, &mut faults);
        urls::link_bare(&mut events);
        if self.dialect.provisions {
            provisions::keep_breaks(&mut events);
        }
        spacing::tighten(&mut events);
        let headings = headings::assign(&mut events, self.source, self.title, &mut faults);
        let (document, found) = self.write(events, headings, &mut faults);
        faults.extend(found);
        debris::leave_out_inside_tags(&mut faults);
        (document, faults)
    }

    /// The prose of the text, and its structure without words. Both are empty if the nesting is too deep.
    #[must_use]
    pub fn passages(&self) -> (Vec<Passage>, String) {
        let text = &self.source.text[self.body.clone()];
        if nesting::too_deep(text).is_some() {
            return Default::default();
        }
        let fenced = fences::Fenced::of(text);
        let padded = emphasis::Padded::of(&fenced.text);
        let mut parsed = events::parse(&padded, self.dialect.math, &|at| fenced.original(at) + self.body.start);
        fenced.take(&mut parsed, self.source, self.body.start);
        (passages::of(&parsed, self.source), passages::shape(&parsed))
    }

    fn write(
        &self,
        events: Vec<placed::Placed<'_>>,
        headings: Vec<Heading>,
        faults: &mut Vec<Fault>,
    ) -> (Document, Vec<Fault>) {
        let (events, headings) = if self.dialect.provisions {
            match provisions::read(events, headings, self.source, faults) {
                provisions::Reading::Provisions(arranged) => {
                    return provisions::write(*arranged, self.source, self.dialect);
                }
                provisions::Reading::Plain(events, headings) => (events, headings),
            }
        } else {
            (events, headings)
        };
        write::Writer::new(self.source, self.dialect, headings).write(&events)
    }
}
