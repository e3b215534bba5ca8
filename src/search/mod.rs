//! The full-text index, as pure functions from the HTML of pages to the files that a browser fetches.
//!
//! 1. `read`: the HTML of a page → its blocks of text. A phrase of a query must be inside one block.
//! 2. `fold`: a text → single characters (Han, kana, hangul) and words (other letters, digits), without differences of
//!    width and case.
//! 3. `grams`: the blocks of a page → its pairs of characters (compressed by `pairs`) and words, each with the part of the
//!    page that contains it.
//! 4. `shards`: the grams of all pages → files, chosen by a hash of the gram, so that one changed text changes few files.
//!
//! `static/search.js` applies the same rules to queries. The functions say where the two must agree.

mod fold;
mod grams;
mod hash;
mod pairs;
mod read;
mod shards;

pub(crate) use fold::length;
pub(crate) use grams::Grams;
pub(crate) use read::{Block, PageText, read};
pub(crate) use shards::{Entries, Shards, by_file, digits, shard_bits, shard_text};
