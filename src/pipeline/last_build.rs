//! What the last build of an output left: the files with what each of them shows, and the inputs of that build.

use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::files::Files;
use super::growth::Growth;
use super::request::{End, Report, Request};
use crate::cache::{Cache, Memo};
use crate::model::{Held, Site};
use crate::publish::{Published, Tree};
use crate::values::{Hash, Language, Stamp};

/// The last build of one output.
#[derive(Default, Deserialize, Serialize)]
pub(super) struct LastBuild {
    /// What it was built from; `None` where something was wrong, so that the next build says it again.
    clean: Option<CleanBuild>,
    /// The files by path, as the disk tells of them, each under the hash of what it shows. Pages with faults are not here.
    files: Memo<Stamp>,
}

/// A build that found nothing wrong.
#[derive(Deserialize, Serialize)]
struct CleanBuild {
    /// All inputs as the disk tells of them, and what was asked.
    inputs: Hash,
    /// When it began (nanoseconds since 1970): a file that changed later may have the same time and other bytes.
    began: i128,
    /// The clock that it was given.
    now: DateTime<Utc>,
    /// When that clock changes what is published.
    until: Option<DateTime<Utc>>,
    /// What was not published.
    held: Vec<Held>,
    language: Language,
    /// The name of the time zone.
    zone: String,
}

/// The inputs of a build, as the disk tells of them.
pub(super) struct Inputs {
    hash: Hash,
    newest: i128,
    began: i128,
    /// The most bytes that a build of them may write.
    pub(super) most: u64,
}

impl Inputs {
    /// The inputs of a build of these files.
    pub(super) fn of(request: &Request, files: &Files) -> Self {
        let asked = format!("{:?} {:?} {:?}", request.base_url, request.include, request.strictness);
        let mut parts = vec![asked.into_bytes()];
        let mut newest = 0;
        for found in files.all() {
            newest = newest.max(found.stamp.last_change());
            parts.push(format!("{} {:?}", found.site_path, found.stamp).into_bytes());
        }
        Self {
            hash: Hash::of_all(parts.iter().map(Vec::as_slice)),
            newest,
            began: files.began(),
            most: Growth::most(files),
        }
    }
}

/// The name under which the last build of an output is kept.
fn name(output: &Path) -> String {
    format!("last-{}", Hash::of(output.as_os_str().as_encoded_bytes()).short())
}

impl LastBuild {
    /// The last build of the output; an empty one where none is known.
    pub(super) fn read(cache: &Cache, output: &Path) -> Self {
        cache.read(&name(output)).unwrap_or_default()
    }

    /// A build of `site` that made these files and found nothing wrong.
    pub(super) fn of(site: &Site, request: &Request, inputs: &Inputs, files: Memo<Stamp>) -> Self {
        let settings = &site.settings;
        let clean = CleanBuild {
            inputs: inputs.hash,
            began: inputs.began,
            now: request.now,
            until: site.next_change,
            held: site.held.clone(),
            language: settings.language,
            zone: settings.timezone.name().to_owned(),
        };
        Self { clean: Some(clean), files }
    }

    /// The same build with faults: it made these files, and the next one looks at everything again.
    pub(super) fn with_faults(self) -> Self {
        Self { clean: None, ..self }
    }

    /// The files that it left.
    pub(super) fn into_files(self) -> Memo<Stamp> {
        self.files
    }

    /// The report of a build that has nothing to do: its inputs are those of the last one, and the output is as that one
    /// left it. `None` where there may be something to do.
    pub(super) fn still_stands(&self, inputs: &Inputs, now: DateTime<Utc>, tree: &Tree) -> Option<Report> {
        let clean = self.clean.as_ref()?;
        let is_same = clean.inputs == inputs.hash
            // Git's rule for racy timestamps: a file that changed while that build ran may have changed again.
            && inputs.newest < clean.began
            && now >= clean.now
            && clean.until.is_none_or(|until| now < until)
            && tree.is(self.files.iter().map(|(path, _, stamp)| (path, *stamp)));
        is_same.then(|| {
            let published = Published { unchanged: self.files.iter().len(), ..Published::default() };
            let report = Report {
                language: Some(clean.language),
                // The name is that of a zone which this program knew when it wrote it.
                zone: clean.zone.parse().ok(),
                held: clean.held.clone(),
                ..Report::default()
            };
            report.end(Vec::new(), End::Done(published))
        })
    }

    /// Keeps it for the next build of the output.
    pub(super) fn write(&self, cache: &Cache, output: &Path) {
        cache.write(&name(output), self);
    }
}
