//! Source → `ParsedText`: the front matter and the Markdown of one file, with its faults.

mod damage;
mod entry;
mod front_matter;
mod markdown;
mod prose;
mod weekdays;

pub use entry::parse;
pub(crate) use entry::{data_named, faults_of_fields};
pub use markdown::{Dialect, Markdown};
pub(crate) use prose::prose;
