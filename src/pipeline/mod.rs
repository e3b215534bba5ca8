//! The order of the stages, the threads, the memos: only here.
//!
//! `build` is the order: `files` (what lies in the site's folder) → `prepare` (`entries`, link, `images`, check) → `claims`
//! (all paths of the output) → `copies`, `pages`, `search_files` (render, outputs) → publish. A check is a build that stops before
//! publishing: its `target` is no folder, so that the `writer` writes nothing.
//!
//! What earlier builds left is used where its inputs are the same: `memo` and `kept_entry` for texts, `image_cache` for
//! pictures, `last_build` for the files of the output.

mod budget;
mod build;
mod claims;
mod consequences;
mod copies;
mod destination;
mod entries;
mod files;
mod flawed;
mod growth;
mod guarded;
mod image_cache;
mod images;
mod kept_entry;
mod last_build;
mod lasting;
mod memo;
mod memory;
mod mended_fields;
mod page_writer;
mod pages;
mod prepare;
mod preview;
mod progress;
mod request;
mod search_files;
mod shown_images;
mod style;
mod target;
mod writer;

pub(crate) use build::build;
pub(crate) use lasting::published_addresses;
pub(crate) use mended_fields::Change;
pub(crate) use preview::{Changed, Look, Patience, Preview, RightPages, ServedSite, Verdict, verdict};
pub(crate) use progress::{Progress, Step};
pub(crate) use request::{Done, End, Goal, Report, Request, Strictness};
pub(crate) use style::{FixedText, fixed_texts};
