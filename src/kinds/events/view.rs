//! What the template of events sees.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Event, Events, Mode, Phase, Session};
use crate::kinds::named::{NamePages, NameView};
use crate::kinds::when::{Locale, When};

/// What stands around an event on its page: what only the site knows.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// Its calendar file as the page links it, where it has one.
    pub ics: Option<String>,
    /// The picture to register by, as the page links it.
    pub picture: Option<String>,
    /// The size of that picture in pixels.
    pub size: Option<(u32, u32)>,
    /// Pieces that report on it: title and address as the page links it.
    pub reports: Vec<(String, String)>,
}

/// The events of a piece.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Events")]
pub struct EventsView {
    /// The events, in the order of the front matter; at least one.
    events: Vec<EventView>,
}

/// An event.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Event")]
struct EventView {
    /// Its name.
    title: String,
    /// An id for its heading: `event-` with its `id`, else with the letters of its name.
    anchor: String,
    /// Who holds it; may be empty.
    organizers: Vec<NameView>,
    /// Who carries it out; may be empty.
    undertakers: Vec<NameView>,
    /// Who supports it; may be empty.
    supporters: Vec<NameView>,
    /// Where.
    place: Option<String>,
    /// Over the network or not.
    mode: Option<Mode>,
    /// The names of its tracks; may be empty.
    tracks: Vec<String>,
    /// Its phases, in order; may be empty.
    phases: Vec<PhaseView>,
    /// Its agenda: one part, or one for each of several forums held at the same time; may be empty.
    agenda: Vec<AgendaView>,
    /// How to take part, in words.
    registration: Option<String>,
    /// Until when one can register.
    registration_deadline: Option<When>,
    /// The whole address at which one registers.
    registration_url: Option<String>,
    /// A picture to register by.
    registration_image: Option<CodeView>,
    /// The whole address of its website.
    url: Option<String>,
    /// Its calendar file (iCalendar), as the page links it; absent where no day of it is known.
    ics: Option<String>,
    /// Whether it has phases that are known less exactly than to the day: its calendar file leaves them out.
    vague: bool,
    /// Pieces that report on it; may be empty.
    reports: Vec<ReportView>,
}

/// A picture to register by, such as a QR code.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "RegistrationImage")]
struct CodeView {
    /// The file, as the page links it.
    address: String,
    /// What is to be seen, for `alt`.
    alt: String,
    /// The caption.
    caption: Option<String>,
    /// In pixels; absent where it is not known.
    width: Option<u32>,
    /// In pixels; absent where it is not known.
    height: Option<u32>,
}

/// A piece that reports on an event.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Report")]
struct ReportView {
    /// Its title.
    title: String,
    /// Its page, as this page links it.
    address: String,
}

/// The points of one forum.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Agenda")]
struct AgendaView {
    /// The forum; absent where all meet together.
    track: Option<String>,
    /// Its points, in order.
    sessions: Vec<SessionView>,
}

/// A phase of an event.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Phase")]
struct PhaseView {
    /// Its name; without one the phase is the event itself.
    label: Option<String>,
    /// When it is; absent where that is not known.
    when: Option<When>,
    /// Whether that may still change; `false` where the words of `when` say so themselves.
    tentative: bool,
    /// Where, if not where the event is.
    place: Option<String>,
    /// Over the network or not, if not as the event.
    mode: Option<Mode>,
}

/// A point of the agenda.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Session")]
struct SessionView {
    /// The day.
    day: Option<When>,
    /// The time of the day, for readers: `9:00—10:30`.
    time: Option<String>,
    /// What it is about.
    title: String,
    /// Who speaks; may be empty.
    speaker: Vec<NameView>,
    /// Of which organisation.
    organization: Option<NameView>,
    /// Where.
    place: Option<String>,
}

/// The first phase of the first event, for lists.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FirstPhase {
    /// Its name.
    label: Option<String>,
    /// When it is.
    when: When,
}

impl Events {
    /// The events as the template sees them; `around` is what stands around each, in their order; `pages` knows where
    /// those have theirs whom they name.
    #[must_use]
    pub fn view(&self, around: &[Surroundings], locale: Locale, pages: NamePages<'_>) -> EventsView {
        let nothing = Surroundings::default();
        let around = |at: usize| around.get(at).unwrap_or(&nothing);
        let view = |(at, event): (usize, &Event)| event_view(event, around(at), locale, pages);
        EventsView { events: self.events.iter().enumerate().map(view).collect() }
    }

    /// What a list says of when they begin.
    #[must_use]
    pub fn first_phase(&self, locale: Locale) -> Option<FirstPhase> {
        let phase = self.events.first()?.schedule.first()?;
        Some(FirstPhase { label: phase.label.clone(), when: phase.when(locale)? })
    }
}

impl Phase {
    /// When it is, for readers.
    #[must_use]
    pub fn when(&self, locale: Locale) -> Option<When> {
        When::new(self.start.as_ref(), self.end.as_ref(), self.as_written.as_deref(), locale)
    }

    /// Whether it may still change and the words of the announcement do not say so themselves.
    pub(super) fn is_still_open(&self) -> bool {
        self.tentative && !self.as_written.as_deref().is_some_and(|written| written.contains("暂定"))
    }
}

fn event_view(event: &Event, around: &Surroundings, locale: Locale, pages: NamePages<'_>) -> EventView {
    let code = event.registration_image.as_ref().zip(around.picture.clone());
    EventView {
        title: event.title.clone(),
        anchor: event.anchor(),
        organizers: pages.organizations(&event.organizers),
        undertakers: pages.organizations(&event.undertakers),
        supporters: pages.organizations(&event.supporters),
        place: event.place.clone(),
        mode: event.mode,
        tracks: event.tracks.clone(),
        phases: event.schedule.iter().map(|phase| phase_view(phase, locale)).collect(),
        agenda: agenda(&event.sessions, locale, pages),
        registration: event.registration.clone(),
        registration_deadline: When::new(event.registration_deadline.as_ref(), None, None, locale),
        registration_url: event.registration_url.clone(),
        registration_image: code.map(|(picture, address)| CodeView {
            address,
            alt: picture.alt.clone(),
            caption: picture.caption.clone(),
            width: around.size.map(|(width, _)| width),
            height: around.size.map(|(_, height)| height),
        }),
        url: event.url.clone(),
        ics: around.ics.clone(),
        vague: event.has_vague_phases(),
        reports: around
            .reports
            .iter()
            .map(|(title, address)| ReportView { title: title.clone(), address: address.clone() })
            .collect(),
    }
}

/// By forum, in the order in which the forums first come.
fn agenda(sessions: &[Session], locale: Locale, pages: NamePages<'_>) -> Vec<AgendaView> {
    let mut parts: Vec<AgendaView> = Vec::new();
    for session in sessions {
        let view = session_view(session, locale, pages);
        match parts.iter_mut().find(|part| part.track == session.track) {
            Some(part) => part.sessions.push(view),
            None => parts.push(AgendaView { track: session.track.clone(), sessions: vec![view] }),
        }
    }
    parts
}

fn phase_view(phase: &Phase, locale: Locale) -> PhaseView {
    PhaseView {
        label: phase.label.clone(),
        when: phase.when(locale),
        tentative: phase.is_still_open(),
        place: phase.place.clone(),
        mode: phase.mode,
    }
}

fn session_view(session: &Session, locale: Locale, pages: NamePages<'_>) -> SessionView {
    SessionView {
        day: session.day.map(|day| When::day(day, locale)),
        time: session.time.map(|time| time.words(locale.language)),
        title: session.title.clone(),
        speaker: pages.people(&session.speaker),
        organization: session.organization.as_deref().map(pages.organization),
        place: session.place.clone(),
    }
}
