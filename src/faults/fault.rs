//! One thing that is wrong.

use std::borrow::Cow;

use super::Place;
use crate::values::{Text, text};

/// Faults of one file beyond these are counted as one.
const MOST_OF_A_FILE: usize = 200;

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, serde::Serialize)]
pub enum Severity {
    /// Nothing is published while it stands.
    Error,
    /// Published all the same, unless the run is strict.
    Warning,
    /// No fault: said where everything is asked for.
    Note,
}

/// Something that is wrong in the content, said to the one who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// How bad it is.
    pub severity: Severity,
    /// Its kebab-case name, the same in every release.
    pub code: Cow<'static, str>,
    /// What is wrong: lower case, no full stop.
    pub message: Text,
    /// Where.
    pub at: Place,
    /// Other places that belong to it, with what is there.
    pub related: Vec<(Place, Text)>,
    /// What to do.
    pub help: Option<Text>,
}

impl Fault {
    /// The word for it that programs read.
    #[must_use]
    pub(super) fn word(&self) -> &'static str {
        match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }

    /// An error.
    #[must_use]
    pub fn error(code: impl Into<Cow<'static, str>>, at: Place, message: Text) -> Self {
        Self { severity: Severity::Error, code: code.into(), message, at, related: Vec::new(), help: None }
    }

    /// A warning.
    #[must_use]
    pub fn warning(code: impl Into<Cow<'static, str>>, at: Place, message: Text) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, at, message) }
    }

    /// What is worth knowing.
    #[must_use]
    pub fn note(code: impl Into<Cow<'static, str>>, at: Place, message: Text) -> Self {
        Self { severity: Severity::Note, ..Self::error(code, at, message) }
    }

    /// The same with what to do.
    #[must_use]
    pub fn help(self, help: Text) -> Self {
        Self { help: Some(help), ..self }
    }

    /// The same with another place.
    #[must_use]
    pub fn related(mut self, at: Place, what: Text) -> Self {
        self.related.push((at, what));
        self
    }

    /// Its code, its file and where in it the place begins.
    #[must_use]
    pub fn whereabouts(&self) -> (&str, &str, Option<usize>) {
        (&self.code, &self.at.source.path, self.at.span.as_ref().map(|span| span.start))
    }

    /// What the faults of a run are ordered by: path, place, code, message.
    fn key(&self) -> (&str, usize, &str, &str) {
        (&self.at.source.path, self.at.span.as_ref().map_or(0, |span| span.start), &self.code, &self.message.en)
    }

    /// Of one file no more faults are said than anyone reads; faults must be sorted. Remarks take no room from the rest.
    pub fn cap(faults: &mut Vec<Self>) {
        let mut capped: Vec<Self> = Vec::with_capacity(faults.len());
        let mut of_file = [0, 0];
        for fault in faults.drain(..) {
            if capped.last().is_none_or(|last| last.at.source.path != fault.at.source.path) {
                of_file = [0, 0];
            }
            let of_file = &mut of_file[usize::from(fault.severity == Severity::Note)];
            *of_file += 1;
            match (*of_file).cmp(&(MOST_OF_A_FILE + 1)) {
                std::cmp::Ordering::Less => capped.push(fault),
                std::cmp::Ordering::Equal => {
                    let message = text!(
                        "这个文件的问题太多，只列出前 {MOST_OF_A_FILE} 个",
                        "there is more wrong in this file; only the first {MOST_OF_A_FILE} are listed"
                    );
                    capped.push(Self {
                        severity: fault.severity,
                        ..Self::error("more-faults", fault.at.source.whole(), message)
                    });
                }
                std::cmp::Ordering::Greater => {}
            }
        }
        *faults = capped;
    }

    /// Puts the faults of a run in order and drops those that say the same of the same place.
    pub fn sort(faults: &mut Vec<Self>) {
        faults.sort_by(|a, b| a.key().cmp(&b.key()));
        faults.dedup_by(|a, b| a.key() == b.key());
    }
}
