//! A feed independent of its format: the same entries for Atom, RSS and JSON Feed.

use chrono::{DateTime, Utc};

use crate::kinds::common::{Contributor, Role};
use crate::model::{Channel, Feeds, Piece, Site};
use crate::values::{Address, Date};

/// A feed with its entries. All addresses are absolute URLs; all times have the offset of the site's time zone.
#[derive(Debug)]
pub(super) struct Feed<'a> {
    pub(super) site: &'a Site,
    /// The addresses of its formats.
    pub(super) files: Feeds<'a>,
    pub(super) title: String,
    /// The page that shows the same list.
    pub(super) home: String,
    /// A description in one sentence.
    pub(super) subtitle: Option<&'a str>,
    /// The publisher, who is the author of entries without one.
    pub(super) author: &'a str,
    pub(super) entries: Vec<Entry<'a>>,
}

/// A piece in a feed.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    /// Its URL, which is also its id and so changes only with the address.
    pub(super) url: String,
    pub(super) title: &'a str,
    pub(super) summary: Option<&'a str>,
    /// `None` if neither the piece nor its issue has a date.
    pub(super) published: Option<DateTime<chrono_tz::Tz>>,
    pub(super) updated: DateTime<chrono_tz::Tz>,
    pub(super) authors: Vec<&'a str>,
    /// The photographers and editors.
    pub(super) contributors: Vec<&'a str>,
    pub(super) categories: Vec<&'a str>,
    /// The URL of the original of a reprint.
    pub(super) via: Option<&'a str>,
    pub(super) image: Option<String>,
    /// The whole text as HTML.
    pub(super) content: &'a str,
}

impl<'a> Feed<'a> {
    /// Returns the feed of a channel. `files` are the addresses of its formats; `contents` holds the texts of its pieces
    /// as HTML, in the same order.
    pub(super) fn new(site: &'a Site, channel: Channel, files: Feeds<'a>, contents: &'a [String]) -> Self {
        let settings = &site.settings;
        let subtitle = match channel {
            Channel::Site => settings.description.as_deref(),
            Channel::Tag(_) | Channel::Series(_) => None,
            Channel::Column(column) => settings.columns[column].description.as_deref(),
            Channel::Edition(edition) => site.pieces[site.editions[edition].piece].entry.common.summary.as_deref(),
        };
        let author = settings.association.name.as_ref().or(settings.footer.organizer.as_ref());
        let pieces = channel.pieces(site).into_iter().zip(contents);
        Self {
            site,
            files,
            title: channel.title(site),
            home: site.pages.address(channel.page()).map_or_else(String::new, |page| settings.absolute(page)),
            subtitle,
            author: author.unwrap_or(&settings.title),
            entries: pieces.map(|(at, content)| entry(site, at, content)).collect(),
        }
    }

    /// Returns the time of the newest change among the entries. Without entries it would be the minimum time, but every
    /// channel has entries.
    pub(super) fn updated(&self) -> DateTime<chrono_tz::Tz> {
        let zone = self.site.settings.timezone;
        let newest = self.entries.iter().map(|entry| entry.updated).max();
        newest.unwrap_or_else(|| DateTime::<Utc>::UNIX_EPOCH.with_timezone(&zone))
    }

    /// Returns the absolute URL of a file of the site.
    pub(super) fn absolute(&self, address: &Address) -> String {
        self.site.settings.absolute(address)
    }
}

fn entry<'a>(site: &'a Site, at: usize, content: &'a str) -> Entry<'a> {
    let piece: &Piece = &site.pieces[at];
    let common = &piece.entry.common;
    let zone = site.settings.timezone;
    let moment = |date: Date| date.begins(zone).with_timezone(&zone);
    let of_issue = || piece.edition.and_then(|at| site.pieces[site.editions[at].piece].entry.common.date);
    let published = common.date.or_else(of_issue).map(moment);
    let ordered = published.unwrap_or_else(|| moment(Date::Day(piece.sort_day)));
    let by = |wanted: fn(Role) -> bool| {
        common.contributors.iter().filter(move |one| wanted(one.role)).filter_map(move |one| name(site, at, one))
    };
    let column = piece.column.map(|column| site.settings.columns[column].title.as_str());
    Entry {
        url: site.settings.absolute(&piece.address),
        title: &common.title,
        summary: common.summary.as_deref(),
        published,
        updated: common.updated.map_or(ordered, |date| moment(date).max(ordered)),
        authors: match &common.source {
            Some(reprint) => reprint.author.as_deref().into_iter().collect(),
            None => by(|role| matches!(role, Role::撰文 | Role::供稿)).collect(),
        },
        contributors: by(|role| matches!(role, Role::摄影 | Role::编辑)).collect(),
        categories: column.into_iter().chain(common.tags.iter().map(String::as_str)).collect(),
        via: common.source.as_ref().map(|reprint| reprint.url.as_str()),
        image: site.cover_file(at).map(|address| site.settings.absolute(address)),
        content,
    }
}

/// Returns the person, or the organisation if there is no person or the person is left out of indexes.
fn name<'a>(site: &Site, piece: usize, contributor: &'a Contributor) -> Option<&'a str> {
    let person = site.people.listed(contributor.name.as_deref(), piece);
    person.or(contributor.organization.as_deref())
}
