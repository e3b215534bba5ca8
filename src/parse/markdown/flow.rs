//! Nodes, with tags of raw HTML between them.

use crate::document::{Builder, Mark, Node, Tag, Value};

/// Nodes, with tags of raw HTML between them. The tags need not be balanced: `balance` turns them into nodes at the end.
#[derive(Debug, Default)]
pub(super) struct Flow {
    /// The nodes.
    pub(super) nodes: Builder,
    /// The tags in order, each with its place between the nodes.
    pub(super) tags: Vec<(Mark, RawTag)>,
}

/// An allowed tag of raw HTML.
#[derive(Clone, Debug)]
pub(super) enum RawTag {
    /// `<name …>`.
    Start(RawElement),
    /// `</name>`.
    End(String),
}

/// An element of raw HTML.
#[derive(Clone, Debug, Default)]
pub(super) struct RawElement {
    /// Its name, in small letters.
    pub(super) name: String,
    /// Its attributes, in the order of the source.
    pub(super) attributes: Vec<(String, RawValue)>,
}

/// The value of an attribute.
#[derive(Clone, Debug)]
pub(super) enum RawValue {
    Text(String),
    /// The index of a reference.
    Reference(usize),
}

impl Flow {
    /// Adds a leaf.
    pub(super) fn add(&mut self, node: Node<'_>) {
        self.nodes.add(node);
    }

    /// Opens a node.
    pub(super) fn open(&mut self, tag: Tag<'_>) {
        self.nodes.open(tag);
    }

    /// Closes the node that was opened last.
    pub(super) fn close(&mut self) {
        self.nodes.close();
    }

    /// Adds a tag of raw HTML.
    pub(super) fn tag(&mut self, tag: RawTag) {
        self.tags.push((self.nodes.mark(), tag));
    }

    /// Appends all nodes and tags of `other`.
    pub(super) fn append(&mut self, other: Self) {
        let start = self.nodes.append(other.nodes);
        self.tags.extend(other.tags.into_iter().map(|(mark, tag)| (mark.after(start), tag)));
    }
}

impl RawElement {
    /// The attributes in the form of nodes.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&str, Value<'_>)> + Clone {
        self.attributes.iter().map(|(name, value)| {
            let value = match value {
                RawValue::Text(text) => Value::Text(text),
                RawValue::Reference(reference) => Value::Reference(*reference),
            };
            (name.as_str(), value)
        })
    }
}
