//! Parsing a text.

use super::block::Block;
use super::provision::Statute;
use super::{build, contents, split, suspicious};

impl Statute {
    /// Parses a plain text with one paragraph per line. Spans are bytes of `text`.
    ///
    /// Never fails: a text without articles has no provisions, and what looks wrong is kept in
    /// [`Statute::anomalies`].
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut at = 0;
        let mut blocks = Vec::new();
        for line in text.split_inclusive('\n') {
            let words = line.trim_end_matches(['\n', '\r']);
            if !words.trim().is_empty() {
                blocks.push(Block::plain(words, at));
            }
            at += line.len();
        }
        Self::from_blocks(&blocks)
    }

    /// Parses the blocks of a text whose markup is already read. Spans are bytes of the source from which the blocks
    /// come.
    #[must_use]
    pub fn from_blocks(blocks: &[Block<'_>]) -> Self {
        let mut anomalies = Vec::new();
        suspicious::report(blocks, &mut anomalies);
        let mut lines = split::split(blocks, &mut anomalies);
        contents::set_aside(&mut lines);
        build::build(blocks, &lines, anomalies)
    }
}
