//! Site → faults: rules that concern several files at once.

mod addresses;
mod lock;
mod strays;

pub use addresses::{Claim, addresses};
pub use lock::{lock, write_lock};
pub use strays::strays;
