//! How Chinese is set: where the lines of a heading may break, and the style of prose.

mod style;
mod words;

pub use style::{Edit, Finding, Passage, Role, Rule, Wording, findings, mended, together};
pub use words::Words;
