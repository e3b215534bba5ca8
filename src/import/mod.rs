//! Imports texts of other programs as Markdown with front matter.
//!
//! An importer reads what the other program wrote and returns drafts: texts with the fields that the source tells, the files
//! that belong to them, and notes on all that was changed or could not be placed. It touches no files; `cli` writes drafts,
//! and never over anything.

mod draft;
mod front_matter;
mod generator;
mod law;
mod wechat;

pub(crate) use draft::{Beside, Draft, Note};
pub(crate) use generator::{Generator, NewSite, NewText, OldFiles, new_site};
pub(crate) use law::ImportedLaw;
pub use law::laws;
pub(crate) use wechat::wechat;
