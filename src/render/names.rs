//! The pages of people and organisations.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cards::{Card, Cards};
use super::chrome::Head;
use super::letters::{Letter, Letters};
use super::lists::With;
use super::values::{Link, Pager, slice};
use crate::config::Which;
use crate::kinds::named::NameView;
use crate::model::{Mention, Named, PageKind, Part, Site};
use crate::values::Address;

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Names {
    /// Whom the page lists: `people` or `organizations`.
    which: &'static str,
    /// How many there are.
    count: usize,
    /// The letters that have any, A–Z and then `#`.
    letters: Vec<LetterOfNames>,
    /// The pages of the letter; absent where one holds all.
    pager: Option<Pager>,
}

/// A letter with its names.
#[derive(Debug, Serialize, JsonSchema)]
struct LetterOfNames {
    #[serde(flatten)]
    letter: Letter,
    /// Its names on this page, in the order of their readings.
    names: Vec<IndexName>,
}

/// A name in an index.
#[derive(Debug, Serialize, JsonSchema)]
struct IndexName {
    #[serde(flatten)]
    link: Link,
    /// How many pieces name it.
    count: usize,
    /// What it does in them, each once: `sent`, `wrote`, `photographed`, `edited`, `won`, `subject`, `organized`,
    /// `undertook`, `helped`, `supported` or `issued`.
    parts: Vec<&'static str>,
    /// Other names that mean the same.
    aliases: Vec<String>,
}

fn letters(site: &Site, which: Which) -> Letters {
    Letters::of(site.roll(which).entries.iter().map(|named| named.letter))
}

fn letter_address(site: &Site, which: Which, letter: char, number: usize) -> String {
    site.pages.address(PageKind::Letter(which, letter, number)).map(Address::url).unwrap_or_default()
}

/// What an index sees; `here` is the letter of the page, with the number of the page, where letters have their own.
pub(super) fn all(site: &Site, which: Which, here: Option<(char, usize)>, head: Head) -> With<Names> {
    let entries = &site.roll(which).entries;
    let letters = letters(site, which);
    let address = |letter, number| letter_address(site, which, letter, number);
    let name = |named: &Named| IndexName {
        link: Link::new(&named.name, &named.address),
        count: named.pieces.len(),
        parts: parts(named.mentions.iter()),
        aliases: named.aliases.clone(),
    };
    let values = Names {
        which: which.name(),
        count: entries.len(),
        pager: letters.pager(here, address),
        letters: letters
            .shown(here, |letter| address(letter, 1))
            .into_iter()
            .map(|(letter, places)| LetterOfNames { letter, names: entries[places].iter().map(name).collect() })
            .collect(),
    };
    With { head, values }
}

/// Each part once, in a fixed order.
fn parts<'a>(mentions: impl Iterator<Item = &'a Mention>) -> Vec<&'static str> {
    let parts: std::collections::BTreeSet<Part> = mentions.map(|mention| mention.part).collect();
    parts.into_iter().map(Part::name).collect()
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct NamePage {
    /// What it is: `people` or `organizations`.
    which: &'static str,
    /// The person or organisation.
    named: NamedView,
    /// The pieces of this page of the list, newest first.
    items: Vec<Item>,
    /// The pages of the list; absent where one holds all.
    pager: Option<Pager>,
}

/// A person or an organisation.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Named")]
struct NamedView {
    /// The name.
    name: String,
    /// Other names that mean the same.
    aliases: Vec<String>,
    /// One sentence.
    note: Option<String>,
    /// The whole address of a page elsewhere.
    url: Option<String>,
    /// How many pieces name it.
    count: usize,
    /// What it does in them, each once, as in the index.
    parts: Vec<&'static str>,
}

/// A piece with the parts that one has in it.
#[derive(Debug, Serialize, JsonSchema)]
struct Item {
    /// The piece.
    card: Arc<Card>,
    /// The parts; at least one.
    parts: Vec<PartView>,
}

/// A part that one has in a piece.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Part")]
struct PartView {
    /// Its name, behind `part_` among the words.
    key: &'static str,
    /// What belongs to it: track, prize, team and work of an award, the title of an event; may be empty.
    details: Vec<String>,
}

/// What a page of a person or an organisation sees.
pub(super) fn one(
    site: &Site,
    cards: &Cards,
    (which, at): (Which, usize),
    number: usize,
    head: Head,
) -> With<NamePage> {
    let named = &site.roll(which).entries[at];
    let size = site.settings.page_size;
    let shown = slice(&named.pieces, number, size);
    let mut parts_in: BTreeMap<usize, Vec<PartView>> = shown.iter().map(|piece| (*piece, Vec::new())).collect();
    for mention in &named.mentions {
        if let Some(parts) = parts_in.get_mut(&mention.piece) {
            parts.push(PartView { key: mention.part.name(), details: mention.details.clone() });
        }
    }
    let item = |piece: &usize| Item { card: cards.get(*piece), parts: parts_in.remove(piece).unwrap_or_default() };
    let view = NamedView {
        name: named.name.clone(),
        aliases: named.aliases.clone(),
        note: named.note.clone(),
        url: named.url.clone(),
        count: named.pieces.len(),
        parts: parts(named.mentions.iter()),
    };
    let pager = Pager::new(site, number, named.pieces.len().div_ceil(size), |number| PageKind::Name(which, at, number));
    let items = shown.iter().map(item).collect();
    With { head, values: NamePage { which: which.name(), named: view, items, pager } }
}

/// A name as a piece writes it, with the page of whom it means.
pub(super) fn link(site: &Site, which: Which, name: &str, piece: usize) -> NameView {
    let roll = site.roll(which);
    let Some(named) = roll.find(name, piece).map(|at| &roll.entries[at]) else {
        return NameView { name: name.to_owned(), address: None };
    };
    // Who is named by an `id` is shown by name.
    let name = if named.is_id(name) { &named.name } else { name };
    NameView { name: name.to_owned(), address: Some(named.address.url()) }
}

/// One of the staff of an issue: a person or an organisation.
pub(super) fn staff(site: &Site, name: &str, piece: usize) -> NameView {
    let person = link(site, Which::People, name, piece);
    if person.address.is_some() { person } else { link(site, Which::Organizations, name, piece) }
}

/// Those whom a piece is about and who have a page, under the names of their pages.
pub(super) fn subjects(site: &Site, which: Which, piece: usize) -> Vec<Link> {
    let common = &site.pieces[piece].entry.common;
    let names = if which == Which::People { &common.people } else { &common.organizations };
    let roll = site.roll(which);
    let entry = |name: &String| roll.find(name.trim(), piece).map(|at| &roll.entries[at]);
    names.iter().filter_map(entry).map(|named| Link::new(&named.name, &named.address)).collect()
}
