//! `award-list`: who won what, as tables that are checked.

mod data;
mod ids;
mod read;
mod table;
mod view;

pub use data::with_data;
pub use ids::Ids;
pub use view::AwardsView;

use serde::{Deserialize, Serialize};

use crate::faults::SourceText;
use crate::values::{Date, Text};
use crate::yaml::{Field, field};

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
    /// The file that holds the winners, from the piece's folder.
    pub data: Option<String>,
    /// 赛道, in printed order.
    pub tracks: Vec<Track>,
    /// What its winners name by an `id`.
    pub ids: Ids,
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
    #[serde(alias = "奖项", default)]
    pub prizes: Vec<Prize>,
}

/// The file that an award list's `data` names, as it was found.
#[derive(Clone, Debug)]
pub enum DataFile {
    /// Its text.
    Text(SourceText),
    /// There is none, with what may have been meant.
    Missing(Option<Text>),
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
    #[serde(alias = "获奖者", default)]
    pub winners: Vec<Winner>,
}

/// A winner: a team, people, an organisation, or several of these.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
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

const TRACK: &[Field] = &[
    field("name", "名称", "赛道名称，必填", "its name; required"),
    field("note", "说明", "赛道末尾的说明", "its closing sentence"),
    field(
        "prizes",
        "奖项",
        "奖项，按印刷次序；获奖者不在另一个文件里时必填",
        "its prizes, in printed order; required unless a file holds the winners",
    )
    .of(PRIZE),
];

const PRIZE: &[Field] = &[
    field("name", "名称", "奖项名称，必填", "its name; required"),
    field(
        "quota",
        "名额",
        "名额；与获奖者的个数不同就是错误",
        "how many are given; another number of winners is a fault",
    ),
    field(
        "winners",
        "获奖者",
        "获奖者；不在另一个文件里时必填，空缺写 []",
        "who won; required unless a file holds the winners; [] where the prize was not given",
    )
    .of(WINNER),
];

const WINNER: &[Field] = &[
    field("team", "团队", "队名", "the team's name"),
    field("members", "成员", "成员姓名", "its members, by name"),
    field("organization", "单位", "单位", "the organisation"),
    field("work", "成果", "获奖成果的名称，不加书名号", "what the prize was given for, without 《》"),
];

impl AwardList {
    /// Its closing sentences and those of its tracks.
    pub(in crate::kinds) fn sentences(&self) -> Vec<&str> {
        let tracks = self.tracks.iter().filter_map(|track| track.note.as_deref());
        self.notes.iter().map(String::as_str).chain(tracks).collect()
    }
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
    field(
        "data",
        "数据",
        "获奖者所在的文件，和这一篇放在一起：winners.csv 或 winners.yaml。CSV 的表头：赛道、奖项、名额、团队、成员、单位、成果",
        "the file beside the piece that holds the winners, winners.csv or winners.yaml. Heads of a CSV: track, prize, \
         quota, team, members, organization, work",
    ),
    field("tracks", "赛道", "赛道，按印刷次序", "the tracks, in printed order").of(TRACK),
];

/// The only field of a data file in YAML.
const DATA: &[Field] = &[field("tracks", "赛道", "赛道", "the tracks").of(TRACK)];

#[cfg(test)]
mod tests {
    use super::{PRIZE, Prize, TRACK, Track, WINNER, Winner};
    use crate::yaml::accepted::assert_listed;

    #[test]
    fn the_reference_lists_what_is_taken() {
        assert_listed::<Track>(TRACK);
        assert_listed::<Prize>(PRIZE);
        assert_listed::<Winner>(WINNER);
    }
}
