//! Which lists of the site can be subscribed to.

use super::Site;
use crate::values::Address;

/// A list of pieces with feeds of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// Everything new.
    Site,
    /// A column, by its place.
    Column(usize),
    /// An issue, by its place.
    Edition(usize),
    /// A tag, by its place.
    Tag(usize),
    /// A series, by its place.
    Series(usize),
}

/// The most pieces in a feed, but for that of an issue, which holds all of its pieces.
const NEWEST: usize = 30;

impl Channel {
    /// Every channel that has pieces.
    #[must_use]
    pub fn all(site: &Site) -> Vec<Self> {
        let columns = (0..site.columns.len()).map(Self::Column);
        let editions = (0..site.editions.len()).map(Self::Edition);
        let tags = (0..site.tags.len()).map(Self::Tag);
        let series = (0..site.series.len()).map(Self::Series);
        let all = [Self::Site].into_iter().chain(columns).chain(editions).chain(tags).chain(series);
        all.filter(|channel| channel.has_pieces(site)).collect()
    }

    /// Whether there is anything in it: an empty one has no feeds.
    #[must_use]
    pub fn has_pieces(self, site: &Site) -> bool {
        match self {
            Self::Site => !site.years.is_empty(),
            Self::Column(column) => !site.columns[column].pieces.is_empty(),
            Self::Edition(edition) => !site.editions[edition].sections.is_empty(),
            Self::Tag(_) | Self::Series(_) => true,
        }
    }

    /// Its pieces: of an issue in printed order, else the newest first.
    #[must_use]
    pub fn pieces(self, site: &Site) -> Vec<usize> {
        match self {
            Self::Site => site.years.iter().flat_map(|(_, pieces)| pieces).copied().take(NEWEST).collect(),
            Self::Column(column) => site.columns[column].pieces.iter().copied().take(NEWEST).collect(),
            Self::Edition(edition) => site.printed_order(&site.editions[edition]).collect(),
            Self::Tag(tag) => site.tags[tag].listing.pieces.iter().copied().take(NEWEST).collect(),
            Self::Series(series) => site.series[series].listing.pieces.iter().rev().copied().take(NEWEST).collect(),
        }
    }

    /// The page that shows the same list.
    #[must_use]
    pub fn address(self, site: &Site) -> Address {
        match self {
            Self::Site => Address::home(),
            Self::Column(column) => site.columns[column].address.clone(),
            Self::Edition(edition) => site.pieces[site.editions[edition].piece].address.clone(),
            Self::Tag(tag) => site.tags[tag].listing.address.clone(),
            Self::Series(series) => site.series[series].listing.address.clone(),
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

    /// Where its Atom feed stands.
    #[must_use]
    pub fn atom(self, site: &Site) -> Address {
        self.address(site).file_below("atom.xml")
    }

    /// Where its JSON feed stands.
    #[must_use]
    pub fn json(self, site: &Site) -> Address {
        self.address(site).file_below("feed.json")
    }

    /// Where its RSS feed stands: only the whole site has one.
    #[must_use]
    pub fn rss(self, site: &Site) -> Option<Address> {
        (self == Self::Site).then(|| self.address(site).file_below("rss.xml"))
    }
}
