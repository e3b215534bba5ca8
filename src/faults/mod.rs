//! Faults of the content as values, and the forms in which a run prints them.

mod explanations;
mod fault;
mod format;
mod github;
mod json;
mod mend;
mod nearest;
mod place;
mod sarif;
mod source;
mod terminal;

pub use explanations::explanations;
pub(crate) use fault::{Fault, Severity};
pub(crate) use format::Format;
pub(crate) use mend::{Edit, Mend};
pub(crate) use nearest::nearest;
pub(crate) use place::Place;
pub(crate) use source::SourceFile;
pub use source::SourceText;
pub(crate) use terminal::Colour;
