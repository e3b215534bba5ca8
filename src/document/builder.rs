//! Builds a body node by node.

use super::bytes::{Mark, Writer};
use super::coding;
use super::element::Value;
use super::node::{Node, Tag};
use super::nodes::Nodes;
use super::packed::Body;

/// Builds the nodes of a body. In the result every opened node is closed, whatever the order of the calls.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Builder {
    writer: Writer,
    /// The number of open nodes.
    depth: usize,
    /// Whether there is more than blanks.
    has_content: bool,
    /// Whether the last change opened a paragraph.
    is_in_empty_paragraph: bool,
}

impl Builder {
    /// Opens a node.
    pub(crate) fn open(&mut self, tag: Tag<'_>) {
        self.put(&Node::Open(tag));
        self.depth += 1;
        self.is_in_empty_paragraph = tag == Tag::Paragraph;
    }

    /// Opens an element of raw HTML with these attributes.
    pub(crate) fn open_element<'v>(
        &mut self,
        name: &str,
        attributes: impl Iterator<Item = (&'v str, Value<'v>)> + Clone,
    ) {
        coding::put_element(&mut self.writer, name, attributes, false);
        self.depth += 1;
        (self.has_content, self.is_in_empty_paragraph) = (true, false);
    }

    /// Adds an element of raw HTML without content.
    pub(crate) fn add_element<'v>(
        &mut self,
        name: &str,
        attributes: impl Iterator<Item = (&'v str, Value<'v>)> + Clone,
    ) {
        coding::put_element(&mut self.writer, name, attributes, true);
        (self.has_content, self.is_in_empty_paragraph) = (true, false);
    }

    /// Closes the node that was opened last, if one is open.
    pub(crate) fn close(&mut self) {
        if self.depth > 0 {
            // The tag is not part of the encoding.
            coding::put(&mut self.writer, &Node::Close(Tag::Paragraph));
            self.depth -= 1;
            self.is_in_empty_paragraph = false;
        }
    }

    /// The number of open nodes.
    #[must_use]
    pub(crate) fn depth(&self) -> usize {
        self.depth
    }

    /// Closes nodes until no more than `depth` are open.
    pub(crate) fn close_to(&mut self, depth: usize) {
        while self.depth > depth {
            self.close();
        }
    }

    /// Adds a leaf. Empty texts are left out.
    pub(crate) fn add(&mut self, node: Node<'_>) {
        match node {
            Node::Open(tag) => self.open(tag),
            Node::Close(_) => self.close(),
            Node::Text("") | Node::Plain("") => {}
            _ => {
                self.put(&node);
                self.is_in_empty_paragraph = false;
            }
        }
    }

    /// Whether the current node is a paragraph without content.
    #[must_use]
    pub(crate) fn is_in_empty_paragraph(&self) -> bool {
        self.is_in_empty_paragraph
    }

    /// The place at the end.
    #[must_use]
    pub(crate) fn mark(&self) -> Mark {
        self.writer.mark()
    }

    /// Removes everything after `mark`. The number of open nodes must be the same as at `mark`.
    pub(crate) fn truncate(&mut self, mark: Mark) {
        self.writer.truncate(mark);
    }

    /// Appends all nodes of `other`, and returns the place before them.
    pub(crate) fn append(&mut self, mut other: Self) -> Mark {
        other.close_to(0);
        let mark = self.mark();
        self.writer.append(&other.writer);
        self.has_content |= other.has_content;
        self.is_in_empty_paragraph = false;
        mark
    }

    /// The nodes so far; open nodes have no end yet.
    #[must_use]
    pub(crate) fn nodes(&self) -> Nodes<'_> {
        Nodes::new(self.writer.reader())
    }

    /// The finished body. Open nodes are closed.
    #[must_use]
    pub(crate) fn finish(mut self) -> Body {
        self.close_to(0);
        Body::pack(&self.writer, !self.has_content)
    }

    fn put(&mut self, node: &Node<'_>) {
        let is_blank = match node {
            Node::Text(text) | Node::Plain(text) => text.trim().is_empty(),
            Node::SoftBreak => true,
            _ => false,
        };
        self.has_content |= !is_blank;
        coding::put(&mut self.writer, node);
    }
}
