//! Tags and series in lists.

use schemars::JsonSchema;
use serde::Serialize;

use super::link::{Link, atom_address};
use crate::model::{Channel, Site, Tag};

/// A tag or series: `title` as it is written, and its page.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Tag")]
pub(in crate::render) struct Count {
    #[serde(flatten)]
    link: Link,
    /// How many pieces bear it.
    count: usize,
    /// Its Atom feed, from the site's root.
    feed: String,
}

impl Count {
    /// A tag or series, whose feeds are those of `channel`.
    pub(in crate::render) fn new(site: &Site, tag: &Tag, channel: Channel) -> Self {
        let link = Link::new(&tag.title, &tag.listing.address);
        Self { link, count: tag.listing.pieces.len(), feed: atom_address(site, channel) }
    }
}
