//! The pages of people and organisations.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::config::NameKind;
use crate::model::{Mention, Named, PageKind, Part};
use crate::render::head::{About, Description};
use crate::render::inputs::Inputs;
use crate::render::values::{Card, Letter, Letters, Link, Pager, Thing, page_address, slice};
use crate::render::view::Content;
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

/// An index; `here` is the letter of the page with the number of the page, where letters have pages of their own.
pub(super) fn all(inputs: &Inputs<'_>, kind: NameKind, here: Option<(char, usize)>) -> Content<Names> {
    let site = inputs.site;
    let entries = &site.roll(kind).entries;
    let letters = Letters::of(entries.iter().map(|named| named.letter));
    let address = |letter, number| page_address(site, PageKind::Letter(kind, letter, number));
    let name = |named: &Named| IndexName {
        link: Link::new(&named.name, &named.address),
        count: named.pieces.len(),
        parts: parts(named.mentions.iter()),
        aliases: named.aliases.clone(),
    };
    let values = Names {
        which: kind.name(),
        count: entries.len(),
        pager: letters.pager(here, address),
        letters: letters
            .shown(here, |letter| address(letter, 1))
            .into_iter()
            .map(|(letter, places)| LetterOfNames { letter, names: entries[places].iter().map(name).collect() })
            .collect(),
    };
    let about = match kind {
        NameKind::People => "about_people",
        NameKind::Organizations => "about_organizations",
    };
    Content::new(Description::Word(about), values)
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
    /// Its name, after `part_` among the words.
    key: &'static str,
    /// What belongs to it: track, prize, team and work of an award, the title of an event; may be empty.
    details: Vec<String>,
}

/// A page of a person or an organisation.
pub(super) fn one(inputs: &Inputs<'_>, kind: NameKind, at: usize, number: usize) -> Content<NamePage> {
    let Inputs { site, cards, .. } = *inputs;
    let named = &site.roll(kind).entries[at];
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
    let pager = Pager::new(site, number, named.pieces.len().div_ceil(size), |number| PageKind::Name(kind, at, number));
    let items = shown.iter().map(item).collect();
    let description = Description::or_word(named.note.clone(), "about_name");
    let about = About { description, things: vec![thing(inputs, kind, named)], column: None };
    Content::new(about, NamePage { which: kind.name(), named: view, items, pager })
}

/// A person or an organisation for programs.
fn thing(inputs: &Inputs<'_>, kind: NameKind, named: &Named) -> Thing {
    let type_name = if kind == NameKind::People { "Person" } else { "Organization" };
    Thing::new(type_name)
        .with("name", named.name.as_str())
        .with("alternateName", named.aliases.clone())
        .with("description", named.note.clone())
        .with("url", inputs.site.settings.absolute(&named.address))
        .with("sameAs", named.url.clone())
}
