//! Reads statutes from text files, and their metadata.

use std::collections::HashMap;
use std::path::Path;

use anyhow::Context;
use chrono::NaiveDate;
use serde::Deserialize;

use huikan_law::statute::Statute;

/// The metadata of a statute.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Metadata {
    pub(super) slug: String,
    pub(super) title: String,
    #[serde(default)]
    pub(super) number: Option<String>,
    #[serde(default)]
    effective: Option<NaiveDate>,
    #[serde(default)]
    promulgated: Option<NaiveDate>,
    #[serde(default)]
    adopted: Option<NaiveDate>,
    #[serde(default)]
    history: Vec<String>,
}

/// A statute with its metadata.
pub(super) struct Read {
    pub(super) metadata: Metadata,
    pub(super) statute: Statute,
}

impl Metadata {
    /// The date of the last decision in its history.
    fn last_decision(&self) -> Option<NaiveDate> {
        let decision = self.history.iter().filter(|line| !line.contains("施行"));
        decision.filter_map(|line| first_day(line)).max()
    }

    /// Whether the text is an amended version.
    pub(super) fn is_amended(&self) -> bool {
        self.history.iter().any(|line| line.contains("修正") || line.contains("修订"))
    }

    /// The effective date of the text. That of an amended version is the amendment's, where that is later.
    pub(super) fn from(&self) -> Option<NaiveDate> {
        self.effective.max(self.last_decision().filter(|_| self.is_amended()))
    }

    /// The date of the text.
    pub(super) fn day(&self) -> Option<NaiveDate> {
        let amended = self.last_decision().filter(|_| self.is_amended());
        amended.or(self.promulgated).or(self.adopted).or(self.last_decision()).or(self.effective)
    }
}

/// The first date in a text such as `2016年11月7日通过`.
fn first_day(line: &str) -> Option<NaiveDate> {
    let (year, rest) = line.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (day, _) = rest.split_once('日')?;
    let year: String = year.chars().rev().take_while(char::is_ascii_digit).collect();
    let year: i32 = year.chars().rev().collect::<String>().parse().ok()?;
    NaiveDate::from_ymd_opt(year, month.trim().parse().ok()?, day.trim().parse().ok()?)
}

/// Reads statutes with their metadata from the file `meta`. Where it has none, the first line is the title.
pub(super) fn read<'f>(files: impl Iterator<Item = &'f Path>, meta: Option<&Path>) -> anyhow::Result<Vec<Read>> {
    let text = |file: &Path| std::fs::read_to_string(file).with_context(|| file.display().to_string());
    let mut metadata: HashMap<String, Metadata> = HashMap::new();
    for line in meta.map(text).transpose()?.unwrap_or_default().lines().filter(|line| !line.trim().is_empty()) {
        let row: Metadata = serde_json::from_str(line).context("--meta")?;
        metadata.insert(row.slug.clone(), row);
    }
    let mut read = |file: &Path| {
        let text = text(file)?;
        let slug = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let title = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default().to_owned();
        let metadata = metadata.remove(&slug).unwrap_or(Metadata { slug, title, ..Metadata::default() });
        Ok(Read { statute: Statute::parse(&text), metadata })
    };
    files.map(&mut read).collect()
}
