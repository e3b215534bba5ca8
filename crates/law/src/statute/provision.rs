//! The provisions of a statute in the order of the text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Doubt;
use crate::numerals::chinese_numeral;

/// A level of the structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// 序言.
    Preamble,
    /// 附件, 附录.
    Annex,
    /// 编.
    Part,
    /// 分编.
    Subpart,
    /// 章.
    Chapter,
    /// 节.
    Section,
    /// A heading without a number: 总则, 分则, 附则.
    Heading,
    /// 条.
    Article,
    /// `一、` of a text without 条.
    Point,
    /// 款; a paragraph of a preamble or an annex.
    Clause,
    /// 项.
    Item,
    /// 目.
    Subitem,
}

impl Level {
    /// Whether it is a heading that holds articles.
    #[must_use]
    pub fn is_division(self) -> bool {
        matches!(self, Self::Part | Self::Subpart | Self::Chapter | Self::Section | Self::Heading)
    }

    /// The Chinese word for it.
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
            Self::Clause => "款",
            Self::Item => "项",
            Self::Subitem => "目",
        }
    }
}

/// The number of a provision: 第一百二十条之一 is 120, 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Number {
    /// 第N.
    pub base: u32,
    /// 之N; 0 where there is none.
    pub inserted: u32,
}

impl Number {
    /// 第`base`, without 之.
    #[must_use]
    pub fn plain(base: u32) -> Self {
        Self { base, inserted: 0 }
    }

    /// Whether it may follow `before` without a gap.
    #[must_use]
    pub fn follows(self, before: Self) -> bool {
        (self.base == before.base + 1 && self.inserted == 0)
            || (self.base == before.base && self.inserted == before.inserted + 1)
    }

    /// `第一百二十条之一` for the unit 条.
    #[must_use]
    pub fn printed(self, unit: &str) -> String {
        let base = chinese_numeral(self.base);
        let inserted = if self.inserted > 0 { format!("之{}", chinese_numeral(self.inserted)) } else { String::new() };
        format!("第{base}{unit}{inserted}")
    }
}

/// One provision, by its place in [`Statute::provisions`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provision {
    /// Its level.
    pub level: Level,
    /// Its anchor: `art-12-p2-i3`, `part-1-ch-4-sec-8`, `annex-1-art-3`, `preamble-p7`.
    pub id: String,
    /// Its number: printed, or counted (款); `None` for headings and annexes without one.
    pub number: Option<Number>,
    /// Its number as printed: `第十二条`, `（三）`, `1.`; empty for a 款.
    pub printed: String,
    /// The words of a heading.
    pub title: String,
    /// `第十条 （删去）`: nothing is left but its number.
    pub deleted: bool,
    /// What holds it.
    pub parent: Option<usize>,
    /// Behind the last provision inside it: `at + 1..end` is what it holds, in the order of the text.
    pub end: usize,
    /// Its own lines, by their places in [`Statute::lines`]: the lead-in of a 款, not its items.
    pub lines: Vec<usize>,
    /// Bytes of the source from its number to the end of what it holds.
    pub span: Range<usize>,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The title of a division, an annex, a preamble.
    Heading,
    /// The first words of a provision.
    Begin,
    /// A further paragraph of the same provision: behind an item, inside a quotation.
    Continue,
    /// The rest of a sentence that a paragraph break cuts.
    Join,
    /// No part of a provision: contents, notes, signatures, days.
    Aside,
    /// A table, a picture: see [`super::BlockKind::Other`].
    Other,
}

/// One line of the text, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its block.
    pub block: usize,
    /// Its bytes of the block's words, its mark included.
    pub within: Range<usize>,
    /// Where its own words begin in the block's words, behind the mark.
    pub words: usize,
    /// Bytes of the source of its own words.
    pub span: Range<usize>,
    /// Its own words, without the mark and the blanks around.
    pub text: String,
    /// What it is.
    pub role: Role,
    /// The lowest provision that it belongs to.
    pub provision: Option<usize>,
}

/// A statute: its provisions and lines in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statute {
    /// All provisions in the order of the text.
    pub provisions: Vec<Provision>,
    /// All lines.
    pub lines: Vec<Line>,
    /// What is doubtful, in the order of the text.
    pub doubts: Vec<Doubt>,
    /// Articles outside annexes by number; where a number stands twice, the first.
    pub(super) articles: Vec<(Number, usize)>,
    /// Provisions by anchor.
    pub(super) ids: Vec<usize>,
}
