//! The files of a site that are neither pages nor copies. `outputs` writes their bytes.

use std::collections::BTreeSet;

use super::{Page, addresses};
use crate::kinds::Kind;
use crate::model::{Channel, Relations};
use crate::search::shard_bits;
use crate::values::Address;

/// A file, or several that are written together.
#[derive(Clone, Debug)]
pub struct SiteFile {
    /// What it holds.
    pub kind: FileKind,
    /// Where its files stand, in the order that [`FileKind`] names.
    pub addresses: Vec<Address>,
}

/// What a file holds. Numbers are places in the lists of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// The feeds of a channel: Atom, JSON, and of the whole site RSS.
    Feeds(Channel),
    /// The sitemap, and its parts where it is long.
    Sitemap,
    /// What the site holds, as data.
    Index,
    /// `robots.txt`.
    Robots,
    /// Old addresses for servers: as Netlify and Cloudflare read them, and for nginx.
    Redirects,
    /// All events as a calendar.
    Calendar,
    /// One event as a calendar: the piece that announces it, and its place among the events there.
    Event(usize, usize),
    /// The tables of an award list: CSV, JSON.
    Awards(usize),
    /// The provisions of a regulation as data.
    Regulation(usize),
}

/// Where the file `robots.txt` of a site comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Robots {
    /// The program writes it.
    Written,
    /// A file of the site takes its place.
    Own,
}

/// The files of the search.
#[derive(Clone, Debug)]
pub struct SearchFiles {
    /// The index of the others.
    pub index: Address,
    /// In which pages letters and words are found.
    pub shards: Vec<Address>,
    /// The texts of pages, [`SEARCH_GROUP`] in each.
    pub groups: Vec<Address>,
}

/// The most addresses that one part of a sitemap may hold (<https://www.sitemaps.org/protocol.html>).
pub(crate) const SITEMAP_PART: usize = 50_000;
/// How many pages have their texts in one file of the search.
pub(crate) const SEARCH_GROUP: usize = 4;

impl SearchFiles {
    /// Every file.
    pub fn addresses(&self) -> impl Iterator<Item = &Address> {
        [&self.index].into_iter().chain(&self.shards).chain(&self.groups)
    }
}

/// The files of a site that has these pages, those of the search left out.
pub(super) fn files(site: &Relations, pages: &[Page], robots: Robots) -> Vec<SiteFile> {
    let file = |kind, addresses| SiteFile { kind, addresses };
    let one = |kind, name| SiteFile { kind, addresses: vec![Address::file(name)] };
    let mut files: Vec<SiteFile> = channels(site)
        .into_iter()
        .map(|(channel, page)| file(FileKind::Feeds(channel), feeds(channel, &page)))
        .collect();
    files.push(file(FileKind::Sitemap, sitemap(pages.iter().filter(|page| page.is_indexed).count())));
    files.push(one(FileKind::Index, "index.json"));
    if robots == Robots::Written {
        files.push(one(FileKind::Robots, "robots.txt"));
    }
    if !site.redirects.is_empty() {
        let addresses = ["_redirects", "redirects.nginx.conf"].map(Address::file).to_vec();
        files.push(file(FileKind::Redirects, addresses));
    }
    let events: Vec<SiteFile> = (0..site.pieces.len()).flat_map(|piece| calendar_files(site, piece)).collect();
    if !events.is_empty() {
        files.push(one(FileKind::Calendar, "calendar.ics"));
    }
    files.extend(events);
    files.extend(site.of_kind(Kind::AwardList).map(|at| {
        let address = &site.pieces[at].address;
        file(FileKind::Awards(at), ["awards.csv", "awards.json"].map(|name| address.file_below(name)).to_vec())
    }));
    let with_provisions = (0..site.pieces.len()).filter(|at| site.pieces[*at].has_provisions());
    files.extend(
        with_provisions.map(|at| file(FileKind::Regulation(at), vec![addresses::provisions(&site.pieces[at].address)])),
    );
    files
}

/// Every channel that has pieces, with the address of the page that shows the same list.
fn channels(site: &Relations) -> Vec<(Channel, Address)> {
    let whole = (!site.years.is_empty()).then(|| (Channel::Site, Address::home()));
    let columns = site.columns.iter().enumerate().filter(|(_, list)| !list.pieces.is_empty());
    let editions = site.editions.iter().enumerate().filter(|(_, edition)| !edition.sections.is_empty());
    let (tags, series) = (site.tags.iter().enumerate(), site.series.iter().enumerate());
    whole
        .into_iter()
        .chain(columns.map(|(at, list)| (Channel::Column(at), list.address.clone())))
        .chain(editions.map(|(at, edition)| (Channel::Edition(at), site.pieces[edition.piece].address.clone())))
        .chain(tags.map(|(at, tag)| (Channel::Tag(at), tag.listing.address.clone())))
        .chain(series.map(|(at, one)| (Channel::Series(at), one.listing.address.clone())))
        .collect()
}

fn feeds(channel: Channel, page: &Address) -> Vec<Address> {
    let names: &[&str] =
        if channel == Channel::Site { &["atom.xml", "feed.json", "rss.xml"] } else { &["atom.xml", "feed.json"] };
    names.iter().map(|name| page.file_below(name)).collect()
}

/// The files of a sitemap for this number of pages: one, or an index and its parts.
fn sitemap(pages: usize) -> Vec<Address> {
    let parts = if pages > SITEMAP_PART { pages.div_ceil(SITEMAP_PART) } else { 0 };
    let part = |number: usize| Address::file(&format!("sitemap-{number}.xml"));
    [Address::file("sitemap.xml")].into_iter().chain((1..=parts).map(part)).collect()
}

/// The calendar files of the events of a piece. Of two events with the same name, which is a fault that `kinds` reports,
/// the first has one.
fn calendar_files(site: &Relations, piece: usize) -> Vec<SiteFile> {
    let located = &site.pieces[piece];
    let mut names = BTreeSet::new();
    let events = located.events().iter().enumerate();
    events
        .filter(|(_, event)| event.has_days() && names.insert(event.anchor()))
        .map(|(at, event)| SiteFile {
            kind: FileKind::Event(piece, at),
            addresses: vec![addresses::calendar_file(&located.address, event)],
        })
        .collect()
}

/// The files of the search for these pages; `None` for a site that is not searched.
pub(super) fn search(site: &Relations, pages: &[Page]) -> Option<SearchFiles> {
    if !site.settings.search || site.pieces.is_empty() {
        return None;
    }
    let searched = pages.iter().filter(|page| page.searched().is_some()).count();
    let file = |folder: &str, number: usize| Address::file(&format!("search/{folder}/{number}.js"));
    Some(SearchFiles {
        index: Address::file("search/index.js"),
        shards: (0..1 << shard_bits(searched)).map(|number| file("s", number)).collect(),
        groups: (0..searched.div_ceil(SEARCH_GROUP)).map(|number| file("t", number)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sitemap_has_parts() {
        let paths = |pages| sitemap(pages).iter().map(Address::output_path).collect::<Vec<_>>();
        assert_eq!(paths(SITEMAP_PART), ["sitemap.xml"]);
        assert_eq!(paths(SITEMAP_PART + 1), ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]);
    }
}
