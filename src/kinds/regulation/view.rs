//! What the template of a regulation sees.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Act, Rank, Regulation, Status, Wording};
use crate::kinds::named::{NamePages, NameView};
use crate::kinds::when::{Manner, When};
use crate::values::Language;

/// A regulation without its body.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RegulationView {
    text: Wording,
    document_number: Option<String>,
    rank: Option<Rank>,
    issuers: Vec<NameView>,
    adopted_on: Option<When>,
    promulgated_on: Option<When>,
    effective_on: When,
    versions: Vec<VersionView>,
    amended_by: Option<ActView>,
    repealed_on: Option<When>,
    repealed_by: Option<ActView>,
    short_titles: Vec<String>,
    official_url: Option<String>,
    signatories: Vec<SignatoryView>,
}

/// The status on a day, with the day on which it began or, before that, begins.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatusView {
    key: Status,
    since: Option<When>,
    by: Option<ActView>,
    /// What is known to change it after that day.
    amendment: Option<When>,
    repeal: Option<When>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct VersionView {
    effective_on: When,
    amended_by: Option<ActView>,
    url: Option<String>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct ActView {
    title: String,
    document_number: Option<String>,
    effective_on: Option<When>,
    url: Option<String>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct SignatoryView {
    position: Option<String>,
    name: String,
}

impl Regulation {
    /// The regulation as the template sees it; `pages` knows where its issuers have theirs.
    #[must_use]
    pub fn view(&self, manner: Manner, pages: NamePages<'_>) -> RegulationView {
        let day = |day| When::day(day, manner);
        RegulationView {
            text: self.text,
            document_number: self.document_number.clone(),
            rank: self.rank,
            issuers: pages.organizations(&self.issuers),
            adopted_on: self.adopted_on.map(day),
            promulgated_on: self.promulgated_on.map(day),
            effective_on: day(self.effective_on),
            versions: self
                .versions
                .iter()
                .map(|version| VersionView {
                    effective_on: day(version.effective_on),
                    amended_by: version.amended_by.as_ref().map(|by| act(by, manner)),
                    url: version.url.clone(),
                })
                .collect(),
            amended_by: self.amended_by.as_ref().map(|by| act(by, manner)),
            repealed_on: self.repealed_on.map(day),
            repealed_by: self.repealed_by.as_ref().map(|by| act(by, manner)),
            short_titles: self.short_titles.clone(),
            official_url: self.official_url.clone(),
            signatories: self
                .signatories
                .iter()
                .map(|one| SignatoryView { position: one.position.clone(), name: one.name.clone() })
                .collect(),
        }
    }

    /// Its status on the day `today`.
    #[must_use]
    pub fn status_view(&self, today: NaiveDate, manner: Manner) -> StatusView {
        let key = self.status(today);
        let amendment = self.amended_by.as_ref().and_then(|act| act.effective_on);
        let (since, by) = match key {
            Status::NotYet | Status::InForce => (Some(self.effective_on), None),
            Status::Amended => (amendment, self.amended_by.as_ref()),
            Status::Repealed => (self.repealed_on, self.repealed_by.as_ref()),
        };
        let later = |day: &crate::values::CalendarDay| day.0 > today;
        StatusView {
            key,
            since: since.map(|day| When::day(day, manner)),
            by: by.map(|by| act(by, manner)),
            amendment: amendment.filter(later).map(|day| When::day(day, manner)),
            repeal: self.repealed_on.filter(later).map(|day| When::day(day, manner)),
        }
    }
}

fn act(act: &Act, manner: Manner) -> ActView {
    let bare = act.title.trim_start_matches('《').trim_end_matches('》');
    ActView {
        title: if manner.language == Language::ZhHans { format!("《{bare}》") } else { act.title.clone() },
        document_number: act.document_number.clone(),
        effective_on: act.effective_on.map(|day| When::day(day, manner)),
        url: act.url.clone(),
    }
}
