//! Citations of laws and of their provisions, as a text writes them: `《网络安全法》第二十一条`, `本条例第十六条至第二十条`,
//! `前款第二项`. Text → [`Citation`]s; what they lead to is asked elsewhere, so a text is scanned once, whatever the site
//! holds.
//!
//! The grammar in a line: `[law [number]] [scope] (headings | provisions)`, provisions joined by 、和至 and the like, each
//! taking what it does not say (article, 款) from the one before it. `scan` goes over the text; `laws` reads what names a
//! law, `bare` names without 《》, `locs` provisions, `headings` chapters, `signs` single characters and numbers. All of it
//! looks a bounded number of characters ahead or back: linear whatever the text.

mod around;
mod bare;
mod editions;
mod headings;
mod laws;
mod locs;
mod names;
mod scan;
mod signs;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use bare::{is_certain, is_lead};
pub use laws::is_law_title;
pub use scan::{Scanner, may_cite};

/// What one block of text cites.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Cited {
    /// The citations in their order; they do not overlap.
    pub citations: Vec<Citation>,
    /// Short names that the text gives to laws (以下简称).
    pub aliases: Vec<Alias>,
}

/// A citation as written. All places are bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Citation {
    /// The whole of it.
    pub span: Range<usize>,
    /// The law.
    pub law: Law,
    /// The 文号 in brackets behind the title.
    pub number: Option<String>,
    /// Which of its texts is meant, where that is said otherwise.
    pub edition: Option<Edition>,
    /// The part of the law to which it is limited (本章).
    pub scope: Option<Unit>,
    /// The annex of the law whose provisions are meant (附件二第三条); 0 where its number is not said.
    pub annex: Option<u32>,
    /// The provisions; none where only the law is named.
    pub locs: Vec<Loc>,
    /// The sentence of the text in which it stands, from 0.
    pub sentence: usize,
    /// Whether the sentence goes on to repeal something (废止).
    pub repeals: bool,
}

/// Which text of a law a citation means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Edition {
    /// The one made in that year: 《…》（2018年修正）.
    Year(i32),
    /// One that is in force no more: 原《…》.
    Former,
}

/// How a citation names its law.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Law {
    /// Not at all: the law in which it stands.
    Unsaid,
    /// 本法, 本条例 …
    Own,
    /// 该法, 该条例 …: the one named last; its kind.
    That(String),
    /// By a title in 《》, without them.
    Titled(String),
    /// By a name without 《》.
    Bare {
        /// The name as far as it can be told without knowing the law.
        name: String,
        /// All that stands before the provision and may belong to the name.
        run: String,
    },
}

/// A short name that a text gives to a law.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Alias {
    /// The short name, without 《》.
    pub name: String,
    /// The title, without 《》.
    pub title: String,
}

/// One provision of a citation.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Loc {
    /// Its bytes; those of the first begin with the law.
    pub span: Range<usize>,
    /// Whether it ends a range that the one before it begins (至).
    pub ends_range: bool,
    /// From where it counts.
    pub base: Base,
    /// 款.
    pub clause: Option<u32>,
    /// 项.
    pub item: Option<u32>,
    /// 目.
    pub subitem: Option<u32>,
}

/// From where a provision counts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Base {
    /// 第十二条; 第一百二十条之一 has a second number.
    Article(u32, u32),
    /// The first so many 款 of an article (第十条前两款).
    FirstClauses(u32, u32, u32),
    /// Unsaid: the provision before it in the citation, else the place of the citation.
    Unsaid,
    /// 本条.
    ThisArticle,
    /// 本款.
    ThisClause,
    /// 本项.
    ThisItem,
    /// 前条 and so many articles back.
    ArticlesBack(u32),
    /// 前款 and so many 款 back.
    ClausesBack(u32),
    /// 前项 and so many 项 back.
    ItemsBack(u32),
    /// 该条: the article named last.
    ThatArticle,
    /// 该款: the 款 named last.
    ThatClause,
    /// What was cited just before, which goes on: 前款规定的第二项, 第三条（第二款除外）.
    Last,
    /// Headings from the outermost (第二编第三章).
    Headings(Vec<Heading>),
}

/// A heading of a statute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Heading {
    /// By its number.
    Numbered(Unit, u32),
    /// 总则, the part or chapter of that name.
    General,
    /// 分则.
    Special,
}

/// What a statute is parted into above its articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Unit {
    /// 编.
    Part,
    /// 分编.
    Subpart,
    /// 章.
    Chapter,
    /// 节.
    Section,
}

#[cfg(test)]
mod tests;
