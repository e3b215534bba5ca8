//! The links, pictures and headings of a text of Markdown, as places that can be written anew.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// A link or a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// The bytes of its address.
    pub at: Range<usize>,
    /// The address.
    pub target: String,
    pub is_picture: bool,
    /// The bytes of the whole link, where it is one of Markdown and stands in a line.
    pub whole: Option<Range<usize>>,
    /// Its words.
    pub words: String,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// The end of its line.
    pub end: usize,
    /// Its words as [`bare`] gives them.
    pub bare: String,
    pub has_id: bool,
}

/// What is found in a text.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub links: Vec<Link>,
    pub headings: Vec<Heading>,
    /// The anchors that HTML gives.
    pub anchors: Vec<(Range<usize>, String)>,
    pub has_formulas: bool,
}

/// The extensions that huikan reads.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

/// The letters and digits of a heading or an anchor, in small letters.
pub(super) fn bare(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Finds links, pictures and headings.
pub(super) fn find(text: &str) -> Found {
    let mut found = Found { has_formulas: text.matches('$').count() > 1, ..Found::default() };
    let parser = Parser::new_ext(text, options());
    for (_, definition) in parser.reference_definitions().iter() {
        let span = definition.span.clone();
        if let Some(begin) = text[span.clone()].find("]:") {
            let at = destination(text, span.start + begin + 2, span.end);
            found.links.push(Link {
                at,
                target: definition.dest.to_string(),
                is_picture: false,
                whole: None,
                words: String::new(),
            });
        }
    }
    // The links that are open: where the words begin, where the last of them ends.
    let mut open: Vec<(Link, usize, bool)> = Vec::new();
    let mut heading: Option<String> = None;
    for (event, range) in parser.into_offset_iter() {
        let ends_link = matches!(event, Event::End(TagEnd::Link | TagEnd::Image));
        if let Some((_, end, _)) = open.last_mut().filter(|_| !ends_link) {
            *end = (*end).max(range.end);
        }
        match event {
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                open.push(opened(&range, &dest_url, false, link_type));
            }
            Event::Start(Tag::Image { link_type, dest_url, .. }) => {
                open.push(opened(&range, &dest_url, true, link_type));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some((link, end, is_inline)) = open.pop() {
                    closed(text, link, end, range, is_inline, &mut open, &mut found);
                }
            }
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let words = heading.take().unwrap_or_default();
                found.headings.extend(ended(text, range, &words));
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&words);
                }
                for (link, _, _) in &mut open {
                    link.words.push_str(&words);
                }
            }
            Event::Html(_) | Event::InlineHtml(_) => html(text, range, &mut found),
            _ => {}
        }
    }
    found.links.sort_by_key(|link| link.at.start);
    found
}

/// The heading in a range, if it is one with `#` before it.
fn ended(text: &str, range: Range<usize>, words: &str) -> Option<Heading> {
    let line = text[range.start..].find('\n').map_or(text.len(), |at| range.start + at);
    let written = text[range.start..line].trim_end();
    let has_id = written.ends_with('}') && written.contains("{#");
    let is_atx = written.trim_start().starts_with('#');
    let end = range.start + written.trim_end_matches('#').trim_end().len();
    is_atx.then(|| Heading { end, bare: bare(words), has_id })
}

fn opened(range: &Range<usize>, target: &str, is_picture: bool, kind: LinkType) -> (Link, usize, bool) {
    let begin = range.start + if is_picture { 2 } else { 1 };
    let link = Link { at: 0..0, target: target.to_owned(), is_picture, whole: None, words: String::new() };
    (link, begin, kind == LinkType::Inline)
}

fn closed(
    text: &str,
    mut link: Link,
    end: usize,
    range: Range<usize>,
    is_inline: bool,
    open: &mut [(Link, usize, bool)],
    found: &mut Found,
) {
    if let Some((_, outer_end, _)) = open.last_mut() {
        *outer_end = (*outer_end).max(range.end);
    }
    // The words end before `](`.
    let end = end.min(range.end);
    let inside = &text[range.clone()];
    let behind = if end < range.end && text[end..range.end].starts_with("](") {
        Some(end - range.start)
    } else {
        inside.rfind("](")
    };
    if let (true, Some(behind)) = (is_inline, behind) {
        link.at = destination(text, range.start + behind + 2, range.end);
        link.whole = Some(range);
        found.links.push(link);
    }
}

/// The bytes of an address that begins after blanks, with its angle brackets.
fn destination(text: &str, from: usize, to: usize) -> Range<usize> {
    let inside = &text[from..to];
    let start = from + (inside.len() - inside.trim_start().len());
    let rest = &text[start..to];
    if rest.starts_with('<') {
        return start..rest.find('>').map_or(to, |at| start + at + 1);
    }
    let mut depth = 0_usize;
    for (at, c) in rest.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return start..start + at,
            ')' => depth -= 1,
            c if c.is_whitespace() => return start..start + at,
            _ => {}
        }
    }
    start..to
}

/// The addresses and anchors in HTML.
fn html(text: &str, range: Range<usize>, found: &mut Found) {
    let inside = &text[range.clone()];
    let mut at = 0;
    while let Some(begin) = inside[at..].find('<').map(|begin| at + begin) {
        let end = inside[begin..].find('>').map_or(inside.len(), |end| begin + end);
        let tag = &inside[begin..end];
        let name: String = tag[1..].chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
        for attribute in ["src", "href", "id", "name"] {
            let Some(value) = value(tag, attribute) else { continue };
            let written = &tag[value.clone()];
            if matches!(attribute, "id" | "name") {
                if attribute == "id" {
                    let at = range.start + begin + value.start..range.start + begin + value.end;
                    found.anchors.push((at, written.to_owned()));
                }
                continue;
            }
            let at = range.start + begin + value.start..range.start + begin + value.end;
            let target = written.replace("&amp;", "&");
            let is_picture = attribute == "src" && name == "img";
            if is_picture
                || (attribute == "href" && name == "a")
                || (attribute == "src" && matches!(name.as_str(), "video" | "audio" | "source"))
            {
                found.links.push(Link { at, target, is_picture, whole: None, words: String::new() });
            }
        }
        at = end.max(begin + 1);
    }
}

/// The bytes of the value of an attribute in a tag.
fn value(tag: &str, attribute: &str) -> Option<Range<usize>> {
    let small = tag.to_ascii_lowercase();
    let mut from = 0;
    loop {
        let at = from + small[from..].find(attribute)?;
        let after = at + attribute.len();
        from = after;
        let begins = at > 0 && small[..at].ends_with(char::is_whitespace);
        let rest = small[after..].trim_start();
        let Some(behind) = rest.strip_prefix('=').filter(|_| begins) else { continue };
        let behind = behind.trim_start();
        let start = tag.len() - behind.len();
        return match behind.chars().next() {
            Some(quote @ ('"' | '\'')) => behind[1..].find(quote).map(|end| start + 1..start + 1 + end),
            Some(_) => {
                let end = behind.find(char::is_whitespace).unwrap_or(behind.len());
                Some(start..start + end)
            }
            None => None,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn links_and_pictures_are_found_where_their_addresses_stand() {
        let text = "[甲](a.md) ![乙](<b c.png> \"t\") [![丙](d.png)](e/) [f][g] <img alt=x src='h.png'> [i](j_(k).md)\n\n[g]: l.md\n\n## 标 题\n\n`[x](y)`\n";
        let found = find(text);
        let mut targets: Vec<&str> = found.links.iter().map(|link| &text[link.at.clone()]).collect();
        targets.sort_unstable();
        assert_eq!(targets, ["<b c.png>", "a.md", "d.png", "e/", "h.png", "j_(k).md", "l.md"]);
        assert_eq!(found.headings[0].bare, "标题");
        assert_eq!(&text[..found.headings[0].end].chars().last(), &Some('题'));
    }
}
