//! Site → faults: rules that concern several files at once.

mod addresses;
mod written_links;

pub use addresses::{Claim, addresses};
pub use written_links::{Written, WrittenLinks};
