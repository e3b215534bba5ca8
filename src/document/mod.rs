//! What Markdown becomes: HTML with open places for addresses, headings, references.

mod body;
mod picture;

pub use body::{Document, Heading, Reference, ReferenceKind};
pub use picture::{Dimensions, orientation};
