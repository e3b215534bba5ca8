//! The feeds that a page names.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{Channel, Page, Site};
use crate::values::Address;

/// A feed that the page names.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct FeedLink {
    /// The title of the feed.
    title: String,
    /// Its media type: `application/atom+xml` or `application/feed+json`.
    media_type: &'static str,
    /// The feed, from the site's root.
    address: String,
}

/// The feeds of the site and of the column, issue, tag or series to which the page belongs.
pub(super) fn feeds(site: &Site, page: &Page) -> Vec<FeedLink> {
    let channels = [Some(Channel::Site), page.channel].into_iter().flatten();
    let links = |channel: Channel| {
        let files = site.pages.feeds(channel)?;
        let link =
            |media_type, address: &Address| FeedLink { title: channel.title(site), media_type, address: address.url() };
        Some([link("application/atom+xml", files.atom), link("application/feed+json", files.json)])
    };
    channels.filter_map(links).flatten().collect()
}
