//! What Markdown becomes: a stream of typed blocks and inlines, with the references, headings and components in it.
//!
//! Nothing here is HTML but what an author wrote as `MathML` would be or as raw HTML, and of that only elements and
//! attributes. Every form of the output (pages, feeds, later print and mail) is written from the same nodes.
//!
//! 1. `node` lists what there is; `element` is raw HTML;
//! 2. `builder` takes nodes in, `coding` makes bytes of them, `packed` holds the bytes, `nodes` reads them again;
//! 3. `document` is the body with all that it refers to.

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
