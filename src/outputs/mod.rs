//! Site → files that are no pages: assets.

mod assets;

pub use assets::{Copy, copies, hashed_name};
