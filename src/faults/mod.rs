//! Faults of the content as values, and the forms in which a run prints them.

mod explanations;
mod fault;
mod format;
mod github;
mod held;
mod json;
mod nearest;
mod place;
mod sarif;
mod terminal;

pub use explanations::explanations;
pub(crate) use fault::{Fault, Severity};
pub(crate) use format::Format;
pub(crate) use held::HeldText;
pub(crate) use nearest::nearest;
pub(crate) use place::Place;
pub use place::SourceText;
pub(crate) use terminal::Colour;
