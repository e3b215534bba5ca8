//! Why a citation leads nowhere.

use chrono::NaiveDate;

use crate::statute::Level;

/// Why a citation leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// It speaks of the text in which it stands, and that is no statute.
    NoStatute,
    /// The law is not among the texts.
    UnknownLaw(String),
    /// The text has another 文号.
    OtherNumber(String),
    /// The text that was in force then is not among them.
    OtherVersion(NaiveDate),
    /// The text of that year is not among them.
    OtherYear(i32),
    /// The text has no such provision.
    Missing {
        /// Of which level.
        level: Level,
        /// With which number, as in `第十二条第三款`.
        provision: String,
        /// The title of the text.
        title: String,
        /// Whether the citation says in so many words that it is of that text and article.
        is_said: bool,
    },
    /// There is nothing before it: 前款 in the first 款.
    NothingBefore,
    /// It may be meant in more than one way.
    Unclear,
    /// A text names itself.
    Itself,
}

impl Unresolved {
    /// Whether it is worth a word: what no reader would take for a link is not.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        matches!(self, Self::NoStatute | Self::Itself)
    }
}
