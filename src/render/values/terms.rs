//! Spans of days. Pages show what holds on the days to come too, and a script shows what holds when they are read.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

/// Something that is so from a day to a day.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(in crate::render) struct Term {
    /// The first day as `2025-01-01`; none where it is so already.
    since: Option<String>,
    /// The first day on which it is so no more; none where none is known.
    till: Option<String>,
    /// Whether it is so on the day of the build.
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
