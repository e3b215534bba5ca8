//! The grams of a page, by which it is found: each pair of adjacent characters, each word, each word with the character
//! next to it, and each single character of titles. A query of two characters is answered from the grams alone; for a
//! longer one the browser also checks the text.
//!
//! A page has four cells: the titles, the headings, and the first and the second half of the other blocks. Each gram is
//! recorded with its cell. A query whose grams are in no common cell is in no block, so the text need not be checked.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::fold::{Unit, units};
use super::hash::{CLASSES, class};
use super::pairs::Pairs;
use super::read::PageText;

/// The number of cells of a page.
pub(super) const CELLS: u32 = 4;
const TITLE: u32 = 0;
const HEAD: u32 = 1;
const TEXT: u32 = 2;

/// The first of the Han characters whose pairs are stored as numbers, and how many there are.
const HAN: (u32, u32) = (0x4e00, 0x9fff - 0x4e00 + 1);

/// The grams of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Grams {
    /// Pairs of common Han characters: numbers with the cell in the last two bits, grouped by the class of the first
    /// character.
    pub(super) pairs: Pairs,
    /// All other grams in order, one per line: the digit of the cell, then the gram.
    pub(super) words: String,
}

impl Grams {
    /// The grams of a page.
    #[must_use]
    pub(crate) fn of(page: &PageText) -> Self {
        let mut found = Collector::default();
        page.titles.iter().for_each(|block| found.add(&block.text, TITLE));
        page.heads.iter().for_each(|block| found.add(&block.text, HEAD));
        let half = page.texts.len().div_ceil(2);
        for (at, block) in page.texts.iter().enumerate() {
            found.add(&block.text, if at < half { TEXT } else { TEXT + 1 });
        }
        let mut words = String::new();
        for (word, cell) in found.words.sorted() {
            words.push(char::from(b'0' + cell.to_le_bytes()[0]));
            words.push_str(word);
            words.push('\n');
        }
        // The grams of all pages are in memory at the same time.
        words.shrink_to_fit();
        Self { pairs: Pairs::of(found.pairs), words }
    }

    /// The grams that are not pairs of common Han characters, with their cells.
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, u32)> {
        self.words.lines().filter_map(|line| Some((line.get(1..)?, u32::from(line.bytes().next()?.wrapping_sub(b'0')))))
    }
}

/// The number of a pair of common Han characters.
fn number(first: char, second: char) -> Option<u32> {
    let place = |c: char| u32::from(c).checked_sub(HAN.0).filter(|place| *place < HAN.1);
    Some(place(first)? * HAN.1 + place(second)?)
}

/// The pair with this number.
pub(super) fn pair(number: u32) -> String {
    [number / HAN.1, number % HAN.1].iter().filter_map(|place| char::from_u32(HAN.0 + place)).collect()
}

/// The grams of a page while they are collected.
#[derive(Default)]
struct Collector {
    pairs: [Vec<u32>; CLASSES as usize],
    words: Words,
}

/// Words with their cells, in one string.
#[derive(Default)]
struct Words {
    text: String,
    /// The bytes of each word in the text, and its cell.
    places: Vec<(Range<usize>, u32)>,
}

impl Words {
    /// Adds a word, which is given in parts.
    fn add(&mut self, parts: [&str; 2], cell: u32) {
        let begin = self.text.len();
        for part in parts {
            self.text.push_str(part);
        }
        self.places.push((begin..self.text.len(), cell));
    }

    /// The words in order, each once in each cell.
    fn sorted(&self) -> Vec<(&str, u32)> {
        let mut words: Vec<(&str, u32)> =
            self.places.iter().map(|(range, cell)| (&self.text[range.clone()], *cell)).collect();
        words.sort_unstable();
        words.dedup();
        words
    }
}

impl Collector {
    /// Adds the grams of a block.
    fn add(&mut self, text: &str, cell: u32) {
        let mut before: Option<char> = None;
        let mut word_before = String::new();
        units(text, |unit| match unit {
            Unit::Char(sign) => {
                let mut bytes = [0; 4];
                let written = &*sign.encode_utf8(&mut bytes);
                if let Some(first) = before {
                    match number(first, sign) {
                        Some(number) => self.pairs[class(first) as usize].push(number << 2 | cell),
                        None => self.words.add([first.encode_utf8(&mut [0; 4]), written], cell),
                    }
                } else if !word_before.is_empty() {
                    self.words.add([&word_before, written], cell);
                }
                if cell == TITLE {
                    self.words.add([written, ""], cell);
                }
                before = Some(sign);
                word_before.clear();
            }
            Unit::Word(word) => {
                self.words.add([word, ""], cell);
                if let Some(sign) = before.take() {
                    self.words.add([sign.encode_utf8(&mut [0; 4]), word], cell);
                }
                word_before.clear();
                word_before.push_str(word);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::read;

    type Told = Vec<(String, u32)>;

    fn grams(html: &str) -> (Told, Told) {
        let grams = Grams::of(&read(html));
        let pairs = grams.pairs.all().into_iter().map(|pair| (super::pair(pair >> 2), pair & 3)).collect();
        (pairs, grams.words().map(|(word, cell)| (word.to_owned(), cell)).collect())
    }

    #[test]
    fn two_signs_are_a_pair_and_words_are_whole() {
        let (pairs, words) = grams("<main><p>于2024年，网络 安</p></main>");
        let mut pairs: Vec<String> = pairs.into_iter().map(|(pair, cell)| format!("{pair}{cell}")).collect();
        pairs.sort();
        assert_eq!(pairs, ["年网2", "络安2", "网络2"]);
        let words: Vec<String> = words.into_iter().map(|(word, cell)| format!("{word}{cell}")).collect();
        assert_eq!(words, ["20242", "2024年2", "于20242"]);
    }

    #[test]
    fn titles_are_found_by_one_sign_and_halves_are_told_apart() {
        let (pairs, words) = grams("<main><h1>网络</h1><h2>安全</h2><p>甲乙</p><p>丙丁</p></main>");
        let mut cells: Vec<u32> = pairs.iter().map(|(_, cell)| *cell).collect();
        cells.sort_unstable();
        assert_eq!(cells, [0, 1, 2, 3]);
        assert_eq!(words, [("络".to_owned(), 0), ("网".to_owned(), 0)]);
    }

    #[test]
    fn nothing_goes_on_from_one_block_to_the_next() {
        let (pairs, _) = grams("<main><ul><li>网络</li><li>安全</li></ul><td>甲</td><td>乙</td></main>");
        assert_eq!(pairs.len(), 2);
    }

    #[test]
    fn rare_han_kana_and_hangul_are_found_too() {
        let (_, words) = grams("<main><p>𠮷野カナ한국</p></main>");
        let words: Vec<String> = words.into_iter().map(|(word, _)| word).collect();
        for pair in ["𠮷野", "野カ", "カナ", "한국"] {
            assert!(words.contains(&pair.to_owned()), "{pair} is not in {words:?}");
        }
    }
}
