//! The body of a regulation: Markdown whose paragraphs are provisions.
//!
//! 1. `lines` keeps the line breaks that separate provisions, before those of running text are dropped;
//! 2. `blocks` makes the blocks in which the structure is recognised (`huikan_law::statute`), lists of Markdown among them;
//! 3. `slice` cuts the events of a block into its lines, and takes the printed numbers out;
//! 4. `arrange` puts these together, with the headings (`divisions`) and what is doubtful (`doubts`);
//! 5. `write` writes provisions with their anchors.

mod arrange;
mod blocks;
mod divisions;
mod doubts;
mod lines;
mod slice;
mod write;

pub(super) use arrange::{Reading, read};
pub(super) use lines::keep_breaks;
pub(super) use write::write;
