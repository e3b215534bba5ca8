//! Reads the fields of events and checks their rules: nothing ends before it begins, every phase has a time.

use chrono_tz::UTC;

use super::anchor::is_id;
use super::session::Session;
use super::{Event, Events, Phase};
use crate::faults::Fault;
use crate::kinds::common::web_address;
use crate::values::{Precision, text};
use crate::yaml::{Fields, Step};

/// Reads the fields of events.
pub(in crate::kinds) fn read(fields: &mut Fields) -> Option<Events> {
    let events: Vec<Event> = fields.required("events")?;
    let mut faults = Vec::new();
    if events.is_empty() {
        let message = text!("`events` 里没有活动", "`events` holds no event");
        let help = text!("至少写一项：title 和 schedule", "write at least one: title and schedule");
        faults.push(Fault::error("missing-field", fields.place("events", &[]), message).help(help));
    }
    for (at, event) in events.iter().enumerate() {
        let path = [Step::Index(at)];
        for (number, phase) in event.schedule.iter().enumerate() {
            let path = [Step::Index(at), Step::Field("schedule", "日程"), Step::Index(number)];
            faults.extend(undated(fields, &path, phase));
            faults.extend(backwards(fields, &path, phase));
            faults.extend(precision(fields, &path, phase));
        }
        faults.extend(deadline(fields, &path, event));
        faults.extend(agenda(fields, &path, event));
        for (name, alias, address) in
            [("url", "网址", &event.url), ("registration_url", "报名网址", &event.registration_url)]
        {
            let place = || fields.place("events", &inside(&path, name, alias));
            faults.extend(address.as_deref().and_then(|address| web_address(address, place)));
        }
        faults.extend(id(fields, &path, event));
    }
    faults.extend(same_anchors(fields, &events));
    for fault in faults {
        fields.report(fault);
    }
    Some(Events { events })
}

/// The path to a field of the value at `path`.
fn inside(path: &[Step], name: &'static str, alias: &'static str) -> Vec<Step> {
    [path, &[Step::Field(name, alias)]].concat()
}

/// The fault where the `id` of an event cannot be used in addresses.
fn id(fields: &Fields, path: &[Step], event: &Event) -> Option<Fault> {
    let id = event.id.as_deref().filter(|id| !is_id(id))?;
    let message = text!("`id`（编号）`{id}` 不能用作地址的末尾", "`id` `{id}` cannot be the end of an address");
    let help = text!(
        "只用文字、数字、- 和 _，不超过 40 个，例如 tianwang-2024",
        "use letters, digits, - and _, at most 40, as in tianwang-2024"
    );
    Some(Fault::error("bad-value", fields.place("events", &inside(path, "id", "编号")), message).help(help))
}

/// The faults where two events have the same anchor.
fn same_anchors(fields: &Fields, events: &[Event]) -> Vec<Fault> {
    let place = |at: usize| {
        let (name, alias) = if events[at].id.is_some() { ("id", "编号") } else { ("title", "名称") };
        fields.place("events", &inside(&[Step::Index(at)], name, alias))
    };
    let anchors: Vec<String> = events.iter().map(Event::anchor).collect();
    let first = |at: usize| anchors[..at].iter().position(|anchor| *anchor == anchors[at]);
    let twice = (0..events.len()).filter_map(|at| Some((at, first(at)?)));
    let fault = |(at, first): (usize, usize)| {
        let anchor = &anchors[at];
        let message = text!("两项活动的地址都是 #{anchor}", "two events have the address #{anchor}");
        let help = text!("给其中一项写 id（编号）", "give one of them an `id`");
        let fault = Fault::error("duplicate-anchor", place(at), message);
        fault.related(place(first), text!("另一项在这里", "the other one")).help(help)
    };
    twice.map(fault).collect()
}

/// The fault where a phase has no time, not even in the words of the announcement.
fn undated(fields: &Fields, path: &[Step], phase: &Phase) -> Option<Fault> {
    if phase.start.is_some() || phase.end.is_some() || phase.as_written.is_some() {
        return None;
    }
    let message = text!("这个阶段没有时间", "this phase has no time");
    let help = text!(
        "写 start（开始）；原文说得不准时写 as_written（原文），例如 as_written: 12月初",
        "write `start`; where the announcement is vague write `as_written`, as in `as_written: early December`"
    );
    Some(Fault::error("undated-phase", fields.place("events", path), message).help(help))
}

/// The fault where a phase ends before it begins.
fn backwards(fields: &Fields, path: &[Step], phase: &Phase) -> Option<Fault> {
    // UTC may move a time with an offset to the next or the previous day, which matters only around midnight.
    let is_backwards = phase.end?.is_before(&phase.start?, UTC);
    let message = text!("`end`（结束）在 `start`（开始）之前", "`end` comes before `start`");
    let fault = Fault::error("ends-before-start", fields.place("events", &inside(path, "end", "结束")), message);
    let start = fields.place("events", &inside(path, "start", "开始"));
    let help = text!("核对日期，尤其是跨年的年份", "check the dates, the year round New Year above all");
    is_backwards.then(|| fault.related(start, text!("开始在这里", "it begins here")).help(help))
}

/// The fault where `precision` is finer than `start` and `end`, or where the dates are rough and `as_written` is missing.
fn precision(fields: &Fields, path: &[Step], phase: &Phase) -> Option<Fault> {
    let precision = phase.precision?;
    let place = fields.place("events", &inside(path, "precision", "精度"));
    let given = [phase.start, phase.end].into_iter().flatten().map(|period| period.precision());
    if given.clone().any(|given| given > precision) {
        let message = text!(
            "`precision`（精度）比 `start`、`end` 写的还细",
            "`precision` claims more than `start` and `end` say"
        );
        let help = text!("删去 precision，或把日期写全", "take `precision` away, or write the dates in full");
        return Some(Fault::error("bad-value", place, message).help(help));
    }
    let is_coarser = given.clone().any(|given| given < precision) || precision == Precision::Vague;
    if !is_coarser || phase.as_written.is_some() {
        return None;
    }
    let message =
        text!("日期只是大致的，却没有写 `as_written`（原文）", "the dates are rough, but `as_written` is missing");
    let help = text!("照原文写，例如 as_written: 12月初", "write the words, as in `as_written: early December`");
    Some(Fault::error("undated-phase", place, message).help(help))
}

/// The warning where the registration deadline is after the last phase.
fn deadline(fields: &Fields, path: &[Step], event: &Event) -> Option<Fault> {
    let deadline = event.registration_deadline?;
    let end = |phase: &Phase| phase.end.or(phase.start).map(|end| end.last_day(UTC));
    // Where a phase has no date, the end of the event is not known.
    let ends: Option<Vec<_>> = event.schedule.iter().map(end).collect();
    let is_late = deadline.first_day(UTC) > ends?.into_iter().max()?;
    let place = fields.place("events", &inside(path, "registration_deadline", "报名截止"));
    let message = text!("报名截止在最后一个阶段之后", "registration ends after the last phase");
    let help = text!("核对日期，尤其是年份", "check the dates, the year above all");
    is_late.then(|| Fault::warning("late-deadline", place, message).help(help))
}

/// The faults where an item of the agenda does not end after it begins.
fn agenda(fields: &Fields, path: &[Step], event: &Event) -> Vec<Fault> {
    let backwards = event
        .sessions
        .iter()
        .enumerate()
        .filter(|(_, session)| session.time.is_some_and(|time| time.end.is_some_and(|end| end <= time.start)));
    let fault = |at: usize| {
        let inner = [Step::Field("sessions", "议程"), Step::Index(at), Step::Field("time", "时间")];
        let place = fields.place("events", &[path, &inner].concat());
        let message = text!("结束的钟点不在开始之后", "it does not end after it begins");
        let help = text!(
            "核对钟点，下午写 24 小时制，例如 14:00-15:30",
            "check the hours; those of the afternoon are as in 14:00-15:30"
        );
        Fault::error("ends-before-start", place, message).help(help)
    };
    backwards.map(|(at, _)| fault(at)).chain(outside(fields, path, event)).collect()
}

/// The warnings for items of the agenda on a day before or after the event.
fn outside(fields: &Fields, path: &[Step], event: &Event) -> Vec<Fault> {
    // Where a phase has no date, the days of the event are not known.
    let days: Option<Vec<_>> = event.schedule.iter().map(|phase| phase.days(UTC)).collect();
    let days = days.unwrap_or_default();
    let (first, last) = (days.iter().map(|(first, _)| *first).min(), days.iter().map(|(_, last)| *last).max());
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    let fault = |(at, session): (usize, &Session)| {
        let day = session.day.map(|day| day.0).filter(|day| *day < first || *day > last)?;
        let inner = [Step::Field("sessions", "议程"), Step::Index(at), Step::Field("day", "日期")];
        let place = fields.place("events", &[path, &inner].concat());
        let message = text!(
            "议程的这一天 {day} 不在活动的日期 {first} 至 {last} 之内",
            "this day of the agenda, {day}, is outside the event, {first} to {last}"
        );
        let help = text!("核对日期，尤其是月份和年份", "check the dates, the month and the year above all");
        Some(Fault::warning("day-outside-event", place, message).help(help))
    };
    event.sessions.iter().enumerate().filter_map(fault).collect()
}
