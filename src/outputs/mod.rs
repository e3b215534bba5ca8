//! Site → files that are no pages: assets, feeds, sitemap, redirects, data.
//!
//! A form is a file here, with a line in `files`.

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
mod sitemap;
mod xml;

pub use assets::{Copy, copies, hashed_name};
pub use compressed::{Packing, SMALLEST, is_packed};
pub use files::{File, files};
pub use metadata::without_metadata;
pub use sitemap::Indexed;
