//! The pages on which the regulations of a column are listed again, beside the column's own page by rank.

/// How regulations are arranged on a page of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

    /// What the address of its page ends with.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Issuer => "by-issuer",
            Self::Status => "by-status",
            Self::Date => "by-date",
            Self::Coming => "coming",
        }
    }

    /// Its name among the words of the interface.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Issuer => "by_issuer",
            Self::Status => "by_status",
            Self::Date => "by_date",
            Self::Coming => "coming",
        }
    }
}
