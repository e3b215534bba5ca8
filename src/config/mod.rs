//! The settings in `site.yaml`, and the registers of people and organisations, as checked types.

mod column;
mod lints;
mod names;
mod read;
mod settings;

pub(crate) use column::Column;
pub(crate) use lints::Lints;
pub(crate) use names::{NameEntry, NameKind, Register, read_register};
pub use read::read;
pub(crate) use read::{FIELDS, is_reserved};
pub(crate) use settings::{Association, Footer, Paragraph, Pictures, Profile, Settings};
pub use settings::{MissingAlt, RemotePictures};
