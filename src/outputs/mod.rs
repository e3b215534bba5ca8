//! Site → files that are not pages: assets, feeds, sitemap, redirects, data, search index.
//!
//! `model::Pages` lists which of them a site has. Each format is a module here, with a line in `files`.

mod assets;
mod atom;
mod awards;
mod calendar;
mod compressed;
mod events;
mod feed;
mod files;
mod ics;
mod index;
mod json_feed;
mod redirects;
mod regulations;
mod rss;
mod search;
mod sitemap;
mod xml;

pub(crate) use assets::{Copy, copies, hashed_name};
pub(crate) use compressed::SMALLEST;
pub use compressed::{Packing, is_packed};
pub(crate) use files::{pieces, write};
pub(crate) use search::{group_file, index_file, page_text, shard_file};
