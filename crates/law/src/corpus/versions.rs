//! The versions of statutes, and which of them a name means.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::unresolved::Unresolved;
use crate::citations::{Alias, Citation, CitedVersion};
use crate::statute::Statute;

/// One version of a statute.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// The title, the same for all versions of a statute.
    pub title: &'a str,
    /// Short titles (简称).
    pub short_titles: &'a [String],
    /// The document number (文号).
    pub number: Option<&'a str>,
    /// The date of promulgation. A version without one counts as known from the date on which it takes effect.
    pub promulgated_on: Option<NaiveDate>,
    /// The date on which it takes effect.
    pub effective_on: Option<NaiveDate>,
    /// Whether there was a version before it, in the corpus or not.
    pub is_amended: bool,
    /// The text.
    pub statute: &'a Statute,
}

/// A text in which citations stand.
#[derive(Clone, Copy, Debug, Default)]
pub struct CitingText<'a> {
    /// Its index among the versions of the corpus, if it is a statute of the corpus.
    pub version: Option<usize>,
    /// The date on which it was written; `None` means today, so that the newest versions are cited.
    pub date: Option<NaiveDate>,
    /// The date on which it takes effect, if that is later than `date`. It cites versions in force on this date that were
    /// promulgated on `date`.
    pub effective_on: Option<NaiveDate>,
    /// The short names that it gives to laws.
    pub aliases: &'a [Alias],
}

/// A collection of statutes.
#[derive(Debug)]
pub struct Corpus<'a> {
    versions: Vec<Version<'a>>,
    /// The versions of each title, the oldest first.
    by_title: HashMap<String, Vec<usize>>,
    /// The title for each short title; `None` if several titles have it.
    by_short_title: HashMap<String, Option<String>>,
}

/// A title in the form in which titles are compared: without 中华人民共和国, blanks and 《》, and with full-width brackets.
fn plain_title(title: &str) -> String {
    let plain: String = title
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '《' | '》' | '〈' | '〉' | '<' | '>' | '\u{200b}'))
        .map(|c| match c {
            '(' => '（',
            ')' => '）',
            c => c,
        })
        .collect();
    plain.replace("中华人民共和国", "")
}

impl<'a> Version<'a> {
    /// The only version of a statute, without numbers and dates.
    #[must_use]
    pub fn new(title: &'a str, statute: &'a Statute) -> Self {
        Self {
            title,
            short_titles: &[],
            number: None,
            promulgated_on: None,
            effective_on: None,
            is_amended: false,
            statute,
        }
    }

    /// Whether it may be the version of that year: it was promulgated or took effect in that year, or its date of
    /// promulgation is not known and it took effect in the next year.
    fn is_of_year(&self, year: i32) -> bool {
        let year_of = |day: Option<NaiveDate>| day.map(|day| day.year());
        let (promulgated, effective) = (year_of(self.promulgated_on), year_of(self.effective_on));
        let next = |effective| promulgated.is_none() && effective == year + 1;
        promulgated == Some(year) || effective.is_none_or(|effective| effective == year || next(effective))
    }
}

impl<'a> Corpus<'a> {
    /// A corpus of these versions. Other values refer to a version by its index in `versions`.
    #[must_use]
    pub fn new(versions: Vec<Version<'a>>) -> Self {
        let mut by_title: HashMap<String, Vec<usize>> = HashMap::new();
        let mut by_short_title: HashMap<String, Option<String>> = HashMap::new();
        for (at, version) in versions.iter().enumerate() {
            let title = plain_title(version.title);
            for short in version.short_titles {
                let known = by_short_title.entry(plain_title(short)).or_insert_with(|| Some(title.clone()));
                if known.as_ref() != Some(&title) {
                    *known = None;
                }
            }
            by_title.entry(title).or_default().push(at);
        }
        for version in &versions {
            if let Some(same) = by_title.get_mut(&plain_title(version.title)) {
                same.sort_by_key(|at| (versions[*at].effective_on, *at));
            }
        }
        Self { versions, by_title, by_short_title }
    }

    /// The version with this index.
    ///
    /// # Panics
    ///
    /// If the index is out of range.
    #[must_use]
    pub fn version(&self, at: usize) -> &Version<'a> {
        &self.versions[at]
    }

    /// The versions of the law that `name` means in this text, the oldest first.
    pub(super) fn versions(&self, name: &str, citing: &CitingText<'_>) -> Option<&[usize]> {
        let name = plain_title(name);
        let exact = |name: &str| self.by_title.get(name).map(Vec::as_slice);
        let short = |name: &str| exact(self.by_short_title.get(name)?.as_deref()?);
        // Short names that the text gives come before those of the corpus.
        exact(&name).or_else(|| match aliased_title(&name, citing) {
            Some(title) => exact(&plain_title(title)).or_else(|| short(&plain_title(title))),
            None => short(&name),
        })
    }

    /// Whether two versions are of the same law.
    pub(super) fn is_same_law(&self, one: usize, other: usize) -> bool {
        one == other || plain_title(self.versions[one].title) == plain_title(self.versions[other].title)
    }

    /// The version among `versions` that a citation means: that with the cited document number, that of the cited year,
    /// or that in force on the date of the citing text.
    pub(super) fn cited_version(
        &self,
        versions: &[usize],
        Citation { number, version, repeals, .. }: &Citation,
        citing: &CitingText<'_>,
    ) -> Result<usize, Unresolved> {
        if let Some(number) = number {
            let same = |at: &&usize| self.versions[**at].number.is_some_and(|own| is_same_number(own, number));
            if let Some(found) = versions.iter().find(same) {
                return Ok(*found);
            }
            if *repeals || versions.iter().any(|at| self.versions[*at].number.is_some()) {
                return Err(Unresolved::UnknownNumber(number.clone()));
            }
        }
        match version {
            // There may be several former versions.
            Some(CitedVersion::Former) => return Err(Unresolved::Ambiguous),
            Some(CitedVersion::Year(year)) if number.is_none() => {
                let year = *year;
                let found = versions.iter().rev().find(|at| self.versions[**at].is_of_year(year));
                return found.copied().ok_or(Unresolved::NoVersionOfYear(year));
            }
            _ => {}
        }
        let newest = *versions.last().ok_or(Unresolved::Ambiguous)?;
        let Some(day) = citing.date else { return Ok(newest) };
        let until = citing.effective_on.map_or(day, |effective| effective.max(day));
        let in_force = |at: &&usize| {
            let version = &self.versions[**at];
            let known_from = version.promulgated_on.or(version.effective_on);
            version.effective_on.is_none_or(|from| from <= until) && known_from.is_none_or(|known| known <= day)
        };
        if let Some(found) = versions.iter().rev().find(in_force) {
            return Ok(*found);
        }
        let oldest = versions[0];
        // A law may be cited before it takes effect. But the oldest known version of an amended law may have other
        // numbers than the one that was in force.
        if self.versions[oldest].is_amended { Err(Unresolved::NoVersionInForce(day)) } else { Ok(oldest) }
    }
}

/// The title for which `name` is a short name in this text (以下简称).
pub(super) fn aliased_title<'c>(name: &str, citing: &CitingText<'c>) -> Option<&'c str> {
    let name = plain_title(name);
    let alias = citing.aliases.iter().rev().find(|alias| plain_title(&alias.name) == name);
    alias.map(|alias| alias.title.as_str())
}

/// Whether two document numbers are the same, such as 国务院令第790号 and 中华人民共和国国务院令第790号.
fn is_same_number(one: &str, other: &str) -> bool {
    let plain = |number: &str| -> String {
        let number: String = number.chars().filter(|c| c.is_alphanumeric()).collect();
        number.replace("中华人民共和国", "")
    };
    let (one, other) = (plain(one), plain(other));
    one == other || one.ends_with(&other) || other.ends_with(&one)
}
