//! The nodes of a body, one after another.

use super::bytes::{Broken, Mark, Reader};
use super::coding::{self, Read};
use super::node::{Node, Tag};

/// Reads the nodes of a body in order.
#[derive(Clone, Debug)]
pub(crate) struct Nodes<'a> {
    whole: Reader<'a>,
    rest: Reader<'a>,
    /// What is open.
    open: Vec<Tag<'a>>,
}

impl<'a> Nodes<'a> {
    /// From the first one on.
    pub(super) fn new(reader: Reader<'a>) -> Self {
        Self { whole: reader, rest: reader, open: Vec::new() }
    }

    /// The place between the node that was read last and the next.
    #[must_use]
    pub(crate) fn mark(&self) -> Mark {
        self.rest.mark_in(&self.whole)
    }

    /// Whether the bytes are those of nodes, each of which is closed.
    pub(super) fn check(mut self) -> Result<(), Broken> {
        while self.step()?.is_some() {}
        if self.open.is_empty() && self.rest.is_at_end() { Ok(()) } else { Err(Broken) }
    }

    fn step(&mut self) -> Result<Option<Node<'a>>, Broken> {
        if self.rest.codes.is_empty() {
            return Ok(None);
        }
        let node = match coding::read(&mut self.rest)? {
            Read::Leaf(node) => node,
            Read::Open(tag) => {
                self.open.push(tag);
                Node::Open(tag)
            }
            Read::Close => Node::Close(self.open.pop().ok_or(Broken)?),
        };
        Ok(Some(node))
    }
}

impl<'a> Iterator for Nodes<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        self.step().unwrap_or_else(|_| unreachable!("bytes of nodes are checked where they come from outside"))
    }
}
