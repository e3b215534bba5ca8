//! Imports texts from other sources as Markdown with front matter.

mod law;
mod order;
mod unwrap;

pub(crate) use law::ImportedLaw;
pub use law::laws;
