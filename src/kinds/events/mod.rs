//! `events`: competitions, conferences and meetings with their phases. What an announcement leaves open stays open.

mod read;
mod session;
mod view;

pub use session::{ClockRange, Session};
pub use view::{EventsView, FirstPhase};

use serde::{Deserialize, Serialize};

use super::common::field;
use crate::values::{Period, Precision};
use crate::yaml::{Field, deserialize_one_or_many};

pub(super) use read::read;

/// The fields of a piece that announces events.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Events {
    /// The events, in their order.
    pub events: Vec<Event>,
}

/// One event.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Its name.
    #[serde(alias = "名称")]
    pub title: String,
    /// 主办.
    #[serde(alias = "主办", default, deserialize_with = "deserialize_one_or_many")]
    pub organizers: Vec<String>,
    /// 承办.
    #[serde(alias = "承办", default, deserialize_with = "deserialize_one_or_many")]
    pub undertakers: Vec<String>,
    /// 支持.
    #[serde(alias = "支持", default, deserialize_with = "deserialize_one_or_many")]
    pub supporters: Vec<String>,
    /// Where.
    #[serde(alias = "地点")]
    pub place: Option<String>,
    /// Over the network or not.
    #[serde(alias = "形式")]
    pub mode: Option<Mode>,
    /// 赛道.
    #[serde(alias = "赛道", default, deserialize_with = "deserialize_one_or_many")]
    pub tracks: Vec<String>,
    /// Its phases, in their order.
    #[serde(alias = "日程", default)]
    pub schedule: Vec<Phase>,
    /// 议程.
    #[serde(alias = "议程", default)]
    pub sessions: Vec<Session>,
    /// How to take part.
    #[serde(alias = "报名")]
    pub registration: Option<String>,
    /// Until when one can register.
    #[serde(alias = "报名截止")]
    pub registration_deadline: Option<Period>,
    /// Its website.
    #[serde(alias = "网址")]
    pub url: Option<String>,
}

/// A phase of an event (初赛, 决赛, 颁奖).
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// Its name; without one the phase is the event itself.
    #[serde(alias = "阶段")]
    pub label: Option<String>,
    /// When it begins.
    #[serde(alias = "开始")]
    pub start: Option<Period>,
    /// When it ends, if not with `start`; alone: until when (截至).
    #[serde(alias = "结束")]
    pub end: Option<Period>,
    /// How exactly `start` and `end` are known, where that is less than they say: the days are then bounds for sorting,
    /// and `as_written` is shown.
    #[serde(alias = "精度")]
    pub precision: Option<Precision>,
    /// 暂定.
    #[serde(alias = "暂定", default)]
    pub tentative: bool,
    /// The time in the words of the announcement; shown in place of words made from `start` and `end`.
    #[serde(alias = "原文")]
    pub as_written: Option<String>,
    /// Where, if not where the event is.
    #[serde(alias = "地点")]
    pub place: Option<String>,
    /// Over the network or not, if not as the event.
    #[serde(alias = "形式")]
    pub mode: Option<Mode>,
}

/// Over the network or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// 线上.
    #[serde(alias = "线上")]
    Online,
    /// 线下.
    #[serde(alias = "线下")]
    Offline,
    /// 线上+线下.
    #[serde(alias = "线上+线下", alias = "线上线下", alias = "线上和线下")]
    Hybrid,
}

/// The fields of events, in the order of the reference.
pub const FIELDS: &[Field] = &[field(
    "events",
    "活动",
    "活动：title、schedule、place、mode、organizers、registration …；schedule：label、start、end、as_written",
    "the events: title, schedule, place, mode, organizers, registration …; schedule: label, start, end, as_written",
)];
