//! What is doubtful in the structure of a text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Level, Number};

/// Something doubtful, with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// Bytes of the source.
    pub span: Range<usize>,
    /// What.
    pub what: Doubted,
}

/// What is doubtful.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubted {
    /// A number that does not follow the one before it.
    Gap {
        /// Of what.
        level: Level,
        /// The number before it; `None` for the first.
        before: Option<Number>,
        /// The number.
        number: Number,
    },
    /// A number that is not greater than the one before it.
    OutOfOrder {
        /// Of what.
        level: Level,
        /// The number before it.
        before: Number,
        /// The number.
        number: Number,
    },
    /// A number that stands twice.
    Twice {
        /// Of what.
        level: Level,
        /// The number.
        number: Number,
    },
    /// A list whose lead-in does not end with a colon.
    NoLeadIn,
    /// An article that begins inside a paragraph: it was taken for one.
    InsideParagraph {
        /// Its number.
        number: Number,
    },
    /// A paragraph ends inside a sentence.
    BrokenSentence {
        /// Whether it is certain: then the next paragraph is taken for its rest.
        joined: bool,
    },
    /// A paragraph of a promulgation order, or a day, between the articles.
    OrderInside,
    /// A paragraph that holds nothing but characters that cannot be seen.
    EmptyParagraph,
    /// A character that cannot be seen.
    Invisible(char),
    /// A character for private use, which every font shows otherwise.
    PrivateUse(char),
    /// A radical that looks like a character: ⼀.
    Radical(char),
    /// Letters for digits: `lO万元`.
    LettersForDigits,
    /// 笫 for 第.
    WrongOrdinal,
}
