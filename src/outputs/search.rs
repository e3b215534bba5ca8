//! The files of the search, which `static/search.js` asks for: each is a call of a function of that script, so that a page
//! opened from a disk can load it too.
//!
//! - `search/index.js`: one object: `version` (other for other texts; put behind `?` of the other addresses), `bits` (of
//!   the hash that choose a file), `pages` (how many), `group` (pages of a text file), `columns` (their names), `years`
//!   (from which number on which year is meant; 0 for none), `facts` (three signs a page: its column from 1 on, its kind,
//!   the length of its title), `ends` (page → the day from which another text is in force, or none);
//! - `search/s/….js`: in what pages the pairs of signs and the words are found, see `search`;
//! - `search/t/….js`: the texts of some pages: address, title, day or issue, titles (0 where the title is the only one),
//!   headings, other blocks, anchors. Among the blocks a number says that those behind it have that anchor; -1, that they
//!   have none.

use serde::Serialize;
use serde_json::Value;

use crate::config::Which;
use crate::kinds::Kind;
use crate::model::{Output, Searched, Site};
use crate::search::{Block, PageText, digits, length, shard_bits};
use crate::values::Hash;

/// Pages whose texts stand in one file.
pub const GROUP: usize = 4;
/// The longest title that is told from longer ones, and the most columns: what one sign can say.
const ONE_SIGN: u32 = 69;

/// The kinds that readers filter by, in the order of the word `search_kinds`.
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

/// Where the index stands.
#[must_use]
pub fn index_path() -> String {
    "search/index.js".to_owned()
}

/// Where a file of pairs and words stands.
#[must_use]
pub fn shard_path(number: usize) -> String {
    format!("search/s/{number}.js")
}

/// Where a file of texts stands.
#[must_use]
pub fn group_path(number: usize) -> String {
    format!("search/t/{number}.js")
}

/// All files of the search.
#[must_use]
pub fn search_paths(site: &Site) -> Vec<String> {
    if !site.is_searched() {
        return Vec::new();
    }
    let pages = site.searched().len();
    let shards = (0..1 << shard_bits(pages)).map(shard_path);
    let groups = (0..pages.div_ceil(GROUP)).map(group_path);
    std::iter::once(index_path()).chain(shards).chain(groups).collect()
}

/// The text of a page, as it stands in a file of texts.
#[must_use]
pub fn page_text(site: &Site, one: Searched, page: &PageText) -> String {
    let (address, title) = site.address_and_title(one);
    let titles: Vec<&str> = page.titles.iter().map(|block| block.text.as_str()).collect();
    let titles = if titles == [title] { Value::from(0) } else { Value::from(titles) };
    let value = serde_json::json!([
        address.url(),
        title,
        day(site, one),
        titles,
        blocks(&page.heads),
        blocks(&page.texts),
        page.anchors
    ]);
    // Two ends of lines that older browsers do not take in a string.
    value.to_string().replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// Its day in words, or its issue; nothing where neither is known.
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

fn blocks(blocks: &[Block]) -> Vec<Value> {
    let (mut out, mut before) = (Vec::with_capacity(blocks.len()), None);
    for block in blocks {
        if block.anchor != before {
            out.push(block.anchor.map_or(Value::from(-1), Value::from));
            before = block.anchor;
        }
        out.push(Value::from(block.text.as_str()));
    }
    out
}

/// A file of texts.
#[must_use]
pub fn group_file(number: usize, pages: &[String]) -> Output {
    call(group_path(number), &format!("t{number}"), &format!("[{}]", pages.join(",\n")))
}

/// A file of pairs and words.
#[must_use]
pub fn shard_file(number: usize, entries: &str) -> Output {
    // Entries hold letters, digits and printable ASCII without quotation marks.
    call(shard_path(number), &format!("s{number}"), &format!("\"{entries}\""))
}

/// The index; `version` is the hash of all that is searched.
///
/// # Errors
/// Never: it is made of strings and numbers.
pub fn index_file(site: &Site, searched: &[Searched], version: Hash) -> serde_json::Result<Output> {
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
        group: GROUP,
        columns: site.settings.columns.iter().map(|column| column.title.as_str()).collect(),
        years,
        facts: searched.iter().flat_map(|one| facts(site, *one)).map(sign).collect(),
        ends: ends.collect(),
    };
    Ok(call(index_path(), "i", &serde_json::to_string(&index)?))
}

fn call(path: String, name: &str, value: &str) -> Output {
    Output { path, bytes: format!("huikan_search(\"{name}\",{value})\n").into_bytes() }
}

fn sign(value: u32) -> String {
    let mut out = String::new();
    digits(value.min(ONE_SIGN), &mut out);
    out
}

/// Its column from 1 on, its kind, and the length of its title.
fn facts(site: &Site, one: Searched) -> [u32; 3] {
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    let kind = |kind: Kind| KINDS.iter().position(|one| *one == kind).unwrap_or_default();
    let (column, kind) = match one {
        Searched::Piece(at) => {
            (site.pieces[at].column.map_or(0, |column| column + 1), kind(site.pieces[at].entry.kind))
        }
        Searched::Edition(_) => (0, kind(Kind::Issue)),
        Searched::Name(which, _) => (0, KINDS.len() + usize::from(which == Which::Organizations)),
    };
    [number(column), number(kind), number(length(site.address_and_title(one).1))]
}

/// The day from which a regulation is repealed, or its next version in force.
fn ends(site: &Site, one: Searched) -> Option<String> {
    let Searched::Piece(at) = one else { return None };
    let regulation = site.pieces[at].regulation()?;
    let version =
        |at: &usize| Some(site.pieces[*at].regulation()?.version_day()).filter(|day| *day > regulation.version_day());
    let next = site.pieces[at].versions.iter().filter_map(version).min();
    regulation.repealed_on.into_iter().chain(next).min().map(|day| day.0.to_string())
}
