//! Makes links of bare addresses, which end at the first Chinese character.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::placed::Placed;
use crate::values::is_cjk;

/// Makes links of the bare addresses outside links and code.
pub(super) fn link_bare(events: &mut Vec<Placed<'_>>) {
    let has_bare = |event: &Event<'_>| matches!(event, Event::Text(text) if text.contains("://"));
    if !events.iter().any(|(event, _)| has_bare(event)) {
        return;
    }
    let mut inside = 0_usize;
    let mut out = Vec::with_capacity(events.len() + 8);
    for (event, range) in events.drain(..) {
        match &event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock) => inside += 1,
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock | TagEnd::HtmlBlock) => inside -= 1,
            Event::Text(text) if inside == 0 && text.contains("://") => {
                split(text, &range, &mut out);
                continue;
            }
            _ => {}
        }
        out.push((event, range));
    }
    *events = out;
}

/// Splits a text into texts and links.
fn split(text: &str, range: &Range<usize>, out: &mut Vec<Placed<'_>>) {
    let mut done = 0;
    // If nothing was escaped, offsets in the text are offsets in the source.
    let exact = text.len() == range.len();
    let place =
        |inner: Range<usize>| if exact { range.start + inner.start..range.start + inner.end } else { range.clone() };
    while let Some(address) = find(text, done) {
        if address.start > done {
            out.push((Event::Text(CowStr::from(text[done..address.start].to_owned())), place(done..address.start)));
        }
        let target = text[address.clone()].to_owned();
        let at = place(address.clone());
        let tag = Tag::Link {
            link_type: LinkType::Autolink,
            dest_url: target.clone().into(),
            title: "".into(),
            id: "".into(),
        };
        out.push((Event::Start(tag), at.clone()));
        out.push((Event::Text(target.into()), at.clone()));
        out.push((Event::End(TagEnd::Link), at));
        done = address.end;
    }
    if done < text.len() {
        out.push((Event::Text(CowStr::from(text[done..].to_owned())), place(done..text.len())));
    }
}

/// The first address from `from` on.
fn find(text: &str, from: usize) -> Option<Range<usize>> {
    let mut from = from;
    loop {
        let at = from + text[from..].find("://")?;
        let scheme = ["https", "http"].into_iter().find(|scheme| text[from..at].ends_with(scheme));
        let start = at - scheme.map_or(0, str::len);
        let free = text[..start].chars().next_back().is_none_or(|before| !before.is_ascii_alphanumeric());
        let length = if scheme.is_some() && free { length(&text[at + 3..]) } else { 0 };
        if length > 0 {
            return Some(start..at + 3 + length);
        }
        from = at + 3;
    }
}

/// The length of an address: up to a blank, a Chinese character or a quotation mark, without punctuation at its end.
fn length(rest: &str) -> usize {
    let stops = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || is_cjk(c)
            || matches!(c, '<' | '>' | '"' | '“' | '”' | '‘' | '’' | '`' | '…' | '—')
    };
    let mut address = &rest[..rest.find(stops).unwrap_or(rest.len())];
    let (open, mut closed) = (address.matches('(').count(), address.matches(')').count());
    loop {
        // No bracket is among these, so the counts stay valid.
        let trimmed = address.trim_end_matches(['.', ',', ':', ';', '!', '?', '\'', '*', '_', '~']);
        address = match trimmed.strip_suffix(')').filter(|_| closed > open) {
            Some(shorter) => shorter,
            None => return trimmed.len(),
        };
        closed -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<&str> {
        find(text, 0).map(|range| &text[range])
    }

    #[test]
    fn an_address_ends_where_chinese_begins() {
        assert_eq!(first("官网（https://a.org/b/c2024）了解"), Some("https://a.org/b/c2024"));
        assert_eq!(first("见https://a.org/b。下"), Some("https://a.org/b"));
        assert_eq!(first("(see http://a.org/x_(y).)"), Some("http://a.org/x_(y)"));
        assert_eq!(first("ftp://a.org"), None);
        assert_eq!(first("https://"), None);
    }
}
