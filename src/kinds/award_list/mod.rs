//! `award-list`: the winners of a competition, as tables that are checked.

mod data;
mod ids;
mod read;
mod table;
mod track;
mod view;

pub(crate) use data::with_data;
pub(crate) use ids::Ids;
pub(crate) use track::{Prize, Track, Winner};
pub(crate) use view::{AwardFiles, AwardsView};

use serde::{Deserialize, Serialize};

use crate::faults::SourceText;
use crate::values::{Date, Text};
use crate::yaml::{Field, field};
use track::TRACK;

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
    /// The date of the final or of the decision.
    pub held_on: Option<Date>,
    /// The place.
    pub place: Option<String>,
    /// Closing sentences.
    pub notes: Vec<String>,
    /// The file with the winners, relative to the piece's folder.
    pub data: Option<String>,
    /// The tracks (赛道), in printed order.
    pub tracks: Vec<Track>,
    /// The organisations that are named by their `id`.
    pub ids: Ids,
}

/// The file that the field `data` names.
#[derive(Clone, Debug)]
pub enum DataFile {
    /// The file was found; its encoding is named where it is another than UTF-8.
    Text(SourceText, Option<&'static str>),
    /// The file with this path was found, but it is no CSV and no YAML.
    Other(String),
    /// There is no such file; the text suggests one that may be meant.
    Missing(Option<Text>),
}

impl DataFile {
    /// Whether a file with this path can hold winners.
    #[must_use]
    pub(crate) fn is_read(path: &str) -> bool {
        let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        matches!(ending.as_str(), "csv" | "tsv" | "yaml" | "yml")
    }
}

impl AwardList {
    /// Its closing sentences and those of its tracks.
    pub(in crate::kinds) fn sentences(&self) -> Vec<&str> {
        let tracks = self.tracks.iter().filter_map(|track| track.note.as_deref());
        self.notes.iter().map(String::as_str).chain(tracks).collect()
    }
}

/// The fields of an award list, in the order of the reference.
pub(crate) const FIELDS: &[Field] = &[
    field("competition", "赛事", "赛事名称", "the name of the competition"),
    field("edition", "届次", "第几届", "the ordinal number of the competition"),
    field("host", "主办", "主办单位", "who hosts it"),
    field("undertakers", "承办", "承办单位", "who carries it out"),
    field("co_organizers", "协办", "协办单位", "who helps"),
    field("held_on", "举办日期", "决赛或评定日期", "the day on which it was decided"),
    field("place", "地点", "地点", "where"),
    field("notes", "说明", "说明文字，一句或数句", "closing sentences"),
    field(
        "data",
        "数据",
        "获奖者所在的文件，和这一篇放在一起：winners.csv 或 winners.yaml。CSV 的表头：赛道、奖项、名额、团队、成员、单位、成果",
        "the file beside the piece that holds the winners, winners.csv or winners.yaml. Columns of a CSV: track, prize, \
         quota, team, members, organization, work",
    ),
    field("tracks", "赛道", "赛道，按印刷次序", "the tracks, in printed order").of(TRACK),
];

/// The only field of a YAML file with winners.
const DATA: &[Field] = &[field("tracks", "赛道", "赛道", "the tracks").of(TRACK)];
