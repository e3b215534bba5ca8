//! Site → files that are not pages: assets, feeds, sitemap, redirects, data, search index.
//!
//! Each format is a module here, with a line in `files`.

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
mod metadata;
mod redirects;
mod regulations;
mod rss;
mod search;
mod sitemap;
mod xml;

pub use assets::{Copy, copies, hashed_name};
pub use compressed::{Packing, SMALLEST, is_packed};
pub use files::{File, files};
pub use metadata::without_metadata;
pub use search::{GROUP, group_file, group_path, index_file, page_text, search_paths, shard_file, shard_path};
pub use sitemap::Indexed;
