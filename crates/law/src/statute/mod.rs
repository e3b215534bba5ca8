//! The structure of a statute (法律, 条例, 规定, 办法): 编 > 分编 > 章 > 节 > 条 > 款 > 项 > 目.
//!
//! The rules follow the drafting conventions of 立法技术规范 (Technical Norms of Legislation):
//!
//! - A 款 has no number. Every paragraph of an article that is no item begins one, also after a list of items. The lead-in
//!   and its items are one 款.
//! - A paragraph between item n and item n+1 belongs to item n.
//! - A preamble before the first article and annexes after the last stand outside the articles. Articles of an annex have
//!   numbers of their own.
//!
//! The steps, each in its file:
//!
//! 1. `marks` reads how a line begins: `第十二条`, `（三）`, `第二章 …`, `附件1`.
//! 2. `split` splits paragraphs into lines and decides which marks are meant, because a citation may begin a line too.
//! 3. `contents` sets the table of contents aside.
//! 4. `build` makes provisions of the lines: `builder` holds the state, `paragraphs` opens 款, `items` opens 项 and 目.
//! 5. `lookup`, `count`, `designation` and `definitions` answer questions about the result.
//!
//! Parsing takes time in proportion to the length of the text.

mod anchors;
mod anomaly;
mod block;
mod build;
mod builder;
mod contents;
mod count;
mod definitions;
mod designation;
mod divisions;
mod front;
mod headings;
mod items;
mod level;
mod line_mark;
mod lines;
mod lists;
mod lookup;
mod marks;
mod number;
mod paragraphs;
mod parse;
mod provision;
mod split;
mod suspicious;
mod words;

pub use anomaly::{Anomaly, AnomalyKind};
pub use block::{Block, BlockKind};
pub use count::Counts;
pub use definitions::Definition;
pub use designation::Designation;
pub use level::Level;
pub use line_mark::{LineMark, line_mark};
pub use lines::separates_lines;
pub(crate) use lookup::Found;
pub use number::Number;
pub use provision::{Line, Provision, Role, Statute};
