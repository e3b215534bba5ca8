//! A fault: something that is wrong in the content.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Edit, Mend, Place};
use crate::values::{Text, text};

/// The most faults of a severity that are listed for one file.
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
    /// The same as edits, where the help says exactly what to write.
    pub mend: Option<Mend>,
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
        Self { severity: Severity::Error, code: code.into(), message, at, related: Vec::new(), help: None, mend: None }
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

    /// The same fault with the edits that mend it.
    #[must_use]
    pub fn mend(self, mend: Mend) -> Self {
        Self { mend: Some(mend), ..self }
    }

    /// The same fault with `meant`, which the author has to confirm, in its place.
    #[must_use]
    pub fn perhaps(self, meant: impl Into<String>) -> Self {
        let edits = self.at.span.clone().map(|span| vec![Edit::new(span, meant)]);
        Self { mend: edits.map(Mend::likely), ..self }
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

    /// Keeps at most [`MAX_PER_FILE`] errors, warnings and notes of each file; one more fault of a severity says how many
    /// were left out. `faults` must be sorted.
    pub fn cap(faults: &mut Vec<Self>) {
        let mut capped: Vec<Self> = Vec::with_capacity(faults.len());
        let mut rest = std::mem::take(faults);
        while let Some(first) = rest.first() {
            let path = &first.at.source.path;
            let of_file = rest.iter().take_while(|fault| fault.at.source.path == *path).count();
            let others = rest.split_off(of_file);
            let mut left_out: BTreeMap<Severity, (usize, Place)> = BTreeMap::new();
            let mut listed: BTreeMap<Severity, usize> = BTreeMap::new();
            for fault in rest {
                let listed = listed.entry(fault.severity).or_default();
                if *listed == MAX_PER_FILE {
                    let left_out = left_out.entry(fault.severity).or_insert_with(|| (0, fault.at.source.whole()));
                    left_out.0 += 1;
                } else {
                    *listed += 1;
                    capped.push(fault);
                }
            }
            capped.extend(left_out.into_iter().map(|(severity, (count, at))| Self::more(severity, count, at)));
            rest = others;
        }
        *faults = capped;
    }

    /// The fault that says how many of a severity are not listed.
    fn more(severity: Severity, count: usize, at: Place) -> Self {
        let message = match severity {
            Severity::Error => {
                text!("这个文件还有 {count} 个错误没有列出", "{count} more errors in this file are not listed")
            }
            Severity::Warning => {
                text!("这个文件还有 {count} 个警告没有列出", "{count} more warnings in this file are not listed")
            }
            Severity::Note => {
                text!("这个文件还有 {count} 个说明没有列出", "{count} more remarks in this file are not listed")
            }
        };
        Self { severity, ..Self::error("more-faults", at, message) }
    }

    /// Sorts the faults of a run and drops duplicates.
    pub fn sort(faults: &mut Vec<Self>) {
        faults.sort_by(|a, b| a.key().cmp(&b.key()));
        faults.dedup_by(|a, b| a.key() == b.key());
    }
}
