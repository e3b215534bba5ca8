//! The view of a time on a page.

use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::Serialize;

use crate::values::{CalendarDay, Date, Language, Period};

/// The locale in which a page shows dates and times.
#[derive(Clone, Copy, Debug)]
pub struct Locale {
    /// The site's time zone.
    pub zone: Tz,
    /// The language of the interface.
    pub language: Language,
}

/// A date for readers and for programs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct Day {
    /// For a `datetime` attribute: `2024-07-16`, or `2024-07` where only the month is known.
    iso: String,
    /// For readers: `2024年7月16日`, `16 July 2024`.
    text: String,
    /// The same without the year.
    short: String,
}

impl Day {
    /// A date in the words of the site.
    #[must_use]
    pub(crate) fn new(date: &Date, locale: Locale) -> Self {
        let Locale { zone, language } = locale;
        Self { iso: date.iso(zone), text: date.words(zone, language), short: date.short_words(zone, language) }
    }
}

/// A time or period in words and, where HTML has a form for it, in that form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct When {
    /// In words: `2024年12月中旬`, or the words of the announcement.
    text: String,
    /// The value of a `datetime` attribute: a time, a day, a month or a year; absent for other periods.
    iso: Option<String>,
}

impl When {
    /// The period from `start` to `end`, one of which may be missing. `as_written` replaces the words. `None` where all three
    /// are missing.
    #[must_use]
    pub fn new(start: Option<&Period>, end: Option<&Period>, as_written: Option<&str>, locale: Locale) -> Option<Self> {
        let Locale { zone, language } = locale;
        let words = match (start, end) {
            (Some(start), Some(end)) => Some(start.words_to(end, zone, language)),
            (Some(start), None) => Some(start.words(zone, language)),
            (None, Some(end)) if language == Language::ZhHans => Some(format!("截至{}", end.words(zone, language))),
            (None, Some(end)) => Some(format!("until {}", end.words(zone, language))),
            (None, None) => None,
        };
        let single = match (start, end) {
            (Some(start), Some(end)) if start != end => None,
            (start, end) => start.or(end),
        };
        let text = as_written.map(str::to_owned).or(words)?;
        Some(Self { text, iso: single.and_then(|period| period.iso(zone)) })
    }

    /// The time in words.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A day.
    #[must_use]
    pub fn day(day: CalendarDay, locale: Locale) -> Self {
        let date = Date::from(day);
        Self { text: date.words(locale.zone, locale.language), iso: Some(date.iso(locale.zone)) }
    }
}
