//! `events`: competitions, conferences and meetings with their phases. Times may be as vague as in the announcement.

mod anchor;
mod dates;
mod listed;
mod read;
mod session;
mod view;

pub(crate) use dates::Ends;
pub(crate) use listed::ListedEvent;
pub(crate) use session::Session;
pub(crate) use view::{EventsView, FirstPhase, Surroundings};

use serde::{Deserialize, Serialize};

use crate::kinds::common::{PICTURE, Picture};
use crate::values::{Period, Precision};
use crate::yaml::{Field, deserialize_one_or_many, field};

pub(super) use read::read;

/// The fields of a piece that announces events.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Events {
    /// The events, in their order.
    pub events: Vec<Event>,
}

impl Events {
    /// The fields that hold sentences.
    pub(in crate::kinds) fn sentences(&self) -> Vec<&str> {
        self.events.iter().flat_map(Event::sentences).collect()
    }
}

/// One event.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Its name.
    #[serde(alias = "名称")]
    pub title: String,
    /// The end of its address; `None` for its title.
    #[serde(alias = "编号")]
    pub id: Option<String>,
    /// 主办.
    #[serde(alias = "主办", default, deserialize_with = "deserialize_one_or_many")]
    pub organizers: Vec<String>,
    /// 承办.
    #[serde(alias = "承办", default, deserialize_with = "deserialize_one_or_many")]
    pub undertakers: Vec<String>,
    /// 支持.
    #[serde(alias = "支持", default, deserialize_with = "deserialize_one_or_many")]
    pub supporters: Vec<String>,
    /// The place.
    #[serde(alias = "地点")]
    pub place: Option<String>,
    /// Whether it takes place online, offline or both.
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
    /// The registration deadline.
    #[serde(alias = "报名截止")]
    pub registration_deadline: Option<Period>,
    /// The web address for registration.
    #[serde(alias = "报名网址")]
    pub registration_url: Option<String>,
    /// A picture for registration, such as a QR code.
    #[serde(alias = "报名图片")]
    pub registration_image: Option<Picture>,
    /// Its website.
    #[serde(alias = "网址")]
    pub url: Option<String>,
}

impl Event {
    fn sentences(&self) -> impl Iterator<Item = &str> {
        let labels = self.schedule.iter().filter_map(|phase| phase.label.as_deref());
        let sessions = self.sessions.iter().map(|session| session.title.as_str());
        let code = self.registration_image.as_ref().and_then(|code| code.caption.as_deref());
        labels.chain(sessions).chain(self.registration.as_deref()).chain(code)
    }
}

/// A phase of an event (初赛, 决赛, 颁奖).
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// Its name; without one the phase is the event itself.
    #[serde(alias = "阶段")]
    pub label: Option<String>,
    /// The start.
    #[serde(alias = "开始")]
    pub start: Option<Period>,
    /// The end, if different from the start; without a start, the deadline (截至).
    #[serde(alias = "结束")]
    pub end: Option<Period>,
    /// The precision of `start` and `end`, where it is less than that of their form. The dates are then bounds for sorting, and
    /// `as_written` is shown.
    #[serde(alias = "精度")]
    pub precision: Option<Precision>,
    /// 暂定.
    #[serde(alias = "暂定", default)]
    pub tentative: bool,
    /// The time in the words of the announcement, which is shown instead of `start` and `end`.
    #[serde(alias = "原文")]
    pub as_written: Option<String>,
    /// The place, if different from that of the event.
    #[serde(alias = "地点")]
    pub place: Option<String>,
    /// Whether it takes place online, offline or both, if different from the event.
    #[serde(alias = "形式")]
    pub mode: Option<Mode>,
}

/// Whether an event takes place online, offline or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
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
pub(crate) const FIELDS: &[Field] =
    &[field("events", "活动", "活动，一项或数项，必填", "the events, one or several; required").of(EVENT)];

const EVENT: &[Field] = &[
    field("title", "名称", "活动名称，必填", "its name; required"),
    field(
        "id",
        "编号",
        "地址末尾的名字；不写时用活动名称，改名后想保住地址时写",
        "the end of its address; by default its name, so write an id if the name may change",
    ),
    field("organizers", "主办", "主办单位，一家或数家", "who organises it, one or several"),
    field("undertakers", "承办", "承办单位", "who carries it out"),
    field("supporters", "支持", "支持单位", "who supports it"),
    field("place", "地点", "地点", "where"),
    field("mode", "形式", "线上、线下或线上+线下", "online, offline or hybrid"),
    field("tracks", "赛道", "赛道", "its tracks"),
    field("schedule", "日程", "各个阶段", "its phases").of(PHASE),
    field("sessions", "议程", "议程", "its agenda").of(session::FIELDS),
    field("registration", "报名", "怎样报名", "how to take part"),
    field("registration_deadline", "报名截止", "报名截止的日期", "the end of registration"),
    field("registration_url", "报名网址", "报名的网址", "the web page for registration"),
    field("registration_image", "报名图片", "报名用的图片，例如二维码", "a picture to register by, such as a QR code")
        .of(PICTURE),
    field("url", "网址", "活动网址", "its website"),
];

const PHASE: &[Field] = &[
    field(
        "label",
        "阶段",
        "阶段名称，例如 初赛；不写就是活动本身",
        "its name, as in 初赛; without one it is the event itself",
    ),
    field(
        "start",
        "开始",
        "何时开始：日、时间、月、旬、季、半年或年",
        "when it begins: a day, a time, a month, a third of one, a quarter, a half, a year",
    ),
    field("end", "结束", "何时结束；只写它表示截至", "when it ends; without start: until then"),
    field(
        "precision",
        "精度",
        "日期实际上有多准，比写出来的粗时才写",
        "how exact the days really are, if less exact than written",
    ),
    field("tentative", "暂定", "true 表示暂定", "true while it may still change"),
    field("as_written", "原文", "通知里的说法，页面照写", "the time in the words of the announcement; shown literally"),
    field("place", "地点", "地点，与活动不同时写", "the place, if it differs from that of the event"),
    field("mode", "形式", "形式，与活动不同时写", "online or offline, if it differs from the event"),
];

#[cfg(test)]
mod tests {
    use super::{EVENT, Event, PHASE, Phase, Session, session};
    use crate::yaml::accepted::assert_listed;

    #[test]
    fn the_reference_lists_what_is_taken() {
        assert_listed::<Event>(EVENT);
        assert_listed::<Phase>(PHASE);
        assert_listed::<Session>(session::FIELDS);
    }
}
