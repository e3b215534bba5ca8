//! The text of a page as blocks. Nested boxes are the layout of the account: only where one begins or ends a paragraph ends.

use scraper::node::Element;
use scraper::{ElementRef, Node};

use super::article::Block;
use super::inline::{destination, escaped, guarded};
use super::spans::Spans;
use crate::import::draft::Note;
use crate::values::text;

/// A reader of the nodes of a page in their order.
#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    lost: Vec<Note>,
    spans: Spans,
    /// How many open elements are left out.
    left_out: usize,
    /// For each open list: its next number, or `None` where its items have none.
    lists: Vec<Option<usize>>,
    quotes: usize,
    /// How many items of lists are open.
    items: usize,
}

/// The blocks of an element, and what they do not hold.
pub(super) fn read(content: ElementRef<'_>) -> (Vec<Block>, Vec<Note>) {
    let mut reader = Reader::default();
    for edge in content.traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => match node.value() {
                Node::Text(text) if reader.left_out == 0 => reader.spans.text(text),
                Node::Element(element) => reader.open(element, ElementRef::wrap(node)),
                _ => {}
            },
            ego_tree::iter::Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    reader.close(element);
                }
            }
        }
    }
    reader.end_text();
    (reader.blocks, reader.lost)
}

impl Reader {
    fn open(&mut self, element: &Element, node: Option<ElementRef<'_>>) {
        if self.left_out > 0 || is_left_out(element) {
            self.left_out += usize::from(!is_void(element.name()));
            return;
        }
        match element.name() {
            "br" => self.spans.line_end(),
            "img" => self.picture(element),
            "hr" => {
                self.end_paragraph();
                self.blocks.push(Block::Rule);
            }
            "iframe" | "mpvoice" | "mp-common-videosnap" | "qqmusic" | "video" | "audio" | "mp-common-mpaudio" => {
                self.medium(element);
                self.left_out += 1;
            }
            "strong" | "b" => self.spans.begin_bold(),
            "a" => self.spans.begin_link(),
            "ul" | "ol" => {
                self.end_text();
                self.lists.push((element.name() == "ol").then_some(1));
            }
            "li" => {
                self.end_text();
                self.items += 1;
            }
            "table" => {
                self.end_text();
                if let Some(rows) = node.and_then(data_table) {
                    self.blocks.push(Block::Table(rows));
                    self.left_out += 1;
                }
            }
            "blockquote" => {
                self.end_paragraph();
                self.quotes += 1;
            }
            name if is_block(name) => self.end_paragraph(),
            _ if is_bold(element) => self.spans.begin_bold(),
            _ => {}
        }
    }

    fn close(&mut self, element: &Element) {
        if self.left_out > 0 {
            self.left_out -= usize::from(!is_void(element.name()));
            return;
        }
        match element.name() {
            "strong" | "b" => self.spans.end_bold(),
            "a" => self.spans.end_link(address(element.attr("href"))),
            "ul" | "ol" => {
                self.end_text();
                self.lists.pop();
            }
            "li" => {
                self.end_item();
                self.items = self.items.saturating_sub(1);
            }
            "blockquote" => {
                self.end_paragraph();
                self.quotes -= 1;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.end_heading(element.name()),
            name if is_block(name) => self.end_paragraph(),
            _ if is_bold(element) => self.spans.end_bold(),
            _ => {}
        }
    }

    /// A box begins or ends: in an item of a list a line, elsewhere a paragraph ends.
    fn end_paragraph(&mut self) {
        if self.items > 0 { self.spans.line_end() } else { self.end_text() }
    }

    /// What was read so far is a block.
    fn end_text(&mut self) {
        if self.items > 0 {
            return self.end_item();
        }
        let Some((text, is_bold)) = self.spans.take() else { return };
        self.blocks.push(match (self.quotes > 0, is_bold) {
            (true, _) => Block::Quote(text),
            (false, true) => Block::Bold(text),
            (false, false) => Block::Paragraph(guarded(&text)),
        });
    }

    fn end_heading(&mut self, name: &str) {
        let level = name.trim_start_matches('h').parse().unwrap_or(2);
        if let Some((text, _)) = self.spans.take() {
            self.blocks.push(Block::Heading(level, text));
        }
    }

    fn end_item(&mut self) {
        let Some((text, is_bold)) = self.spans.take() else { return };
        let text = if is_bold { format!("**{text}**") } else { text };
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}.", *number - 1)
            }
            _ => "-".to_owned(),
        };
        self.blocks.push(Block::Item(mark, text));
    }

    fn picture(&mut self, element: &Element) {
        let source = element.attr("data-src").or_else(|| element.attr("src")).unwrap_or("");
        let alt = element.attr("alt").unwrap_or("").trim();
        let is_sign =
            element.attr("class").is_some_and(|class| class.contains("wx_emotion") || class.contains("emoji"));
        if is_sign {
            self.spans.text(alt);
            return;
        }
        // Without an address it is a placeholder.
        if let Some(address) = address(Some(source)).or_else(|| local(source)) {
            self.end_text();
            let alt = if matches!(alt, "图片" | "Image" | "image") { "" } else { alt };
            self.blocks.push(Block::Picture { alt: alt.to_owned(), address });
        }
    }

    /// A video, a recording or a frame: a link, or a note where it has no address.
    fn medium(&mut self, element: &Element) {
        self.end_text();
        let name = ["data-title", "title", "name", "data-desc"].iter().find_map(|name| element.attr(name));
        let name = name.map_or_else(String::new, |name| format!("：{}", name.trim()));
        let what =
            if element.name().contains("voice") || element.name().contains("audio") { "音频" } else { "视频" };
        match address(element.attr("data-src").or_else(|| element.attr("src"))) {
            Some(address) => {
                let words = escaped(&format!("{what}{name}"));
                self.blocks.push(Block::Paragraph(format!("[{words}]({})", destination(&address))));
            }
            None => {
                self.lost.push(Note::new(text!(
                    "{what}{name}没有地址，没有导入",
                    "a video or recording without an address was left out{name}"
                )));
            }
        }
    }
}

/// The rows of a table of data; `None` where the table only lays out boxes.
fn data_table(table: ElementRef<'_>) -> Option<Vec<Vec<String>>> {
    let is = |node: &ElementRef<'_>, names: &[&str]| names.contains(&node.value().name());
    let inside: Vec<ElementRef<'_>> = table.descendants().skip(1).filter_map(ElementRef::wrap).collect();
    if inside.iter().any(|node| is(node, &["table", "img", "section", "ul", "ol"])) {
        return None;
    }
    let rows = inside.iter().filter(|node| is(node, &["tr"]));
    let cells = |row: &ElementRef<'_>| {
        let cells = row.children().filter_map(ElementRef::wrap).filter(|node| is(node, &["td", "th"]));
        cells
            .map(|cell| {
                let text = cell.text().collect::<String>();
                escaped(&text.split_whitespace().collect::<Vec<_>>().join(" "))
            })
            .collect::<Vec<String>>()
    };
    let rows: Vec<Vec<String>> = rows.map(cells).filter(|cells| !cells.is_empty()).collect();
    (rows.len() > 1 && rows.iter().any(|cells| cells.len() > 1)).then_some(rows)
}

/// A whole address of the web.
fn address(address: Option<&str>) -> Option<String> {
    let address = address?.trim();
    if let Some(rest) = address.strip_prefix("//") {
        return Some(format!("https://{rest}"));
    }
    (address.starts_with("https://") || address.starts_with("http://")).then(|| address.to_owned())
}

/// The path of a picture that the browser saved beside the page.
fn local(source: &str) -> Option<String> {
    let is_path = !source.is_empty() && !source.contains(':') && !source.starts_with('/');
    is_path.then(|| source.to_owned())
}

fn is_left_out(element: &Element) -> bool {
    let style = element.attr("style").unwrap_or("").replace(' ', "").to_lowercase();
    matches!(
        element.name(),
        "script"
            | "style"
            | "svg"
            | "noscript"
            | "template"
            | "button"
            | "input"
            | "mp-common-profile"
            | "mpprofile"
            | "mp-style-type"
    ) || style.contains("display:none")
        || element.attr("hidden").is_some()
}

fn is_bold(element: &Element) -> bool {
    let style = element.attr("style").unwrap_or("").replace(' ', "").to_lowercase();
    element.name() == "span"
        && ["bold", "bolder", "600", "700", "800", "900"]
            .iter()
            .any(|weight| style.contains(&format!("font-weight:{weight}")))
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "section"
            | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "li"
            | "tr"
            | "td"
            | "th"
            | "tbody"
            | "thead"
            | "table"
            | "figure"
            | "figcaption"
            | "pre"
            | "article"
            | "header"
            | "footer"
            | "dl"
            | "dt"
            | "dd"
            | "address"
    )
}

/// Whether an element has no end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(name, "br" | "img" | "hr" | "input" | "meta" | "link" | "source" | "wbr" | "embed" | "area" | "col")
}
