//! Limits the nesting of containers and elements: deep nesting takes parsers and browsers much time.

use std::ops::Range;

use pulldown_cmark::Event;

use super::placed::Placed;
use crate::faults::{Fault, Place};
use crate::values::text;

/// The deepest nesting of Markdown containers, and of elements in raw HTML.
pub(super) const MAX_DEPTH: usize = 100;

/// Elements without content.
const VOID: &[&str] = &["br", "col", "hr", "img", "wbr"];

/// Open elements, and the start tags that end them.
const ENDED_BY: &[(&[&str], &[&str])] = &[
    (&["li", "p"], &["li"]),
    (&["dt", "dd", "p"], &["dt", "dd"]),
    (&["td", "th", "p"], &["td", "th"]),
    (&["td", "th", "tr", "p"], &["tr"]),
    (&["td", "th", "tr", "thead", "tbody", "tfoot", "caption", "colgroup", "p"], &["thead", "tbody", "tfoot"]),
    (&["rt", "rp"], &["rt", "rp"]),
    (&["p"], &["p", "div", "section", "ul", "ol", "dl", "table", "blockquote", "pre", "figure", "details", "address"]),
    (&["p"], &["h2", "h3", "h4", "h5", "h6", "hr"]),
];

/// The fault for something at this place.
pub(super) fn fault(at: Place) -> Fault {
    let message = text!(
        "引用、列表、强调或网页标签嵌套超过 {MAX_DEPTH} 层",
        "quotations, lists, emphasis or elements are nested deeper than {MAX_DEPTH} levels"
    );
    let help = text!("删去多余的 >、缩进、记号或标签", "take out the extra >, indentation, signs or tags");
    Fault::error("nested-too-deep", at, message).help(help)
}

/// The first line of the source with too many signs of quotations or lists, which take the parser much time.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let marks = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t' | b'>' | b'-' | b'*' | b'+'));
        let depth = marks.filter(|byte| !matches!(byte, b' ' | b'\t')).count();
        let rule = line.trim().bytes().all(|byte| matches!(byte, b'-' | b'*' | b' '));
        if depth > MAX_DEPTH && !rule {
            return Some(start);
        }
        start += line.len();
    }
    None
}

/// The first event that is nested too deep.
pub(super) fn too_deep_event(events: &[Placed<'_>]) -> Option<Range<usize>> {
    let mut depth = 0_usize;
    for (event, range) in events {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Some(range.clone());
        }
    }
    None
}

/// Opens an element of raw HTML; returns `false` if that would be too deep.
pub(super) fn open(elements: &mut Vec<String>, name: &str) -> bool {
    for (ended, by) in ENDED_BY {
        while by.contains(&name) && elements.last().is_some_and(|last| ended.contains(&last.as_str())) {
            elements.pop();
        }
    }
    if VOID.contains(&name) {
        return true;
    }
    if elements.len() >= MAX_DEPTH {
        return false;
    }
    elements.push(name.to_owned());
    true
}

/// Closes the element and all open elements inside it.
pub(super) fn close(elements: &mut Vec<String>, name: &str) {
    if let Some(at) = elements.iter().rposition(|open| open == name) {
        elements.truncate(at);
    }
}
