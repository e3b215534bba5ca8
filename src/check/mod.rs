//! Rules that concern several files: from the site to faults.

mod addresses;
mod lock;
mod personal;
mod pictures;
mod portable;
mod secrets;
mod settings;
mod strays;
mod style;
mod written_links;

pub(crate) use addresses::{Claim, Claimant, addresses};
pub(crate) use lock::{lock, write_lock};
pub(crate) use personal::personal;
pub(crate) use pictures::pictures;
pub(crate) use portable::portable;
pub(crate) use secrets::secrets;
pub(crate) use settings::settings;
pub(crate) use strays::{strays, texts_in_static};
pub(crate) use style::style;
pub(crate) use written_links::{Written, WrittenLinks};
