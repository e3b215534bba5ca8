//! What the feeds of a channel hold.

use super::{Channel, PageKind, Site};

/// The most pieces in a feed, but for that of an issue, which holds all of its pieces.
const NEWEST: usize = 30;

impl Channel {
    /// Its pieces: of an issue in printed order, else the newest first.
    #[must_use]
    pub fn pieces(self, site: &Site) -> Vec<usize> {
        match self {
            Self::Site => site.years.iter().flat_map(|(_, pieces)| pieces).copied().take(NEWEST).collect(),
            Self::Column(column) => site.columns[column].pieces.iter().copied().take(NEWEST).collect(),
            Self::Edition(edition) => site.editions[edition].printed_order().collect(),
            Self::Tag(tag) => site.tags[tag].listing.pieces.iter().copied().take(NEWEST).collect(),
            Self::Series(series) => site.series[series].listing.pieces.iter().rev().copied().take(NEWEST).collect(),
        }
    }

    /// The page that shows the same list.
    #[must_use]
    pub const fn page(self) -> PageKind {
        match self {
            Self::Site => PageKind::Home,
            Self::Column(column) => PageKind::Column(column, 1),
            Self::Edition(edition) => PageKind::Issue(edition),
            Self::Tag(tag) => PageKind::Tag(tag, 1),
            Self::Series(series) => PageKind::Series(series, 1),
        }
    }

    /// Its title, the newsletter's first.
    #[must_use]
    pub fn title(self, site: &Site) -> String {
        let own = self.name(site);
        if self == Self::Site { own.to_owned() } else { format!("{} · {own}", site.settings.title) }
    }

    /// What the list is called.
    #[must_use]
    pub fn name(self, site: &Site) -> &str {
        match self {
            Self::Site => &site.settings.title,
            Self::Column(column) => &site.settings.columns[column].title,
            Self::Edition(edition) => &site.pieces[site.editions[edition].piece].entry.common.title,
            Self::Tag(tag) => &site.tags[tag].title,
            Self::Series(series) => &site.series[series].title,
        }
    }
}
