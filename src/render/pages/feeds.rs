//! What can be subscribed to.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{Channel, FileKind, Site};
use crate::render::head::Description;
use crate::render::inputs::Inputs;
use crate::render::values::{CalendarLinks, Link, page_address};
use crate::render::view::Content;
use crate::values::Address;

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Feeds {
    /// The feed of all that is new.
    everything: FeedRow,
    /// Those of the columns.
    columns: Vec<FeedRow>,
    /// Those of the issues, the newest first.
    issues: Vec<FeedRow>,
    /// Those of the series.
    series: Vec<FeedRow>,
    /// Those of the tags, those with most pieces first.
    tags: Vec<FeedRow>,
    /// The whole calendar as a file (iCalendar), from the site's root; absent where no day is known.
    ics: Option<String>,
    /// The same as an address that calendars subscribe to (`webcal:`).
    webcal: Option<String>,
}

/// A list with its feeds, which stand at addresses from the site's root.
#[derive(Debug, Serialize, JsonSchema)]
struct FeedRow {
    /// The list: its name and its page.
    #[serde(flatten)]
    list: Link,
    /// The Atom feed.
    atom: String,
    /// The JSON feed.
    json: String,
    /// The RSS feed; only that of the whole site.
    rss: Option<String>,
    /// The whole address of the Atom feed, to copy.
    url: String,
}

/// A list with its feeds.
fn row(site: &Site, channel: Channel) -> FeedRow {
    let files = site.pages.feeds(channel);
    let address = page_address(site, channel.page());
    FeedRow {
        list: Link { title: channel.name(site).to_owned(), address },
        url: files.map(|files| site.settings.absolute(files.atom)).unwrap_or_default(),
        atom: files.map(|files| files.atom.url()).unwrap_or_default(),
        json: files.map(|files| files.json.url()).unwrap_or_default(),
        rss: files.and_then(|files| files.rss).map(Address::url),
    }
}

/// The list of feeds.
pub(super) fn page(inputs: &Inputs<'_>) -> Content<Feeds> {
    let site = inputs.site;
    let rows = |is: &dyn Fn(&Channel) -> bool| -> Vec<FeedRow> {
        channels(site).filter(is).map(|channel| row(site, channel)).collect()
    };
    let calendar = CalendarLinks::new(site);
    let feeds = Feeds {
        everything: row(site, Channel::Site),
        columns: rows(&|channel| matches!(channel, Channel::Column(_))),
        issues: rows(&|channel| matches!(channel, Channel::Edition(_))),
        series: rows(&|channel| matches!(channel, Channel::Series(_))),
        tags: rows(&|channel| matches!(channel, Channel::Tag(_))),
        webcal: calendar.webcal,
        ics: calendar.ics,
    };
    Content::new(Description::Word("about_feeds"), feeds)
}

/// The channels of the site that have feeds.
fn channels(site: &Site) -> impl Iterator<Item = Channel> {
    let of = |kind| if let FileKind::Feeds(channel) = kind { Some(channel) } else { None };
    site.pages.files().iter().filter_map(move |file| of(file.kind))
}
