//! What looks wrong in a text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::level::Level;
use super::number::Number;

/// Something that looks wrong in a text. The structure is built all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anomaly {
    /// Bytes of the source.
    pub span: Range<usize>,
    /// What looks wrong.
    pub kind: AnomalyKind,
}

/// What looks wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnomalyKind {
    /// A number that does not follow the one before it.
    Gap {
        /// The level of the provision.
        level: Level,
        /// The number before it; `None` if it is the first.
        before: Option<Number>,
        /// The number.
        number: Number,
    },
    /// A number that is smaller than the one before it.
    OutOfOrder {
        /// The level of the provision.
        level: Level,
        /// The number before it.
        before: Number,
        /// The number.
        number: Number,
    },
    /// A number that equals the one before it.
    Duplicate {
        /// The level of the provision.
        level: Level,
        /// The number.
        number: Number,
    },
    /// A list of items after words that do not end with a colon.
    MissingLeadIn,
    /// An article that begins inside a paragraph. It was read as an article.
    ArticleInsideParagraph {
        /// The number of the article.
        number: Number,
    },
    /// A paragraph that ends inside a sentence.
    BrokenSentence {
        /// Whether the next paragraph was read as the rest of the sentence.
        joined: bool,
    },
    /// A paragraph of a promulgation order, or a date, between the articles.
    OrderBetweenArticles,
    /// A paragraph that consists of invisible characters.
    EmptyParagraph,
    /// An invisible character.
    Invisible(char),
    /// A character of a private use area. Its glyph depends on the font.
    PrivateUse(char),
    /// A Kangxi or CJK radical that looks like an ideograph: `⼀` for `一`.
    Radical(char),
    /// Letters in the place of digits: `lO万元` for `10万元`.
    LettersForDigits,
    /// `笫` for `第`.
    MisspelledOrdinal,
}
