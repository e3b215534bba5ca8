//! The HTML of a page → the searchable blocks of text in its main part.
//!
//! A block is a paragraph, a list item, a table cell or a heading: text in which no block element begins or ends. Excluded
//! are navigation, controls and what only repeats other pages: `nav`, buttons and fields, `hidden` elements, the classes in
//! `EXCLUDED_CLASSES`, and what a template marks with `data-search="no"`. `data-search="title"` and `"head"` mark blocks
//! that count as much as a title or a heading.
//!
//! The anchor of a block is the target of links to it: the innermost element around it with an `id`, or the heading before
//! it, whichever begins later. Blocks that a template marks as a title or a heading describe the whole page, so a heading
//! before them is not their anchor.
//!
//! The reader is made for the program's own HTML, which is well formed. In other HTML it loses no text, but blocks may end
//! at wrong places.

use std::borrow::Cow;

use memchr::{memchr, memmem};

/// The searchable text of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageText {
    /// The titles.
    pub titles: Vec<Block>,
    /// The headings.
    pub heads: Vec<Block>,
    /// All other blocks.
    pub texts: Vec<Block>,
    /// The ids that blocks have as anchors.
    pub anchors: Vec<String>,
}

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its text, with runs of white space as one blank.
    pub text: String,
    /// Its anchor, as an index into [`PageText::anchors`].
    pub anchor: Option<usize>,
}

/// A higher weight of a block in the ranking.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Title,
    Head,
}

/// Block elements: a block of text ends where one of them begins or ends.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "legend",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];
/// Elements without an end tag.
const VOID: &[&str] = &["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
/// Elements whose content is not text of the page.
const EXCLUDED: &[&str] = &[
    "annotation",
    "audio",
    "button",
    "nav",
    "noscript",
    "option",
    "output",
    "rp",
    "rt",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "video",
];
/// Classes of content for scripts or screen readers, of quotations from other pages, and of links to footnotes.
const EXCLUDED_CLASSES: &[&str] = &["js", "vh", "cited", "fn-ref", "fn-back"];

/// An open element.
struct Open<'h> {
    name: &'h str,
    is_excluded: bool,
    weight: Option<Weight>,
    /// Whether `data-search` gives the weight: the block describes the page, not the section before it.
    is_of_page: bool,
    /// The index of its id in the anchors, after its number, which counts the ids of the page.
    anchor: Option<(usize, usize)>,
}

struct Reader<'h> {
    open: Vec<Open<'h>>,
    page: PageText,
    text: String,
    /// The anchor of the last heading, after its number.
    heading: Option<(usize, usize)>,
    /// The number of ids so far.
    number: usize,
}

/// Reads a page.
#[must_use]
pub(crate) fn read(html: &str) -> PageText {
    let begin = memmem::find(html.as_bytes(), b"<main").or_else(|| memmem::find(html.as_bytes(), b"<body"));
    let html = &html[begin.unwrap_or(0)..];
    let html = memmem::find(html.as_bytes(), b"</main>").map_or(html, |end| &html[..end]);
    let mut reader =
        Reader { open: Vec::new(), page: PageText::default(), text: String::new(), heading: None, number: 0 };
    let mut rest = html;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        reader.push_text(&rest[..at]);
        rest = reader.tag(&rest[at..]);
    }
    reader.push_text(rest);
    reader.end_block();
    reader.page
}

impl<'h> Reader<'h> {
    fn is_excluded(&self) -> bool {
        self.open.last().is_some_and(|open| open.is_excluded)
    }

    /// Adds raw text to the block.
    fn push_text(&mut self, raw: &str) {
        if raw.is_empty() || self.is_excluded() {
            return;
        }
        for c in decoded(raw).chars() {
            if !c.is_whitespace() {
                self.text.push(c);
            } else if !self.text.is_empty() && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
        }
    }

    /// Ends the block and files it by its weight.
    fn end_block(&mut self) {
        self.text.truncate(self.text.trim_end().len());
        if self.text.is_empty() {
            return;
        }
        let around = self.open.iter().rev().find_map(|open| open.anchor);
        let section = if self.open.iter().any(|open| open.is_of_page) { None } else { self.heading };
        let anchor = around.max(section).map(|(_, anchor)| anchor);
        let block = Block { text: std::mem::take(&mut self.text), anchor };
        match self.open.iter().rev().find_map(|open| open.weight) {
            Some(Weight::Title) => self.page.titles.push(block),
            Some(Weight::Head) => self.page.heads.push(block),
            None => self.page.texts.push(block),
        }
    }

    /// Reads the tag at the start of `html`; returns what follows it.
    fn tag(&mut self, html: &'h str) -> &'h str {
        if let Some(comment) = html.strip_prefix("<!--") {
            return comment.split_once("-->").map_or("", |(_, rest)| rest);
        }
        let closes = html.starts_with("</");
        let inside = &html[if closes { 2 } else { 1 }..];
        let length = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = &inside[..length];
        if name.is_empty() && !inside.starts_with(['!', '?']) {
            self.push_text("<");
            return inside;
        }
        let Some(end) = tag_end(inside) else { return "" };
        let (attributes, rest) = (&inside[length..end], &inside[end + 1..]);
        if closes {
            self.close(name);
            return rest;
        }
        if BLOCKS.contains(&name) {
            self.end_block();
        }
        if name == "br" {
            self.push_text(" ");
        }
        if VOID.contains(&name) || attributes.ends_with('/') || !inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return rest;
        }
        self.open(name, attributes);
        if matches!(name, "script" | "style" | "textarea") {
            let end = memmem::find(rest.as_bytes(), format!("</{name}").as_bytes());
            return end.map_or("", |end| &rest[end..]);
        }
        rest
    }

    /// Opens an element.
    fn open(&mut self, name: &'h str, attributes: &str) {
        let mut open =
            Open { name, is_excluded: self.is_excluded(), weight: weight(name), is_of_page: false, anchor: None };
        open.is_excluded |= EXCLUDED.contains(&name);
        if !attributes.is_empty() && !open.is_excluded {
            for (key, value) in Attributes(attributes) {
                match (key, &*value) {
                    ("id", id) if name != "main" && !id.is_empty() => {
                        self.number += 1;
                        open.anchor = Some((self.number, self.page.anchors.len()));
                        self.page.anchors.push(id.to_owned());
                    }
                    ("class", classes) => {
                        open.is_excluded |=
                            classes.split_ascii_whitespace().any(|class| EXCLUDED_CLASSES.contains(&class));
                    }
                    ("hidden", _) | ("data-search", "no") => open.is_excluded = true,
                    ("data-search", "title") => (open.weight, open.is_of_page) = (Some(Weight::Title), true),
                    ("data-search", "head") => (open.weight, open.is_of_page) = (Some(Weight::Head), true),
                    _ => {}
                }
            }
        }
        let is_heading = matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        if is_heading && open.anchor.is_some() {
            self.heading = open.anchor;
        }
        self.open.push(open);
    }

    /// Closes the innermost element of this name, with all open elements inside it.
    fn close(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else { return };
        if self.open[at..].iter().any(|open| BLOCKS.contains(&open.name)) {
            self.end_block();
        }
        self.open.truncate(at);
    }
}

fn weight(name: &str) -> Option<Weight> {
    match name {
        "h1" => Some(Weight::Title),
        "h2" | "h3" | "h4" | "h5" | "h6" => Some(Weight::Head),
        _ => None,
    }
}

/// The byte of the `>` that ends a tag; one inside quotes does not.
fn tag_end(inside: &str) -> Option<usize> {
    let mut quote = None;
    inside.bytes().position(|byte| {
        match quote {
            Some(open) if open == byte => quote = None,
            None if matches!(byte, b'"' | b'\'') => quote = Some(byte),
            _ => {}
        }
        quote.is_none() && byte == b'>'
    })
}

/// Iterates over the attributes of a tag, from the text after its name.
struct Attributes<'h>(&'h str);

impl<'h> Iterator for Attributes<'h> {
    type Item = (&'h str, Cow<'h, str>);

    fn next(&mut self) -> Option<Self::Item> {
        self.0 = self.0.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let end = self.0.find(|c: char| c == '=' || c.is_ascii_whitespace()).unwrap_or(self.0.len());
        let (key, rest) = self.0.split_at(end);
        if key.is_empty() {
            return None;
        }
        let Some(value) = rest.strip_prefix('=') else {
            self.0 = rest;
            return Some((key, Cow::Borrowed("")));
        };
        let (value, rest) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            _ => value.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((value, "")),
        };
        self.0 = rest;
        Some((key, decoded(value)))
    }
}

/// The text with its character references decoded.
fn decoded(raw: &str) -> Cow<'_, str> {
    if memchr(b'&', raw.as_bytes()).is_none() {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after.bytes().take(12).position(|byte| byte == b';');
        if let Some((c, end)) = end.and_then(|end| Some((reference(&after[..end])?, end))) {
            out.push(c);
            rest = &after[end + 1..];
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character of a reference, which is given without `&` and `;`: numbers, and the names that serializers write.
fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
        return char::from_u32(hexadecimal.unwrap_or_else(|| number.parse()).ok()?);
    }
    let known = [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", '\u{a0}')];
    known.into_iter().find(|(known, _)| *known == name).map(|(_, c)| c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(html: &str) -> Vec<String> {
        let page = read(html);
        let tell = |mark: &str, blocks: &[Block]| -> Vec<String> {
            let anchor = |block: &Block| block.anchor.map_or(String::new(), |at| format!("#{}", page.anchors[at]));
            blocks.iter().map(|block| format!("{mark}{} {}", anchor(block), block.text)).collect()
        };
        [tell("title", &page.titles), tell("head", &page.heads), tell("text", &page.texts)].concat()
    }

    #[test]
    fn blocks_end_where_elements_of_blocks_begin_or_end() {
        let html = "<body><p>外</p><main id=\"main\"><h1>题<wbr>目</h1><p>一<b>二</b> 三<br>四</p>\n<ul><li>甲<ul><li>乙</li></ul>丙</li></ul>
            <table><tr><td>子</td><td>丑</td></tr></table></main><p>外</p>";
        assert_eq!(
            told(html),
            ["title 题目", "text 一二 三 四", "text 甲", "text 乙", "text 丙", "text 子", "text 丑"]
        );
    }

    #[test]
    fn anchors_are_the_nearest_before() {
        let html = "<main><p>零</p><h2 id=\"a\">甲</h2><p>一</p><div id=\"art-1\"><p>二</p><p id=\"art-1-p2\">三</p></div><p>四</p></main>";
        let expected = ["head#a 甲", "text 零", "text#a 一", "text#art-1 二", "text#art-1-p2 三", "text#a 四"];
        assert_eq!(told(html), expected);
    }

    #[test]
    fn what_is_said_of_the_page_has_no_anchor_of_a_section() {
        let html = "<main><h2 id=\"a\">甲</h2><p>一</p><dl data-search=\"head\"><dd>标签</dd></dl><h3>乙</h3></main>";
        assert_eq!(told(html), ["head#a 甲", "head 标签", "head#a 乙", "text#a 一"]);
    }

    #[test]
    fn what_is_no_text_of_the_page_is_excluded() {
        let html = "<main><!-- <p> --><p class=\"a js\">按</p><div hidden><p>藏</p></div><nav><p>航</p></nav><script>x<p></script>
            <p>正<sup class=\"fn-ref\"><a>1</a></sup>文<button>钮</button><span data-search=\"no\">无</span></p><p data-search=\"head\">要</p></main>";
        assert_eq!(told(html), ["head 要", "text 正文"]);
    }

    #[test]
    fn signs_are_what_they_stand_for() {
        let html = "<main><p title=\"a>b\">1 &lt; 2 &amp;amp; &#x27;&#39;&quot; &copy; a & b</p></main>";
        assert_eq!(told(html), ["text 1 < 2 &amp; ''\" &copy; a & b"]);
    }

    #[test]
    fn html_that_is_not_well_formed_is_no_harm() {
        for html in ["<main><p>一<p>二</b></main>", "<main><p>一</p>二", "<p>一</p></i>二"] {
            assert_eq!(told(html).len(), 2, "{html}: {:?}", told(html));
        }
        for html in ["<main><p title=\"一", "<main><!--", "<main><script>", "", "<main></main>"] {
            assert!(told(html).is_empty(), "{html}");
        }
        assert_eq!(told("<main>1 < 2</main>"), ["text 1 < 2"]);
    }
}
