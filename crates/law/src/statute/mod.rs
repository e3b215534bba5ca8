//! The structure of a statute (法律、条例、规定、办法): 编 > 分编 > 章 > 节 > 条 > 款 > 项 > 目.
//!
//! 款 are never marked: every paragraph of an article that is no item begins one, also after a list of items; the
//! lead-in and its items are one 款; a paragraph between item n and item n+1 belongs to item n. 序言 before the first
//! article and 附件 behind the last stand outside the articles.
//!
//! 1. `marks` reads how a line begins: `第十二条`, `（三）`, `第二章 …`, `附件1`;
//! 2. `split` makes lines of the paragraphs and settles which marks are meant (a citation may begin a line too);
//! 3. `build` makes provisions of the lines, with `lists` for 项 and 目;
//! 4. `find` and `anchors` answer where a provision is and how it is addressed, `definitions` which words are defined, and where.
//!
//! Everything takes time in proportion to the text. What is doubtful is kept as a value ([`Doubt`]) with its place.

mod anchors;
mod block;
mod build;
pub mod compare;
mod contents;
mod count;
mod definitions;
mod doubt;
mod find;
mod lists;
mod marks;
mod piece;
mod provision;
mod split;
mod suspicious;
#[cfg(test)]
mod varieties;
mod words;

pub use block::{Block, BlockKind};
pub use count::Counts;
pub use definitions::Definition;
pub use doubt::{Doubt, Doubted};
pub use find::Found;
pub use marks::{LineMark, is_blank, line_mark};
pub use provision::{Level, Line, Number, Provision, Role, Statute};
pub use split::separates_lines;

impl Statute {
    /// Recognises the structure of a text.
    #[must_use]
    pub fn recognise(blocks: &[Block<'_>]) -> Self {
        let mut doubts = Vec::new();
        suspicious::report(blocks, &mut doubts);
        let mut lines = split::split(blocks, &mut doubts);
        contents::set_aside(&mut lines);
        build::build(blocks, &lines, doubts)
    }

    /// Recognises a text that has one paragraph a line; places are bytes of `text`.
    #[must_use]
    pub fn of_lines(text: &str) -> Self {
        let mut at = 0;
        let mut blocks = Vec::new();
        for line in text.split_inclusive('\n') {
            let words = line.trim_end_matches(['\n', '\r']);
            if !words.trim().is_empty() {
                blocks.push(Block::plain(words, at));
            }
            at += line.len();
        }
        Self::recognise(&blocks)
    }
}
