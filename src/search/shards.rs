//! The grams of all pages → the files of the index, which a browser fetches.
//!
//! The hash of a gram chooses its file. In a file, the grams with the same first character form a group, which begins with
//! `;` and that character: `;网络!$站7a;s,ecurity %`. An entry of a group is the rest of the gram and its places. The rest
//! is written as it is where it is a single non-ASCII character; otherwise a comma comes before it and a blank after it. A
//! place is the page number times four plus the cell. The first place is written as it is, each other one as the count of
//! places between it and the one before. [`digits`] writes numbers so that entries need no length.

use std::ops::Range;

use super::grams::{CELLS, Grams, pair};
use super::hash::{CLASS_BITS, CLASSES, class, hash};
use super::pairs::PARTS;

/// The number of digits that end a number.
const FINAL_DIGITS: u32 = 70;
/// The number of digits after which another digit follows.
const CONTINUING_DIGITS: u32 = 20;
/// The number of pages per file.
const PAGES_PER_FILE: usize = 24;
/// The largest number of files, as a power of two.
const MAX_BITS: u32 = 12;
/// How many bits of the file number the first character chooses at most. Grams with the same first character share a
/// group; in small sites, where a gram has few places, repeated first characters would be most of a file.
const FIRST_BITS: u32 = 3;

/// The number of files for this number of pages, a power of two: it rarely changes when a page is added.
#[must_use]
pub(crate) fn shard_bits(pages: usize) -> u32 {
    (pages / PAGES_PER_FILE).max(1).next_power_of_two().trailing_zeros().min(MAX_BITS)
}

/// The file of a gram: its first character chooses some bits, the rest of the gram the others.
fn shard(gram: &str, bits: u32) -> u32 {
    let (first, rest) = gram.split_at(gram.chars().next().map_or(0, char::len_utf8));
    let of_first = bits.min(FIRST_BITS);
    hash(first, of_first) << (bits - of_first) | hash(rest, bits - of_first)
}

/// The character of a digit: printable ASCII without the blank, `"`, `,`, `;` and `\`.
fn digit(value: u32) -> char {
    let code = b'!' + value.to_le_bytes()[0];
    let shifted = [b'"', b',', b';', b'\\'].into_iter().fold(code, |code, left_out| code + u8::from(code >= left_out));
    char::from(shifted)
}

/// Appends a number. A value below 70 is one final digit. Otherwise 70 is subtracted, the remainder by 20 is written as a
/// continuing digit, and the quotient follows.
pub(crate) fn digits(mut value: u32, out: &mut String) {
    while value >= FINAL_DIGITS {
        value -= FINAL_DIGITS;
        out.push(digit(FINAL_DIGITS + value % CONTINUING_DIGITS));
        value /= CONTINUING_DIGITS;
    }
    out.push(digit(value));
}

// All grams of a file are written in the same round.
const _: () = assert!(CLASS_BITS <= FIRST_BITS);

/// Makes the files of the index from the grams of all pages. A page's number is its index in `pages`.
///
/// To save memory, the files are made in rounds, each for some first characters; a round is divided into tasks that can
/// run in parallel.
#[derive(Debug)]
pub(crate) struct Shards<'a> {
    pages: &'a [Grams],
    bits: u32,
}

impl<'a> Shards<'a> {
    /// The index of these pages.
    #[must_use]
    pub(crate) fn new(pages: &'a [Grams]) -> Self {
        Self { pages, bits: shard_bits(pages.len()) }
    }

    /// The rounds, each with the numbers of the files that it makes.
    pub(crate) fn rounds(&self) -> impl Iterator<Item = (u32, Range<usize>)> {
        let of_round = self.bits.min(CLASS_BITS);
        let size = 1 << (self.bits - of_round);
        (0..1 << of_round).map(move |round| (round, round as usize * size..(round as usize + 1) * size))
    }

    /// Whether a round handles a class of first characters; in small sites a round handles several.
    fn is_of(&self, round: u32, class: u32) -> bool {
        class >> (CLASS_BITS - self.bits.min(CLASS_BITS)) == round
    }

    /// The tasks of a round.
    #[must_use]
    pub(crate) fn tasks() -> Vec<u32> {
        (0..=PARTS).collect()
    }

    /// Runs a task of a round: it makes the entries of some pairs, or those of the words.
    #[must_use]
    pub(crate) fn entries(&self, round: u32, task: u32) -> Entries {
        if task == PARTS { self.of_words(round) } else { self.of_pairs(round, task) }
    }

    fn of_pairs(&self, round: u32, part: u32) -> Entries {
        let mut all: Vec<u64> = Vec::new();
        for class in (0..CLASSES).filter(|class| self.is_of(round, *class)) {
            for (page, grams) in (0u32..).zip(self.pages) {
                let found = grams.pairs.of_part(class, part);
                all.extend(found.map(|found| u64::from(found >> 2) << 32 | place(page, found & 3)));
            }
        }
        // The places of a pair are in order already, and the sort keeps the order of equal keys.
        radsort::sort_by_key(&mut all, |found| halves(*found).0);
        let same = |one: &u64, other: &u64| one >> 32 == other >> 32;
        let mut entries = Entries::default();
        for found in all.chunk_by(same) {
            entries.push(self.bits, &pair(halves(found[0]).0), found.iter().copied());
        }
        entries
    }

    fn of_words(&self, round: u32) -> Entries {
        let is_of_round = |word: &str| word.chars().next().is_some_and(|first| self.is_of(round, class(first)));
        let mut all: Vec<(&str, u64)> = Vec::new();
        for (page, grams) in (0u32..).zip(self.pages) {
            let found = grams.words().filter(|(word, _)| is_of_round(word));
            all.extend(found.map(|(word, cell)| (word, place(page, cell))));
        }
        all.sort_unstable();
        let mut entries = Entries::default();
        for found in all.chunk_by(|one, other| one.0 == other.0) {
            entries.push(self.bits, found[0].0, found.iter().map(|(_, place)| *place));
        }
        entries
    }
}

/// The upper and the lower half of a number.
fn halves(number: u64) -> (u32, u32) {
    let half = |number: u64| u32::try_from(number & u64::from(u32::MAX)).unwrap_or_default();
    (half(number >> 32), half(number))
}

/// The entries that a task makes: each is a gram, a blank and the gram's places.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    /// The entries without separators.
    text: String,
    /// The file of each entry, and its end in `text`.
    ends: Vec<(u32, usize)>,
}

impl Entries {
    fn push(&mut self, bits: u32, gram: &str, places: impl Iterator<Item = u64>) {
        self.text.push_str(gram);
        self.text.push(' ');
        let mut next = 0;
        for found in places {
            let (_, place) = halves(found);
            digits(place - next, &mut self.text);
            next = place + 1;
        }
        self.ends.push((shard(gram, bits), self.text.len()));
    }

    /// The entries with the numbers of their files.
    fn each(&self) -> impl Iterator<Item = (usize, &str)> {
        let begins = std::iter::once(0).chain(self.ends.iter().map(|(_, end)| *end));
        begins.zip(&self.ends).map(|(begin, (file, end))| (*file as usize, &self.text[begin..*end]))
    }
}

/// Sorts entries into these files.
#[must_use]
pub(crate) fn by_file<'e>(entries: &'e [Entries], files: &Range<usize>) -> Vec<Vec<&'e str>> {
    let mut all: Vec<Vec<&str>> = vec![Vec::new(); files.len()];
    for (file, entry) in entries.iter().flat_map(Entries::each) {
        all[file - files.start].push(entry);
    }
    all
}

/// The text of a file with these entries.
#[must_use]
pub(crate) fn shard_text(mut entries: Vec<&str>) -> String {
    entries.sort_unstable();
    let mut out = String::with_capacity(entries.iter().map(|entry| entry.len()).sum());
    let mut before = None;
    for entry in entries {
        let Some(first) = entry.chars().next() else { continue };
        if before.replace(first) != Some(first) {
            out.push(';');
            out.push(first);
        }
        let Some((rest, places)) = entry[first.len_utf8()..].split_once(' ') else { continue };
        let mut signs = rest.chars();
        if signs.next().is_some_and(|sign| !sign.is_ascii()) && signs.next().is_none() {
            out.push_str(rest);
        } else {
            out.push_str(&format!(",{rest} "));
        }
        out.push_str(places);
    }
    out
}

/// The place of a page's cell.
fn place(page: u32, cell: u32) -> u64 {
    u64::from(page * CELLS + cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::read;

    fn files(pages: &[&str]) -> Vec<String> {
        let grams: Vec<Grams> = pages.iter().map(|html| Grams::of(&read(html))).collect();
        let shards = Shards::new(&grams);
        let of_round = |(round, files): (u32, Range<usize>)| -> Vec<String> {
            let entries: Vec<Entries> = Shards::tasks().into_iter().map(|task| shards.entries(round, task)).collect();
            by_file(&entries, &files).into_iter().map(shard_text).collect()
        };
        shards.rounds().flat_map(of_round).collect()
    }

    #[test]
    fn numbers_of_all_sizes_are_told_apart() {
        let mut seen = std::collections::BTreeSet::new();
        for value in (0..200_000).chain([u32::MAX / 2, u32::MAX]) {
            let mut out = String::new();
            digits(value, &mut out);
            assert!(out.bytes().all(|byte| (b'!'..=b'~').contains(&byte) && !b"\",;\\".contains(&byte)), "{out}");
            assert!(seen.insert(out));
        }
        let mut out = String::new();
        digits(69, &mut out);
        digits(70, &mut out);
        digits(70 + 20 * 70, &mut out);
        assert_eq!(out.len(), 1 + 2 + 3);
    }

    #[test]
    fn a_file_holds_each_pair_once_with_its_places() {
        let files = files(&["<main><p>网络安全</p></main>", "<main><h1>安全</h1><p>网络</p></main>"]);
        assert_eq!(files.len(), 1);
        // The first half of the first page is place 2, `$`; the title of the second is 4, then `#`, its first half 6.
        assert_eq!(files[0], ";全, &;安, &全$#;络安$;网络$%");
    }

    #[test]
    fn the_number_of_files_goes_by_the_number_of_pages() {
        assert_eq!([1, 24, 47, 48, 110, 10_000].map(shard_bits), [0, 0, 0, 1, 2, 9]);
        assert_eq!(shard_bits(usize::MAX / 2), MAX_BITS);
    }

    fn files_count(bits: u32) -> usize {
        1 << bits
    }

    #[test]
    fn a_pair_has_one_file() {
        for bits in 0..=MAX_BITS {
            for gram in ["网络", "2024年", "security", "𠮷野", "安"] {
                assert!((shard(gram, bits) as usize) < files_count(bits), "{gram}, {bits}");
            }
        }
        // What the script of the search page computes.
        assert_eq!(["网络", "2024年", "安"].map(|gram| shard(gram, 9)), [273, 452, 192]);
    }

    #[test]
    fn whatever_a_page_holds_stands_in_its_file_however_many_there_are() {
        for count in [1, 24, 47, 48, 96, 200, 400] {
            let words = |at: usize| [format!("第{at}篇"), "网络".to_owned(), "数据".to_owned(), "𠮷野".to_owned()];
            let page = |at: usize| format!("<main><p>{}</p></main>", words(at).join("，"));
            let pages: Vec<String> = (0..count).map(page).collect();
            let files = files(&pages.iter().map(String::as_str).collect::<Vec<_>>());
            let bits = shard_bits(count);
            assert_eq!(files.len(), files_count(bits));
            for word in ["网络", "数据", "𠮷野", "0篇"] {
                let mut signs = word.chars();
                let (first, rest) = (signs.next().unwrap(), signs.as_str());
                let group = files[shard(word, bits) as usize].split(';').find(|group| group.starts_with(first));
                assert!(group.is_some_and(|group| group.contains(rest)), "{count} pages: {word}");
            }
        }
    }

    #[test]
    fn pages_are_independent_of_each_other() {
        let page = |body: &str| format!("<main><p>{body}</p></main>");
        let pages: Vec<String> = (0..240).map(|at| page(&format!("第{at}篇网络安全"))).collect();
        let before = files(&pages.iter().map(String::as_str).collect::<Vec<_>>());
        let mut changed = pages.clone();
        changed[7] = page("第7篇网络安会");
        let after = files(&changed.iter().map(String::as_str).collect::<Vec<_>>());
        let bits = shard_bits(pages.len());
        let touched: Vec<usize> = (0..files_count(bits)).filter(|file| before[*file] != after[*file]).collect();
        let mut expected = vec![shard("安全", bits) as usize, shard("安会", bits) as usize];
        expected.sort_unstable();
        expected.dedup();
        assert_eq!(touched, expected);
    }
}
