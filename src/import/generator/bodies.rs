//! The bodies of old pages: tags replaced, links written anew.

use std::ops::Range;

use super::known::{Site, target};
use super::links::{self, Found, Link, bare};
use super::mended::mended;
use super::old_site::{Generator, OldPage};
use super::shortcodes::{self, code};
use super::targets::{Led, Targets, encoded};
use crate::import::draft::Note;
use crate::values::text;

/// A body on its way.
pub(super) struct Body {
    pub text: String,
    pub summary: Option<String>,
    pub found: Found,
    pub notes: Vec<Note>,
    edits: Vec<(Range<usize>, String)>,
    /// The bytes of the links and pictures of Markdown.
    wholes: Vec<Range<usize>>,
    /// The headings that get an anchor of their own.
    wanted: Vec<(usize, String)>,
    pub undescribed: usize,
}

/// The body of a page with its tags replaced.
pub(super) fn begun(generator: Generator, page: &OldPage, site: &dyn Site) -> Body {
    let (text, summary) = without_more(&page.parted.body);
    let (text, notes) = shortcodes::replaced(generator, &text, page.parted.line, site);
    let text = if generator == Generator::Jekyll { without_attributes(&text) } else { text };
    let text = mended(&text);
    let found = links::find(&text);
    Body { text, summary, found, notes, edits: Vec::new(), wholes: Vec::new(), wanted: Vec::new(), undescribed: 0 }
}

/// Marks of the end of a summary.
const MORE: &[&str] = &["<!--more-->", "<!-- more -->", "<!--More-->", "<!-- MORE -->", "<!--more -->", "<!-- more-->"];

/// A body without the mark of the end of the summary, and the summary if it is one plain paragraph.
fn without_more(body: &str) -> (String, Option<String>) {
    const LONGEST: usize = 200;
    let Some((at, mark)) = MORE.iter().find_map(|mark| Some((body.find(mark)?, mark))) else {
        return (body.to_owned(), None);
    };
    let is_line = body[..at].rsplit('\n').next().is_some_and(|line| line.trim().is_empty());
    let (before, after) = (&body[..at], &body[at + mark.len()..]);
    let plain = before.trim();
    let marks = ['[', '<', '`', '!', '*', '#', '>', '{', '|', '$', '\\', '&', '\n', '_', '~'];
    let is_plain = !plain.is_empty()
        && !plain.contains(marks)
        && plain.chars().count() <= LONGEST
        && !plain.starts_with(['-', '+', ':']);
    if is_plain && is_line && !after.trim().is_empty() && !plain.starts_with(|c: char| c.is_ascii_digit()) {
        return (after.to_owned(), Some(plain.to_owned()));
    }
    (format!("{before}{after}"), None)
}

/// A text without the attributes of kramdown, as in `{: .note}`.
fn without_attributes(text: &str) -> String {
    let code = code(text);
    let (mut out, mut at) = (String::new(), 0);
    for (begin, _) in text.match_indices("{:") {
        if begin < at || code.iter().any(|range| range.contains(&begin)) {
            continue;
        }
        if let Some(length) = text[begin..].find('}').filter(|length| !text[begin..begin + length].contains('\n')) {
            out.push_str(&text[at..begin]);
            at = begin + length + 1;
        }
    }
    out.push_str(&text[at..]);
    out
}

/// Writes the links of all bodies anew.
pub(super) fn link(targets: &Targets<'_>, bodies: &mut [Body]) {
    let mut wanted: Vec<(usize, usize, String)> = Vec::new();
    for at in 0..bodies.len() {
        let links = std::mem::take(&mut bodies[at].found.links);
        bodies[at].wholes = links.iter().filter_map(|link| link.whole.clone()).collect();
        for link in links {
            let led = targets.lead(at, &link.target, link.is_picture);
            let line = targets.pages[at].parted.line + bodies[at].text[..link.at.start].matches('\n').count();
            let (edit, note, anchor) = written(targets, bodies, at, &link, led);
            let body = &mut bodies[at];
            let is_local = link.is_picture && !crate::document::is_elsewhere(&link.target);
            body.undescribed += usize::from(is_local && link.words.trim().is_empty() && link.whole.is_some());
            body.edits.extend(edit);
            body.notes.extend(note.map(|note| Note::at(line, note)));
            wanted.extend(anchor);
        }
    }
    for body in bodies.iter_mut() {
        body.number_anchors();
        body.part_brackets();
    }
    for (page, heading, id) in wanted {
        let wanted = &mut bodies[page].wanted;
        if !wanted.iter().any(|(other, _)| *other == heading) {
            wanted.push((heading, id));
        }
    }
}

/// A heading, by its page and its place there, and the anchor that it gets.
type Wanted = (usize, usize, String);

/// An edit, a note, and a heading that gets an anchor.
type Written = (Option<(Range<usize>, String)>, Option<crate::values::Text>, Option<Wanted>);

fn written(targets: &Targets<'_>, bodies: &[Body], at: usize, link: &Link, led: Led) -> Written {
    let put = |text: String| Some((link.at.clone(), text));
    let old = &link.target;
    match led {
        Led::Same => (None, None, None),
        Led::To(text) => (put(text), None, None),
        Led::Page(page, fragment) => {
            let path = page_path(targets, at, page);
            let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty()) else {
                return (put(if page == at { "#".to_owned() } else { path }), None, None);
            };
            if let Some((id, heading)) = anchor(&bodies[page], page, &fragment) {
                let id = encoded(&id);
                let text = if page == at { format!("#{id}") } else { format!("{path}#{id}") };
                return (put(target(&text)), None, heading);
            }
            let note = text!(
                "没有锚点 #{fragment}，链接改到页首",
                "no anchor #{fragment}; the link leads to the top of the page"
            );
            (put(if page == at { "#".to_owned() } else { path }), Some(note), None)
        }
        Led::Nowhere(Some(address)) => {
            let note = text!(
                "旧网站里没有 {old}，链接指到原来的网址",
                "{old} is not in the old site; the link leads to the old address"
            );
            (put(target(&address)), Some(note), None)
        }
        Led::Nowhere(None) => {
            let note = text!(
                "旧网站里没有 {old}，去掉链接，留下文字",
                "{old} is not in the old site; the link was removed, its words stay"
            );
            let edit = match &link.whole {
                Some(whole) if link.is_picture => Some((
                    whole.clone(),
                    format!("（图：{} {}）", link.words, old.replace(['[', ']', '<', '>', '_', '*'], "")),
                )),
                Some(whole) => Some((
                    whole.clone(),
                    bodies[at].text[whole.start + 1..link.at.start]
                        .rsplit_once("](")
                        .map_or(String::new(), |(words, _)| words.to_owned()),
                )),
                None => put("#".to_owned()),
            };
            (edit, Some(note), None)
        }
    }
}

/// How the page at `at` names the page `page`.
fn page_path(targets: &Targets<'_>, at: usize, page: usize) -> String {
    let place = &targets.places.places[page];
    if !targets.pages[page].is_kept() {
        return place.column.as_ref().map_or_else(|| "/".to_owned(), |column| format!("/{column}/"));
    }
    let from = &targets.places.places[at].path;
    let folder = super::old_site::folder_of(from);
    let path = match place.path.strip_prefix(folder) {
        Some(near) => near.to_owned(),
        None => format!("/{}", place.path.trim_start_matches("content/")),
    };
    target(&encoded(&path))
}

/// The anchor that a fragment means, and the heading that needs it.
fn anchor(body: &Body, page: usize, fragment: &str) -> Option<(String, Option<Wanted>)> {
    if body.found.anchors.iter().any(|(_, anchor)| anchor == fragment) {
        return Some((fragment.to_owned(), None));
    }
    let wanted = bare(fragment);
    let at = body.found.headings.iter().position(|heading| heading.bare == wanted && !wanted.is_empty())?;
    let heading = &body.found.headings[at];
    if heading.has_id {
        let line = body.text[..heading.end].rsplit('\n').next().unwrap_or("");
        let id = line.rsplit_once("{#").map(|(_, id)| id.trim_end_matches('}').to_owned())?;
        return Some((id, None));
    }
    let id: String = fragment.chars().map(|c| if c.is_alphanumeric() || c == '_' { c } else { '-' }).collect();
    let id = format!("to-{}", id.trim_matches('-'));
    Some((id.clone(), Some((page, at, id))))
}

impl Body {
    /// Puts a blank between the brackets of `](` that belong to no link, so that nobody takes them for one.
    fn part_brackets(&mut self) {
        let code = code(&self.text);
        let inside = |ranges: &[Range<usize>], at: usize| ranges.iter().any(|range| range.contains(&at));
        let lone = self.text.match_indices("](").map(|(at, _)| at + 1);
        let lone: Vec<usize> = lone.filter(|at| !inside(&self.wholes, *at) && !inside(&code, *at)).collect();
        self.edits.extend(lone.into_iter().map(|at| (at..at, " ".to_owned())));
    }

    /// Numbers the anchors of HTML that stand twice in the text.
    fn number_anchors(&mut self) {
        let mut seen: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
        for (at, anchor) in &self.found.anchors {
            let count = seen.entry(anchor).or_default();
            *count += 1;
            if *count > 1 {
                self.edits.push((at.clone(), format!("{anchor}-{count}")));
            }
        }
    }

    /// The body with all that was written anew.
    pub(super) fn finished(&mut self) -> String {
        let mut edits = std::mem::take(&mut self.edits);
        for (heading, id) in &self.wanted {
            let end = self.found.headings[*heading].end;
            edits.push((end..end, format!(" {{#{id}}}")));
        }
        // An edit of a whole link comes before those inside it, which fall away.
        edits.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let (mut out, mut at) = (String::new(), 0);
        for (range, text) in edits {
            if range.start >= at {
                out.push_str(&self.text[at..range.start]);
                out.push_str(&text);
                at = range.end;
            }
        }
        out.push_str(&self.text[at..]);
        out
    }
}
