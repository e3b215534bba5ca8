//! Events as iCalendar (RFC 5545): `calendar.ics` with all events, and one file for each event.
//!
//! Every phase becomes an event of the calendar, and so does the end of registration. A phase whose day is not known is
//! left out, because no day may be invented. The result does not depend on the clock: `DTSTAMP` is the date of the
//! piece.

use chrono::{DateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

use super::ics::{Ics, utc};
use crate::kinds::events::{Ends, Event, Mode, Phase};
use crate::kinds::when::{Locale, When};
use crate::model::{Piece, Site};
use crate::theme::Theme;
use crate::values::{Address, Hash, Period, Precision};

/// The writer of one calendar file.
struct Writing<'a> {
    site: &'a Site,
    theme: &'a Theme,
    locale: Locale,
    ics: Ics,
}

/// An event of the calendar, before it is written.
struct Entry<'a> {
    piece: &'a Piece,
    event: &'a Event,
    /// Identifies it within its event: the name of the phase, with a number if the name occurs more than once.
    key: String,
    summary: String,
    ends: Ends<'a>,
    when: Option<When>,
    /// The phase; `None` for the end of registration.
    phase: Option<&'a Phase>,
}

/// Returns `calendar.ics` with all events of the site.
pub(super) fn all(site: &Site, theme: &Theme) -> Vec<u8> {
    let events: Vec<(&Piece, &Event)> = site.events().map(|(at, event)| (&site.pieces[at], event)).collect();
    let title = format!("{} · {}", site.settings.title, theme.word("calendar"));
    write(site, theme, &title, &events)
}

/// Returns the file of one event.
pub(super) fn one(site: &Site, theme: &Theme, piece: usize, event: usize) -> Vec<u8> {
    let piece = &site.pieces[piece];
    let event = &piece.events()[event];
    write(site, theme, &event.title, &[(piece, event)])
}

fn write(site: &Site, theme: &Theme, title: &str, events: &[(&Piece, &Event)]) -> Vec<u8> {
    let zone = site.settings.timezone;
    let locale = Locale { zone, language: site.settings.language };
    let mut writing = Writing { site, theme, locale, ics: Ics::default() };
    writing.ics.line("BEGIN", "VCALENDAR");
    writing.ics.line("VERSION", "2.0");
    writing.ics.line("PRODID", "-//huikan//calendar//ZH");
    writing.ics.line("CALSCALE", "GREGORIAN");
    writing.ics.line("METHOD", "PUBLISH");
    // `NAME` is from RFC 7986; older programs read `X-WR-CALNAME`.
    writing.ics.text("NAME", title);
    writing.ics.text("X-WR-CALNAME", title);
    writing.ics.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    let entries: Vec<Entry<'_>> = events.iter().flat_map(|(piece, event)| writing.entries(piece, event)).collect();
    let times = || entries.iter().filter(|entry| entry.is_timed()).flat_map(|entry| entry.moments(zone));
    if let (Some(first), Some(last)) = (times().min(), times().max()) {
        writing.ics.zone(zone, first, last);
    }
    for entry in &entries {
        writing.entry(entry);
    }
    writing.ics.line("END", "VCALENDAR");
    writing.ics.into_bytes()
}

impl Entry<'_> {
    /// Whether its time is known to the minute.
    fn is_timed(&self) -> bool {
        let of = |period: &Period| period.precision() == Precision::Time;
        let rough =
            self.phase.is_some_and(|phase| phase.precision.is_some_and(|precision| precision > Precision::Time));
        !rough && of(self.ends.start) && self.ends.end.is_none_or(of)
    }

    fn moments(&self, zone: Tz) -> impl Iterator<Item = DateTime<Tz>> {
        [Some(self.ends.start), self.ends.end].into_iter().flatten().filter_map(move |end| end.moment(zone))
    }
}

impl Writing<'_> {
    fn word(&self, key: &str) -> String {
        self.theme.word(key)
    }

    fn entries<'e>(&self, piece: &'e Piece, event: &'e Event) -> Vec<Entry<'e>> {
        let mut entries: Vec<Entry<'e>> = Vec::new();
        let colon = self.word("colon");
        let mut keys: Vec<String> = Vec::new();
        for phase in &event.schedule {
            let label = phase.label.as_deref().unwrap_or_default();
            let same = keys.iter().filter(|key| *key == label).count();
            keys.push(label.to_owned());
            let Some(ends) = phase.ends() else { continue };
            let named = if label.is_empty() { event.title.clone() } else { format!("{}{colon}{label}", event.title) };
            entries.push(Entry {
                piece,
                event,
                key: if same == 0 { label.to_owned() } else { format!("{label}\n{}", same + 1) },
                summary: if ends.is_deadline { self.word("until").replace("{name}", &named) } else { named },
                ends,
                when: phase.when(self.locale),
                phase: Some(phase),
            });
        }
        entries.extend(event.deadline().map(|deadline| Entry {
            piece,
            event,
            // No phase can have this name, because it contains a line break.
            key: "\nregistration_deadline".to_owned(),
            summary: format!("{}{colon}{}", self.word("registration_deadline"), event.title),
            ends: Ends { start: deadline, end: None, is_deadline: true },
            when: When::new(Some(deadline), None, None, self.locale),
            phase: None,
        }));
        entries
    }

    fn entry(&mut self, entry: &Entry<'_>) {
        let (zone, settings) = (self.locale.zone, &self.site.settings);
        let anchor = entry.event.anchor();
        let host = settings.host().split(':').next().unwrap_or("");
        let parts = [settings.base_url.as_str(), entry.piece.address.as_str(), &anchor, &entry.key];
        let uid = Hash::of_all(parts.map(str::as_bytes)).to_string();
        self.ics.line("BEGIN", "VEVENT");
        self.ics.line("UID", &format!("{}@{host}", &uid[..32]));
        self.ics.line("DTSTAMP", &utc(stamp(entry.piece, zone)));
        if let (true, Some(start)) = (entry.is_timed(), entry.ends.start.moment(zone)) {
            self.ics.time("DTSTART", start);
            if let Some(end) = entry.ends.end.and_then(|end| end.moment(zone)).filter(|end| *end > start) {
                self.ics.time("DTEND", end);
            }
        } else {
            let last = entry.ends.end.unwrap_or(entry.ends.start).last_day(zone);
            self.ics.day("DTSTART", entry.ends.start.first_day(zone));
            // `DTEND` is the first day after the event (section 3.6.1).
            self.ics.day("DTEND", last.succ_opt().unwrap_or(last));
        }
        self.ics.text("SUMMARY", &entry.summary);
        if let Some(place) = self.place(entry) {
            self.ics.text("LOCATION", &place);
        }
        self.ics.text("DESCRIPTION", &self.description(entry));
        let page = settings.absolute(&entry.piece.address);
        self.ics.line("URL", &format!("{page}#{}", Address::file(&anchor).url()));
        let tentative = entry.phase.is_some_and(|phase| phase.tentative);
        self.ics.line("STATUS", if tentative { "TENTATIVE" } else { "CONFIRMED" });
        // An announcement must not block time in the reader's calendar.
        self.ics.line("TRANSP", "TRANSPARENT");
        self.ics.line("END", "VEVENT");
    }

    /// Returns the place of the event, or the word for an online event.
    fn place(&self, entry: &Entry<'_>) -> Option<String> {
        let phase = entry.phase?;
        let mode = phase.mode.or(entry.event.mode);
        if mode == Some(Mode::Online) && phase.place.is_none() {
            return Some(self.word("mode_online"));
        }
        phase.place.clone().or_else(|| entry.event.place.clone())
    }

    fn description(&self, entry: &Entry<'_>) -> String {
        let event = entry.event;
        let (colon, gap) = (self.word("colon"), self.word("name_sep"));
        let mut lines = Vec::new();
        let mut add = |word: &str, value: String| {
            if !value.is_empty() {
                lines.push(format!("{}{colon}{value}", self.word(word)));
            }
        };
        add("time", entry.when.as_ref().map(|when| when.text().to_owned()).unwrap_or_default());
        add("award_host", event.organizers.join(&gap));
        add("award_undertakers", event.undertakers.join(&gap));
        let deadline = entry.phase.and(event.registration_deadline.as_ref());
        let deadline = When::new(deadline, None, None, self.locale);
        add("registration_deadline", deadline.map(|when| when.text().to_owned()).unwrap_or_default());
        add("registration", event.registration.clone().unwrap_or_default());
        add("registration_url", event.registration_url.clone().unwrap_or_default());
        add("event_site", event.url.clone().unwrap_or_default());
        lines.join("\n")
    }
}

/// Returns the time of the last change of the piece: `updated`, else `date`, else the day by which it is sorted.
fn stamp(piece: &Piece, zone: Tz) -> DateTime<Utc> {
    let common = &piece.entry.common;
    let midnight = || Utc.from_utc_datetime(&piece.sort_day.and_time(NaiveTime::MIN));
    common.updated.or(common.date).map_or_else(midnight, |date| date.begins(zone))
}
