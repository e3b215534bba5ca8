//! What the last build of an output left: which page showed what, and whether anything changed since.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{End, Report, Request};
use crate::cache::Cache;
use crate::load::Found;
use crate::model::{Held, Site};
use crate::publish::{Published, Tree};
use crate::values::{Hash, Language, Stamp};

/// The last build of one output.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(super) struct Last {
    /// All inputs and what was asked, as the disk told of them.
    inputs: Option<Hash>,
    /// When it began (nanoseconds): files changed later may have the same time and other bytes.
    began: i128,
    /// The clock that it was given, and when that clock would change what is published.
    now: DateTime<Utc>,
    until: Option<DateTime<Utc>>,
    /// The pages and files, by path.
    pub(super) files: BTreeMap<String, Made>,
    /// What was held back.
    held: Vec<Held>,
    /// The site's language and time zone, for the report.
    language: Language,
    zone: String,
}

/// A file of the output.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub(super) struct Made {
    /// What it showed, with the templates; none for copies.
    pub(super) view: Option<Hash>,
    /// As the disk told of it.
    pub(super) stamp: Stamp,
}

/// The inputs of a build, as the disk tells of them.
pub(super) struct Inputs {
    hash: Hash,
    newest: i128,
    began: i128,
}

impl Inputs {
    /// Of the files found, and of what is asked.
    pub(super) fn of<'a>(request: &Request, files: impl Iterator<Item = &'a Found>, began: i128) -> Self {
        let asked = format!("{:?} {:?} {:?}", request.base_url, request.also, request.strictness);
        let mut parts = vec![asked.into_bytes()];
        let mut newest = 0;
        for found in files {
            newest = newest.max(found.stamp.modified);
            parts.push(format!("{} {:?}", found.site_path, found.stamp).into_bytes());
        }
        Self { hash: Hash::of_all(parts.iter().map(Vec::as_slice)), newest, began }
    }
}

/// Under which name the last build of an output is kept.
fn name(output: &Path) -> String {
    format!("last-{}", Hash::of(output.as_os_str().as_encoded_bytes()).short())
}

impl Last {
    /// What is kept for the output; nothing where there is nothing.
    pub(super) fn read(cache: &Cache, output: &Path) -> Self {
        cache.read(&name(output)).and_then(|bytes| rmp_serde::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// A build that made `files` of `site`.
    pub(super) fn of(site: &Site, files: BTreeMap<String, Made>) -> Self {
        let settings = &site.settings;
        let (language, zone) = (settings.language, settings.timezone.name().to_owned());
        Self { files, held: site.held.clone(), language, zone, ..Self::default() }
    }

    /// Whether a build now would do what the last one did, to the byte.
    pub(super) fn may_stand(&self, inputs: &Inputs, now: DateTime<Utc>) -> bool {
        self.inputs == Some(inputs.hash)
            // Git's rule for racy timestamps: a file that changed while that build ran may have changed again.
            && inputs.newest < self.began
            && now >= self.now
            && self.until.is_none_or(|until| now < until)
    }

    /// Whether the output is as that build left it.
    pub(super) fn is_as_left(&self, tree: &Tree) -> bool {
        tree.is(self.files.iter().map(|(path, made)| (path.as_str(), made.stamp)))
    }

    /// The report of a build that found nothing to do.
    pub(super) fn report(self) -> Report {
        let published = Published { unchanged: self.files.len(), ..Published::default() };
        let report = Report {
            language: Some(self.language),
            zone: self.zone.parse().ok(),
            held: self.held,
            ..Report::default()
        };
        report.end(Vec::new(), End::Done(published))
    }

    /// Keeps what this build did.
    pub(super) fn keep(
        mut self,
        cache: &Cache,
        output: &Path,
        inputs: &Inputs,
        now: DateTime<Utc>,
        until: Option<DateTime<Utc>>,
    ) {
        (self.inputs, self.began, self.now, self.until) = (Some(inputs.hash), inputs.began, now, until);
        self.keep_files(cache, output);
    }

    /// Keeps what each page showed, but nothing by which the next build could stop early.
    pub(super) fn keep_files(&self, cache: &Cache, output: &Path) {
        // Where nothing can be kept, everything is made again next time.
        let _ = rmp_serde::to_vec(self).map(|bytes| cache.write(&name(output), &bytes));
    }
}
