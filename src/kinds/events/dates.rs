//! The dates of phases, and the precision with which they are known.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::{Event, Phase};
use crate::values::{Period, Precision};

/// The start and the end of a phase that is known to the day or the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends<'a> {
    /// The start.
    pub start: &'a Period,
    /// The end, if different from the start.
    pub end: Option<&'a Period>,
    /// Whether only the end is known (截至); `start` is then the end.
    pub is_deadline: bool,
}

impl Phase {
    /// The first and the last day on which the phase can take place. For a rough time they are bounds, not exact dates.
    #[must_use]
    pub fn days(&self, zone: Tz) -> Option<(NaiveDate, NaiveDate)> {
        let first = self.start.or(self.end)?.first_day(zone);
        let last = self.end.or(self.start)?.last_day(zone);
        Some((first, last.max(first)))
    }

    /// The precision of its start and of its end.
    #[must_use]
    pub fn precisions(&self) -> Option<(Precision, Precision)> {
        let least = |period: Period| self.precision.map_or(period.precision(), |least| least.max(period.precision()));
        Some((least(self.start.or(self.end)?), least(self.end.or(self.start)?)))
    }

    /// Whether the phase lasts from one time to another. A phase that is only known to be some time in a month or a half year
    /// does not.
    #[must_use]
    pub fn is_stretch(&self) -> bool {
        self.ends().is_some() || (self.start.is_some() && self.end.is_some() && self.start != self.end)
    }

    /// The day under which a calendar of the events from `day` on lists the phase: its first day; where it has begun, `day`;
    /// where it takes place some time before a day, that day. `None` where it is over or has no dates.
    #[must_use]
    pub fn coming(&self, day: NaiveDate, zone: Tz) -> Option<NaiveDate> {
        let (first, last) = self.days(zone).filter(|(_, last)| *last >= day)?;
        let begun = if self.is_stretch() { day } else { last };
        Some(if first >= day { first } else { begun })
    }

    /// Its start and end; `None` where one of them is known less precisely than to the day.
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
    /// The registration deadline; `None` where it is known less precisely than to the day.
    #[must_use]
    pub fn deadline(&self) -> Option<&Period> {
        self.registration_deadline.as_ref().filter(|deadline| deadline.precision() <= Precision::Day)
    }

    /// Whether a calendar file can contain any part of the event.
    #[must_use]
    pub fn has_days(&self) -> bool {
        self.deadline().is_some() || self.schedule.iter().any(|phase| phase.ends().is_some())
    }

    /// Whether it has phases that a calendar file cannot contain, because their days are not known.
    #[must_use]
    pub(super) fn has_vague_phases(&self) -> bool {
        self.schedule.iter().any(|phase| phase.ends().is_none())
    }

    /// The last day on which a phase can take place.
    #[must_use]
    pub fn last_day(&self, zone: Tz) -> Option<NaiveDate> {
        self.schedule.iter().filter_map(|phase| Some(phase.days(zone)?.1)).max()
    }
}
