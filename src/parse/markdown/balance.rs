//! Turns the tags of raw HTML between the nodes into nodes.
//!
//! Authors leave tags open, close elements that are not open, and put blocks into paragraphs. The tree construction
//! algorithm of the HTML standard defines what that means, and how it changes the Markdown around it. So if a body has raw
//! HTML, all its nodes and tags are fed into the tree builder of `html5ever`. A node is represented by the tags that matter
//! for the algorithm, which carry a number. In the resulting tree, elements with the number of a node become that node
//! again, even if they were moved or split. Tags of raw HTML, and elements that the algorithm adds, become elements.
//!
//! `raw_html` has removed everything that is not allowed before, tag by tag, so the result needs no sanitizing.

use html5ever::interface::TreeSink;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag as HtmlTag, TagKind, Token, TokenSink};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, QualName, local_name, ns};

use super::flow::{Flow, RawElement, RawTag};
use super::tree::{At, Content, Tree};
use crate::document::{Builder, Node, ProvisionLevel, Tag};

/// Elements without content.
const VOID: &[&str] = &["br", "col", "hr", "img", "input", "wbr"];

/// Returns the nodes of a flow, with its tags as elements.
pub(super) fn balance(flow: Flow) -> Builder {
    if flow.tags.is_empty() {
        return flow.nodes;
    }
    let mut feed = Feed::new();
    let mut tags = flow.tags.iter().peekable();
    let mut nodes = flow.nodes.nodes();
    loop {
        let mark = nodes.mark();
        while let Some((_, tag)) = tags.next_if(|(before, _)| *before <= mark) {
            feed.tag(tag);
        }
        let Some(node) = nodes.next() else { break };
        feed.node(node);
    }
    feed.finish()
}

/// The origin of a numbered tag.
enum Origin<'a> {
    /// A node with content; the index of the tag among the tags of the node.
    Tag(Tag<'a>, usize),
    /// A leaf.
    Leaf(Node<'a>),
    Raw(&'a RawElement),
}

/// Feeds nodes and tags to the tree builder.
struct Feed<'a> {
    builder: TreeBuilder<At, Tree>,
    /// The origins of the tags, by number.
    origins: Vec<Origin<'a>>,
}

impl<'a> Feed<'a> {
    fn new() -> Self {
        let tree = Tree::new();
        let name = QualName::new(None, ns!(html), local_name!("div"));
        let around = tree.create_element(name, Vec::new(), html5ever::interface::ElementFlags::default());
        let builder = TreeBuilder::new_for_fragment(tree, around, None, TreeBuilderOpts::default());
        Self { builder, origins: Vec::new() }
    }

    fn tag(&mut self, tag: &'a RawTag) {
        match tag {
            RawTag::Start(element) => self.start(&element.name, Origin::Raw(element)),
            RawTag::End(name) => self.end(name),
        }
    }

    fn node(&mut self, node: Node<'a>) {
        match node {
            Node::Open(tag) => {
                for (part, name) in names(&tag).iter().enumerate() {
                    self.start(name, Origin::Tag(tag, part));
                }
            }
            Node::Close(tag) => names(&tag).iter().rev().for_each(|name| self.end(name)),
            Node::Text(text) => self.text(text, true),
            Node::Plain(text) => self.text(text, false),
            Node::Rule => self.start("hr", Origin::Leaf(node)),
            // `wbr` is an inline element without content.
            _ => self.start("wbr", Origin::Leaf(node)),
        }
    }

    fn text(&self, text: &str, is_prose: bool) {
        self.builder.sink.is_prose.set(is_prose);
        self.token(Token::CharacterTokens(StrTendril::from_slice(text)));
    }

    fn start(&mut self, name: &str, origin: Origin<'a>) {
        let attributes = vec![Tree::number(self.origins.len())];
        self.origins.push(origin);
        self.token(Token::TagToken(tag(TagKind::StartTag, name, attributes)));
    }

    fn end(&self, name: &str) {
        self.token(Token::TagToken(tag(TagKind::EndTag, name, Vec::new())));
    }

    fn token(&self, token: Token) {
        // The result matters for scripts only, and there are none.
        let _ = self.builder.process_token(token, 1);
    }

    /// Ends the input and returns the nodes of the tree.
    fn finish(self) -> Builder {
        self.token(Token::EOFToken);
        self.builder.end();
        let Self { builder, origins } = self;
        let tree = builder.sink.finish();
        let mut out = Builder::default();
        // The only child of the document is the root element, which contains everything.
        for root in tree.children(tree.get_document()) {
            write(&tree, &origins, root, &mut out);
        }
        out
    }
}

/// Writes the descendants of a node of the tree.
fn write(tree: &Tree, origins: &[Origin<'_>], root: At, out: &mut Builder) {
    // A stack instead of recursion, because the tree may be deep.
    let mut rest: Vec<Step> = tree.children(root).into_iter().rev().map(|at| Step::Write(at, None)).collect();
    while let Some(step) = rest.pop() {
        let Step::Write(at, parent) = step else {
            out.close();
            continue;
        };
        let (is_open, number) = match &*tree.content(at) {
            Content::Nothing => continue,
            Content::Text(text, is_prose) => {
                out.add(if *is_prose { Node::Text(text) } else { Node::Plain(text) });
                continue;
            }
            Content::Element(name, number) => {
                let origin = number.and_then(|number| origins.get(number));
                let is_inner = number.is_some_and(|number| number.checked_sub(1) == parent && parent.is_some());
                (element(&name.local, origin, is_inner, out), *number)
            }
        };
        if is_open {
            rest.push(Step::Close);
        }
        rest.extend(tree.children(at).into_iter().rev().map(|child| Step::Write(child, number)));
    }
}

/// A step of the traversal.
enum Step {
    /// Write a node; the number of its parent element.
    Write(At, Option<usize>),
    Close,
}

/// Begins an element of the tree. `is_inner` if its parent has the previous number. Returns whether a node was opened.
fn element(name: &str, origin: Option<&Origin<'_>>, is_inner: bool, out: &mut Builder) -> bool {
    let empty = RawElement::default();
    match origin {
        Some(Origin::Leaf(node)) => {
            out.add(*node);
            return false;
        }
        Some(Origin::Tag(tag, 0)) => {
            out.open(*tag);
            return true;
        }
        // The node was opened by its first tag.
        Some(Origin::Tag(..)) if is_inner => return false,
        _ => {}
    }
    let attributes = if let Some(Origin::Raw(element)) = origin { element } else { &empty };
    if VOID.contains(&name) {
        out.add_element(name, attributes.attributes());
        return false;
    }
    out.open_element(name, attributes.attributes());
    true
}

/// The tags that represent a node in the tree builder, the outermost first.
fn names(tag: &Tag<'_>) -> &'static [&'static str] {
    const HEADINGS: [&[&str]; 6] = [&["h1"], &["h2"], &["h3"], &["h4"], &["h5"], &["h6"]];
    match tag {
        Tag::Paragraph | Tag::Aside | Tag::NumberLine => &["p"],
        Tag::Heading(heading) => HEADINGS[usize::from(heading.level.clamp(1, 6)) - 1],
        Tag::Quote | Tag::Alert(_) => &["blockquote"],
        Tag::CodeBlock(_) => &["pre", "code"],
        Tag::BulletList => &["ul"],
        Tag::NumberedList(_) | Tag::Items(_) => &["ol"],
        Tag::ListItem | Tag::Footnote { .. } => &["li"],
        Tag::DefinitionList => &["dl"],
        Tag::Term => &["dt"],
        Tag::Details => &["dd"],
        Tag::Table { .. } => &["div", "table"],
        Tag::TableHead => &["thead", "tr"],
        Tag::TableBody => &["tbody"],
        Tag::TableRow => &["tr"],
        Tag::TableCell { is_head: true, .. } => &["th"],
        Tag::TableCell { is_head: false, .. } => &["td"],
        Tag::Figure => &["figure"],
        Tag::Caption(_) => &["figcaption"],
        Tag::Footnotes => &["section", "ol"],
        Tag::Emphasis => &["em"],
        Tag::Strong => &["strong"],
        Tag::Strikethrough => &["del"],
        Tag::Link { .. } => &["a"],
        Tag::Provision(provision) => match provision.level {
            ProvisionLevel::Article | ProvisionLevel::Point => &["div"],
            ProvisionLevel::Paragraph => &["p"],
            ProvisionLevel::Item | ProvisionLevel::Subitem => &["li"],
        },
        Tag::ItemWords => &["span"],
        Tag::ProvisionTitle => &["b"],
        // Written as links, or as HTML of the theme: an unknown element, which is allowed everywhere in text.
        Tag::Component(_) | Tag::Citation(_) | Tag::Defined(_) | Tag::Element(_) => &["x-any"],
    }
}

fn tag(kind: TagKind, name: &str, attrs: Vec<html5ever::Attribute>) -> HtmlTag {
    HtmlTag { kind, name: LocalName::from(name), self_closing: false, attrs, had_duplicate_attributes: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(name: &str) -> RawTag {
        RawTag::Start(RawElement { name: name.to_owned(), attributes: Vec::new() })
    }

    fn end(name: &str) -> RawTag {
        RawTag::End(name.to_owned())
    }

    /// The nodes in short: names of elements, debug names of others.
    fn balanced(write: impl FnOnce(&mut Flow)) -> String {
        let mut flow = Flow::default();
        write(&mut flow);
        let body = balance(flow).finish();
        let unpacked = body.unpack();
        let name = |tag: &Tag<'_>| match tag {
            Tag::Element(element) => element.name.to_owned(),
            other => format!("{other:?}").split([' ', '(']).next().unwrap_or("").to_owned(),
        };
        let short = |node: Node<'_>| match node {
            Node::Open(tag) => format!("<{}>", name(&tag)),
            Node::Close(tag) => format!("</{}>", name(&tag)),
            Node::Text(text) => text.to_owned(),
            Node::Plain(text) => format!("'{text}'"),
            Node::Element(element) => format!("<{}/>", element.name),
            other => format!("{other:?}"),
        };
        unpacked.nodes().map(short).collect()
    }

    #[test]
    fn nodes_stay_nodes_in_unclosed_elements() {
        let nodes = balanced(|flow| {
            flow.tag(start("div"));
            flow.tag(start("b"));
            flow.add(Node::Plain("一"));
            flow.open(Tag::Paragraph);
            flow.open(Tag::Citation(0));
            flow.add(Node::Text("二"));
            flow.add(Node::Rule);
        });
        assert_eq!(nodes, "<div><b>'一'<Paragraph><Citation>二</Citation></Paragraph>Rule</b></div>");
    }

    #[test]
    fn a_node_that_is_split_becomes_two() {
        let nodes = balanced(|flow| {
            flow.open(Tag::Strong);
            flow.tag(start("p"));
            flow.add(Node::Text("一"));
            flow.close();
            flow.add(Node::Text("二"));
            flow.tag(end("p"));
            flow.tag(end("div"));
        });
        assert_eq!(nodes, "<Strong></Strong><p><Strong>一</Strong>二</p>");
    }

    #[test]
    fn what_is_missing_is_added_and_what_is_too_much_goes() {
        let nodes = balanced(|flow| {
            flow.tag(end("b"));
            flow.tag(start("table"));
            flow.tag(start("tr"));
            flow.tag(start("td"));
            flow.open(Tag::CodeBlock(""));
            flow.add(Node::Plain("x\n"));
            flow.close();
            flow.tag(start("br"));
            flow.tag(end("table"));
        });
        assert_eq!(nodes, "<table><tbody><tr><td><CodeBlock>'x\n'</CodeBlock><br/></td></tr></tbody></table>");
    }

    #[test]
    fn a_table_is_one_node() {
        let nodes = balanced(|flow| {
            flow.tag(start("div"));
            flow.open(Tag::Table { number: 1, columns: 1 });
            flow.open(Tag::TableBody);
            flow.open(Tag::TableRow);
            flow.open(Tag::TableCell { alignment: crate::document::Alignment::Plain, is_head: false });
            flow.add(Node::Text("一"));
        });
        assert_eq!(
            nodes,
            "<div><Table><TableBody><TableRow><TableCell>一</TableCell></TableRow></TableBody></Table></div>"
        );
    }
}
