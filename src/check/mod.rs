//! Site → faults: rules that concern several files at once.

mod addresses;
mod strays;

pub use addresses::{Claim, addresses};
pub use strays::strays;
