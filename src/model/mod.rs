//! What the stages hand on: source, entry, site, output.

mod arrangement;
mod body;
mod channel;
mod entry;
mod output;
mod pages;
mod piece;
mod renditions;
mod roll;
mod searched;
mod site;
mod source;

pub use arrangement::Arrangement;
pub use body::{Stand, sizes_in_text};
pub use channel::Channel;
pub use entry::Entry;
pub use output::{Origin, Output};
pub use pages::{
    Feeds, FileKind, Here, IndexLetters, LETTER_PAGE, Located, Page, PageKind, PageTitle, Pages, Relations,
    SEARCH_GROUP, SITEMAP_PART, SearchFiles, Section, SiteFile, Trail, addresses, letter_id,
};
pub use piece::{Citer, Held, HeldReason, Piece, Reason, Related, Target};
pub use renditions::{Rendition, Renditions};
pub use roll::{Meaning, Mention, Named, Part, Roll};
pub use searched::Searched;
pub use site::{Edition, Listing, Site, Tag, Title};
pub use source::{Asset, AssetBytes, AssetRoot, Source, Sources};
