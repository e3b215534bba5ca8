//! The status of a regulation from day to day.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::facts::{ActView, act};
use crate::kinds::regulation::{Regulation, Status};
use crate::kinds::when::{Locale, When};
use crate::values::CalendarDay;

/// A status from a day on.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Stage {
    /// The day as `2025-01-01`; the first has none.
    from: Option<String>,
    /// Whether it is that of the day of the build.
    current: bool,
    status: StatusView,
}

/// The status on a day, with the day on which it began or, before that, begins.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct StatusView {
    key: Status,
    since: Option<When>,
    by: Option<ActView>,
    /// What is known to change it after that day.
    amendment: Option<When>,
    repeal: Option<When>,
}

/// The statuses of a regulation from before its first day on; `today` is the day of the build.
pub(super) fn stages(regulation: &Regulation, today: NaiveDate, locale: Locale) -> Vec<Stage> {
    let days = regulation.status_days();
    let current = days.iter().filter(|(from, _)| from.is_some_and(|from| from <= today)).count();
    days.into_iter()
        .enumerate()
        .map(|(at, (from, day))| Stage {
            from: from.map(|day| day.to_string()),
            current: at == current,
            // Today's words may name what comes; those of another day are said as of that day.
            status: status_view(regulation, if at == current { today } else { day }, locale),
        })
        .collect()
}

/// The status on a day in words.
fn status_view(regulation: &Regulation, day: NaiveDate, locale: Locale) -> StatusView {
    let key = regulation.status(day);
    let amendment = regulation.amended_by.as_ref().and_then(|act| act.effective_on);
    let (since, by) = match key {
        Status::NotYet | Status::InForce => (Some(regulation.effective_on), None),
        Status::Amended => (amendment, regulation.amended_by.as_ref()),
        Status::Repealed => (regulation.repealed_on, regulation.repealed_by.as_ref()),
    };
    let later = |other: &CalendarDay| other.0 > day;
    StatusView {
        key,
        since: since.map(|day| When::day(day, locale)),
        by: by.map(|by| act(by, locale)),
        amendment: amendment.filter(later).map(|day| When::day(day, locale)),
        repeal: regulation.repealed_on.filter(later).map(|day| When::day(day, locale)),
    }
}
