//! Chinese typesetting: line breaks in headings, and the style of prose.

mod style;
mod words;

pub(crate) use style::{Finding, Passage, Role, Rule, TextOrigin, apply_edits, compatible_edits, findings};
pub(crate) use words::Words;
