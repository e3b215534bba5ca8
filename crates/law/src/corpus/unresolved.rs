//! Reasons why a citation has no target.

use chrono::NaiveDate;

use crate::statute::Level;

/// Why a citation has no target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// It refers to the text in which it stands (本法, 前款), and that text is no statute of the corpus.
    NotAStatute,
    /// The law is not in the corpus. Contains its title or name; if the text explains a short name, the title.
    UnknownLaw(String),
    /// The corpus has no version with this document number (文号).
    UnknownNumber(String),
    /// The corpus has no version that was in force on this date.
    NoVersionInForce(NaiveDate),
    /// The corpus has no version of this year.
    NoVersionOfYear(i32),
    /// The law has no such provision.
    MissingProvision {
        /// The level of the provision.
        level: Level,
        /// Its numbers, as in `第十二条第三款`.
        provision: String,
        /// The title of the law.
        title: String,
        /// Whether the citation names the article, or, for a heading, the law. If it does not, the citation may mean
        /// something else.
        is_explicit: bool,
    },
    /// Nothing comes before it: 前款 in the first 款.
    NothingBefore,
    /// It has several possible meanings.
    Ambiguous,
    /// A text names itself by its title.
    SelfReference,
}

impl Unresolved {
    /// Whether no reader expects a link here: the reasons [`Unresolved::NotAStatute`] and [`Unresolved::SelfReference`].
    #[must_use]
    pub fn is_expected(&self) -> bool {
        matches!(self, Self::NotAStatute | Self::SelfReference)
    }
}
