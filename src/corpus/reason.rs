//! Why a citation leads nowhere.

use chrono::NaiveDate;

use crate::statute::Level;
use crate::values::{Text, text};

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

    /// What is to be said of it.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::NoStatute => text!("这里不是法规，没有“本法”可指", "this text is no statute to which it could lead"),
            Self::UnknownLaw(title) => text!("站内没有《{title}》", "the site has no text 《{title}》"),
            Self::OtherNumber(number) => {
                text!("站内的文本不是{number}", "the text on the site is not {number}")
            }
            Self::OtherVersion(day) => {
                text!("站内没有{day}时有效的文本", "the site has no text that was in force on {day}")
            }
            Self::OtherYear(year) => text!("站内没有{year}年的文本", "the site has no text of {year}"),
            Self::Missing { provision, title, .. } => {
                text!("《{title}》没有{provision}", "《{title}》 has no {provision}")
            }
            Self::NothingBefore => text!("它前面没有这样的条款", "no such provision comes before it"),
            Self::Unclear => text!("不能确定指哪一条", "it cannot be told which provision is meant"),
            Self::Itself => text!("就是本文", "it is this text itself"),
        }
    }
}
