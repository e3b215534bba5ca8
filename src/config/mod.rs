//! The settings in `site.yaml`, and the registers of people and organisations, as checked types.

mod column;
mod lints;
mod names;
mod read;
mod settings;

pub use column::Column;
pub use lints::Lints;
pub use names::{NameEntry, Register, Which, read_register};
pub use read::{FIELDS, is_reserved, read};
pub use settings::{Association, Editions, Footer, Paragraph, Pictures, Profile, RemotePictures, Settings};
