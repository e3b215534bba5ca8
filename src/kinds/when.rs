//! A time as a page shows it.

use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::Serialize;

use crate::values::{CalendarDay, Date, Language, Period};

/// How a page says days and times.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    /// The site's zone.
    pub zone: Tz,
    /// The language of the interface.
    pub language: Language,
}

/// A time or stretch of time for readers, and for programs where HTML can say it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct When {
    /// For readers: `2024年12月中旬`, or the words of the announcement.
    text: String,
    /// For a `datetime` attribute, where HTML can say it: a time, a day, a month or a year.
    iso: Option<String>,
}

impl When {
    /// From `start` to `end`, of which one may be missing; `as_written` stands in place of the words where it is given.
    /// `None` where there is nothing to say.
    #[must_use]
    pub fn new(start: Option<&Period>, end: Option<&Period>, as_written: Option<&str>, manner: Manner) -> Option<Self> {
        let Manner { zone, language } = manner;
        let words = match (start, end) {
            (Some(start), Some(end)) => Some(start.words_to(end, zone, language)),
            (Some(start), None) => Some(start.words(zone, language)),
            (None, Some(end)) if language == Language::ZhHans => Some(format!("截至{}", end.words(zone, language))),
            (None, Some(end)) => Some(format!("until {}", end.words(zone, language))),
            (None, None) => None,
        };
        let one = match (start, end) {
            (Some(start), Some(end)) if start != end => None,
            (start, end) => start.or(end),
        };
        let text = as_written.map(str::to_owned).or(words)?;
        Some(Self { text, iso: one.and_then(|one| one.iso(zone)) })
    }

    /// For readers.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// One day.
    #[must_use]
    pub fn day(day: CalendarDay, manner: Manner) -> Self {
        let date = Date::from(day);
        Self { text: date.words(manner.zone, manner.language), iso: Some(date.iso(manner.zone)) }
    }
}
