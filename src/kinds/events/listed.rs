//! The view of an event in the calendar of all events.

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Event, Mode, Phase};
use crate::kinds::when::{Locale, When};
use crate::values::{Language, Period, Precision};

/// An event in the calendar. Nothing in it depends on the day on which the page is shown.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "ListedEvent")]
pub struct ListedEvent {
    /// Its name.
    title: String,
    /// The place.
    place: Option<String>,
    /// Whether it takes place online, offline or both.
    mode: Option<Mode>,
    /// The organisers; may be empty.
    organizers: Vec<String>,
    /// The registration deadline.
    deadline: Option<When>,
    /// Its phases, in order; may be empty.
    stages: Vec<ListedPhase>,
    /// Whether it has phases whose days are not known; its calendar file leaves them out.
    vague: bool,
}

/// A phase in the calendar.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "ListedPhase")]
pub(super) struct ListedPhase {
    /// Its name.
    label: Option<String>,
    /// The time in words; absent where it is not known.
    when: Option<When>,
    /// Whether the time may still change.
    tentative: bool,
    /// The first day on which it can take place: `2024-12-06`; absent where no day is known.
    first: Option<String>,
    /// The last such day.
    last: Option<String>,
    /// Whether it takes place some time between these days, instead of lasting from the first to the last.
    within: bool,
    /// The day in the margin, before it begins: `6`, `2—4`, `中旬`.
    day: String,
    /// Whether `day` consists of digits only, which are set large.
    figures: bool,
    /// The line below `day`: the day of the week, or the end.
    note: String,
    /// The text that replaces both while it lasts: `至12月31日`.
    until: String,
}

impl Event {
    /// The view in the calendar.
    #[must_use]
    pub fn listed(&self, locale: Locale) -> ListedEvent {
        ListedEvent {
            title: self.title.clone(),
            place: self.place.clone(),
            mode: self.mode,
            organizers: self.organizers.clone(),
            deadline: When::new(self.registration_deadline.as_ref(), None, None, locale),
            stages: self.schedule.iter().map(|phase| phase.stage(locale)).collect(),
            vague: self.has_vague_phases(),
        }
    }
}

impl Phase {
    /// The view in the calendar.
    #[must_use]
    fn stage(&self, locale: Locale) -> ListedPhase {
        let days = self.days(locale.zone);
        let (day, note) = self.margin(locale);
        ListedPhase {
            label: self.label.clone(),
            when: self.when(locale),
            tentative: self.is_still_open(),
            first: days.map(|(first, _)| first.to_string()),
            last: days.map(|(_, last)| last.to_string()),
            within: !self.is_stretch(),
            figures: self.start.is_some() && self.ends().is_some(),
            day,
            note,
            until: self.until(locale),
        }
    }

    /// The texts in the margin, below the name of the month.
    fn margin(&self, locale: Locale) -> (String, String) {
        let Locale { zone, language } = locale;
        let Some((start, end)) = self.start.as_ref().map(|start| (start, self.end.as_ref().unwrap_or(start))) else {
            return (self.until(locale), String::new());
        };
        let (first, last) = (start.first_day(zone), end.last_day(zone));
        if self.ends().is_none() {
            let words = self.as_written.clone().filter(|words| words.chars().count() <= 6);
            let until = if start == end || words.is_some() { String::new() } else { self.until(locale) };
            return (words.unwrap_or_else(|| part(start, locale)), until);
        }
        let same_month = (first.year(), first.month()) == (last.year(), last.month());
        let week = |day: NaiveDate| weekday(day, language);
        match (first == last, same_month) {
            (true, _) => (first.day().to_string(), week(first)),
            (false, true) => (
                format!("{}{}{}", first.day(), dash(language), last.day()),
                format!("{}{}{}", week(first), dash(language), week(last)),
            ),
            (false, false) => (first.day().to_string(), self.until(locale)),
        }
    }

    /// The end in words, which is shown while the phase lasts; empty where it is not known.
    fn until(&self, locale: Locale) -> String {
        let Some(end) = self.end.as_ref().or(self.start.as_ref()) else { return String::new() };
        if self.precisions().is_some_and(|(_, end)| end == Precision::Vague) {
            return self.as_written.clone().unwrap_or_default();
        }
        let words = match end.moment(locale.zone) {
            Some(moment) => Period::from(crate::values::Date::Day(moment.date_naive())),
            None => *end,
        };
        let words = words.short_words(locale.zone, locale.language);
        if locale.language == Language::En { format!("until {words}") } else { format!("至{words}") }
    }
}

/// The period below the name of its month: a third of a month without the month, else in words.
fn part(period: &Period, locale: Locale) -> String {
    let words = period.short_words(locale.zone, locale.language);
    match (period.precision(), locale.language) {
        (Precision::MonthPart, Language::ZhHans) => {
            words.split_once('月').map_or(words.clone(), |(_, part)| part.to_owned())
        }
        _ => words,
    }
}

const fn dash(language: Language) -> char {
    if matches!(language, Language::ZhHans) { '—' } else { '–' }
}

/// The day of the week: 周一, Mon.
fn weekday(day: NaiveDate, language: Language) -> String {
    const ZH: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
    match language {
        Language::ZhHans => ZH[day.weekday().num_days_from_monday() as usize].to_owned(),
        Language::En => day.format("%a").to_string(),
    }
}
