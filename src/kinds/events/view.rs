//! What the template of events sees.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Event, Events, Mode, Phase, Session};
use crate::kinds::when::{Manner, When};

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
    /// An id for its heading: `event-1`, `event-2` …
    anchor: String,
    /// Who holds it; may be empty.
    organizers: Vec<String>,
    /// Who carries it out; may be empty.
    undertakers: Vec<String>,
    /// Who supports it; may be empty.
    supporters: Vec<String>,
    /// Where.
    place: Option<String>,
    /// Over the network or not.
    mode: Option<Mode>,
    /// The names of its tracks; may be empty.
    tracks: Vec<String>,
    /// Its phases, in order; may be empty.
    phases: Vec<PhaseView>,
    /// Its agenda; may be empty.
    sessions: Vec<SessionView>,
    /// How to take part, in words.
    registration: Option<String>,
    /// Until when one can register.
    registration_deadline: Option<When>,
    /// The whole address of its website.
    url: Option<String>,
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
    speaker: Vec<String>,
    /// Of which organisation.
    organization: Option<String>,
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
    /// The events as the template sees them.
    #[must_use]
    pub fn view(&self, manner: Manner) -> EventsView {
        EventsView { events: self.events.iter().enumerate().map(|(at, event)| event_view(at, event, manner)).collect() }
    }

    /// What a list says of when they begin.
    #[must_use]
    pub fn first_phase(&self, manner: Manner) -> Option<FirstPhase> {
        let phase = self.events.first()?.schedule.first()?;
        Some(FirstPhase { label: phase.label.clone(), when: phase.when(manner)? })
    }
}

impl Phase {
    fn when(&self, manner: Manner) -> Option<When> {
        When::new(self.start.as_ref(), self.end.as_ref(), self.as_written.as_deref(), manner)
    }
}

fn event_view(at: usize, event: &Event, manner: Manner) -> EventView {
    EventView {
        title: event.title.clone(),
        anchor: format!("event-{}", at + 1),
        organizers: event.organizers.clone(),
        undertakers: event.undertakers.clone(),
        supporters: event.supporters.clone(),
        place: event.place.clone(),
        mode: event.mode,
        tracks: event.tracks.clone(),
        phases: event.schedule.iter().map(|phase| phase_view(phase, manner)).collect(),
        sessions: event.sessions.iter().map(|session| session_view(session, manner)).collect(),
        registration: event.registration.clone(),
        registration_deadline: When::new(event.registration_deadline.as_ref(), None, None, manner),
        url: event.url.clone(),
    }
}

fn phase_view(phase: &Phase, manner: Manner) -> PhaseView {
    // The words of the announcement may say it themselves.
    let said = phase.as_written.as_deref().is_some_and(|written| written.contains("暂定"));
    PhaseView {
        label: phase.label.clone(),
        when: phase.when(manner),
        tentative: phase.tentative && !said,
        place: phase.place.clone(),
        mode: phase.mode,
    }
}

fn session_view(session: &Session, manner: Manner) -> SessionView {
    SessionView {
        day: session.day.map(|day| When::day(day, manner)),
        time: session.time.map(|time| time.words(manner.language)),
        title: session.title.clone(),
        speaker: session.speaker.clone(),
        organization: session.organization.clone(),
        place: session.place.clone(),
    }
}
