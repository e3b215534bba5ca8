//! The fields of a regulation as its template shows them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::kinds::named::{NamePages, NameView};
use crate::kinds::regulation::{Act, Rank, Regulation, TextKind};
use crate::kinds::when::{Locale, When};
use crate::values::Language;

/// The fields of a regulation.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct Facts {
    text: TextKind,
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

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct VersionView {
    effective_on: When,
    amended_by: Option<ActView>,
    url: Option<String>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct ActView {
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
    /// The fields in words; `pages` returns the pages of the issuers.
    pub(super) fn facts(&self, locale: Locale, pages: NamePages<'_>) -> Facts {
        let day = |day| When::day(day, locale);
        Facts {
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
                    amended_by: version.amended_by.as_ref().map(|by| act(by, locale)),
                    url: version.url.clone(),
                })
                .collect(),
            amended_by: self.amended_by.as_ref().map(|by| act(by, locale)),
            repealed_on: self.repealed_on.map(day),
            repealed_by: self.repealed_by.as_ref().map(|by| act(by, locale)),
            short_titles: self.short_titles.clone(),
            official_url: self.official_url.clone(),
            signatories: self
                .signatories
                .iter()
                .map(|one| SignatoryView { position: one.position.clone(), name: one.name.clone() })
                .collect(),
        }
    }
}

pub(super) fn act(act: &Act, locale: Locale) -> ActView {
    let bare = act.title.trim_start_matches('《').trim_end_matches('》');
    ActView {
        title: if locale.language == Language::ZhHans { format!("《{bare}》") } else { act.title.clone() },
        document_number: act.document_number.clone(),
        effective_on: act.effective_on.map(|day| When::day(day, locale)),
        url: act.url.clone(),
    }
}
