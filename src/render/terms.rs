//! What is so from a day to a day: pages say it for the days to come too, and a script shows what holds when they are read.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::regulation;
use crate::kinds::regulation::{Regulation, Status};
use crate::model::Site;

/// Something that is so from a day to a day.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct Term {
    /// The first day as `2025-01-01`; none where it is so already.
    since: Option<String>,
    /// The first day on which it is so no more; none where none is known.
    till: Option<String>,
    /// Whether it is so on the day of the build.
    pub(super) now: bool,
}

/// A status from a day to a day.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct StatusTerm {
    /// `not_yet`, `in_force`, `amended` or `repealed`.
    pub(super) key: Status,
    #[serde(flatten)]
    pub(super) term: Term,
}

impl Term {
    pub(super) fn new(since: Option<NaiveDate>, till: Option<NaiveDate>, today: NaiveDate) -> Self {
        Self {
            now: since.is_none_or(|since| since <= today) && till.is_none_or(|till| till > today),
            since: since.filter(|since| *since > today).map(|day| day.to_string()),
            till: till.map(|day| day.to_string()),
        }
    }
}

/// The status of a regulation on the day of the build and on every day to come.
pub(super) fn statuses(site: &Site, at: usize, one: &Regulation) -> Vec<StatusTerm> {
    let turns = regulation::turns(site, at, one);
    let until = |next: usize| turns.get(next).and_then(|(day, _)| *day);
    let terms = turns.iter().enumerate().map(|(at, (since, key))| (until(at + 1), *since, *key));
    let to_come = terms.filter(|(till, ..)| till.is_none_or(|till| till > site.today));
    to_come.map(|(till, since, key)| StatusTerm { key, term: Term::new(since, till, site.today) }).collect()
}
