//! The HTML of a page → the searchable blocks of text in its main part.
//!
//! A block is a paragraph, a list item, a table cell or a heading: text in which no block element begins or ends. Excluded
//! are navigation, controls and what only repeats other pages: `nav`, buttons and fields, `hidden` elements, the classes in
//! `is_excluded_class`, and what a template marks with `data-search="no"`. `data-search="title"` and `"head"` mark blocks
//! that count as much as a title or a heading.
//!
//! The anchor of a block is the target of links to it: the innermost element around it with an `id`, or the heading before
//! it, whichever begins later. Blocks that a template marks as a title or a heading describe the whole page, so a heading
//! before them is not their anchor.
//!
//! The reader is made for the program's own HTML, which is well formed. In other HTML it loses no text, but blocks may end
//! at wrong places.

use memchr::memmem;

use crate::markup::{Tag, TokenKind, Tokens, decoded};

/// The searchable text of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PageText {
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
pub(crate) struct Block {
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

/// Whether an element is a block: a block of text ends where one of them begins or ends.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "legend"
            | "li"
            | "main"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// Whether an element has no end tag.
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta" | "source" | "track" | "wbr"
    )
}

/// Whether the content of an element is not text of the page.
fn is_excluded(name: &str) -> bool {
    matches!(
        name,
        "annotation"
            | "audio"
            | "button"
            | "nav"
            | "noscript"
            | "option"
            | "output"
            | "rp"
            | "rt"
            | "script"
            | "select"
            | "style"
            | "svg"
            | "template"
            | "textarea"
            | "video"
    )
}

/// Whether a class marks content for scripts or screen readers, quotations from other pages, or links to footnotes.
fn is_excluded_class(name: &str) -> bool {
    matches!(name, "js" | "vh" | "cited" | "fn-ref" | "fn-back")
}

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
    for token in Tokens::new(html) {
        match token.kind {
            TokenKind::Text(text) => reader.push_text(text),
            TokenKind::Start(tag) => reader.start(&tag),
            TokenKind::End(name) => reader.close(name),
            TokenKind::Other => {}
        }
    }
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
        for (at, word) in decoded(raw).split(char::is_whitespace).enumerate() {
            if at > 0 && !self.text.is_empty() && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
            self.text.push_str(word);
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

    /// Reads a start tag.
    fn start(&mut self, tag: &Tag<'h>) {
        let name = tag.name;
        if is_block(name) {
            self.end_block();
        }
        if name == "br" {
            self.push_text(" ");
        }
        if !is_void(name) && !tag.closes_itself() {
            self.open(tag);
        }
    }

    /// Opens an element.
    fn open(&mut self, tag: &Tag<'h>) {
        let name = tag.name;
        let mut open =
            Open { name, is_excluded: self.is_excluded(), weight: weight(name), is_of_page: false, anchor: None };
        open.is_excluded |= is_excluded(name);
        if !open.is_excluded {
            for attribute in tag.attributes() {
                match (attribute.name, &*decoded(attribute.value)) {
                    ("id", id) if name != "main" && !id.is_empty() => {
                        self.number += 1;
                        open.anchor = Some((self.number, self.page.anchors.len()));
                        self.page.anchors.push(id.to_owned());
                    }
                    ("class", classes) => {
                        open.is_excluded |= classes.split_ascii_whitespace().any(is_excluded_class);
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
        if self.open[at..].iter().any(|open| is_block(open.name)) {
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
