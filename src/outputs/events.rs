//! Events as data in `index.json`.

use chrono_tz::Tz;
use serde::Serialize;

use crate::kinds::events::{Event, Mode, Phase};
use crate::model::{FileKind, Site};
use crate::values::{Address, Period, Precision};

/// An event of the site.
#[derive(Debug, Serialize)]
pub(super) struct EventEntry<'a> {
    title: &'a str,
    /// The address of the page of its piece, with the anchor of the event.
    address: String,
    /// The address of its piece.
    piece: String,
    /// Its calendar file.
    #[serde(skip_serializing_if = "Option::is_none")]
    ics: Option<String>,
    organizers: &'a [String],
    undertakers: &'a [String],
    supporters: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mode: Option<Mode>,
    tracks: &'a [String],
    schedule: Vec<PhaseEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    registration_deadline: Option<Deadline>,
    #[serde(skip_serializing_if = "Option::is_none")]
    registration: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    registration_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    /// The addresses of the pieces that report on it.
    reports: Vec<String>,
}

#[derive(Debug, Serialize)]
struct PhaseEntry<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    precision: Option<Precision>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_precision: Option<Precision>,
    tentative: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_written: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mode: Option<Mode>,
}

#[derive(Debug, Serialize)]
struct Deadline {
    end: String,
    precision: Precision,
}

/// Returns all events of the site, in the order of their sources.
pub(super) fn all(site: &Site) -> Vec<EventEntry<'_>> {
    let of_piece = |piece: usize| (0..site.pieces[piece].events().len()).map(move |at| (piece, at));
    (0..site.pieces.len()).flat_map(of_piece).map(|(piece, at)| entry(site, piece, at)).collect()
}

fn entry(site: &Site, of: usize, at: usize) -> EventEntry<'_> {
    let piece = &site.pieces[of];
    let (event, zone): (&Event, Tz) = (&piece.events()[at], site.settings.timezone);
    let reports = site.links[of].reports.iter().filter(|(of, _)| *of == at);
    EventEntry {
        title: &event.title,
        address: format!("{}#{}", piece.address.url(), Address::file(&event.anchor()).url()),
        piece: piece.address.url(),
        ics: site.pages.file(FileKind::Event(of, at)).first().map(Address::url),
        organizers: &event.organizers,
        undertakers: &event.undertakers,
        supporters: &event.supporters,
        place: event.place.as_deref(),
        mode: event.mode,
        tracks: &event.tracks,
        schedule: event.schedule.iter().map(|phase| phase_entry(phase, zone)).collect(),
        registration_deadline: event
            .registration_deadline
            .as_ref()
            .map(|deadline| Deadline { end: last(deadline, zone), precision: deadline.precision() }),
        registration: event.registration.as_deref(),
        registration_url: event.registration_url.as_deref(),
        url: event.url.as_deref(),
        reports: reports.map(|(_, report)| site.pieces[*report].address.url()).collect(),
    }
}

fn phase_entry(phase: &Phase, zone: Tz) -> PhaseEntry<'_> {
    let precisions = phase.precisions();
    let end = phase.end.as_ref().or(phase.start.as_ref());
    PhaseEntry {
        label: phase.label.as_deref(),
        start: phase.start.as_ref().map(|start| first(start, zone)),
        end: end.map(|end| last(end, zone)),
        precision: precisions.map(|(start, _)| start),
        end_precision: precisions.filter(|(start, end)| start != end).map(|(_, end)| end),
        tentative: phase.tentative,
        as_written: phase.as_written.as_deref(),
        place: phase.place.as_deref(),
        mode: phase.mode,
    }
}

fn first(period: &Period, zone: Tz) -> String {
    period.moment(zone).map_or_else(|| period.first_day(zone).to_string(), |moment| moment.to_rfc3339())
}

fn last(period: &Period, zone: Tz) -> String {
    period.moment(zone).map_or_else(|| period.last_day(zone).to_string(), |moment| moment.to_rfc3339())
}
