//! What authors write as HTML: an allow-list of elements and attributes; what is removed is reported.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use pulldown_cmark::Event;

use super::events::Placed;
use super::html_scan as scan;
use super::write::{Writer, attribute, escape};
use super::{inline, invisible, nesting};
use crate::document::ReferenceKind;
use crate::faults::Fault;
use crate::values::text;

/// Elements that authors may write.
pub(super) const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "address",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Attributes that they may give, and to which elements (none named: to all).
const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("id", &[]),
    ("lang", &[]),
    ("dir", &[]),
    ("title", &[]),
    ("href", &["a"]),
    ("src", &["img"]),
    ("alt", &["img"]),
    ("colspan", &["td", "th"]),
    ("rowspan", &["td", "th"]),
    ("scope", &["th"]),
    ("span", &["col", "colgroup"]),
    ("start", &["ol"]),
    ("reversed", &["ol"]),
    ("value", &["li"]),
    ("datetime", &["time", "del", "ins"]),
    ("open", &["details"]),
];

/// Elements whose content goes with them.
const WITH_CONTENT: &[&str] =
    &["script", "style", "iframe", "noscript", "template", "textarea", "title", "xmp", "object", "svg", "math"];

/// The tokens of a fragment.
#[derive(Default)]
struct Tokens(RefCell<Vec<Token>>);

impl TokenSink for Tokens {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let raw = match &token {
            Token::TagToken(Tag { kind: TagKind::StartTag, name, .. }) => match &**name {
                "script" => Some(RawKind::ScriptData),
                "style" | "iframe" | "noscript" | "xmp" => Some(RawKind::Rawtext),
                "textarea" | "title" => Some(RawKind::Rcdata),
                _ => None,
            },
            _ => None,
        };
        self.0.borrow_mut().push(token);
        raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
    }
}

/// A fragment of HTML, and where its lines stand in the file.
pub(super) struct RawHtml {
    text: String,
    /// Where a line begins in `text`, and where in the file.
    lines: Vec<(usize, usize)>,
    /// Whether it is a block of its own, which may go on to the end of the file.
    block: bool,
}

impl RawHtml {
    /// A tag in a line, which begins at `start` in the file.
    pub(super) fn inline(text: &str, start: usize) -> Self {
        Self { text: text.to_owned(), lines: vec![(0, start)], block: false }
    }

    /// A block to which lines are added.
    pub(super) fn block() -> Self {
        Self { text: String::new(), lines: Vec::new(), block: true }
    }

    /// Adds a line that begins at `start` in the file.
    pub(super) fn push(&mut self, line: &str, start: usize) {
        self.lines.push((self.text.len(), start));
        self.text.push_str(line);
    }

    /// The place in the file.
    fn place(&self, range: Range<usize>) -> Range<usize> {
        let line = self.lines.partition_point(|(begin, _)| *begin <= range.start);
        let (begin, start) = line.checked_sub(1).map_or((0, 0), |line| self.lines[line]);
        let at = start + range.start - begin;
        at..at + range.len()
    }
}

/// The fragment without what is not allowed. Links and pictures in it are noted like those of Markdown.
pub(super) fn clean(raw: &RawHtml, writer: &mut Writer<'_>) -> String {
    let unreadable = scan::unreadable(&raw.text, raw.block);
    if let Some(found) = &unreadable {
        let at = raw.place(found.at..found.at + found.length);
        writer.faults.push(found.fault(writer.source.at(at)));
    }
    let readable = unreadable.map_or(raw.text.len(), |found| found.at);
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(&raw.text[..readable]));
    let tokenizer = Tokenizer::new(Tokens::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let tokens = tokenizer.sink.0.take();
    let mut cleaner = Cleaner { raw, cursor: 0, hidden: None, closings: BTreeMap::new(), out: String::new(), writer };
    for token in tokens {
        match token {
            Token::TagToken(tag) => cleaner.tag(&tag),
            Token::CharacterTokens(text) if cleaner.hidden.is_none() => {
                let text: &str = &text;
                let text = invisible::without(text).map_or(Cow::Borrowed(text), Cow::Owned);
                cleaner.writer.note_text(&text);
                escape(&mut cleaner.out, &text);
            }
            _ => {}
        }
    }
    cleaner.out
}

/// What may be ids in the raw HTML among the events; more than there are does no harm.
pub(super) fn ids(events: &[Placed<'_>]) -> Vec<String> {
    let html = events.iter().filter_map(|(event, _)| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(text.as_ref()),
        _ => None,
    });
    html.flat_map(scan::ids).collect()
}

struct Cleaner<'w, 'r, 's> {
    raw: &'r RawHtml,
    /// How far in the fragment tags have been found.
    cursor: usize,
    /// The element whose content is being left out.
    hidden: Option<String>,
    /// Where the last end tag of an element stands.
    closings: BTreeMap<String, Option<usize>>,
    out: String,
    writer: &'w mut Writer<'s>,
}

impl Cleaner<'_, '_, '_> {
    fn tag(&mut self, tag: &Tag) {
        let name: &str = &tag.name;
        let place = self.find(tag);
        if self.hidden.is_some() {
            if tag.kind == TagKind::EndTag && self.hidden.as_deref() == Some(name) {
                self.hidden = None;
            }
            return;
        }
        if !ELEMENTS.contains(&name) {
            if tag.kind == TagKind::StartTag {
                let message =
                    text!("网页标签 <{name}> 不能用，已去掉", "the element <{name}> is not allowed and was removed");
                self.removed(place, message);
                if WITH_CONTENT.contains(&name) && !tag.self_closing && self.closes_later(name) {
                    self.hidden = Some(name.to_owned());
                }
            }
            return;
        }
        if tag.kind == TagKind::EndTag {
            nesting::close(&mut self.writer.elements, name);
            self.out.push_str(&format!("</{name}>"));
            return;
        }
        if name == "img" && self.remote_picture(tag, &place) {
            return;
        }
        if !nesting::open(&mut self.writer.elements, name) {
            self.writer.nested_too_deep(place);
            return;
        }
        self.out.push('<');
        self.out.push_str(name);
        self.attributes(name, tag, &place);
        self.out.push('>');
    }

    fn attributes(&mut self, element: &str, tag: &Tag, place: &Range<usize>) {
        for given in &tag.attrs {
            let name: &str = &given.name.local;
            let allowed =
                ATTRIBUTES.iter().any(|(allowed, on)| *allowed == name && (on.is_empty() || on.contains(&element)));
            if !allowed {
                let message = text!(
                    "<{element}> 的属性 {name} 不能用，已去掉",
                    "the attribute {name} of <{element}> is not allowed and was removed"
                );
                self.removed(place.clone(), message);
                continue;
            }
            let value: &str = &given.value;
            let value = invisible::without(value).map_or(Cow::Borrowed(value), Cow::Owned);
            match name {
                "href" | "src" => self.address(name, &value, place),
                _ => {
                    if name == "id" {
                        self.writer.note_anchor(&value, place.clone());
                    }
                    self.out.push_str(&format!(" {name}=\""));
                    attribute(&mut self.out, &value);
                    self.out.push('"');
                }
            }
        }
        let has_alt = tag.attrs.iter().any(|given| &*given.name.local == "alt");
        if element == "img" && !has_alt {
            let help = text!("写 alt=\"…\"，说图上有什么", "write alt=\"…\" with what is to be seen");
            self.writer.missing_alt(place.clone(), help);
        }
    }

    /// Takes a picture on another host as one of Markdown is taken; `false` where it is not on another host.
    fn remote_picture(&mut self, tag: &Tag, place: &Range<usize>) -> bool {
        let value = |name: &str| {
            let given = tag.attrs.iter().find(|given| &*given.name.local == name);
            let given = given.map_or("", |given| given.value.trim());
            invisible::without(given).unwrap_or_else(|| given.to_owned())
        };
        let (target, alt) = (value("src"), value("alt"));
        if !inline::is_elsewhere(&target) {
            return false;
        }
        // A link holds no link: inside one its words are enough.
        let link = self.writer.remote_picture(&target, &alt, place.clone());
        if self.writer.elements.iter().any(|open| open == "a") {
            escape(&mut self.out, &alt);
        } else {
            self.out.push_str(&link.unwrap_or_default());
        }
        true
    }

    /// Writes `href` or `src`.
    fn address(&mut self, name: &str, value: &str, place: &Range<usize>) {
        let kind = if name == "src" { ReferenceKind::Picture } else { ReferenceKind::Link };
        let open = self.writer.refer(kind, value, place.clone());
        self.out.push_str(&format!(" {name}=\"{open}\""));
        if inline::is_elsewhere(value) {
            self.out.push_str(" rel=\"external noopener\"");
        }
    }

    fn removed(&mut self, place: Range<usize>, message: crate::values::Text) {
        let help = text!("用 Markdown 的写法，或删去", "write it in Markdown, or remove it");
        let fault = Fault::warning("removed-html", self.writer.source.at(place), message).help(help);
        self.writer.faults.push(fault);
    }

    /// Whether an end tag of the element stands behind what has been read.
    fn closes_later(&mut self, name: &str) -> bool {
        let text = &self.raw.text;
        let last = self.closings.entry(name.to_owned()).or_insert_with(|| scan::last_closing(text, name));
        last.is_some_and(|last| last >= self.cursor)
    }

    /// The bytes of the tag's beginning in the file: tokens come in order, so it is sought from the last one on.
    fn find(&mut self, tag: &Tag) -> Range<usize> {
        let slash = if tag.kind == TagKind::EndTag { "/" } else { "" };
        let opening = format!("<{slash}{}", &*tag.name);
        let at = scan::find(&self.raw.text, self.cursor, &opening).unwrap_or(self.cursor);
        self.cursor = (at + opening.len()).min(self.raw.text.len());
        self.raw.place(at..at + opening.len())
    }
}
