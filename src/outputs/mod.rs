//! Site → files that are no pages: assets.

mod assets;
mod metadata;

pub use assets::{Copy, copies, hashed_name};
pub use metadata::without_metadata;
