//! Tracks, prizes and winners.

use serde::{Deserialize, Serialize};

use crate::yaml::{Field, field};

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

/// A prize with its winners.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Prize {
    /// Its name.
    #[serde(alias = "名称")]
    pub name: String,
    /// How many of this prize are given (名额).
    #[serde(alias = "名额")]
    pub quota: Option<u32>,
    /// The winners.
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
    /// The work that won the prize.
    #[serde(alias = "成果")]
    pub work: Option<String>,
}

/// The fields of a track.
pub(super) const TRACK: &[Field] = &[
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
        "how many are given; a different number of winners is an error",
    ),
    field(
        "winners",
        "获奖者",
        "获奖者；不在另一个文件里时必填，空缺写 []",
        "the winners; required unless a file holds them; [] if the prize was not given",
    )
    .of(WINNER),
];

const WINNER: &[Field] = &[
    field("team", "团队", "队名", "the team's name"),
    field("members", "成员", "成员姓名", "its members, by name"),
    field("organization", "单位", "单位", "the organisation"),
    field("work", "成果", "获奖成果的名称，不加书名号", "the work that won the prize, without 《》"),
];

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
