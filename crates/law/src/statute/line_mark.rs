//! How a single line begins, for readers that prepare a text.

use super::level::Level;
use super::marks::{self, Mark};

/// What a line begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineMark {
    /// The heading of a division: `第二章 …`, or 总则, 分则, 附则 alone.
    Division(Level),
    /// The number of an article, without its 之N: `第十二条`.
    Article(u32),
    /// The number of a member of a list: `（三）`, `1.`, `一、`.
    Listed(u32),
    /// Anything else.
    Nothing,
}

/// What the line begins with, read without the lines around it. A citation at the beginning of a sentence reads like an
/// article; [`super::Statute`] tells them apart.
#[must_use]
pub fn line_mark(line: &str) -> LineMark {
    match marks::read(line).mark {
        Mark::Division(level, _) => LineMark::Division(level),
        Mark::Named(_) => LineMark::Division(Level::Heading),
        Mark::Article(number, _) => LineMark::Article(number.base),
        Mark::Listed(_, number) => LineMark::Listed(number),
        _ => LineMark::Nothing,
    }
}
