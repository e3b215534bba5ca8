//! What a page says → what is looked up in a browser: pure functions, without any page or file.
//!
//! 1. `read`: the HTML of a page → its blocks: what a query must stand in;
//! 2. `fold`: a text → signs (Han, kana, hangul) and words (other letters, digits), whatever their width and case;
//! 3. `grams`: the pairs of signs (`pairs`: held in few bytes) and the words of a page, each with the part of the page that
//!    holds it;
//! 4. `shards`: all of them, parted into files by a hash of the pair, so that one changed text changes few of them.
//!
//! `static/search.js` does the same with a query. What both must agree on is told at each function.

mod fold;
mod grams;
mod hash;
mod pairs;
mod read;
mod shards;

pub use fold::{Unit, length, units};
pub use grams::{CELLS, Grams};
pub use read::{Block, PageText, read};
pub use shards::{Entries, Shards, by_file, digits, shard_bits, shard_text};
