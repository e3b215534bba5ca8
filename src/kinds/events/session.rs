//! An item of an agenda (议程).

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use crate::values::{CalendarDay, Language, text};
use crate::yaml::{Field, deserialize_one_or_many, field};

/// An item of an agenda (议程).
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// The day, where the event has several.
    #[serde(alias = "日期")]
    pub day: Option<CalendarDay>,
    /// The time of day.
    #[serde(alias = "时间")]
    pub time: Option<ClockRange>,
    /// The title.
    #[serde(alias = "题目")]
    pub title: String,
    /// The speakers.
    #[serde(alias = "讲者", default, deserialize_with = "deserialize_one_or_many")]
    pub speaker: Vec<String>,
    /// The speakers' organisation.
    #[serde(alias = "单位")]
    pub organization: Option<String>,
    /// The room.
    #[serde(alias = "地点")]
    pub place: Option<String>,
    /// The forum it belongs to, where several take place at the same time.
    #[serde(alias = "分会场")]
    pub track: Option<String>,
}

/// The fields of an item.
pub(super) const FIELDS: &[Field] = &[
    field("day", "日期", "哪一天，活动有几天时写", "the day, if the event has several"),
    field("time", "时间", "时间，例如 9:00-10:30", "when, as in 9:00-10:30"),
    field("title", "题目", "内容，必填", "what; required"),
    field("speaker", "讲者", "讲者，一人或数人", "who speaks, one or several"),
    field("organization", "单位", "讲者的单位", "the speaker's organisation"),
    field("place", "地点", "会场", "the room"),
    field("track", "分会场", "分论坛或分会场，同时举行几个时写", "the parallel forum to which it belongs"),
];

/// A time of day, or a range of times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockRange {
    /// The start.
    pub start: NaiveTime,
    /// The end, where it is known.
    pub end: Option<NaiveTime>,
}

impl ClockRange {
    /// Reads `9:00` and `9:00-10:30`, with any form of dash; `None` for other texts.
    fn parse(text: &str) -> Option<Self> {
        let time = |text: &str| NaiveTime::parse_from_str(&text.trim().replace('：', ":"), "%H:%M").ok();
        match text.split_once(['-', '—', '–', '~', '～', '至']) {
            Some((start, end)) => Some(Self { start: time(start)?, end: Some(time(end.trim_start_matches('—'))?) }),
            None => Some(Self { start: time(text)?, end: None }),
        }
    }

    /// In words, with the dash of the language: `9:00—10:30`.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let dash = if language == Language::ZhHans { '—' } else { '–' };
        let words = |time: NaiveTime| time.format("%-H:%M").to_string();
        match self.end {
            Some(end) => format!("{}{dash}{}", words(self.start), words(end)),
            None => words(self.start),
        }
    }
}

impl Serialize for ClockRange {
    /// Writes a form that editors write.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.words(Language::En))
    }
}

impl<'de> Deserialize<'de> for ClockRange {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        Self::parse(&written).ok_or_else(|| {
            let said = text!("不是钟点；写成 9:00 或 9:00-10:30", "is not a time of the day; write 9:00 or 9:00-10:30");
            serde::de::Error::custom(said.pack())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::ClockRange;
    use crate::values::Language;

    #[test]
    fn times_of_the_day_are_read() {
        let words = |text: &str| ClockRange::parse(text).map(|range| range.words(Language::ZhHans));
        assert_eq!(words("09:00"), Some("9:00".to_owned()));
        assert_eq!(words("9:00——10:30"), Some("9:00—10:30".to_owned()));
        assert_eq!(words("9：00至17:00"), Some("9:00—17:00".to_owned()));
        assert_eq!(words("25:00"), None);
        assert_eq!(words("上午"), None);
    }
}
