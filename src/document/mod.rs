//! What Markdown becomes: HTML with open places for addresses, headings, references.

mod body;
mod frame;
mod picture;

pub use body::{Document, Heading, Reference, ReferenceKind};
pub use frame::Frame;
pub use picture::{Dimensions, orientation};
