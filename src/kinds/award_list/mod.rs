//! `award-list`: who won what, as tables that are checked.

mod read;
mod view;

pub use view::AwardsView;

use serde::{Deserialize, Serialize};

use super::common::field;
use crate::values::Date;
use crate::yaml::Field;

pub(super) use read::read;

/// The fields of an award list.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct AwardList {
    /// 赛事名称.
    pub competition: Option<String>,
    /// 届次.
    pub edition: Option<String>,
    /// 主办.
    pub host: Vec<String>,
    /// 承办.
    pub undertakers: Vec<String>,
    /// 协办.
    pub co_organizers: Vec<String>,
    /// When it was decided.
    pub held_on: Option<Date>,
    /// Where.
    pub place: Option<String>,
    /// Closing sentences.
    pub notes: Vec<String>,
    /// 赛道, in printed order.
    pub tracks: Vec<Track>,
}

/// A track (赛道) with its prizes.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Track {
    /// Its name.
    #[serde(alias = "名称")]
    pub name: String,
    /// Its closing sentence.
    #[serde(alias = "说明")]
    pub note: Option<String>,
    /// Its prizes, in printed order.
    #[serde(alias = "奖项")]
    pub prizes: Vec<Prize>,
}

/// A prize with its winners.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Prize {
    /// Its name.
    #[serde(alias = "名称")]
    pub name: String,
    /// How many are given (名额).
    #[serde(alias = "名额")]
    pub quota: Option<u32>,
    /// Who won.
    #[serde(alias = "获奖者")]
    pub winners: Vec<Winner>,
}

/// A winner: a team, people, an organisation, or several of these.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Winner {
    /// The team's name.
    #[serde(alias = "团队")]
    pub team: Option<String>,
    /// People, by name.
    #[serde(alias = "成员", default)]
    pub members: Vec<String>,
    /// The organisation.
    #[serde(alias = "单位")]
    pub organization: Option<String>,
    /// What the prize was given for.
    #[serde(alias = "成果")]
    pub work: Option<String>,
}

/// The fields of an award list, in the order of the reference.
pub const FIELDS: &[Field] = &[
    field("competition", "赛事", "赛事名称", "the name of the competition"),
    field("edition", "届次", "第几届", "which time it is held"),
    field("host", "主办", "主办单位", "who hosts it"),
    field("undertakers", "承办", "承办单位", "who carries it out"),
    field("co_organizers", "协办", "协办单位", "who helps"),
    field("held_on", "举办日期", "决赛或评定日期", "when it was decided"),
    field("place", "地点", "地点", "where"),
    field("notes", "说明", "说明文字，一句或数句", "closing sentences"),
    field("tracks", "赛道", "赛道：name、prizes", "the tracks: name, prizes"),
];
