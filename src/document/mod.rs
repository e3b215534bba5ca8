//! The document model: the body of a piece as a stream of typed nodes, with an index of its references, headings and
//! components.
//!
//! The model contains no HTML, except the `MathML` of formulas and the elements of raw HTML. All output forms are written
//! from the same nodes.
//!
//! 1. `node` defines the nodes, and `element` those of raw HTML;
//! 2. `builder` builds a body, `coding` encodes its nodes (with `bytes`), `packed` compresses them, `nodes` decodes them;
//! 3. [`Document`] is the body with its index, of which `index`, `passage` and `component` are parts.

mod builder;
mod bytes;
mod coding;
mod component;
mod component_html;
mod element;
mod index;
mod node;
mod nodes;
mod packed;
mod passage;
mod picture;
#[cfg(test)]
mod tests;

use huikan_law::citations::Alias;
use huikan_law::statute::Statute;
use serde::{Deserialize, Serialize};

use crate::values::Language;

pub(crate) use builder::Builder;
pub(crate) use bytes::Mark;
pub(crate) use component::{Argument, Component};
pub(crate) use component_html::ComponentHtml;
pub(crate) use component_html::Part;
pub(crate) use element::{Element, Value};
pub(crate) use index::{Heading, is_elsewhere};
pub(crate) use index::{Reference, ReferenceKind};
pub(crate) use node::{
    Alert, Alignment, FootnoteReference, Formula, HeadingTag, Node, Picture, ProvisionLevel, ProvisionTag, Tag,
};
pub(crate) use packed::Body;
pub(crate) use passage::Passage;
pub(crate) use picture::{Dimensions, orientation};

/// The body of a piece, and an index of it, so that other stages need not read the nodes.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Document {
    /// Its nodes.
    pub(crate) body: Body,
    /// The language of words that a writer adds, such as 图1.
    pub(crate) language: Language,
    /// Headings in order.
    pub(crate) headings: Vec<Heading>,
    /// Anchors other than those of headings (footnotes, raw HTML, provisions).
    pub(crate) anchors: Vec<String>,
    /// Links and pictures. Nodes contain indexes into this list.
    pub references: Vec<Reference>,
    /// Passages with citations. Nodes contain indexes into the concatenated [`Passage::links`].
    pub passages: Vec<Passage>,
    /// Short names that it gives to laws.
    pub(crate) aliases: Vec<Alias>,
    /// Components. Nodes contain indexes into this list.
    pub(crate) components: Vec<Component>,
    /// 字数: Han characters plus words of other scripts.
    pub(crate) words: usize,
    /// The text of the first paragraph.
    pub(crate) lead: String,
    /// The structure of a regulation. Nodes contain anchors of its provisions.
    pub(crate) statute: Option<Box<Statute>>,
}

impl Document {
    /// Whether the body shows nothing but blanks.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.body.is_blank()
    }
}
