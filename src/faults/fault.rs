//! A fault: something that is wrong in the content.

use std::borrow::Cow;

use super::Place;
use crate::values::{Text, text};

/// The most faults that are reported for one file.
const MAX_PER_FILE: usize = 200;

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, serde::Serialize)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Does not stop publishing, unless the run is strict.
    Warning,
    /// Not a fault: only `check` reports it.
    Note,
}

/// Something that is wrong in the content, in words for its author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// How bad it is.
    pub severity: Severity,
    /// A kebab-case name that never changes between releases.
    pub code: Cow<'static, str>,
    /// What is wrong: lower case, no full stop.
    pub message: Text,
    /// Where.
    pub at: Place,
    /// Other places that help to understand it, each with a label.
    pub related: Vec<(Place, Text)>,
    /// How to fix it.
    pub help: Option<Text>,
}

impl Fault {
    /// The severity as machine-readable formats name it.
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

    /// A note.
    #[must_use]
    pub fn note(code: impl Into<Cow<'static, str>>, at: Place, message: Text) -> Self {
        Self { severity: Severity::Note, ..Self::error(code, at, message) }
    }

    /// The same fault with a help text.
    #[must_use]
    pub fn help(self, help: Text) -> Self {
        Self { help: Some(help), ..self }
    }

    /// The same fault with one more related place.
    #[must_use]
    pub fn related(mut self, at: Place, what: Text) -> Self {
        self.related.push((at, what));
        self
    }

    /// Its code, the path of its file, and the byte at which its place begins.
    #[must_use]
    pub fn whereabouts(&self) -> (&str, &str, Option<usize>) {
        (&self.code, &self.at.source.path, self.at.span.as_ref().map(|span| span.start))
    }

    /// The sort key of the faults of a run: path, place, code, message.
    fn key(&self) -> (&str, usize, &str, &str) {
        (&self.at.source.path, self.at.span.as_ref().map_or(0, |span| span.start), &self.code, &self.message.en)
    }

    /// Keeps at most [`MAX_PER_FILE`] faults of each file, and as many notes; one more fault says that some were left
    /// out. `faults` must be sorted.
    pub fn cap(faults: &mut Vec<Self>) {
        let mut capped: Vec<Self> = Vec::with_capacity(faults.len());
        let mut of_file = [0, 0];
        for fault in faults.drain(..) {
            if capped.last().is_none_or(|last| last.at.source.path != fault.at.source.path) {
                of_file = [0, 0];
            }
            let of_file = &mut of_file[usize::from(fault.severity == Severity::Note)];
            *of_file += 1;
            match (*of_file).cmp(&(MAX_PER_FILE + 1)) {
                std::cmp::Ordering::Less => capped.push(fault),
                std::cmp::Ordering::Equal => {
                    let message = text!(
                        "这个文件的问题太多，只列出前 {MAX_PER_FILE} 个",
                        "there is more wrong in this file; only the first {MAX_PER_FILE} are listed"
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

    /// Sorts the faults of a run and drops duplicates.
    pub fn sort(faults: &mut Vec<Self>) {
        faults.sort_by(|a, b| a.key().cmp(&b.key()));
        faults.dedup_by(|a, b| a.key() == b.key());
    }
}
