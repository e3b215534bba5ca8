//! The sentences that say why a citation leads nowhere.

use huikan_law::corpus::Unresolved;

use crate::values::{Text, text};

/// The reason in both languages.
pub(super) fn sentence(reason: &Unresolved) -> Text {
    match reason {
        Unresolved::NotAStatute => {
            text!("这里不是法规，没有“本法”可指", "this text is no statute to which it could lead")
        }
        Unresolved::UnknownLaw(title) => text!("站内没有《{title}》", "the site has no text 《{title}》"),
        Unresolved::UnknownNumber(number) => {
            text!("站内的文本不是{number}", "the text on the site is not {number}")
        }
        Unresolved::NoVersionInForce(day) => {
            text!("站内没有{day}时有效的文本", "the site has no text that was in force on {day}")
        }
        Unresolved::NoVersionOfYear(year) => text!("站内没有{year}年的文本", "the site has no text of {year}"),
        Unresolved::MissingProvision { provision, title, .. } => {
            text!("《{title}》没有{provision}", "《{title}》 has no {provision}")
        }
        Unresolved::NothingBefore => text!("它前面没有这样的条款", "no such provision comes before it"),
        Unresolved::Ambiguous => text!("不能确定指哪一条", "it cannot be told which provision is meant"),
        Unresolved::SelfReference => text!("就是本文", "it is this text itself"),
    }
}
