//! Chinese typesetting: line breaks in headings, and the style of prose.

mod style;
mod words;

pub use style::{Edit, Finding, Passage, Role, Rule, TextOrigin, apply_edits, compatible_edits, findings};
pub use words::Words;
