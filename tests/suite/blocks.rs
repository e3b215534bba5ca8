//! The blocks of text of a page that the search must find, read with the tokenizer of a browser.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

/// Elements that do not end a block.
const INLINE: &[&str] = &[
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "cite",
    "code",
    "data",
    "del",
    "dfn",
    "em",
    "i",
    "ins",
    "kbd",
    "label",
    "mark",
    "math",
    "mfrac",
    "mi",
    "mn",
    "mo",
    "mrow",
    "msub",
    "msup",
    "mtext",
    "picture",
    "q",
    "ruby",
    "s",
    "samp",
    "semantics",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
    "u",
    "var",
    "wbr",
    "img",
    "br",
    "input",
    "source",
];
const EMPTY: &[&str] = &["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
/// Elements whose text is not content of the page.
const SILENT: &[&str] =
    &["annotation", "button", "nav", "noscript", "option", "output", "rp", "rt", "script", "style", "video"];
const SILENT_CLASSES: &[&str] = &["js", "vh", "cited", "fn-ref", "fn-back"];

#[derive(Default)]
struct State {
    /// The open elements of the main part, and whether each is one of `SILENT`.
    open: Vec<(String, bool)>,
    blocks: Vec<String>,
    text: String,
}

#[derive(Default)]
struct Sink(RefCell<State>);

impl State {
    fn end(&mut self) {
        let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.text.clear();
        if !text.is_empty() {
            self.blocks.push(text);
        }
    }

    fn tag(&mut self, tag: &Tag) {
        let name = tag.name.to_string();
        if name == "main" && tag.kind == TagKind::StartTag {
            self.open = vec![(name, false)];
            return;
        }
        if self.open.is_empty() {
            return;
        }
        if !INLINE.contains(&name.as_str()) {
            self.end();
        }
        if name == "br" {
            self.text.push(' ');
        }
        if tag.kind == TagKind::EndTag {
            if let Some(at) = self.open.iter().rposition(|(open, _)| *open == name) {
                self.open.truncate(at);
            }
        } else if !EMPTY.contains(&name.as_str()) && !tag.self_closing {
            let value =
                |key: &str| tag.attrs.iter().find(|one| &*one.name.local == key).map(|one| one.value.to_string());
            let classes = value("class").unwrap_or_default();
            let is_silent = self.open.last().is_some_and(|(_, is_silent)| *is_silent)
                || SILENT.contains(&name.as_str())
                || classes.split_whitespace().any(|class| SILENT_CLASSES.contains(&class))
                || value("hidden").is_some()
                || value("data-search").as_deref() == Some("no");
            self.open.push((name, is_silent));
        }
    }
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => state.tag(&tag),
            Token::CharacterTokens(text) if state.open.last().is_some_and(|(_, is_silent)| !is_silent) => {
                state.text.push_str(&text);
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Returns the blocks of the main part of a page.
pub fn blocks(html: &str) -> Vec<String> {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(html));
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let mut state = tokenizer.sink.0.take();
    state.end();
    state.blocks
}

#[test]
fn blocks_are_what_a_browser_sees() {
    let html = "<p>外</p><main><h1>题<wbr>目</h1><p>一<b>二</b></p><nav>航</nav><ul><li>甲</li><li>乙<i class=vh>藏</i></li></ul></main><p>外</p>";
    assert_eq!(blocks(html), ["题目", "一二", "甲", "乙"]);
}
