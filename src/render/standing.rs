//! The pages that every site has without writing them: its feeds, its search, and what it does for readers with impairments.

use schemars::JsonSchema;
use serde::Serialize;

use super::chrome::Head;
use super::lists::With;
use super::values::Link;
use crate::model::{Channel, Site};
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
    let atom = channel.atom(site);
    FeedRow {
        list: Link::new(channel.name(site), &channel.address(site)),
        url: site.settings.absolute(&atom),
        atom: atom.url(),
        json: channel.json(site).url(),
        rss: channel.rss(site).map(|rss| rss.url()),
    }
}

/// Whether the site has feeds, and so a page of them.
pub(super) fn has_feeds(site: &Site) -> bool {
    Channel::Site.has_pieces(site)
}

/// What the page of feeds sees.
pub(super) fn feeds(site: &Site, head: Head) -> With<Feeds> {
    let rows = |is: &dyn Fn(&Channel) -> bool| -> Vec<FeedRow> {
        Channel::all(site).into_iter().filter(is).map(|channel| row(site, channel)).collect()
    };
    let file = site.has_calendar_file().then(Site::calendar_file);
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

/// Where the accessibility statement stands.
pub(super) fn accessibility() -> Address {
    Address::home().below("accessibility")
}

/// Whether the site leaves the accessibility statement to the program: a page or column of its own at that address wins.
pub(super) fn has_accessibility(site: &Site) -> bool {
    let here = accessibility();
    let is_taken = site.pieces.iter().any(|piece| piece.address == here)
        || site.columns.iter().any(|column| column.address == here)
        || site.redirects.iter().any(|(address, _)| *address == here);
    !is_taken
}

/// Which of these pages the site has.
pub(super) fn made(site: &Site) -> Vec<&'static str> {
    let accessibility = has_accessibility(site).then_some("accessibility");
    let others = [has_feeds(site).then_some("feeds"), site.is_searched().then_some("search")];
    accessibility.into_iter().chain(others.into_iter().flatten()).collect()
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
