//! Footnotes: numbered in the order in which the text refers to them, with links there and back.
//!
//! Notes are put behind the text first, in the order of reference, notes that only notes refer to after those; so
//! one pass over the events numbers them all.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;

use indexmap::IndexMap;
use pulldown_cmark::{Event, Tag, TagEnd};

use super::events::Placed;
use super::write::attribute;
use crate::faults::{Fault, SourceText};
use crate::values::{Language, text};

/// Labels differ in more than their case.
fn folded(label: &str) -> String {
    label.to_lowercase()
}

/// A definition: its label as written, its bytes in the source, its events.
struct Note<'a> {
    label: String,
    range: Range<usize>,
    events: Vec<Placed<'a>>,
}

/// Puts the definitions that are referred to behind the text. Others are left out and reported, and so is a second
/// definition of a label.
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

/// The events without definitions, and the definitions by folded label.
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

/// The footnotes of one body.
#[derive(Default)]
pub(super) struct Footnotes {
    /// How often each label was referred to, in the order of the first reference.
    referred: IndexMap<String, usize>,
    /// The definitions by label.
    defined: IndexMap<String, String>,
    /// The definition being written, and what was written before it.
    open: Option<(String, String)>,
}

impl Footnotes {
    /// A reference to `label`, as HTML.
    pub(super) fn refer(&mut self, label: &str) -> String {
        let entry = self.referred.entry(folded(label));
        let number = entry.index() + 1;
        let count = entry.and_modify(|count| *count += 1).or_insert(1);
        let again = if *count > 1 { format!("-{count}") } else { String::new() };
        format!("<sup class=\"fn-ref\"><a id=\"fnref-{number}{again}\" href=\"#fn-{number}\">{number}</a></sup>")
    }

    /// Begins a definition; `before` is what was written so far.
    pub(super) fn open(&mut self, label: &str, before: String) {
        self.open = Some((folded(label), before));
    }

    /// Ends it; gives back what was written before.
    pub(super) fn close(&mut self, definition: String) -> String {
        let Some((label, before)) = self.open.take() else { return definition };
        self.defined.insert(label, definition);
        before
    }

    /// The ids of all references and notes.
    pub(super) fn anchors(&self) -> impl Iterator<Item = String> {
        (1..=self.referred.len()).flat_map(|number| [format!("fn-{number}"), format!("fnref-{number}")])
    }

    /// The list at the end of the body; empty where there is none.
    pub(super) fn section(&self, language: Language) -> String {
        if self.referred.is_empty() {
            return String::new();
        }
        let (label, back) = match language {
            Language::ZhHans => ("脚注", "回到正文"),
            Language::En => ("Footnotes", "Back to the text"),
        };
        let mut html = format!("<section class=\"footnotes\" aria-label=\"{label}\">\n<ol>\n");
        for (index, (name, count)) in self.referred.iter().enumerate() {
            let number = index + 1;
            let text = self.defined.get(name).map_or("", |html| html.trim());
            let mut links = String::new();
            for reference in 1..=*count {
                let again = if reference > 1 { format!("-{reference}") } else { String::new() };
                links.push_str(&format!(" <a class=\"fn-back\" href=\"#fnref-{number}{again}\" aria-label=\""));
                attribute(&mut links, &format!("{back} {number}{again}"));
                links.push_str("\">↩</a>");
            }
            let text =
                text.strip_suffix("</p>").map_or_else(|| format!("{text}{links}"), |text| format!("{text}{links}</p>"));
            html.push_str(&format!("<li id=\"fn-{number}\">{text}</li>\n"));
        }
        html.push_str("</ol>\n</section>\n");
        html
    }
}
