//! What the template of events sees.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Event, Events, Mode, Phase, Session};
use crate::kinds::when::{Manner, When};

/// The events of a piece.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EventsView {
    events: Vec<EventView>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct EventView {
    title: String,
    anchor: String,
    organizers: Vec<String>,
    undertakers: Vec<String>,
    supporters: Vec<String>,
    place: Option<String>,
    mode: Option<Mode>,
    tracks: Vec<String>,
    phases: Vec<PhaseView>,
    sessions: Vec<SessionView>,
    registration: Option<String>,
    registration_deadline: Option<When>,
    url: Option<String>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct PhaseView {
    label: Option<String>,
    when: Option<When>,
    tentative: bool,
    place: Option<String>,
    mode: Option<Mode>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct SessionView {
    day: Option<When>,
    time: Option<String>,
    title: String,
    speaker: Vec<String>,
    organization: Option<String>,
    place: Option<String>,
}

/// The first phase of the first event, for lists.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FirstPhase {
    label: Option<String>,
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
