//! What is asked of a build, and what it reports.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{DateTime, Utc};

use crate::faults::{Fault, Severity};
use crate::link::Include;
use crate::model::Held;
use crate::publish::Published;
use crate::values::{Language, Text};

/// What is asked of a build.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// The site's folder.
    pub root: PathBuf,
    /// How far the build goes.
    pub goal: Goal,
    /// The address of the site, in place of the one in the settings.
    pub base_url: Option<String>,
    /// The pieces that are published although they are not due.
    pub include: Include,
    /// The clock.
    pub now: DateTime<Utc>,
    /// Which faults stand in the way.
    pub strictness: Strictness,
}

/// How far a build goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Goal {
    /// The site is published in this folder.
    Publish(PathBuf),
    /// Everything is made and checked, and notes are reported too. Nothing is written: neither pages nor cache.
    Check,
}

/// Which faults stand in the way of publishing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strictness {
    /// Errors.
    Errors,
    /// Errors and warnings.
    Warnings,
}

impl Strictness {
    /// Whether a site with these faults may be published.
    #[must_use]
    pub(crate) fn lets_pass(self, faults: &[Fault]) -> bool {
        match self {
            Self::Errors => !faults.iter().any(|fault| fault.severity == Severity::Error),
            Self::Warnings => faults.iter().all(|fault| fault.severity == Severity::Note),
        }
    }
}

impl Request {
    /// Which faults keep pages from being rendered. A check goes on after warnings, so that one run finds all faults.
    pub(super) fn strictness_before_pages(&self) -> Strictness {
        match self.goal {
            Goal::Publish(_) => self.strictness,
            Goal::Check => Strictness::Errors,
        }
    }
}

/// What a build reports.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    /// The language of the site; `None` where its settings cannot be read.
    pub language: Option<Language>,
    /// The time zone of the site.
    pub zone: Option<chrono_tz::Tz>,
    /// The faults in order; of many in one file not all are listed.
    pub faults: Vec<Fault>,
    /// How many faults of each severity there are, those that are not listed included.
    pub counts: BTreeMap<Severity, usize>,
    /// The pieces that are not published now.
    pub held: Vec<Held>,
    /// How much was done.
    pub done: Done,
    /// How it ended.
    pub end: End,
}

/// How much was done; results of earlier builds are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Done {
    /// Texts parsed.
    pub parsed: usize,
    /// Pages rendered.
    pub rendered: usize,
    /// Pictures resized.
    pub resized: usize,
}

/// How a build ended.
#[derive(Clone, Debug, Default)]
pub(crate) enum End {
    /// The content has faults; nothing was published.
    #[default]
    ContentAtFault,
    /// Settings or templates have faults; nothing was published.
    SetupAtFault,
    /// The output path is refused.
    Refused(Text),
    /// Published.
    Done(Published),
    /// Checked; nothing was published.
    Checked,
}

impl Report {
    /// How many faults of this severity there are.
    #[must_use]
    pub(crate) fn count(&self, severity: Severity) -> usize {
        self.counts.get(&severity).copied().unwrap_or_default()
    }

    /// The report with its faults and its end.
    pub(super) fn end(mut self, mut faults: Vec<Fault>, end: End) -> Self {
        Fault::sort(&mut faults);
        for fault in &faults {
            *self.counts.entry(fault.severity).or_default() += 1;
        }
        Fault::cap(&mut faults);
        (self.faults, self.end) = (faults, end);
        self
    }

    /// The report of a build that ends for its faults: those of templates, else those of the content.
    pub(super) fn refuse(self, faults: Vec<Fault>) -> Self {
        let in_templates =
            |fault: &Fault| fault.severity == Severity::Error && fault.at.source.path.starts_with("templates/");
        let end = if faults.iter().any(in_templates) { End::SetupAtFault } else { End::ContentAtFault };
        self.end(faults, end)
    }
}
