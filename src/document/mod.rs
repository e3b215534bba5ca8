//! The document model: the body of a piece as a stream of typed nodes, with an index of its references, headings and
//! components.
//!
//! The model contains no HTML, except the `MathML` of formulas and the elements of raw HTML. All output forms are written
//! from the same nodes.
//!
//! 1. `node` defines the nodes, and `element` those of raw HTML;
//! 2. `builder` builds a body, `coding` encodes its nodes (with `bytes`), `packed` compresses them, `nodes` decodes them;
//! 3. `document` is the body with its index.

mod builder;
mod bytes;
mod coding;
mod component;
mod component_html;
mod document;
mod element;
mod node;
mod nodes;
mod packed;
mod passage;
mod picture;
#[cfg(test)]
mod tests;

pub use builder::Builder;
pub use bytes::Mark;
pub use component::{Argument, Component};
pub use component_html::{ComponentHtml, Part};
pub use document::{Document, Heading, Reference, ReferenceKind, is_elsewhere};
pub use element::{Attributes, Element, Value};
pub use node::{
    Alert, Alignment, FootnoteReference, Formula, HeadingTag, Node, Picture, ProvisionLevel, ProvisionTag, Tag,
};
pub use nodes::Nodes;
pub use packed::{Body, Unpacked};
pub use passage::Passage;
pub use picture::{Dimensions, orientation};
