//! Source → Entry: the front matter and the Markdown of one file, with its faults.

mod entry;
mod front_matter;
mod markdown;
mod prose;

pub use entry::{data_named, parse};
pub use markdown::{Dialect, Markdown};
pub use prose::{Prose, prose};
