//! Moves footnotes after the text, in the order of their first references; those that only footnotes refer to come last.
//! So one pass over the events can number them.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::labels::folded;
use super::placed::Placed;
use crate::faults::{Fault, SourceText};
use crate::values::text;

/// The definition of a footnote.
struct Note<'a> {
    label: String,
    range: Range<usize>,
    events: Vec<Placed<'a>>,
}

/// Moves the definitions of footnotes after the text. Unused definitions and second definitions of a label are left out
/// and reported.
pub(super) fn arrange<'a>(events: Vec<Placed<'a>>, source: &SourceText, faults: &mut Vec<Fault>) -> Vec<Placed<'a>> {
    if !events.iter().any(|(event, _)| matches!(event, Event::Start(Tag::FootnoteDefinition(_)))) {
        return events;
    }
    let (mut body, mut notes) = take_out(events, source, faults);
    let mut at = 0;
    while at < body.len() {
        if let Event::FootnoteReference(label) = &body[at].0
            && let Some(note) = notes.remove(&folded(label))
        {
            body.extend(note.events);
        }
        at += 1;
    }
    for Note { label, range, .. } in notes.into_values() {
        let message = text!("脚注 [^{label}] 没有被引用", "the footnote [^{label}] is not referred to");
        let help =
            text!("在正文里写 [^{label}]，或删去这条脚注", "write [^{label}] in the text, or remove the footnote");
        faults.push(Fault::warning("unused-footnote", source.at(range), message).help(help));
    }
    body
}

/// Returns the events without definitions, and the definitions by folded label.
fn take_out<'a>(
    events: Vec<Placed<'a>>,
    source: &SourceText,
    faults: &mut Vec<Fault>,
) -> (Vec<Placed<'a>>, BTreeMap<String, Note<'a>>) {
    let (mut text, mut notes) = (Vec::with_capacity(events.len()), BTreeMap::new());
    let mut open: Vec<Note<'a>> = Vec::new();
    for (event, range) in events {
        if let Event::Start(Tag::FootnoteDefinition(label)) = &event {
            open.push(Note { label: label.to_string(), range: range.clone(), events: Vec::new() });
        }
        let ends = matches!(event, Event::End(TagEnd::FootnoteDefinition));
        open.last_mut().map_or(&mut text, |note| &mut note.events).push((event, range));
        let Some(note) = open.pop_if(|_| ends) else { continue };
        match notes.entry(folded(&note.label)) {
            Entry::Vacant(entry) => {
                entry.insert(note);
            }
            Entry::Occupied(first) => faults.push(duplicate(&note, first.get(), source)),
        }
    }
    (text, notes)
}

fn duplicate(note: &Note<'_>, first: &Note<'_>, source: &SourceText) -> Fault {
    let label = &note.label;
    let message = text!(
        "脚注 [^{label}] 写了两次，这一条不会显示",
        "the footnote [^{label}] is given twice; this one is not shown"
    );
    let help = text!("换一个名字，或合成一条", "choose another name, or make one footnote of both");
    let first_place = source.at(first.range.clone());
    Fault::error("duplicate-footnote", source.at(note.range.clone()), message)
        .help(help)
        .related(first_place, text!("第一条在这里", "the first one is here"))
}
