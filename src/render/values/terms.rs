//! Spans of days. Pages show what holds on the days to come too, and a script shows what holds when they are read.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

/// A period with an optional first day and an optional end.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(in crate::render) struct Term {
    /// The first day as `2025-01-01`; none if it has begun already.
    since: Option<String>,
    /// The first day after it; none if no end is known.
    till: Option<String>,
    /// Whether the day of the build lies in it.
    pub(in crate::render) now: bool,
}

impl Term {
    /// From `since` to the day before `till`; `today` is the day of the build.
    pub(in crate::render) fn new(since: Option<NaiveDate>, till: Option<NaiveDate>, today: NaiveDate) -> Self {
        Self {
            now: since.is_none_or(|since| since <= today) && till.is_none_or(|till| till > today),
            since: since.filter(|since| *since > today).map(|day| day.to_string()),
            till: till.map(|day| day.to_string()),
        }
    }
}
