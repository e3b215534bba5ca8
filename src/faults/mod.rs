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
pub use fault::{Fault, Severity};
pub use format::Format;
pub use held::HeldText;
pub use nearest::nearest;
pub use place::{Place, SourceText};
pub use terminal::Colour;
