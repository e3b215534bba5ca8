//! What is known of the time of a phase: to which unit of the calendar, between which days.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::{Event, Phase};
use crate::values::{Period, Precision};

/// The ends of a phase that is known to the day or the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends<'a> {
    /// When it begins.
    pub start: &'a Period,
    /// When it ends, if not with `start`.
    pub end: Option<&'a Period>,
    /// Whether it is only known until when it lasts (截至): `start` is then that end.
    pub is_deadline: bool,
}

impl Phase {
    /// The first and the last day on which it can be; what was announced roughly is bounded, not made exact.
    #[must_use]
    pub fn days(&self, zone: Tz) -> Option<(NaiveDate, NaiveDate)> {
        let first = self.start.or(self.end)?.first_day(zone);
        let last = self.end.or(self.start)?.last_day(zone);
        Some((first, last.max(first)))
    }

    /// How exactly its beginning and its end are known.
    #[must_use]
    pub fn precisions(&self) -> Option<(Precision, Precision)> {
        let least = |period: Period| self.precision.map_or(period.precision(), |least| least.max(period.precision()));
        Some((least(self.start.or(self.end)?), least(self.end.or(self.start)?)))
    }

    /// Whether it lasts from one time to another. What is only known to be in some month or half year is not going on all
    /// that while.
    #[must_use]
    pub fn is_stretch(&self) -> bool {
        self.ends().is_some() || (self.start.is_some() && self.end.is_some() && self.start != self.end)
    }

    /// The day by which it stands in a calendar of what is to come from `day` on: its first; of what goes on, `day`; of what
    /// is known to be before some day, that one. `None` where it is over or has no day.
    #[must_use]
    pub fn coming(&self, day: NaiveDate, zone: Tz) -> Option<NaiveDate> {
        let (first, last) = self.days(zone).filter(|(_, last)| *last >= day)?;
        let begun = if self.is_stretch() { day } else { last };
        Some(if first >= day { first } else { begun })
    }

    /// Its ends, where both are known at least to the day; a month, a third of one, 月初 are no days.
    #[must_use]
    pub fn ends(&self) -> Option<Ends<'_>> {
        let (start, end) = self.precisions()?;
        let exact = start.max(end) <= Precision::Day;
        let ends = match (&self.start, &self.end) {
            (Some(start), end) => Ends { start, end: end.as_ref().filter(|end| *end != start), is_deadline: false },
            (None, Some(end)) => Ends { start: end, end: None, is_deadline: true },
            (None, None) => return None,
        };
        exact.then_some(ends)
    }
}

impl Event {
    /// Until when one can register, where that is known to the day.
    #[must_use]
    pub fn deadline(&self) -> Option<&Period> {
        self.registration_deadline.as_ref().filter(|deadline| deadline.precision() <= Precision::Day)
    }

    /// Whether a calendar can hold anything of it.
    #[must_use]
    pub fn has_days(&self) -> bool {
        self.deadline().is_some() || self.schedule.iter().any(|phase| phase.ends().is_some())
    }

    /// Whether it has phases that a calendar cannot hold, for want of a day.
    #[must_use]
    pub fn has_vague_phases(&self) -> bool {
        self.schedule.iter().any(|phase| phase.ends().is_none())
    }

    /// The last day on which any of its phases can be.
    #[must_use]
    pub fn last_day(&self, zone: Tz) -> Option<NaiveDate> {
        self.schedule.iter().filter_map(|phase| Some(phase.days(zone)?.1)).max()
    }
}
