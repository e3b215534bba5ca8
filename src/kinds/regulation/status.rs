//! The status of a regulation on a day.

use chrono::NaiveDate;
use serde::Serialize;

use super::Regulation;
use crate::values::CalendarDay;

/// The status of a regulation, in the terms of 国家法律法规数据库.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// 尚未施行.
    NotYet,
    /// 现行有效.
    InForce,
    /// 已修改: in force, but amended since the version of the body.
    Amended,
    /// 已废止.
    Repealed,
}

impl Regulation {
    /// Its status on `today`. An amendment without a date counts from the start.
    #[must_use]
    pub fn status(&self, today: NaiveDate) -> Status {
        let amended = self.amended_by.as_ref().is_some_and(|act| act.effective_on.is_none_or(|day| day.0 <= today));
        if self.repealed_on.is_some_and(|day| day.0 <= today) {
            Status::Repealed
        } else if self.effective_on.0 > today {
            Status::NotYet
        } else if amended {
            Status::Amended
        } else {
            Status::InForce
        }
    }

    /// The effective date of the version of the body.
    #[must_use]
    pub fn version_day(&self) -> CalendarDay {
        self.versions.last().map_or(self.effective_on, |version| version.effective_on)
    }

    /// The dates on which its status may change.
    pub fn turning_days(&self) -> impl Iterator<Item = CalendarDay> {
        let amended = self.amended_by.as_ref().and_then(|act| act.effective_on);
        [Some(self.effective_on), amended, self.repealed_on].into_iter().flatten()
    }

    /// The regulation as far as the version of the body is concerned: it is in force from the day of that version.
    #[must_use]
    pub(crate) fn of_its_text(self) -> Self {
        Self { effective_on: self.version_day(), ..self }
    }

    /// The days from which its status may be another, each with a day on which that status holds. The first entry has no
    /// day: it is the status before all others.
    pub(super) fn status_days(&self) -> Vec<(Option<NaiveDate>, NaiveDate)> {
        let mut days: Vec<NaiveDate> = self.turning_days().map(|day| day.0).collect();
        days.sort_unstable();
        days.dedup();
        let before = days.first().and_then(NaiveDate::pred_opt).unwrap_or(NaiveDate::MIN);
        std::iter::once((None, before)).chain(days.into_iter().map(|day| (Some(day), day))).collect()
    }

    /// The days on which its status changes, each with the status from that day on. The first entry has no day: it is the
    /// status before all others.
    pub(crate) fn turns(&self) -> Vec<(Option<NaiveDate>, Status)> {
        let mut turns: Vec<_> = self.status_days().into_iter().map(|(from, day)| (from, self.status(day))).collect();
        turns.dedup_by_key(|(_, status)| *status);
        turns
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::Status;
    use crate::kinds::regulation::{Act, Regulation, TextKind};
    use crate::values::CalendarDay;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn regulation() -> Regulation {
        Regulation {
            text: TextKind::Full,
            document_number: None,
            rank: None,
            issuers: Vec::new(),
            adopted_on: None,
            promulgated_on: None,
            effective_on: CalendarDay(day("2025-01-01")),
            version_of: None,
            versions: Vec::new(),
            amended_by: None,
            repealed_on: None,
            repealed_by: None,
            short_titles: Vec::new(),
            official_url: None,
            signatories: Vec::new(),
        }
    }

    #[test]
    fn the_status_changes_on_the_day() {
        let mut regulation = regulation();
        assert_eq!(regulation.status(day("2024-12-31")), Status::NotYet);
        assert_eq!(regulation.status(day("2025-01-01")), Status::InForce);
        let amendment = Act { effective_on: Some(CalendarDay(day("2026-05-01"))), ..Act::from("决定".to_owned()) };
        regulation.amended_by = Some(amendment);
        assert_eq!(regulation.status(day("2026-04-30")), Status::InForce);
        assert_eq!(regulation.status(day("2026-05-01")), Status::Amended);
        regulation.repealed_on = Some(CalendarDay(day("2027-01-01")));
        assert_eq!(regulation.status(day("2026-12-31")), Status::Amended);
        assert_eq!(regulation.status(day("2027-01-01")), Status::Repealed);
    }

    #[test]
    fn a_change_without_a_date_holds_now() {
        let regulation = Regulation { amended_by: Some(Act::from("决定".to_owned())), ..regulation() };
        assert_eq!(regulation.status(day("2025-06-01")), Status::Amended);
        assert_eq!(regulation.status(day("2024-06-01")), Status::NotYet, "what is not in force is not changed");
    }
}
