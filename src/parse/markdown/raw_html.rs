//! What authors write as HTML: an allow-list of elements and attributes; what is removed is reported.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use super::inline;
use super::write::{Writer, attribute, escape};
use crate::document::ReferenceKind;
use crate::faults::Fault;
use crate::values::text;

/// Elements that authors may write.
const ELEMENTS: &[&str] = &[
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

/// The fragment without what is not allowed. Links and pictures in it are noted like those of Markdown.
pub(super) fn clean(raw: &str, start: usize, writer: &mut Writer<'_>) -> String {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(raw));
    let tokenizer = Tokenizer::new(Tokens::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let tokens = tokenizer.sink.0.take();
    let mut cleaner = Cleaner { raw, start, cursor: 0, hidden: None, out: String::new(), writer };
    for token in tokens {
        match token {
            Token::TagToken(tag) => cleaner.tag(&tag),
            Token::CharacterTokens(text) if cleaner.hidden.is_none() => {
                cleaner.writer.note_text(&text);
                escape(&mut cleaner.out, &text);
            }
            _ => {}
        }
    }
    cleaner.out
}

struct Cleaner<'w, 'r, 's> {
    raw: &'r str,
    /// Where the fragment begins in the file.
    start: usize,
    /// How far in the fragment tags have been found.
    cursor: usize,
    /// The element whose content is being left out.
    hidden: Option<String>,
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
                let closes_later =
                    !tag.self_closing && self.raw[self.cursor..].to_ascii_lowercase().contains(&format!("</{name}"));
                if WITH_CONTENT.contains(&name) && closes_later {
                    self.hidden = Some(name.to_owned());
                }
            }
            return;
        }
        if tag.kind == TagKind::EndTag {
            self.out.push_str(&format!("</{name}>"));
            return;
        }
        self.out.push('<');
        self.out.push_str(name);
        self.attributes(name, tag, &place);
        self.out.push('>');
    }

    fn attributes(&mut self, element: &str, tag: &Tag, place: &std::ops::Range<usize>) {
        for given in &tag.attrs {
            let (name, value): (&str, &str) = (&given.name.local, &given.value);
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
            if name == "id" {
                self.writer.note_anchor(value);
            }
            let kind = if name == "src" { ReferenceKind::Picture } else { ReferenceKind::Link };
            if matches!(name, "href" | "src") {
                if name == "src" && inline::is_elsewhere(value) {
                    let message = text!(
                        "图片在别的网站上，读者的浏览器不会显示",
                        "the picture is on another host; readers would not see it"
                    );
                    self.writer.faults.push(Fault::error(
                        "remote-picture",
                        self.writer.source.at(place.clone()),
                        message,
                    ));
                    continue;
                }
                let open = self.writer.refer(kind, value, place.clone());
                self.out.push_str(&format!(" {name}=\"{open}\""));
                if name == "href" && inline::is_elsewhere(value) {
                    self.out.push_str(" rel=\"external noopener\"");
                }
            } else {
                self.out.push_str(&format!(" {name}=\""));
                attribute(&mut self.out, value);
                self.out.push('"');
            }
        }
        let has_alt = tag.attrs.iter().any(|given| &*given.name.local == "alt");
        if element == "img" && !has_alt {
            self.writer.missing_alt(place.clone());
        }
    }

    fn removed(&mut self, place: std::ops::Range<usize>, message: crate::values::Text) {
        let help = text!("用 Markdown 的写法，或删去", "write it in Markdown, or remove it");
        let fault = Fault::warning("removed-html", self.writer.source.at(place), message).help(help);
        self.writer.faults.push(fault);
    }

    /// The bytes of the tag's beginning in the file: tokens come in order, so it is sought from the last one on.
    fn find(&mut self, tag: &Tag) -> std::ops::Range<usize> {
        let slash = if tag.kind == TagKind::EndTag { "/" } else { "" };
        let opening = format!("<{slash}{}", &*tag.name);
        let rest = self.raw[self.cursor..].to_ascii_lowercase();
        let at = self.cursor + rest.find(&opening).unwrap_or(0);
        self.cursor = (at + opening.len()).min(self.raw.len());
        self.start + at..self.start + at + opening.len()
    }
}
