//! What Markdown becomes: HTML with open places for addresses and citations, headings, references.

mod body;
mod component;
mod frame;
mod packed;
mod passage;
mod picture;

pub use body::{Document, Heading, Image, Opening, Reference, ReferenceKind};
pub use component::{Argument, Component};
pub use frame::Frame;
pub use passage::Passage;
pub use picture::{Dimensions, orientation};
