//! Indexes from A to Z: all on one page, or where there is much, pages for each letter.

use std::ops::Range;

use schemars::JsonSchema;
use serde::Serialize;

use super::values::{Pager, span};
use crate::values::Address;

/// The most entries on one page: where there are more, each letter has pages of its own.
const MOST: usize = 500;

/// A letter of an index.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Letter {
    /// The letter, or `#` for what begins with none.
    letter: char,
    /// An id for its heading: `a` … `z`, `other`.
    anchor: String,
    /// Its own page, from the site's root; absent where all stand on one page.
    address: Option<String>,
    /// Whether this page is its own.
    here: bool,
    /// How many entries it has; absent on the pages of other letters.
    count: Option<usize>,
}

/// The letters of an index, A–Z and then `#`, each with its places among the entries.
#[derive(Debug)]
pub(super) struct Letters(Vec<(char, Range<usize>)>);

impl Letters {
    /// Those of entries in their order, from the letter of each.
    pub(super) fn of(entries: impl IntoIterator<Item = char>) -> Self {
        let mut letters: Vec<(char, Range<usize>)> = Vec::new();
        for (at, own) in entries.into_iter().enumerate() {
            match letters.last_mut() {
                Some((letter, range)) if *letter == own => range.end = at + 1,
                _ => letters.push((own, at..at + 1)),
            }
        }
        Self(letters)
    }

    fn are_split(&self) -> bool {
        self.0.last().is_some_and(|(_, range)| range.end > MOST)
    }

    /// The letters that have pages of their own, each with the number of its pages; none where all stand on one.
    pub(super) fn pages(&self) -> Vec<(char, usize)> {
        let pages = self.0.iter().map(|(letter, range)| (*letter, range.len().div_ceil(MOST)));
        if self.are_split() { pages.collect() } else { Vec::new() }
    }

    /// How many entries a letter has.
    pub(super) fn count(&self, letter: char) -> usize {
        self.0.iter().find(|(of, _)| *of == letter).map_or(0, |(_, range)| range.len())
    }

    /// The letters as a page shows them, each with the places of those of its entries that stand there; `here` is the
    /// letter of the page with the number of the page, where letters have their own, and `address` says where.
    pub(super) fn shown(
        &self,
        here: Option<(char, usize)>,
        address: impl Fn(char) -> Address,
    ) -> Vec<(Letter, Range<usize>)> {
        let is_split = self.are_split();
        let letter = |(letter, range): &(char, Range<usize>)| {
            let number = here.filter(|(of, _)| of == letter).map(|(_, number)| number);
            let places = match number {
                Some(number) => {
                    let on_page = span(range.len(), number, MOST);
                    range.start + on_page.start..range.start + on_page.end
                }
                None if is_split => range.start..range.start,
                None => range.clone(),
            };
            let view = Letter {
                letter: *letter,
                anchor: anchor(*letter),
                address: is_split.then(|| address(*letter).url()),
                here: number.is_some(),
                count: (here.is_none() || number.is_some()).then(|| range.len()),
            };
            (view, places)
        };
        self.0.iter().map(letter).collect()
    }

    /// The pages of the letter of this page; `None` where one holds all.
    pub(super) fn pager(&self, here: Option<(char, usize)>, address: impl Fn(char) -> Address) -> Option<Pager> {
        let (letter, number) = here?;
        Pager::new(&address(letter), number, self.count(letter), MOST)
    }
}

/// What a letter is called in addresses.
pub(super) fn anchor(letter: char) -> String {
    if letter == '#' { "other".to_owned() } else { letter.to_lowercase().to_string() }
}

/// The title of a page of a letter: that of its index with the letter.
pub(super) fn title(index: &str, letter: char, words: &dyn Fn(&str) -> String) -> String {
    let letter = if letter == '#' { words("other_letter") } else { letter.to_string() };
    format!("{index}{}{letter}", words("colon"))
}
