//! The register of content kinds: the one list of what a piece may be.
//!
//! Adding a kind is a folder here, a line in each list below, a template and a fixture.

pub mod article;
pub mod award_list;
pub mod common;
pub mod issue;
pub mod page;

use crate::yaml::{Field, Fields};

/// What a piece is; decides its fields, its checks and its template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// News, profiles, notices, forewords.
    Article,
    /// 获奖名单.
    AwardList,
    /// 期: one number of the newsletter.
    Issue,
    /// A standing page.
    Page,
}

/// The fields that only one kind has.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, serde::Serialize)]
pub enum Record {
    /// An article has none.
    Article,
    /// Tracks, prizes, winners.
    AwardList(award_list::AwardList),
    /// Year, number, staff.
    Issue(issue::Issue),
    /// A standing page has none.
    Page,
}

impl Kind {
    /// Every kind there is.
    pub const ALL: [Self; 4] = [Self::Article, Self::AwardList, Self::Issue, Self::Page];

    /// Its name in `kind:`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::AwardList => "award-list",
            Self::Issue => "issue",
            Self::Page => "page",
        }
    }

    /// The fields of its own.
    #[must_use]
    pub const fn own_fields(self) -> &'static [Field] {
        match self {
            Self::Article => article::FIELDS,
            Self::AwardList => award_list::FIELDS,
            Self::Issue => issue::FIELDS,
            Self::Page => page::FIELDS,
        }
    }

    /// All fields that its front matter may hold.
    #[must_use]
    pub fn fields(self) -> Vec<Field> {
        common::FIELDS.iter().chain(self.own_fields()).copied().collect()
    }

    /// Takes the fields of its own.
    pub fn read(self, fields: &mut Fields) -> Option<Record> {
        match self {
            Self::Article => Some(Record::Article),
            Self::AwardList => award_list::read(fields).map(Record::AwardList),
            Self::Issue => issue::read(fields).map(Record::Issue),
            Self::Page => Some(Record::Page),
        }
    }
}
