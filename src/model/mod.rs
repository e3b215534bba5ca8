//! What the stages hand on: source, entry, site, output.

mod arrangement;
mod channel;
mod entry;
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

pub use arrangement::Arrangement;
pub use channel::Channel;
pub use entry::Entry;
pub use links::{Citer, Links, Reason, Related, Target};
pub use output::Output;
pub use pages::{
    Feeds, FileKind, Here, IndexLetters, LETTER_PAGE, Page, PageKind, PageTitle, Pages, Robots, SEARCH_GROUP,
    SITEMAP_PART, SearchFiles, Section, SiteFile, Trail, addresses, letter_id,
};
pub use piece::{Held, HeldReason, Piece};
pub use relations::{Edition, Listing, Relations, Tag, Title};
pub use renditions::{Rendition, Renditions, srcset};
pub use roll::{Meaning, Mention, Named, Part, Roll};
pub use searched::Searched;
pub use site::{Linked, Site};
pub use source::{Asset, AssetBytes, AssetRoot, Source};
