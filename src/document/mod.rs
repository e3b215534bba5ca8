//! What Markdown becomes: HTML with open places for addresses, headings, references.

mod body;
mod component;
mod frame;
mod picture;

pub use body::{Document, Heading, Reference, ReferenceKind};
pub use component::{Argument, Component};
pub use frame::Frame;
pub use picture::{Dimensions, orientation};
