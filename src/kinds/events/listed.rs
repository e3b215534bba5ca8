//! What a calendar of many events shows of each.

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Event, Mode, Phase};
use crate::kinds::when::{Manner, When};
use crate::values::{Language, Period, Precision};

/// An event in the calendar. Nothing of it depends on the day on which it is shown.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "ListedEvent")]
pub struct Listed {
    /// Its name.
    title: String,
    /// Where.
    place: Option<String>,
    /// Over the network or not.
    mode: Option<Mode>,
    /// Who holds it; may be empty.
    organizers: Vec<String>,
    /// Until when one can register.
    deadline: Option<When>,
    /// Its phases, in order; may be empty.
    stages: Vec<Stage>,
    /// Whether it has phases that are known less exactly than to the day: its calendar file leaves them out.
    vague: bool,
}

/// A phase in the calendar.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "ListedPhase")]
pub struct Stage {
    /// Its name.
    label: Option<String>,
    /// When it is, for readers; absent where that is not known.
    when: Option<When>,
    /// Whether that may still change.
    tentative: bool,
    /// The first day on which it can be: `2024-12-06`; absent where no day is known.
    first: Option<String>,
    /// The last.
    last: Option<String>,
    /// Whether it is some time between these days, and not all that while.
    within: bool,
    /// Its day in the margin, before it begins: `6`, `2—4`, `中旬`.
    day: String,
    /// Whether `day` is of figures alone, which are set large.
    figures: bool,
    /// Below that: the day of the week, or until when.
    note: String,
    /// What takes the place of both while it lasts: `至12月31日`.
    until: String,
}

impl Event {
    /// What the calendar shows of it.
    #[must_use]
    pub fn listed(&self, manner: Manner) -> Listed {
        Listed {
            title: self.title.clone(),
            place: self.place.clone(),
            mode: self.mode,
            organizers: self.organizers.clone(),
            deadline: When::new(self.registration_deadline.as_ref(), None, None, manner),
            stages: self.schedule.iter().map(|phase| phase.stage(manner)).collect(),
            vague: self.has_vague_phases(),
        }
    }
}

impl Phase {
    /// What the calendar shows of it.
    #[must_use]
    pub fn stage(&self, manner: Manner) -> Stage {
        let days = self.days(manner.zone);
        let (day, note) = self.margin(manner);
        Stage {
            label: self.label.clone(),
            when: self.when(manner),
            tentative: self.is_still_open(),
            first: days.map(|(first, _)| first.to_string()),
            last: days.map(|(_, last)| last.to_string()),
            within: !self.is_stretch(),
            figures: self.start.is_some() && self.ends().is_some(),
            day,
            note,
            until: self.until(manner),
        }
    }

    /// What the margin says of it under the name of its month.
    fn margin(&self, manner: Manner) -> (String, String) {
        let Manner { zone, language } = manner;
        let Some((start, end)) = self.start.as_ref().map(|start| (start, self.end.as_ref().unwrap_or(start))) else {
            return (self.until(manner), String::new());
        };
        let (first, last) = (start.first_day(zone), end.last_day(zone));
        if self.ends().is_none() {
            let words = self.as_written.clone().filter(|words| words.chars().count() <= 6);
            let until = if start == end || words.is_some() { String::new() } else { self.until(manner) };
            return (words.unwrap_or_else(|| part(start, manner)), until);
        }
        let same_month = (first.year(), first.month()) == (last.year(), last.month());
        let week = |day: NaiveDate| weekday(day, language);
        match (first == last, same_month) {
            (true, _) => (first.day().to_string(), week(first)),
            (false, true) => (
                format!("{}{}{}", first.day(), dash(language), last.day()),
                format!("{}{}{}", week(first), dash(language), week(last)),
            ),
            (false, false) => (first.day().to_string(), self.until(manner)),
        }
    }

    /// Until when it lasts, for readers who see it while it does; nothing where that is not known.
    fn until(&self, manner: Manner) -> String {
        let Some(end) = self.end.as_ref().or(self.start.as_ref()) else { return String::new() };
        if self.precisions().is_some_and(|(_, end)| end == Precision::Vague) {
            return self.as_written.clone().unwrap_or_default();
        }
        let words = match end.moment(manner.zone) {
            Some(moment) => Period::from(crate::values::Date::Day(moment.date_naive())),
            None => *end,
        };
        let words = words.short_words(manner.zone, manner.language);
        if manner.language == Language::En { format!("until {words}") } else { format!("至{words}") }
    }
}

/// A part of a month under the name of the month; a longer stretch by its name.
fn part(period: &Period, manner: Manner) -> String {
    let words = period.short_words(manner.zone, manner.language);
    match (period.precision(), manner.language) {
        (Precision::MonthPart, Language::ZhHans) => {
            words.split_once('月').map_or(words.clone(), |(_, part)| part.to_owned())
        }
        _ => words,
    }
}

const fn dash(language: Language) -> char {
    if matches!(language, Language::ZhHans) { '—' } else { '–' }
}

/// 周一, Monday in three letters.
fn weekday(day: NaiveDate, language: Language) -> String {
    const ZH: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
    match language {
        Language::ZhHans => ZH[day.weekday().num_days_from_monday() as usize].to_owned(),
        Language::En => day.format("%a").to_string(),
    }
}
