//! Indexes from A to Z as their pages show them.

use std::ops::Range;

use schemars::JsonSchema;
use serde::Serialize;

use super::pager::{Pager, span};
use crate::model::{IndexLetters, LETTER_PAGE, letter_id};

/// A letter of an index.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::render) struct Letter {
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
pub(in crate::render) struct Letters(IndexLetters);

impl Letters {
    /// The letters of entries that are sorted by letter, from the letter of each.
    pub(in crate::render) fn of(entries: impl IntoIterator<Item = char>) -> Self {
        Self(IndexLetters::of(entries))
    }

    /// How many entries a letter has.
    pub(in crate::render) fn count(&self, letter: char) -> usize {
        self.0.count(letter)
    }

    /// The letters as a page shows them, each with the range of its entries on that page. `here` is the letter of the page
    /// with the number of the page, where letters have pages of their own; `address` returns the first page of a letter.
    pub(in crate::render) fn shown(
        &self,
        here: Option<(char, usize)>,
        address: impl Fn(char) -> String,
    ) -> Vec<(Letter, Range<usize>)> {
        let is_split = self.0.are_split();
        let letter = |(letter, range): &(char, Range<usize>)| {
            let number = here.filter(|(of, _)| of == letter).map(|(_, number)| number);
            let places = match number {
                Some(number) => {
                    let on_page = span(range.len(), number, LETTER_PAGE);
                    range.start + on_page.start..range.start + on_page.end
                }
                None if is_split => range.start..range.start,
                None => range.clone(),
            };
            let view = Letter {
                letter: *letter,
                anchor: letter_id(*letter),
                address: is_split.then(|| address(*letter)),
                here: number.is_some(),
                count: (here.is_none() || number.is_some()).then(|| range.len()),
            };
            (view, places)
        };
        self.0.all().iter().map(letter).collect()
    }

    /// The pager of a page of a letter; `None` where one page holds all of its entries. `address` returns the page of a
    /// letter with a number.
    pub(in crate::render) fn pager(
        &self,
        here: Option<(char, usize)>,
        address: impl Fn(char, usize) -> String,
    ) -> Option<Pager> {
        let (letter, number) = here?;
        Pager::of(number, self.count(letter).div_ceil(LETTER_PAGE), |number| address(letter, number))
    }
}
