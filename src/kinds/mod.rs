//! The register of content kinds.
//!
//! A new kind needs a folder here, a line in each list below, a template and a fixture.

pub(crate) mod article;
pub(crate) mod award_list;
pub(crate) mod common;
mod contributors;
mod counts;
pub(crate) mod events;
pub(crate) mod guide;
pub(crate) mod issue;
pub(crate) mod named;
pub(crate) mod page;
pub(crate) mod regulation;
mod tags;
pub(crate) mod when;

use crate::yaml::{Field, Fields};

/// The kind of a piece, which decides its fields, its checks and its template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// News, profiles, notices, forewords.
    #[serde(alias = "文章")]
    Article,
    /// 获奖名单.
    #[serde(alias = "获奖名单")]
    AwardList,
    /// 活动赛事.
    #[serde(alias = "活动")]
    Events,
    /// How to get something done.
    #[serde(alias = "指南")]
    Guide,
    /// An issue (期) of the newsletter.
    #[serde(alias = "期")]
    Issue,
    /// A standing page.
    #[serde(alias = "页面")]
    Page,
    /// A law, rule or measure.
    #[serde(alias = "法规")]
    Regulation,
}

/// The fields of one kind, beside the common ones.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, serde::Serialize)]
pub enum Record {
    /// An article has none.
    Article,
    /// Tracks, prizes, winners.
    AwardList(award_list::AwardList),
    /// Phases, places, registration.
    Events(events::Events),
    /// Services, conditions, steps, contacts.
    Guide(guide::Guide),
    /// Year, number, staff.
    Issue(issue::Issue),
    /// A standing page has none.
    Page,
    /// Status, issuers, dates.
    Regulation(Box<regulation::Regulation>),
}

impl Record {
    /// The fields that hold sentences, which may cite regulations as bodies do.
    #[must_use]
    pub fn sentences(&self) -> Vec<&str> {
        match self {
            Self::AwardList(list) => list.sentences(),
            Self::Events(events) => events.sentences(),
            Self::Guide(guide) => guide.sentences(),
            Self::Article | Self::Issue(_) | Self::Page | Self::Regulation(_) => Vec::new(),
        }
    }
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 7] =
        [Self::Article, Self::AwardList, Self::Events, Self::Guide, Self::Issue, Self::Page, Self::Regulation];

    /// Its name, as in `kind:`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::AwardList => "award-list",
            Self::Events => "events",
            Self::Guide => "guide",
            Self::Issue => "issue",
            Self::Page => "page",
            Self::Regulation => "regulation",
        }
    }

    /// Its Chinese name, which `kind:` takes too.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Article => "文章",
            Self::AwardList => "获奖名单",
            Self::Events => "活动",
            Self::Guide => "指南",
            Self::Issue => "期",
            Self::Page => "页面",
            Self::Regulation => "法规",
        }
    }

    /// The fields of this kind, beside the common ones.
    #[must_use]
    pub const fn own_fields(self) -> &'static [Field] {
        match self {
            Self::Article => article::FIELDS,
            Self::AwardList => award_list::FIELDS,
            Self::Events => events::FIELDS,
            Self::Guide => guide::FIELDS,
            Self::Issue => issue::FIELDS,
            Self::Page => page::FIELDS,
            Self::Regulation => regulation::FIELDS,
        }
    }

    /// All fields of its front matter.
    #[must_use]
    pub fn fields(self) -> Vec<Field> {
        common::FIELDS.iter().chain(self.own_fields()).copied().collect()
    }

    /// Reads the fields of this kind; `None` where a required one is missing or wrong.
    pub fn read(self, fields: &mut Fields) -> Option<Record> {
        match self {
            Self::Article => Some(Record::Article),
            Self::AwardList => award_list::read(fields).map(Record::AwardList),
            Self::Events => events::read(fields).map(Record::Events),
            Self::Guide => guide::read(fields).map(Record::Guide),
            Self::Issue => issue::read(fields).map(Record::Issue),
            Self::Page => Some(Record::Page),
            Self::Regulation => regulation::read(fields).map(|read| Record::Regulation(Box::new(read))),
        }
    }
}
