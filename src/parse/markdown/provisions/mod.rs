//! The body of a regulation: Markdown whose paragraphs are provisions.
//!
//! 1. `lines` keeps the line breaks that separate provisions, before `spacing` removes those of running text;
//! 2. `blocks` makes blocks of the events, in which `huikan_law::statute` recognises the structure;
//! 3. `slice` cuts the events of a block into lines and removes the printed numbers;
//! 4. `arrange` combines these, with the headings (`divisions`) and the anomalies about the structure (`anomalies`);
//! 5. `write` writes provisions with their anchors.

mod anomalies;
mod arrange;
mod blocks;
mod divisions;
mod lines;
mod slice;
mod write;

pub(super) use arrange::{Reading, read};
pub(super) use lines::keep_breaks;
pub(super) use write::write;
