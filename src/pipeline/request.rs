//! What is asked of a build, and what came of it.

use std::path::PathBuf;

use chrono::{DateTime, Utc};

use crate::faults::{Fault, Severity};
use crate::link::Also;
use crate::model::Held;
use crate::publish::Published;
use crate::values::{Language, Text};

/// What is asked of a build.
#[derive(Clone, Debug)]
pub struct Request {
    /// The site's folder.
    pub root: PathBuf,
    /// Where the site goes.
    pub output: PathBuf,
    /// In place of the settings' `base_url`.
    pub base_url: Option<String>,
    /// What is published beside what is due.
    pub also: Also,
    /// The clock.
    pub now: DateTime<Utc>,
    /// Whether warnings stand in the way too.
    pub strictness: Strictness,
}

/// What stands in the way of publishing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// Errors.
    Errors,
    /// Errors and warnings.
    Warnings,
}

impl Strictness {
    /// Whether a site with these faults may be published.
    #[must_use]
    pub fn lets_pass(self, faults: &[Fault]) -> bool {
        match self {
            Self::Errors => !faults.iter().any(|fault| fault.severity == Severity::Error),
            Self::Warnings => faults.iter().all(|fault| fault.severity == Severity::Note),
        }
    }
}

/// What came of a build.
#[derive(Debug, Default)]
pub struct Report {
    /// The language of the site, where its settings could be read.
    pub language: Option<Language>,
    /// The zone of the site.
    pub zone: Option<chrono_tz::Tz>,
    /// All faults in order.
    pub faults: Vec<Fault>,
    /// What is not published now.
    pub held: Vec<Held>,
    /// What was done for it.
    pub done: Done,
    /// How it ended.
    pub end: End,
}

/// How much was done: what was done before and kept is not done again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Texts read.
    pub parsed: usize,
    /// Pages rendered.
    pub rendered: usize,
    /// Pictures made in other sizes.
    pub developed: usize,
}

/// How a build ended.
#[derive(Debug, Default)]
pub enum End {
    /// The content has faults; nothing was published.
    #[default]
    ContentAtFault,
    /// Settings or templates have faults; nothing was published.
    SetupAtFault,
    /// The output path is refused.
    Refused(Text),
    /// Published.
    Done(Published),
    /// Looked at, not published.
    Checked,
}

impl Report {
    /// The report with its faults and end.
    pub(super) fn end(mut self, mut faults: Vec<Fault>, end: End) -> Self {
        Fault::sort(&mut faults);
        Fault::cap(&mut faults);
        (self.faults, self.end) = (faults, end);
        self
    }

    /// The report of a build that ends for its faults: of the templates, else of the content.
    pub(super) fn refuse(self, faults: Vec<Fault>) -> Self {
        let in_templates = |fault: &Fault| fault.at.source.path.starts_with("templates/");
        let end = if faults.iter().any(in_templates) { End::SetupAtFault } else { End::ContentAtFault };
        self.end(faults, end)
    }
}
