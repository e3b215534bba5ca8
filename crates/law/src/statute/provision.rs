//! The provisions and lines of a statute.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::anomaly::Anomaly;
use super::level::Level;
use super::number::Number;

/// One provision. Other values refer to it by its index in [`Statute::provisions`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provision {
    /// The level.
    pub level: Level,
    /// The anchor, unique in the statute: `art-12-p2-i3`, `part-1-ch-4-sec-8`, `annex-1-art-3`, `preamble-p7`.
    ///
    /// It is made of legal numbers only, so a new title or a moved chapter does not change the anchor of an article.
    pub id: String,
    /// The number: printed, or counted (款, and annexes that print none). `None` for headings without a number and for
    /// preambles.
    pub number: Option<Number>,
    /// The number as printed, without blanks: `第十二条`, `（三）`, `1.`. Empty for a 款.
    pub printed: String,
    /// The title of a division or an annex; of an article, if it stands alone on the line of the number in a heading.
    pub title: String,
    /// Whether nothing but the number is left: `第十条 （删去）`.
    pub deleted: bool,
    /// The index of the provision that contains it.
    pub parent: Option<usize>,
    /// The index after the last provision inside it. The range `index + 1..end` is everything that it contains, in the
    /// order of the text.
    pub end: usize,
    /// Its own lines, as indices in [`Statute::lines`]. Those of a 款 are its lead-in, not its items.
    pub lines: Vec<usize>,
    /// Bytes of the source, from its number to the end of everything that it contains.
    pub span: Range<usize>,
}

/// The part that a line plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The heading of a division, an annex, a preamble or a titled article.
    Heading,
    /// The first words of a provision.
    Begin,
    /// A further paragraph of the same provision, such as one between two items or inside a quotation.
    Continue,
    /// The rest of a sentence that a paragraph break interrupts.
    Join,
    /// Not part of a provision: table of contents, notes, signatures, dates.
    Aside,
    /// A table, a picture: see [`super::BlockKind::Other`].
    Other,
}

/// One line of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The index of its block.
    pub block: usize,
    /// Bytes of the block's text, with the printed number.
    pub within: Range<usize>,
    /// The byte of the block's text at which its words begin, after the printed number.
    pub words: usize,
    /// Bytes of the source that hold its words.
    pub span: Range<usize>,
    /// Its words, without the printed number and without blanks around them.
    pub text: String,
    /// The part that it plays.
    pub role: Role,
    /// The index of the innermost provision that it belongs to.
    pub provision: Option<usize>,
}

/// A statute: its provisions and lines.
///
/// Provisions are stored flat, in the order of the text, each before those that it contains; [`Provision::parent`] and
/// [`Provision::end`] make a tree of them. Methods that take or return a `usize` mean an index in
/// [`Statute::provisions`], and panic if it is out of range.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statute {
    /// All provisions, in the order of the text.
    pub provisions: Vec<Provision>,
    /// All lines, in the order of the text.
    pub lines: Vec<Line>,
    /// What looks wrong in the text, in the order of the text.
    pub anomalies: Vec<Anomaly>,
    /// Articles outside annexes, sorted by number. If a number occurs twice, the first article is kept.
    pub(super) articles: Vec<(Number, usize)>,
    /// Indices of all provisions, sorted by anchor.
    pub(super) ids: Vec<usize>,
}
