//! A writer of the iCalendar format (RFC 5545): lines, texts, days, times, time zones.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, Offset, TimeZone, Utc};
use chrono_tz::{OffsetComponents, OffsetName, Tz};

/// The maximum number of bytes in a line, without the line break (section 3.1).
const LINE: usize = 75;

/// An iCalendar file under construction.
#[derive(Debug, Default)]
pub(super) struct Ics(String);

impl Ics {
    /// Writes a line: `name` with its parameters, and a value that needs no escaping.
    pub(super) fn line(&mut self, name: &str, value: &str) {
        let mut room = LINE;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if c.len_utf8() > room {
                // A folded line continues after a space; no character is split.
                self.0.push_str("\r\n ");
                room = LINE - 1;
            }
            self.0.push(c);
            room -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// Writes a line with a text, which is escaped (section 3.3.11).
    pub(super) fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                c if c.is_control() => {}
                c => escaped.push(c),
            }
        }
        self.line(name, &escaped);
    }

    /// Writes a line with a day.
    pub(super) fn day(&mut self, name: &str, day: NaiveDate) {
        self.line(&format!("{name};VALUE=DATE"), &day.format("%Y%m%d").to_string());
    }

    /// Writes a line with a time in a time zone that [`Ics::zone`] has described.
    pub(super) fn time(&mut self, name: &str, moment: DateTime<Tz>) {
        match moment.timezone() {
            Tz::UTC => self.line(name, &utc(moment.with_timezone(&Utc))),
            zone => self.line(&format!("{name};TZID={}", zone.name()), &local(moment.naive_local())),
        }
    }

    /// Writes the time zone with every change of its offset from the year of `first` to the year after `last` (section
    /// 3.6.5).
    pub(super) fn zone(&mut self, zone: Tz, first: DateTime<Tz>, last: DateTime<Tz>) {
        if zone == Tz::UTC {
            return;
        }
        // One day before the year begins in UTC, it has not begun in any time zone.
        let (begin, end) = (new_year(first.year()) - Duration::days(1), new_year(last.year() + 2));
        self.line("BEGIN", "VTIMEZONE");
        self.line("TZID", zone.name());
        self.observance(zone, begin, begin);
        for change in changes(zone, begin, end) {
            self.observance(zone, change - Duration::seconds(1), change);
        }
        self.line("END", "VTIMEZONE");
    }

    /// Writes the offset that applies from `at` on; `before` is a time just before.
    fn observance(&mut self, zone: Tz, before: NaiveDateTime, at: NaiveDateTime) {
        let (from, to) = (seconds(zone, before), seconds(zone, at));
        let offset = zone.offset_from_utc_datetime(&at);
        let kind = if offset.dst_offset().is_zero() { "STANDARD" } else { "DAYLIGHT" };
        self.line("BEGIN", kind);
        self.line("DTSTART", &local(at + Duration::seconds(from.into())));
        self.line("TZOFFSETFROM", &offset_words(from));
        self.line("TZOFFSETTO", &offset_words(to));
        if let Some(name) = offset.abbreviation() {
            self.text("TZNAME", name);
        }
        self.line("END", kind);
    }

    /// Returns the bytes of the file.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

/// The beginning of a year.
fn new_year(year: i32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default().and_time(chrono::NaiveTime::MIN)
}

/// Formats a time as iCalendar writes it in UTC.
pub(super) fn utc(moment: DateTime<Utc>) -> String {
    moment.format("%Y%m%dT%H%M%SZ").to_string()
}

fn local(time: NaiveDateTime) -> String {
    time.format("%Y%m%dT%H%M%S").to_string()
}

/// Returns the offset of `zone` from UTC in seconds, at a time in UTC.
fn seconds(zone: Tz, at: NaiveDateTime) -> i32 {
    zone.offset_from_utc_datetime(&at).fix().local_minus_utc()
}

/// Formats an offset: `+0800`, with seconds if a historical offset has them (section 3.3.14).
fn offset_words(seconds: i32) -> String {
    let (sign, ahead) = (if seconds < 0 { '-' } else { '+' }, seconds.abs());
    let words = format!("{sign}{:02}{:02}", ahead / 3600, ahead / 60 % 60);
    if ahead % 60 == 0 { words } else { format!("{words}{:02}", ahead % 60) }
}

/// The years in which offsets of time zones change, as far as is known or laid down.
const CHANGING: [i32; 2] = [1800, 2200];

/// Returns the times in UTC at which the offset of `zone` changes. It compares consecutive days, then bisects between
/// the two.
fn changes(zone: Tz, begin: NaiveDateTime, end: NaiveDateTime) -> Vec<NaiveDateTime> {
    let mut found = Vec::new();
    let [first, last] = CHANGING.map(new_year);
    let (mut day, end) = (begin.max(first), end.min(last));
    while day < end {
        let next = day + Duration::days(1);
        if seconds(zone, day) != seconds(zone, next) {
            let (mut low, mut high) = (day, next);
            while high - low > Duration::seconds(1) {
                let middle = low + (high - low) / 2;
                let middle = middle - Duration::nanoseconds(i64::from(middle.and_utc().timestamp_subsec_nanos()));
                if seconds(zone, middle) == seconds(zone, day) { low = middle } else { high = middle }
            }
            found.push(high);
        }
        day = next;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_offset_changes_in_other_years() {
        for zone in chrono_tz::TZ_VARIANTS {
            let [first, last] = CHANGING.map(new_year);
            for months in 0..12 * 400 {
                let days = Duration::days(months * 30);
                assert_eq!(seconds(zone, first - days), seconds(zone, first), "{zone}");
                assert_eq!(seconds(zone, last + days), seconds(zone, last), "{zone}");
            }
        }
    }

    fn written(write: impl Fn(&mut Ics)) -> String {
        let mut ics = Ics::default();
        write(&mut ics);
        String::from_utf8(ics.into_bytes()).unwrap()
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let long = "网络安全".repeat(30);
        let text = written(|ics| ics.text("SUMMARY", &long));
        assert!(text.split("\r\n").all(|line| line.len() <= LINE), "{text}");
        assert_eq!(text.replace("\r\n ", ""), format!("SUMMARY:{long}\r\n"));
    }

    #[test]
    fn texts_are_escaped() {
        let text = written(|ics| ics.text("X", "a,b;c\\d\ne\u{7}"));
        assert_eq!(text, "X:a\\,b\\;c\\\\d\\ne\r\n");
    }

    #[test]
    fn a_zone_says_when_its_clocks_change() {
        let zone = |zone: Tz| {
            let at = zone.with_ymd_and_hms(2024, 12, 30, 9, 0, 0).unwrap();
            written(|ics| ics.zone(zone, at, at))
        };
        let shanghai = zone(Tz::Asia__Shanghai);
        assert!(
            shanghai
                .contains("TZID:Asia/Shanghai\r\nBEGIN:STANDARD\r\nDTSTART:20231231T080000\r\nTZOFFSETFROM:+0800\r\n")
        );
        assert_eq!(shanghai.matches("BEGIN:").count(), 2, "its clocks do not change: {shanghai}");
        let berlin = zone(Tz::Europe__Berlin);
        assert!(
            berlin.contains("BEGIN:DAYLIGHT\r\nDTSTART:20240331T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n")
        );
        assert!(
            berlin.contains("BEGIN:STANDARD\r\nDTSTART:20241027T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n")
        );
        assert_eq!(berlin.matches("BEGIN:").count(), 6, "two changes a year, two years: {berlin}");
        assert_eq!(zone(Tz::UTC), "");
    }
}
