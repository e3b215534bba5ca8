//! Strict reading of YAML written by people: every fault has its line and column and a message for editors.
//!
//! `serde_yaml` reads the values. Where something is wrong, the text is parsed once more for the places of all values
//! (`outline`) and searched for typing mistakes that the YAML library cannot name (`mistakes`), such as a full-width
//! colon or curly quotes.

#[cfg(test)]
pub(crate) mod accepted;
mod block;
mod candidates;
mod errors;
mod examples;
mod field;
mod fields;
mod guard;
mod messages;
mod missing;
mod mistakes;
mod outline;
mod reasons;
mod scalars;
mod step;
mod tidy;

pub(crate) use block::Block;
pub(crate) use field::{Field, field};
pub(crate) use fields::Fields;
pub(crate) use reasons::reason;
pub(crate) use scalars::{
    Names, TextOrFields, deserialize_one_or_many, deserialize_text_or_fields, deserialize_texts_or_fields,
};
pub(crate) use step::Step;
