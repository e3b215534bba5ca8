//! The files of the search, which `static/search.js` loads. Each file calls a function of that script, so that a page
//! opened from a disk can load it too.
//!
//! - `search/index.js`: one object with `version` (differs if the texts differ; appended to the other addresses after
//!   `?`), `bits` (the number of hash bits that select a file), `pages` (their number), `group` (the number of pages in
//!   a file of texts), `columns` (their names), `years` (pairs of a page number and the year of the pages from there
//!   on; 0 for no year), `facts` (three characters per page: its column, counted from 1, its kind, and the length of
//!   its title), `ends` (page → the day from which a newer version or none is in force);
//! - `search/s/….js`: the pages that contain each pair of characters and each word, see `search`;
//! - `search/t/….js`: the texts of some pages: address, title, day or issue, titles (0 if the title is the only one),
//!   headings, other blocks, anchors. A number among the blocks is the index of the anchor of the blocks after it; -1
//!   means that they have no anchor.

use serde::Serialize;

use crate::config::NameKind;
use crate::kinds::Kind;
use crate::model::{Output, SEARCH_GROUP, Searched, Site};
use crate::search::{Block, PageText, digits, length, shard_bits};
use crate::values::{Address, Hash};

/// The greatest value that one character can encode, which limits the lengths of titles that are told apart and the
/// number of columns.
const ONE_SIGN: u32 = 69;

/// The kinds by which readers filter, in the order of the text `search_kinds`.
const KINDS: [Kind; 7] =
    [Kind::Article, Kind::Regulation, Kind::AwardList, Kind::Events, Kind::Guide, Kind::Page, Kind::Issue];

#[derive(Serialize)]
struct Index<'a> {
    version: String,
    bits: u32,
    pages: usize,
    group: usize,
    columns: Vec<&'a str>,
    years: Vec<(usize, i32)>,
    facts: String,
    ends: indexmap::IndexMap<usize, String>,
}

/// The titles of a page.
#[derive(Serialize)]
#[serde(untagged)]
enum Titles<'a> {
    /// 0: the title of its piece, issue or name is the only one.
    Same(u8),
    /// All titles.
    All(Vec<&'a str>),
}

/// A block of text, or the index of the anchor of the blocks after it, -1 for none.
#[derive(Serialize)]
#[serde(untagged)]
enum BlockOrAnchor<'a> {
    Text(&'a str),
    Anchor(usize),
    NoAnchor(i8),
}

/// Returns the text of a page as it is in a file of texts.
///
/// # Errors
/// Never in practice, because it consists of strings and numbers.
pub(crate) fn page_text(site: &Site, one: Searched, page: &PageText) -> serde_json::Result<String> {
    let (address, title) = site.address_and_title(one);
    let titles = if page.titles.len() == 1 && page.titles[0].text == title {
        Titles::Same(0)
    } else {
        Titles::All(page.titles.iter().map(|block| block.text.as_str()).collect())
    };
    let text = serde_json::to_string(&(
        address.url(),
        title,
        day(site, one),
        titles,
        blocks(&page.heads),
        blocks(&page.texts),
        &page.anchors,
    ))?;
    // Older browsers do not accept these two line separators in a string.
    if text.contains(['\u{2028}', '\u{2029}']) {
        return Ok(text.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029"));
    }
    Ok(text)
}

/// Returns the day of a page in words, or its issue; an empty text if neither is known.
fn day(site: &Site, one: Searched) -> String {
    let (piece, edition) = match one {
        Searched::Piece(at) => (&site.pieces[at], site.pieces[at].edition),
        Searched::Edition(at) => (&site.pieces[site.editions[at].piece], None),
        Searched::Name(..) => return String::new(),
    };
    let settings = &site.settings;
    let issue = || edition.map(|edition| site.address_and_title(Searched::Edition(edition)).1.to_owned());
    let words = piece.entry.common.date.map(|date| date.words(settings.timezone, settings.language));
    words.or_else(issue).unwrap_or_default()
}

fn blocks(blocks: &[Block]) -> Vec<BlockOrAnchor<'_>> {
    let (mut out, mut before) = (Vec::with_capacity(blocks.len()), None);
    for block in blocks {
        if block.anchor != before {
            out.push(block.anchor.map_or(BlockOrAnchor::NoAnchor(-1), BlockOrAnchor::Anchor));
            before = block.anchor;
        }
        out.push(BlockOrAnchor::Text(&block.text));
    }
    out
}

/// Returns the file of texts with this number.
#[must_use]
pub(crate) fn group_file(number: usize, address: &Address, pages: &[String]) -> Output {
    call(address, &format!("t{number}"), &format!("[{}]", pages.join(",\n")))
}

/// Returns the file of pairs and words with this number.
#[must_use]
pub(crate) fn shard_file(number: usize, address: &Address, entries: &str) -> Output {
    // Entries contain letters, digits and printable ASCII without quotation marks, so they need no escaping.
    call(address, &format!("s{number}"), &format!("\"{entries}\""))
}

/// Returns the index. `version` is the hash of all searched texts.
///
/// # Errors
/// Never in practice, because the index consists of strings and numbers.
pub(crate) fn index_file(
    site: &Site,
    address: &Address,
    searched: &[Searched],
    version: Hash,
) -> serde_json::Result<Output> {
    let mut years: Vec<(usize, i32)> = Vec::new();
    for (number, one) in searched.iter().enumerate() {
        let Some(year) = site.year(*one) else { continue };
        if years.last().is_none_or(|(_, last)| *last != year) {
            years.push((number, year));
        }
    }
    let ends = searched.iter().enumerate().filter_map(|(number, one)| Some((number, ends(site, *one)?)));
    let index = Index {
        version: version.short(),
        bits: shard_bits(searched.len()),
        pages: searched.len(),
        group: SEARCH_GROUP,
        columns: site.settings.columns.iter().map(|column| column.title.as_str()).collect(),
        years,
        facts: searched.iter().flat_map(|one| facts(site, *one)).map(sign).collect(),
        ends: ends.collect(),
    };
    Ok(call(address, "i", &serde_json::to_string(&index)?))
}

fn call(address: &Address, name: &str, value: &str) -> Output {
    Output { path: address.output_path(), bytes: format!("huikan_search(\"{name}\",{value})\n").into_bytes() }
}

fn sign(value: u32) -> String {
    let mut out = String::new();
    digits(value.min(ONE_SIGN), &mut out);
    out
}

/// Returns the column of a page, counted from 1, its kind, and the length of its title.
fn facts(site: &Site, one: Searched) -> [u32; 3] {
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    let kind = |kind: Kind| KINDS.iter().position(|one| *one == kind).unwrap_or_default();
    let (column, kind) = match one {
        Searched::Piece(at) => {
            (site.pieces[at].column.map_or(0, |column| column + 1), kind(site.pieces[at].entry.kind))
        }
        Searched::Edition(_) => (0, kind(Kind::Issue)),
        Searched::Name(kind, _) => (0, KINDS.len() + usize::from(kind == NameKind::Organizations)),
    };
    [number(column), number(kind), number(length(site.address_and_title(one).1))]
}

/// Returns the day from which a regulation is repealed or its next version is in force.
fn ends(site: &Site, one: Searched) -> Option<String> {
    let Searched::Piece(at) = one else { return None };
    let regulation = site.pieces[at].regulation()?;
    let version =
        |at: &usize| Some(site.pieces[*at].regulation()?.version_day()).filter(|day| *day > regulation.version_day());
    let next = site.pieces[at].versions.iter().filter_map(version).min();
    regulation.repealed_on.into_iter().chain(next).min().map(|day| day.0.to_string())
}
