//! The pages on which the regulations of a column are listed again, beside the column's own page by rank.

use super::Site;
use crate::kinds::Kind;
use crate::values::Address;

/// How regulations are arranged on a page of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrangement {
    /// By who made them.
    Issuer,
    /// By whether they are in force.
    Status,
    /// By the year from which they are in force.
    Date,
    /// What comes into force, is changed or repealed soon.
    Coming,
}

impl Arrangement {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Issuer, Self::Status, Self::Date, Self::Coming];

    /// What the address of its page ends with, and with `_` for `-` its name among the words of the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Issuer => "by-issuer",
            Self::Status => "by-status",
            Self::Date => "by-date",
            Self::Coming => "coming",
        }
    }
}

impl Site {
    /// Whether a column lists regulations.
    #[must_use]
    pub fn has_regulations(&self, column: usize) -> bool {
        self.columns[column].pieces.iter().any(|at| self.pieces[*at].entry.kind == Kind::Regulation)
    }

    /// Where the regulations of a column stand in another arrangement.
    #[must_use]
    pub fn arranged(&self, column: usize, arrangement: Arrangement) -> Address {
        self.columns[column].address.below(arrangement.name())
    }
}
