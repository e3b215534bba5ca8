//! A site for the preview: its files, entries and links stay in memory. After a change only what changed is read, the site
//! is linked again, and each page is made when it is asked for. The stages are those of a build.
//!
//! - `live`: a linked site of which pages can be rendered; `served`: the same with all files of the output, made when they are
//!   asked for; `search` makes those of the search;
//! - `verdict`: what is wrong with a site, its pages and pictures included, found while it is served already.

mod live;
mod search;
mod served;
mod verdict;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use super::files::{Again, Files};
use super::growth::Growth;
use super::guarded::guarded;
use super::image_cache::ImageCache;
use super::memory::Memory;
use super::prepare::{self, LinkedSite};
use super::progress::Progress;
use super::request::{Report, Request};
use crate::cache::Cache;
use crate::faults::{Fault, Place, Severity};
use crate::pictures;
use crate::render::LineBreaks;
use crate::theme::Theme;
use crate::values::Hash;

pub(crate) use served::ServedSite;
pub(crate) use verdict::{RightPages, Verdict, verdict};

use live::said;
use served::Parts;

/// The site of a preview between two changes.
pub(crate) struct Preview {
    request: Request,
    cache: Cache,
    /// The files as they were at the last look.
    files: Option<Files>,
    /// What changed since the last site was linked.
    changed: Changed,
    memory: Memory,
    /// What is known of pictures.
    images: Arc<Mutex<ImageCache>>,
    /// The compiled templates, under the hash of what they were compiled from.
    theme: Option<(Hash, Arc<Theme>)>,
    line_breaks: LineBreaks,
}

/// What changed in the folder of a site.
#[derive(Clone, Debug, Default)]
pub(crate) struct Changed {
    /// The paths of files below the site's root.
    pub paths: BTreeSet<String>,
    /// Whether anything else may have changed, too.
    pub and_more: bool,
}

/// How to take a state that editors leave for a moment while they save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Patience {
    /// As a state that will not last.
    Waits,
    /// As it is.
    Over,
}

/// What became of a site after a change.
pub(crate) enum Look {
    /// A file is gone, empty or unreadable that was not so before: an editor may be in the middle of saving it.
    Unsettled,
    /// There are errors, and nothing new to show.
    Refused(Report),
    /// It can be shown. Its pages and pictures have not been checked.
    Site(Arc<ServedSite>),
}

impl Changed {
    /// Everything may have changed.
    #[must_use]
    pub(crate) fn all() -> Self {
        Self { paths: BTreeSet::new(), and_more: true }
    }

    /// Adds other changes.
    pub(crate) fn extend(&mut self, other: Self) {
        self.paths.extend(other.paths);
        self.and_more |= other.and_more;
    }
}

impl Preview {
    /// The preview of the site that `request` names. Nothing is read yet.
    #[must_use]
    pub(crate) fn new(request: Request) -> Self {
        let cache = Cache::of(&request.root);
        let images = Arc::new(Mutex::new(ImageCache::read(&cache.for_version(pictures::MAKERS))));
        Self {
            request,
            cache,
            files: None,
            changed: Changed::default(),
            memory: Memory::lasting(),
            images,
            theme: None,
            line_breaks: LineBreaks::default(),
        }
    }

    /// Looks at what `changed`, and links the site again for the time `now`.
    ///
    /// # Errors
    /// A file or folder cannot be read, and patience is over.
    pub(crate) fn look(
        &mut self,
        changed: Changed,
        patience: Patience,
        now: chrono::DateTime<chrono::Utc>,
    ) -> anyhow::Result<Look> {
        self.changed.extend(changed);
        self.request.now = now;
        let look = guarded(|| Place::file("content"), || self.try_look(patience));
        let look = match look.and_then(|look| look.map_err(|fault| said(&fault))) {
            Err(_) if patience == Patience::Waits => Ok(Look::Unsettled),
            look => look,
        };
        // What could not be read is looked at again with the next change.
        if matches!(look, Ok(Look::Site(_) | Look::Refused(_))) {
            self.changed = Changed::default();
        }
        look
    }

    fn try_look(&mut self, patience: Patience) -> anyhow::Result<Look> {
        self.memory.forget(&self.changed.paths);
        if !self.find_files(patience)? {
            return Ok(Look::Unsettled);
        }
        let Some(files) = &self.files else { return Ok(Look::Unsettled) };
        self.forget_images();
        let progress = Progress::default();
        let linked = prepare::link_site(&self.request, files, &self.cache, &mut self.memory, &progress)?;
        let linked = match linked {
            Ok(linked) => linked,
            Err(report) => return Ok(Look::Refused(report)),
        };
        let is_unreadable = |fault: &Fault| fault.code == "unreadable-file";
        if patience == Patience::Waits && linked.faults.iter().any(is_unreadable) {
            return Ok(Look::Unsettled);
        }
        self.serve(linked)
    }

    /// Looks at the files. Returns whether there is nothing to wait for.
    fn find_files(&mut self, patience: Patience) -> anyhow::Result<bool> {
        let waits = patience == Patience::Waits;
        if !self.changed.and_more
            && let Some(files) = &mut self.files
        {
            match files.look_again(&self.request.root, &self.changed.paths) {
                Again::Lacking if waits => return Ok(false),
                Again::Known | Again::Lacking => return Ok(true),
                // The whole folder is looked at from now on, until the site is linked.
                Again::Unknown => self.changed.and_more = true,
            }
        }
        let files = Files::find(&self.request.root)?;
        if waits && self.files.as_ref().is_some_and(|before| files.lacks_any_of(before)) {
            return Ok(false);
        }
        self.files = Some(files);
        Ok(true)
    }

    /// Forgets what is known of pictures of which the files changed.
    fn forget_images(&self) {
        let Ok(mut known) = self.images.lock() else { return };
        for path in &self.changed.paths {
            if let Some((_, path)) = path.split_once('/') {
                known.forget(path);
            }
        }
    }

    /// The linked site in a form in which it can be shown, unless there are errors.
    fn serve(&mut self, linked: LinkedSite) -> anyhow::Result<Look> {
        let LinkedSite { report, templates, site, faults, .. } = linked;
        let faults: Vec<Fault> = faults.into_iter().filter(|fault| fault.severity != Severity::Note).collect();
        let stamps = self.files.as_ref().map(Files::stamps).unwrap_or_default();
        let parts = Parts {
            report,
            faults,
            linked: site,
            templates: Arc::new(templates),
            stamps: Arc::new(stamps),
            images: Arc::clone(&self.images),
            cache: self.cache.clone(),
            line_breaks: self.line_breaks.clone(),
            most: self.files.as_ref().map_or(u64::MAX, Growth::most),
        };
        let site = match parts.serve(self.theme.as_ref())? {
            Ok(site) => Arc::new(site),
            Err(report) => return Ok(Look::Refused(report)),
        };
        self.theme = Some(site.theme());
        Ok(Look::Site(site))
    }
}
