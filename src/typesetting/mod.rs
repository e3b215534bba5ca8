//! Chinese typesetting: line breaks, and the style of prose.

mod numbers;
mod style;
mod words;

pub(crate) use numbers::numbers;
pub(crate) use style::{Finding, Passage, Role, Rule, TextOrigin, apply_edits, compatible_edits, findings};
pub(crate) use words::Words;
