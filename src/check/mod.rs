//! Rules that concern several files: from the site to faults.

mod addresses;
mod lock;
mod personal;
mod settings;
mod strays;
mod style;
mod written_links;

pub use addresses::{Claim, Claimant, addresses};
pub use lock::{lock, write_lock};
pub use personal::personal;
pub use settings::settings;
pub use strays::strays;
pub use style::style;
pub use written_links::{Written, WrittenLinks};
