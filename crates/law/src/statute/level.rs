//! The levels of the structure of a statute.

use serde::{Deserialize, Serialize};

/// A level of the structure, from the outermost to the innermost.
///
/// The order of the variants is the order of nesting. 编, 章, 节, 条, 款, 项 and 目 are the levels of 立法法 (Legislation
/// Law); 分编 occurs in codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// 序言, a preamble.
    Preamble,
    /// 附件, 附录, 附表: an annex.
    Annex,
    /// 编, a part.
    Part,
    /// 分编, a subpart.
    Subpart,
    /// 章, a chapter.
    Chapter,
    /// 节, a section.
    Section,
    /// A heading without a number: 总则, 分则, 附则.
    Heading,
    /// 条, an article.
    Article,
    /// `一、`: a numbered point of a text without articles, such as a decision.
    Point,
    /// 款, a paragraph of an article, a point, a preamble or an annex. Serialized as `clause`.
    #[serde(rename = "clause")]
    Paragraph,
    /// 项, an item: `（一）`.
    Item,
    /// 目, a subitem: `1.`.
    Subitem,
}

impl Level {
    /// Whether it is a heading that groups articles: 编, 分编, 章, 节, or a heading without a number.
    #[must_use]
    pub fn is_division(self) -> bool {
        matches!(self, Self::Part | Self::Subpart | Self::Chapter | Self::Section | Self::Heading)
    }

    /// The Chinese name of the level, as it stands in a citation; empty for [`Level::Heading`].
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Preamble => "序言",
            Self::Annex => "附件",
            Self::Part => "编",
            Self::Subpart => "分编",
            Self::Chapter => "章",
            Self::Section => "节",
            Self::Heading => "",
            Self::Article => "条",
            Self::Point => "点",
            Self::Paragraph => "款",
            Self::Item => "项",
            Self::Subitem => "目",
        }
    }
}
