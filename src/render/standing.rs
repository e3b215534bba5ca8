//! The pages that every site has without writing them: its feeds, its search, and what it does for readers with impairments.

use schemars::JsonSchema;
use serde::Serialize;

use super::chrome::Head;
use super::lists::With;
use super::values::Link;
use crate::model::{Channel, FileKind, PageKind, Site};
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

fn row(site: &Site, channel: Channel) -> FeedRow {
    let files = site.pages.feeds(channel);
    let page = site.pages.address(channel.page()).map(Address::url);
    FeedRow {
        list: Link { title: channel.name(site).to_owned(), address: page.unwrap_or_default() },
        url: files.map(|files| site.settings.absolute(files.atom)).unwrap_or_default(),
        atom: files.map(|files| files.atom.url()).unwrap_or_default(),
        json: files.map(|files| files.json.url()).unwrap_or_default(),
        rss: files.and_then(|files| files.rss).map(Address::url),
    }
}

/// What the page of feeds sees.
pub(super) fn feeds(site: &Site, head: Head) -> With<Feeds> {
    let rows = |is: &dyn Fn(&Channel) -> bool| -> Vec<FeedRow> {
        channels(site).filter(is).map(|channel| row(site, channel)).collect()
    };
    let file = site.pages.file(FileKind::Calendar).first();
    let feeds = Feeds {
        everything: row(site, Channel::Site),
        columns: rows(&|channel| matches!(channel, Channel::Column(_))),
        issues: rows(&|channel| matches!(channel, Channel::Edition(_))),
        series: rows(&|channel| matches!(channel, Channel::Series(_))),
        tags: rows(&|channel| matches!(channel, Channel::Tag(_))),
        webcal: file.as_ref().and_then(|file| {
            let whole = site.settings.absolute(file);
            whole.split_once("://").map(|(_, rest)| format!("webcal://{rest}"))
        }),
        ics: file.map(|file| file.url()),
    };
    With::new(head, feeds)
}

/// The channels of the site that have feeds.
fn channels(site: &Site) -> impl Iterator<Item = Channel> {
    let of = |kind| if let FileKind::Feeds(channel) = kind { Some(channel) } else { None };
    site.pages.files().iter().filter_map(move |file| of(file.kind))
}

/// Which of these pages the site has.
pub(super) fn made(site: &Site) -> Vec<&'static str> {
    let pages = [("accessibility", PageKind::Accessibility), ("feeds", PageKind::Feeds), ("search", PageKind::Search)];
    pages.into_iter().filter(|(_, kind)| site.pages.has(*kind)).map(|(name, _)| name).collect()
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Search {}

/// What the page that searches sees: nothing beside what every page does; the rest is done in the browser.
pub(super) fn search(head: Head) -> With<Search> {
    With::new(head, Search {})
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Accessibility {}

/// What the accessibility statement sees: nothing beside what every page does.
pub(super) fn statement(head: Head) -> With<Accessibility> {
    With::new(head, Accessibility {})
}
