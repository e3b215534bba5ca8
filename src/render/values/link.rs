//! Titles that lead somewhere.

use schemars::JsonSchema;
use serde::Serialize;

use crate::kinds::events::Event;
use crate::model::{Channel, PageKind, Piece, Site};
use crate::values::Address;

/// A title that leads somewhere.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(in crate::render) struct Link {
    /// Its title.
    pub(in crate::render) title: String,
    /// Where it leads, from the site's root.
    pub(in crate::render) address: String,
}

impl Link {
    pub(in crate::render) fn new(title: &str, address: &Address) -> Self {
        Self { title: title.to_owned(), address: address.url() }
    }

    /// The page of a piece.
    pub(in crate::render) fn to_piece(site: &Site, at: usize) -> Self {
        let piece = &site.pieces[at];
        Self::new(&piece.entry.common.title, &piece.address)
    }

    /// An event on the page of the piece that announces it, by its place there.
    pub(in crate::render) fn to_event(piece: &Piece, event: usize) -> Self {
        let event = &piece.events()[event];
        Self { title: event.title.clone(), address: event_address(piece, event) }
    }
}

/// Returns the address of an event from the site's root: the page of its piece and its anchor there.
pub(in crate::render) fn event_address(piece: &Piece, event: &Event) -> String {
    format!("{}#{}", piece.address.url(), Address::file(&event.anchor()).url())
}

/// Returns the address of a page from the site's root; an empty text where the site has no such page.
pub(in crate::render) fn page_address(site: &Site, kind: PageKind) -> String {
    site.pages.address(kind).map(Address::url).unwrap_or_default()
}

/// Returns the address of the Atom feed of a channel from the site's root; an empty text for one without pieces.
pub(in crate::render) fn atom_address(site: &Site, channel: Channel) -> String {
    site.pages.feeds(channel).map(|files| files.atom.url()).unwrap_or_default()
}
