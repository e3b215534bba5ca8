//! Site → faults: rules that concern several files at once.

mod addresses;

pub use addresses::{Claim, addresses};
