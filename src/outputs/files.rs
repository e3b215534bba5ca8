//! The list of generated files that are not pages. Both the claims on paths and the bytes come from it.

use std::collections::BTreeSet;

use super::feed::Feed;
use super::sitemap::{self, Indexed};
use super::{atom, awards, calendar, index, json_feed, redirects, regulations, rss};
use crate::kinds::Kind;
use crate::model::{Channel, Output, Site};
use crate::theme::Theme;

/// A file, or several files that are written together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    /// The feeds of a channel.
    Feeds(Channel),
    /// The sitemap, in several parts if it is long.
    Sitemap,
    /// `robots.txt`.
    Robots,
    /// The old addresses, for servers.
    Redirects,
    /// `index.json`.
    Index,
    /// All events as a calendar.
    Calendar,
    /// One event as a calendar: the index of its piece, and its index in the piece.
    Event(usize, usize),
    /// The tables of the award list with this index among the pieces.
    Awards(usize),
    /// The provisions of the regulation with this index among the pieces.
    Regulation(usize),
}

/// Returns all files of the site that are neither pages nor copies.
#[must_use]
pub fn files(site: &Site) -> Vec<File> {
    let mut files: Vec<File> = Channel::all(site).into_iter().map(File::Feeds).collect();
    files.extend([File::Sitemap, File::Index]);
    if !site.assets.contains_key("robots.txt") {
        files.push(File::Robots);
    }
    if !site.redirects.is_empty() {
        files.push(File::Redirects);
    }
    if site.has_calendar_file() {
        files.push(File::Calendar);
    }
    for (at, piece) in site.pieces.iter().enumerate() {
        // `check` reports two events of the same name.
        let mut names = BTreeSet::new();
        let events = piece.events().iter().enumerate();
        let with_days = events.filter(|(_, event)| event.has_days() && names.insert(event.anchor()));
        files.extend(with_days.map(|(event, _)| File::Event(at, event)));
    }
    let is_award_list = |at: &usize| site.pieces[*at].entry.kind == Kind::AwardList;
    files.extend((0..site.pieces.len()).filter(is_award_list).map(File::Awards));
    let is_regulation = |at: &usize| regulations::has(&site.pieces[*at]);
    files.extend((0..site.pieces.len()).filter(is_regulation).map(File::Regulation));
    files
}

impl File {
    /// Returns its paths below the output folder; `pages` are the pages for search engines.
    #[must_use]
    pub fn paths(self, site: &Site, pages: &[Indexed]) -> Vec<String> {
        let owned = |paths: &[&str]| paths.iter().map(|path| (*path).to_owned()).collect();
        match self {
            Self::Feeds(channel) => {
                let feeds = [Some(channel.atom(site)), Some(channel.json(site)), channel.rss(site)];
                feeds.into_iter().flatten().map(|address| address.output_path()).collect()
            }
            Self::Sitemap => sitemap::paths(pages.len()),
            Self::Robots => owned(&["robots.txt"]),
            Self::Redirects => owned(&redirects::PATHS),
            Self::Index => owned(&[index::PATH]),
            Self::Calendar => vec![Site::calendar_file().output_path()],
            Self::Event(at, event) => {
                let piece = &site.pieces[at];
                vec![piece.calendar_file(&piece.events()[event]).output_path()]
            }
            Self::Awards(piece) => {
                let address = &site.pieces[piece].address;
                awards::NAMES.map(|name| address.file_below(name).output_path()).to_vec()
            }
            Self::Regulation(piece) => {
                vec![site.pieces[piece].address.file_below(regulations::NAME).output_path()]
            }
        }
    }

    /// Returns the pieces whose whole text it contains.
    #[must_use]
    pub fn pieces(self, site: &Site) -> Vec<usize> {
        if let Self::Feeds(channel) = self { channel.pieces(site) } else { Vec::new() }
    }

    /// Returns its paths and bytes. `contents` holds the whole texts of [`File::pieces`] as HTML, in the same order;
    /// `pages` are the pages for search engines.
    ///
    /// # Errors
    /// If a value cannot be represented in the format of the file. No known value of a site causes this.
    pub fn write(
        self,
        site: &Site,
        theme: &Theme,
        pages: &[Indexed],
        contents: &[String],
    ) -> anyhow::Result<Vec<Output>> {
        Ok(match self {
            Self::Feeds(channel) => feeds(&Feed::new(site, channel, contents))?,
            Self::Sitemap => sitemap::write(site, pages)?,
            Self::Robots => vec![sitemap::robots(site)],
            Self::Redirects => redirects::write(site),
            Self::Index => vec![index::write(site)?],
            Self::Calendar => vec![calendar::all(site, theme)],
            Self::Event(piece, event) => vec![calendar::one(site, theme, piece, event)],
            Self::Regulation(piece) => regulations::write(site, &site.pieces[piece])?,
            Self::Awards(piece) => awards::write(&site.pieces[piece], site.settings.timezone, theme)?,
        })
    }
}

/// Returns a feed in all of its formats.
fn feeds(feed: &Feed<'_>) -> anyhow::Result<Vec<Output>> {
    let (site, channel) = (feed.site, feed.channel);
    let mut outputs = vec![
        Output { path: channel.atom(site).output_path(), bytes: atom::write(feed)? },
        Output { path: channel.json(site).output_path(), bytes: json_feed::write(feed)? },
    ];
    if let Some(address) = channel.rss(site) {
        let bytes = rss::write(feed, &feed.absolute(&address))?;
        outputs.push(Output { path: address.output_path(), bytes });
    }
    Ok(outputs)
}
