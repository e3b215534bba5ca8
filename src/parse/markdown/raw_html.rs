//! Raw HTML: elements and attributes that are not allowed are removed and reported.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use super::allowed::{ATTRIBUTES, ELEMENTS};
use super::draft::Draft;
use super::flow::{RawElement, RawTag, RawValue};
use super::html_scan as scan;
use super::{nesting, pictures};
use crate::document::{Node, ReferenceKind, is_elsewhere};
use crate::faults::Fault;
use crate::values::{text, without_invisible};

/// Elements that are removed with their content.
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

/// A fragment of HTML, with the places of its lines in the file.
pub(super) struct RawHtml {
    text: String,
    /// The first byte of each line, in `text` and in the file.
    lines: Vec<(usize, usize)>,
    /// Whether it is an HTML block, which may extend to the end of the file.
    block: bool,
}

impl RawHtml {
    /// A tag inside a line, at the byte `start` of the file.
    pub(super) fn inline(text: &str, start: usize) -> Self {
        Self { text: text.to_owned(), lines: vec![(0, start)], block: false }
    }

    /// An empty HTML block.
    pub(super) fn block() -> Self {
        Self { text: String::new(), lines: Vec::new(), block: true }
    }

    /// Adds a line, at the byte `start` of the file.
    pub(super) fn push(&mut self, line: &str, start: usize) {
        self.lines.push((self.text.len(), start));
        self.text.push_str(line);
    }

    /// Maps bytes of the fragment to bytes of the file.
    fn place(&self, range: Range<usize>) -> Range<usize> {
        let line = self.lines.partition_point(|(begin, _)| *begin <= range.start);
        let (begin, start) = line.checked_sub(1).map_or((0, 0), |line| self.lines[line]);
        let at = start + range.start - begin;
        at..at + range.len()
    }
}

/// Writes the allowed parts of the fragment. Its links and pictures become references like those of Markdown.
pub(super) fn write(raw: &RawHtml, draft: &mut Draft<'_>) {
    let unreadable = scan::unreadable(&raw.text, raw.block);
    if let Some(found) = &unreadable {
        let at = raw.place(found.at..found.at + found.length);
        draft.faults.push(found.fault(draft.source.at(at)));
    }
    let readable = unreadable.map_or(raw.text.len(), |found| found.at);
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(&raw.text[..readable]));
    let tokenizer = Tokenizer::new(Tokens::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let tokens = tokenizer.sink.0.take();
    let mut cleaner = Cleaner { raw, cursor: 0, hidden: None, closings: BTreeMap::new(), draft };
    for token in tokens {
        match token {
            Token::TagToken(tag) => cleaner.tag(&tag),
            Token::CharacterTokens(text) if cleaner.hidden.is_none() => {
                let text: &str = &text;
                let text = without_invisible(text).map_or(Cow::Borrowed(text), Cow::Owned);
                cleaner.draft.words.add(&text);
                cleaner.draft.flow.add(Node::Plain(&text));
            }
            _ => {}
        }
    }
}

struct Cleaner<'w, 'r, 's> {
    raw: &'r RawHtml,
    /// The byte of the fragment after the last tag found.
    cursor: usize,
    /// The element whose content is being removed.
    hidden: Option<String>,
    /// The place of the last end tag of each element that was asked for.
    closings: BTreeMap<String, Option<usize>>,
    draft: &'w mut Draft<'s>,
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
            nesting::close(&mut self.draft.elements, name);
            self.draft.flow.tag(RawTag::End(name.to_owned()));
            return;
        }
        if name == "img" && self.remote_picture(tag, &place) {
            return;
        }
        if !nesting::open(&mut self.draft.elements, name) {
            self.nested_too_deep(place);
            return;
        }
        let attributes = self.attributes(name, tag, &place);
        self.draft.flow.tag(RawTag::Start(RawElement { name: name.to_owned(), attributes }));
    }

    fn attributes(&mut self, element: &str, tag: &Tag, place: &Range<usize>) -> Vec<(String, RawValue)> {
        let mut attributes = Vec::with_capacity(tag.attrs.len());
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
            let value = without_invisible(value).unwrap_or_else(|| value.to_owned());
            if matches!(name, "href" | "src") {
                let kind = if name == "src" { ReferenceKind::Picture } else { ReferenceKind::Link };
                let reference = self.draft.refer(kind, &value, place.clone());
                attributes.push((name.to_owned(), RawValue::Reference(reference)));
                if is_elsewhere(&value) {
                    attributes.push(("rel".to_owned(), RawValue::Text("external noopener".to_owned())));
                }
                continue;
            }
            if name == "id" {
                self.draft.note_anchor(&value, place.clone());
            }
            attributes.push((name.to_owned(), RawValue::Text(value)));
        }
        let has_alt = tag.attrs.iter().any(|given| &*given.name.local == "alt");
        if element == "img" && !has_alt {
            let help = text!("写 alt=\"…\"，说图上有什么", "write alt=\"…\" with what is to be seen");
            pictures::missing_alt(place.clone(), help, self.draft);
            attributes.push(("alt".to_owned(), RawValue::Text(String::new())));
        }
        attributes
    }

    /// Handles a picture on another host like one of Markdown; returns `false` for other pictures.
    fn remote_picture(&mut self, tag: &Tag, place: &Range<usize>) -> bool {
        let value = |name: &str| {
            let given = tag.attrs.iter().find(|given| &*given.name.local == name);
            let given = given.map_or("", |given| given.value.trim());
            without_invisible(given).unwrap_or_else(|| given.to_owned())
        };
        let (target, alt) = (value("src"), value("alt"));
        if !is_elsewhere(&target) {
            return false;
        }
        let reference = pictures::remote(&target, place.clone(), self.draft);
        // Links cannot be nested: inside a link only the words are written.
        if self.draft.elements.iter().any(|open| open == "a") {
            self.draft.flow.add(Node::Plain(&alt));
        } else if let Some(reference) = reference {
            pictures::link(reference, &alt, self.draft);
        }
        true
    }

    /// Reports nesting that is too deep, once for each text.
    fn nested_too_deep(&mut self, place: Range<usize>) {
        if !self.draft.faults.iter().any(|fault| fault.code == "nested-too-deep") {
            self.draft.faults.push(nesting::fault(self.draft.source.at(place)));
        }
    }

    fn removed(&mut self, place: Range<usize>, message: crate::values::Text) {
        let help = text!("用 Markdown 的写法，或删去", "write it in Markdown, or remove it");
        let fault = Fault::warning("removed-html", self.draft.source.at(place), message).help(help);
        self.draft.faults.push(fault);
    }

    /// Whether the element has an end tag after the current place.
    fn closes_later(&mut self, name: &str) -> bool {
        let text = &self.raw.text;
        let last = self.closings.entry(name.to_owned()).or_insert_with(|| scan::last_closing(text, name));
        last.is_some_and(|last| last >= self.cursor)
    }

    /// The place of a tag in the file. Tokens have no places, but come in order: the search begins after the last tag.
    fn find(&mut self, tag: &Tag) -> Range<usize> {
        let slash = if tag.kind == TagKind::EndTag { "/" } else { "" };
        let opening = format!("<{slash}{}", &*tag.name);
        let at = scan::find(&self.raw.text, self.cursor, &opening).unwrap_or(self.cursor);
        self.cursor = (at + opening.len()).min(self.raw.text.len());
        self.raw.place(at..at + opening.len())
    }
}
