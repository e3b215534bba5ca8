//! How Chinese is set: where the lines of a heading may break.

mod words;

pub use words::Words;
