//! Dates as editors write them: a month, a day or a time.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

use super::text;
use super::{Language, Text};

/// A date with the precision with which it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Date {
    /// `2024-07`, as the first day of the month.
    Month(NaiveDate),
    /// `2024-07-16`.
    Day(NaiveDate),
    /// `2024-07-16 09:00`, in the site's time zone.
    Local(NaiveDateTime),
    /// `2024-07-16T09:00+08:00`.
    Instant(DateTime<FixedOffset>),
}

/// Why a string is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Not of the form `YYYY-MM-DD`, `YYYY-MM` or with a time.
    Form,
    /// The form is right, but there is no such day or time.
    NoSuchDay,
    /// The year is not one of [`YEARS`].
    Year,
}

/// The years that dates may have: feeds and calendars can write all of their days in every time zone.
pub(crate) const YEARS: std::ops::RangeInclusive<i32> = 1000..=9998;

/// The digits at the beginning of a text, and what follows them.
fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}

/// A date that is written as is usual in Chinese texts and tables, with hyphens and two digits: `2024年3月5日`, `2024.3.5`,
/// `2024/3/5` and `2024-3-5` are `2024-03-05`, and `2024年3月` is `2024-03`. What follows the date stays. `None` for other
/// texts, and for `2024.3`, which can also be a number.
pub(super) fn hyphenated(text: &str) -> Option<String> {
    let (year, rest) = digits(text);
    let rest = rest.strip_prefix(' ').filter(|rest| rest.starts_with('年')).unwrap_or(rest);
    let separator = rest.chars().next().filter(|c| year.len() == 4 && matches!(c, '年' | '.' | '/' | '-'))?;
    let (month, rest) = digits(rest[separator.len_utf8()..].trim_start());
    let rest = if separator == '年' { rest.trim_start() } else { rest };
    if month.is_empty() && separator == '年' {
        return Some(format!("{year}{rest}"));
    }
    let second = if separator == '年' { '月' } else { separator };
    let Some(after) = rest.strip_prefix(second).map(str::trim_start) else {
        let is_month = matches!(separator, '/' | '-') && rest.is_empty() && matches!(month.len(), 1 | 2);
        return is_month.then(|| format!("{year}-{month:0>2}"));
    };
    let (day, rest) = digits(after);
    if !matches!(month.len(), 1 | 2) || day.len() > 2 {
        return None;
    }
    if day.is_empty() {
        return (separator == '年').then(|| format!("{year}-{month:0>2}{after}"));
    }
    let word = rest.trim_start().strip_prefix(['日', '号']).filter(|_| separator == '年');
    let rest = word.unwrap_or(rest);
    let blank = if rest.starts_with(|c: char| c.is_ascii_digit()) { " " } else { "" };
    Some(format!("{year}-{month:0>2}-{day:0>2}{blank}{rest}"))
}

impl Date {
    /// Reads `2024-07`, `2024-07-16` and `2024-07-16 09:00[:00]`; a `T` may separate the time, and `Z` or `+08:00` follow it.
    /// The day may also be written as [`hyphenated`] takes it.
    ///
    /// # Errors
    /// The form is wrong, or the day or time does not exist.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let hyphenated = hyphenated(text);
        let text = hyphenated.as_deref().unwrap_or(text);
        let (day, time) = match text.split_once(['T', ' ']) {
            Some((day, time)) => (day, Some(time.trim_start())),
            None => (text, None),
        };
        let parts: Vec<&str> = day.split('-').collect();
        let number = |part: &str, digits: usize| {
            (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<u32>().ok())
                .flatten()
        };
        let (year, month, of_month) = match parts[..] {
            [y, m] if time.is_none() => (number(y, 4), number(m, 2), None),
            [y, m, d] => (number(y, 4), number(m, 2), Some(number(d, 2).ok_or(DateError::Form)?)),
            _ => return Err(DateError::Form),
        };
        let year = i32::try_from(year.ok_or(DateError::Form)?).map_err(|_| DateError::Form)?;
        let date = NaiveDate::from_ymd_opt(year, month.ok_or(DateError::Form)?, of_month.unwrap_or(1))
            .ok_or(DateError::NoSuchDay)?;
        if !YEARS.contains(&year) {
            return Err(DateError::Year);
        }
        match (of_month, time) {
            (None, _) => Ok(Self::Month(date)),
            (Some(_), None) => Ok(Self::Day(date)),
            (Some(_), Some(time)) => Self::with_time(date, time),
        }
    }

    fn with_time(date: NaiveDate, text: &str) -> Result<Self, DateError> {
        let offset_at = text.find(['Z', '+', '-']).unwrap_or(text.len());
        let (clock, offset) = text.split_at(offset_at);
        let form = clock.bytes().all(|b| b.is_ascii_digit() || b == b':') && matches!(clock.len(), 5 | 8);
        if !form {
            return Err(DateError::Form);
        }
        let time = NaiveTime::parse_from_str(clock, "%H:%M:%S")
            .or_else(|_| NaiveTime::parse_from_str(clock, "%H:%M"))
            .map_err(|_| DateError::NoSuchDay)?;
        // The parser takes the second 60 for a leap second, which it cannot write again.
        if clock.ends_with(":60") {
            return Err(DateError::NoSuchDay);
        }
        let local = date.and_time(time);
        if offset.is_empty() {
            return Ok(Self::Local(local));
        }
        let offset = if offset == "Z" { "+00:00" } else { offset };
        let full = format!("{}{offset}", local.format("%Y-%m-%dT%H:%M:%S"));
        DateTime::parse_from_rfc3339(&full).map(Self::Instant).map_err(|_| DateError::Form)
    }

    /// The instant at which it begins. `zone` is used where the date has no offset of its own.
    #[must_use]
    pub fn begins(&self, zone: Tz) -> DateTime<Utc> {
        let local = match self {
            Self::Month(day) | Self::Day(day) => day.and_time(NaiveTime::MIN),
            Self::Local(local) => *local,
            Self::Instant(instant) => return instant.with_timezone(&Utc),
        };
        // Daylight saving: a local time that is skipped counts as an hour later, one that occurs twice as the first.
        let found = zone.from_local_datetime(&local).earliest();
        let later = || zone.from_local_datetime(&(local + chrono::Duration::hours(1))).earliest();
        found.or_else(later).map_or_else(|| local.and_utc(), |moment| moment.with_timezone(&Utc))
    }

    /// Whether it begins after `now`. Most dates are far from it, so that their days tell.
    #[must_use]
    pub(crate) fn begins_after(&self, now: DateTime<Utc>, zone: Tz) -> bool {
        let day = match self {
            Self::Month(day) | Self::Day(day) => *day,
            Self::Local(local) => local.date(),
            Self::Instant(instant) => instant.date_naive(),
        };
        // The days of two zones differ by one at most.
        match (day - now.date_naive()).num_days() {
            ..-1 => false,
            2.. => true,
            _ => self.begins(zone) > now,
        }
    }

    /// Its day in `zone`; the first day of a month.
    #[must_use]
    pub fn day(&self, zone: Tz) -> NaiveDate {
        match self {
            Self::Month(day) | Self::Day(day) => *day,
            Self::Local(local) => local.date(),
            Self::Instant(instant) => instant.with_timezone(&zone).date_naive(),
        }
    }

    /// The local time in `zone` at which it begins.
    #[must_use]
    pub fn local(&self, zone: Tz) -> NaiveDateTime {
        self.begins(zone).with_timezone(&zone).naive_local()
    }

    /// For a `datetime` attribute, without the time: `2024-07` or `2024-07-16`.
    #[must_use]
    pub fn iso(&self, zone: Tz) -> String {
        let pattern = if matches!(self, Self::Month(_)) { "%Y-%m" } else { "%Y-%m-%d" };
        self.day(zone).format(pattern).to_string()
    }

    /// The instant at which it begins, with the offset of `zone` (RFC 3339): `2024-07-16T00:00:00+08:00`.
    #[must_use]
    pub fn stamp(&self, zone: Tz) -> String {
        self.begins(zone).with_timezone(&zone).to_rfc3339()
    }

    /// With the precision that it was written with (ISO 8601): `2024-07`, `2024-07-16` or `2024-07-16T09:00:00+08:00`.
    #[must_use]
    pub fn exact(&self, zone: Tz) -> String {
        match self {
            Self::Month(_) | Self::Day(_) => self.iso(zone),
            Self::Local(_) | Self::Instant(_) => self.stamp(zone),
        }
    }

    /// In words, without the time: `2024年7月16日`, `16 July 2024`.
    #[must_use]
    pub fn words(&self, zone: Tz, language: Language) -> String {
        let day = self.day(zone);
        match (language, self) {
            (Language::ZhHans, Self::Month(_)) => format!("{}年{}月", day.year(), day.month()),
            (Language::ZhHans, _) => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
            (Language::En, Self::Month(_)) => day.format("%B %Y").to_string(),
            (Language::En, _) => day.format("%-d %B %Y").to_string(),
        }
    }

    /// In words without the year: `7月16日`, `16 July`.
    #[must_use]
    pub fn short_words(&self, zone: Tz, language: Language) -> String {
        let day = self.day(zone);
        match (language, self) {
            (Language::ZhHans, Self::Month(_)) => format!("{}月", day.month()),
            (Language::ZhHans, _) => format!("{}月{}日", day.month(), day.day()),
            (Language::En, Self::Month(_)) => day.format("%B").to_string(),
            (Language::En, _) => day.format("%-d %B").to_string(),
        }
    }
}

impl DateError {
    /// What is wrong and what to write instead.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::Form => text!(
                "不是日期；写成 2024-07-16，只知道月份时写 2024-07，带时间时写 2024-07-16 09:00",
                "is not a date; write 2024-07-16, or 2024-07 for a month, or 2024-07-16 09:00 with a time"
            ),
            Self::NoSuchDay => text!("日历上没有这一天或这一时刻", "is a day or time that does not exist"),
            Self::Year => {
                let (first, last) = (YEARS.start(), YEARS.end());
                text!("年份要在 {first} 到 {last} 之间", "has a year that is not from {first} to {last}")
            }
        }
    }
}

impl serde::Serialize for Date {
    /// Writes the form that editors write.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&match self {
            Self::Month(day) => day.format("%Y-%m").to_string(),
            Self::Day(day) => day.format("%Y-%m-%d").to_string(),
            Self::Local(local) => local.format("%Y-%m-%dT%H:%M:%S").to_string(),
            Self::Instant(instant) => instant.to_rfc3339_opts(chrono::SecondsFormat::Secs, false),
        })
    }
}

impl<'de> serde::Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Date;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a date")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Date, E> {
                Date::parse(text).map_err(|error| E::custom(error.text().pack()))
            }

            // YAML reads `20241219` as a number.
            fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<Date, E> {
                Err(E::custom(DateError::Form.text().pack()))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_editors_write() {
        assert!(matches!(Date::parse("2024-07"), Ok(Date::Month(_))));
        assert!(matches!(Date::parse("2024-07-16"), Ok(Date::Day(_))));
        assert!(matches!(Date::parse("2024-07-16 09:00"), Ok(Date::Local(_))));
        assert!(matches!(Date::parse("2024-07-16T09:00:30+08:00"), Ok(Date::Instant(_))));
        assert_eq!(Date::parse("2026-02-30"), Err(DateError::NoSuchDay));
        assert_eq!(Date::parse("2024.7"), Err(DateError::Form));
        assert_eq!(Date::parse("2024年"), Err(DateError::Form));
        assert_eq!(Date::parse("2024年7月16日上午"), Err(DateError::Form));
        assert_eq!(Date::parse("20240716"), Err(DateError::Form));
        assert_eq!(Date::parse("2024-07-16 25:00"), Err(DateError::NoSuchDay));
    }

    #[test]
    fn reads_dates_as_chinese_texts_and_tables_have_them() {
        let day = Date::parse("2024-03-05");
        for text in ["2024年3月5日", "2024年03月05日", "2024 年 3 月 5 日", "2024.3.5", "2024/3/5", "2024-3-5"]
        {
            assert_eq!(Date::parse(text), day, "{text}");
        }
        assert_eq!(Date::parse("2024年3月"), Date::parse("2024-03"));
        assert_eq!(Date::parse("2024/3"), Date::parse("2024-03"));
        assert_eq!(Date::parse("2024年3月5日 09:00"), Date::parse("2024-03-05 09:00"));
        assert_eq!(Date::parse("2024年3月5日09:00"), Date::parse("2024-03-05 09:00"));
        assert_eq!(Date::parse("2024年2月30日"), Err(DateError::NoSuchDay));
    }

    #[test]
    fn the_days_at_both_ends_can_be_written_in_every_zone() {
        for text in ["0000-01-01T00:00+14:00", "0999-12-31", "9999-12-31T23:59Z", "9999-01", "0001年1月1日"] {
            assert_eq!(Date::parse(text), Err(DateError::Year), "{text}");
        }
        for text in ["2016-12-31T23:59:60Z", "2024-07-16 09:00:60", "2024-07-16 09:60"] {
            assert_eq!(Date::parse(text), Err(DateError::NoSuchDay), "{text}");
        }
        for text in ["1000-01", "1000-01-01T00:00+14:00", "9998-12-31T23:59-12:00", "9998-12-31 23:59"] {
            let date = Date::parse(text).unwrap();
            for zone in chrono_tz::TZ_VARIANTS {
                let moment = date.begins(zone).with_timezone(&zone);
                let read = DateTime::parse_from_rfc2822(&moment.to_rfc2822()).unwrap();
                // Offsets of old times have seconds, which mail cannot write.
                assert!((read - moment.fixed_offset()).num_seconds().abs() < 60, "{text} {zone}");
                assert_eq!(date.local(zone), moment.naive_local());
                assert!(!date.words(zone, Language::En).is_empty() && !date.stamp(zone).is_empty());
            }
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for text in ["2024-07", "2024-07-16", "2024-07-16 09:00", "2024-07-16T09:00:30+08:00", "2024-07-16T09:00Z"] {
            let date = Date::parse(text).unwrap();
            let written = serde_json::to_string(&date).unwrap();
            assert_eq!(serde_json::from_str::<Date>(&written).unwrap(), date, "{written}");
        }
    }

    #[test]
    fn what_begins_later_is_told_as_by_the_hour() {
        let now = Date::parse("2024-07-16T09:00+08:00").unwrap().begins(chrono_tz::UTC);
        for zone in
            [chrono_tz::UTC, chrono_tz::Asia::Shanghai, chrono_tz::Pacific::Kiritimati, chrono_tz::Etc::GMTPlus12]
        {
            for day in 10..25 {
                for time in
                    ["", " 00:00", " 08:59", " 09:01", " 23:59", "T09:00:01+08:00", "T23:00-12:00", "T01:00+14:00"]
                {
                    let date = Date::parse(&format!("2024-07-{day}{time}")).unwrap();
                    assert_eq!(date.begins_after(now, zone), date.begins(zone) > now, "{date:?} {zone}");
                }
            }
        }
    }

    #[test]
    fn a_day_begins_at_midnight_in_the_zone_of_the_site() {
        let zone = chrono_tz::Asia::Shanghai;
        let day = Date::parse("2024-12-19").unwrap();
        assert_eq!(day.begins(zone).to_rfc3339(), "2024-12-18T16:00:00+00:00");
        assert_eq!(day.words(zone, Language::ZhHans), "2024年12月19日");
    }
}
