//! Texts from elsewhere → Markdown with front matter.

mod law;
mod order;
mod unwrap;

pub use law::{Imported, laws};
