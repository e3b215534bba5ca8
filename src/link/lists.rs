//! The lists of the site: columns, tags, series, years and titles.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::Datelike;
use indexmap::IndexMap;

use super::editions::Editions;
use super::published::Published;
use super::versions::Version;
use crate::config::Settings;
use crate::kinds::Kind;
use crate::model::{Listing, Tag, Title, addresses};
use crate::values::{Slug, index_letter};

/// The pieces that lists show, newest first; pieces of one day in printed order. Issues and standing pages are in no
/// list, nor are versions of a regulation that are not in force.
pub(super) fn newest_first(published: &[Published], versions: &[Version], editions: &Editions) -> Vec<usize> {
    let is_listed = |at: &usize| {
        !matches!(published[*at].entry.kind, Kind::Issue | Kind::Page) && versions[*at].stands_for.is_none()
    };
    let mut order: Vec<usize> = (0..published.len()).filter(is_listed).collect();
    order.sort_by_cached_key(|at| {
        (Reverse(editions.day(*at)), editions.edition_of(*at), editions.printed_key(published, *at))
    });
    order
}

/// For each column of the settings its pieces.
pub(super) fn columns(settings: &Settings, published: &[Published], newest_first: &[usize]) -> Vec<Listing> {
    let column = |(at, column): (usize, &crate::config::Column)| Listing {
        address: addresses::column(&column.id),
        pieces: newest_first.iter().copied().filter(|piece| published[*piece].column == Some(at)).collect(),
    };
    settings.columns.iter().enumerate().map(column).collect()
}

/// Whether a title can be the last component of an address, with `-` for `/`.
fn is_component(title: &str) -> bool {
    Slug::new(&title.replace('/', "-")).is_ok()
}

/// Tags with their pieces, those with most pieces first.
pub(super) fn tags(published: &[Published], newest_first: &[usize]) -> Vec<Tag> {
    let mut by_tag: IndexMap<&str, Vec<usize>> = IndexMap::new();
    for at in newest_first {
        for tag in &published[*at].entry.common.tags {
            let listed = by_tag.entry(tag).or_default();
            if listed.last() != Some(at) {
                listed.push(*at);
            }
        }
    }
    // A tag that cannot be part of an address is a fault of its piece and has no page.
    by_tag.retain(|tag, _| is_component(tag));
    by_tag.sort_by(|a, counted, b, other| other.len().cmp(&counted.len()).then(a.cmp(b)));
    let tag = |(title, pieces): (&str, Vec<usize>)| {
        let address = addresses::tag(title);
        Tag { title: title.to_owned(), listing: Listing { address, pieces } }
    };
    by_tag.into_iter().map(tag).collect()
}

/// A series by its place among the series, and a place in it.
pub(super) type SeriesPlace = (usize, usize);

/// Series in the order of their names, each with its oldest piece first and pieces of one day in printed order; and for
/// each piece its place.
pub(super) fn series(
    published: &[Published],
    newest_first: &[usize],
    editions: &Editions,
) -> (Vec<Tag>, Vec<Option<SeriesPlace>>) {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for at in newest_first {
        if let Some(name) = published[*at].entry.common.series.as_deref() {
            by_name.entry(name).or_default().push(*at);
        }
    }
    by_name.retain(|name, _| is_component(name));
    let mut places = vec![None; published.len()];
    let mut all = Vec::with_capacity(by_name.len());
    for (number, (title, mut pieces)) in by_name.into_iter().enumerate() {
        pieces.sort_by_cached_key(|at| (editions.day(*at), editions.printed_key(published, *at)));
        for (place, at) in pieces.iter().enumerate() {
            places[*at] = Some((number, place));
        }
        let address = addresses::series(title);
        all.push(Tag { title: title.to_owned(), listing: Listing { address, pieces } });
    }
    (all, places)
}

/// The pieces by the years in which they are ordered.
pub(super) fn years(newest_first: &[usize], editions: &Editions) -> Vec<(i32, Vec<usize>)> {
    let mut years: Vec<(i32, Vec<usize>)> = Vec::new();
    for at in newest_first {
        let year = editions.day(*at).year();
        match years.last_mut() {
            Some((last, listed)) if *last == year => listed.push(*at),
            _ => years.push((year, vec![*at])),
        }
    }
    years
}

/// The pieces by the readings of their titles, those without a letter last; of equal titles the newest comes first.
pub(super) fn titles(published: &[Published], newest_first: &[usize]) -> Vec<Title> {
    let read = |at: &usize| {
        let entry = &published[*at].entry;
        let reading = entry.title_reading.as_str();
        (index_letter(reading), reading, entry.common.title.as_str(), *at)
    };
    let mut all: Vec<(char, &str, &str, usize)> = newest_first.iter().map(read).collect();
    all.sort_by(|a, b| (a.0 == '#', a.0, a.1, a.2).cmp(&(b.0 == '#', b.0, b.1, b.2)));
    all.into_iter().map(|(letter, _, _, piece)| Title { piece, letter }).collect()
}
