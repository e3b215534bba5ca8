//! Invisible or misleading characters that are written as character references: `&#x202e;`.
//!
//! `load` refuses files that contain such a character itself. The parser removes them from all strings, because some
//! of them are used as marks during parsing.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::placed::Placed;
use crate::faults::{Fault, SourceText};
use crate::values::{is_invisible, text};

/// Reports the references to such characters in `body`, except in code and formulas, where they are not decoded.
pub(super) fn report(events: &[Placed<'_>], source: &SourceText, body: Range<usize>, faults: &mut Vec<Fault>) {
    let text = &source.text[body.clone()];
    let found: Vec<(Range<usize>, u32)> = text
        .match_indices("&#")
        .filter_map(|(at, _)| {
            let (length, code) = reference(&text[at + 2..])?;
            Some((body.start + at..body.start + at + 2 + length, code))
        })
        .collect();
    if found.is_empty() {
        return;
    }
    let literal = literal(events);
    for (place, code) in found {
        let following = literal.partition_point(|range| range.end <= place.start);
        let is_literal = literal.get(following).is_some_and(|range| range.start <= place.start);
        let escaped = source.text[..place.start].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
        if is_literal || escaped {
            continue;
        }
        let message = text!("有看不见的字符 U+{code:04X}", "there is an invisible character U+{code:04X}");
        let help = text!("删去它", "remove it");
        faults.push(Fault::error("invisible-character", source.at(place), message).help(help));
    }
}

/// The length and the code point of the reference after `&#`, if its character is invisible.
fn reference(rest: &str) -> Option<(usize, u32)> {
    let (skip, radix) = if rest.starts_with(['x', 'X']) { (1, 16) } else { (0, 10) };
    let digits = rest[skip..].bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
    let code = u32::from_str_radix(&rest[skip..skip + digits], radix).ok()?;
    let semicolon = usize::from(rest[skip + digits..].starts_with(';'));
    char::from_u32(code).filter(|c| is_invisible(*c)).map(|_| (skip + digits + semicolon, code))
}

/// The places of code and formulas, ascending.
fn literal(events: &[Placed<'_>]) -> Vec<Range<usize>> {
    let (mut places, mut code) = (Vec::new(), false);
    for (event, range) in events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::Text(_) if code => places.push(range.clone()),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => places.push(range.clone()),
            _ => {}
        }
    }
    places
}
