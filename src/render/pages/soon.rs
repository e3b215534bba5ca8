//! What readers should know today (今天要知道的): the next events, ends of registration and changes of what is in force.
//!
//! Like the calendar it goes by the day of the newest piece; a script shows what applies on the day of the reader.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::regulations;
use crate::kinds::when::When;
use crate::model::Site;
use crate::render::values::event_address;

/// The most entries, on the home page.
const SOON: usize = 8;
/// How many days ahead of the newest piece the home page looks; its script shows those that are at most 90 days off.
const AHEAD: u64 = 180;

/// Something that is soon: a phase of an event, the end of its registration, or a change of what is in force.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Soon {
    /// The event or the regulation.
    title: String,
    /// Where it stands, from the site's root.
    address: String,
    /// Whether this is the end of the registration and not a phase.
    deadline: bool,
    /// What a regulation becomes: `in_force`, `amended` or `repealed`; absent for events.
    becomes: Option<&'static str>,
    /// The name of the phase.
    label: Option<String>,
    /// When.
    when: When,
    /// The first day: `2024-12-06`.
    first: String,
    /// The last day.
    last: String,
}

/// The days of something that is soon, the first and the last.
type Days = (NaiveDate, NaiveDate);

/// What is soon, at most eight entries, the next first.
pub(super) fn soon(site: &Site) -> Vec<Soon> {
    let day = site.newest_day();
    let is_soon = |(first, last): Days| last >= day && first <= day + chrono::Days::new(AHEAD);
    let mut found: Vec<(Days, Soon)> = events(site);
    found.extend(laws(site));
    found.retain(|(days, _)| is_soon(*days));
    // What has begun stands where it ends.
    found.sort_by_key(|((first, last), soon)| (if *first < day { *last } else { *first }, soon.title.clone()));
    found.into_iter().map(|(_, soon)| soon).take(SOON).collect()
}

/// The phases of all events, and the ends of their registrations.
fn events(site: &Site) -> Vec<(Days, Soon)> {
    let locale = site.settings.locale();
    let mut found = Vec::new();
    for (at, event) in site.events() {
        let address = event_address(&site.pieces[at], event);
        let mut add = |days: Days, deadline, label: Option<&String>, when: Option<When>| {
            if let Some(when) = when {
                let (title, address, label) = (event.title.clone(), address.clone(), label.cloned());
                let (first, last) = (days.0.to_string(), days.1.to_string());
                found.push((days, Soon { title, address, deadline, becomes: None, label, when, first, last }));
            }
        };
        for phase in &event.schedule {
            if let Some(days) = phase.days(locale.zone) {
                add(days, false, phase.label.as_ref(), phase.when(locale));
            }
        }
        if let Some(deadline) = event.deadline() {
            let last = deadline.last_day(locale.zone);
            add((last, last), true, None, When::new(Some(deadline), None, None, locale));
        }
    }
    found
}

/// The days on which regulations come into force, are changed or repealed.
fn laws(site: &Site) -> impl Iterator<Item = (Days, Soon)> {
    let locale = site.settings.locale();
    regulations::all_turns(site).into_iter().map(move |(day, at, becomes)| {
        let piece = &site.pieces[at];
        let soon = Soon {
            title: piece.entry.common.title.clone(),
            address: piece.address.url(),
            deadline: false,
            becomes: Some(becomes),
            label: None,
            when: When::day(day, locale),
            first: day.0.to_string(),
            last: day.0.to_string(),
        };
        ((day.0, day.0), soon)
    })
}
