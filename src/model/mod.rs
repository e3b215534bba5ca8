//! What the stages hand on: source, entry, site, output.

mod arrangement;
mod channel;
mod entry;
mod feed_contents;
mod links;
mod output;
mod pages;
mod piece;
mod relations;
mod renditions;
mod roll;
mod searched;
mod site;
mod source;

pub(crate) use arrangement::Arrangement;
pub(crate) use channel::Channel;
pub use entry::Entry;
pub(crate) use entry::ParsedText;
pub(crate) use links::{Citer, Links, Reason, Related, Target};
pub(crate) use output::Output;
pub(crate) use pages::{
    Feeds, FileKind, Here, IndexLetters, LETTER_PAGE, Page, PageKind, Pages, Robots, SEARCH_GROUP, SITEMAP_PART,
    SearchFiles, Section, SiteFile, addresses, letter_id,
};
pub(crate) use piece::{Held, HeldReason, Piece};
pub(crate) use relations::{Edition, Listing, Relations, Tag, Title};
pub(crate) use renditions::{Rendition, Renditions, srcset};
pub(crate) use roll::{Meaning, Mention, Named, Part, Roll};
pub(crate) use searched::Searched;
pub(crate) use site::{Linked, Site};
pub use source::Source;
pub(crate) use source::{Asset, AssetBytes, AssetRoot};
