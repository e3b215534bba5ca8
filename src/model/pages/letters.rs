//! Indexes from A to Z: all entries on one page, or pages for each letter where there are many.

use std::ops::Range;

/// The most entries on one page: where an index has more, each letter has pages of its own.
pub(crate) const LETTER_PAGE: usize = 500;

/// The letters of an index, A–Z and then `#`, each with the range of its entries.
#[derive(Clone, Debug)]
pub(crate) struct IndexLetters(Vec<(char, Range<usize>)>);

impl IndexLetters {
    /// The letters of entries that are sorted by letter, from the letter of each.
    pub(crate) fn of(entries: impl IntoIterator<Item = char>) -> Self {
        let mut letters: Vec<(char, Range<usize>)> = Vec::new();
        for (at, own) in entries.into_iter().enumerate() {
            match letters.last_mut() {
                Some((letter, range)) if *letter == own => range.end = at + 1,
                _ => letters.push((own, at..at + 1)),
            }
        }
        Self(letters)
    }

    /// Every letter with the range of its entries.
    #[must_use]
    pub(crate) fn all(&self) -> &[(char, Range<usize>)] {
        &self.0
    }

    /// Whether each letter has pages of its own.
    #[must_use]
    pub(crate) fn are_split(&self) -> bool {
        self.0.last().is_some_and(|(_, range)| range.end > LETTER_PAGE)
    }

    /// The letters that have pages of their own, each with the number of its pages; none where all entries stand on one.
    #[must_use]
    pub(crate) fn pages(&self) -> Vec<(char, usize)> {
        let pages = self.0.iter().map(|(letter, range)| (*letter, range.len().div_ceil(LETTER_PAGE)));
        if self.are_split() { pages.collect() } else { Vec::new() }
    }

    /// How many entries a letter has.
    #[must_use]
    pub(crate) fn count(&self, letter: char) -> usize {
        self.0.iter().find(|(of, _)| *of == letter).map_or(0, |(_, range)| range.len())
    }
}

/// What a letter is called in addresses and ids: `a` … `z`, `other`.
#[must_use]
pub(crate) fn letter_id(letter: char) -> String {
    if letter == '#' { "other".to_owned() } else { letter.to_lowercase().to_string() }
}
