//! Citations as they are written.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// What one block of text cites.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Cited {
    /// The citations, in the order of the text. They do not overlap.
    pub citations: Vec<Citation>,
    /// Short names that the text gives to laws (以下简称).
    pub aliases: Vec<Alias>,
}

/// A citation as it is written. All ranges are bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Citation {
    /// The whole citation.
    pub span: Range<usize>,
    /// How the law is named.
    pub law: Law,
    /// The document number (文号) in brackets after the title.
    pub number: Option<String>,
    /// Which version of the law is meant, if the text says so in another way.
    pub version: Option<CitedVersion>,
    /// The division to which the citation is limited (本章).
    pub scope: Option<Division>,
    /// The number of the annex whose provisions are meant (附件二第三条); 0 if no number is written.
    pub annex: Option<u32>,
    /// The provisions; empty if only the law is named.
    pub locators: Vec<Locator>,
    /// The index of its sentence in the text, from 0. A semicolon ends a sentence too.
    pub sentence: usize,
    /// Whether the rest of the sentence repeals something (废止).
    pub repeals: bool,
}

/// A version of a law that a citation asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum CitedVersion {
    /// The version of this year: 《…》（2018年修正）.
    Year(i32),
    /// A version that is no longer in force: 原《…》.
    Former,
}

/// How a citation names the law.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Law {
    /// Not at all. The statute in which the citation stands is meant, or the one named before.
    Implied,
    /// 本法, 本条例: the statute in which the citation stands.
    This,
    /// 该法, 该条例: the law named last. Contains the kind of text, such as `条例`.
    That(String),
    /// By a title in 《》, given without them.
    Titled(String),
    /// By a name without 《》.
    Bare {
        /// The name, as far as it can be recognised without a list of laws.
        name: String,
        /// All the text before the provision that may belong to the name; ends with `name`.
        run: String,
    },
}

/// A short name that a text gives to a law (以下简称《条例》).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Alias {
    /// The short name, without 《》.
    pub name: String,
    /// The title, without 《》.
    pub title: String,
}

/// One provision of a citation, or one end of a range.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Locator {
    /// Bytes of the text. The span of the first locator begins with the name of the law.
    pub span: Range<usize>,
    /// Whether it ends a range that the locator before it begins (至).
    pub ends_range: bool,
    /// Where the numbers below are counted from.
    pub base: Base,
    /// The number of the 款.
    pub paragraph: Option<u32>,
    /// The number of the 项.
    pub item: Option<u32>,
    /// The number of the 目.
    pub subitem: Option<u32>,
}

/// Where the numbers of a locator are counted from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Base {
    /// 第十二条. The second number is that of 之N, or 0: 第一百二十条之一 is `Article(120, 1)`.
    Article(u32, u32),
    /// The first 款 of an article: 第十条前两款 is `FirstParagraphs(10, 0, 2)`.
    FirstParagraphs(u32, u32, u32),
    /// Nothing is written. The provision of the locator before it is meant, or for the first locator the provision in
    /// which the citation stands.
    Implied,
    /// 本条.
    ThisArticle,
    /// 本款.
    ThisParagraph,
    /// 本项.
    ThisItem,
    /// 前条, 前两条: the articles before. Contains how many.
    ArticlesBack(u32),
    /// 前款, 前两款: the 款 before. Contains how many.
    ParagraphsBack(u32),
    /// 前项, 前两项: the 项 before. Contains how many.
    ItemsBack(u32),
    /// 该条: the article cited last.
    ThatArticle,
    /// 该款: the 款 cited last.
    ThatParagraph,
    /// The provision cited directly before, which this locator continues: 前款规定的第二项, 第三条（第二款除外）.
    Previous,
    /// Headings, from the outermost: 第二编第三章.
    Headings(Vec<Heading>),
}

/// A heading of a statute in a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Heading {
    /// A division with its number.
    Numbered(Division, u32),
    /// 总则, the general provisions.
    General,
    /// 分则, the specific provisions.
    Special,
}

/// A division of a statute above its articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Division {
    /// 编, a part.
    Part,
    /// 分编, a subpart.
    Subpart,
    /// 章, a chapter.
    Chapter,
    /// 节, a section.
    Section,
}
