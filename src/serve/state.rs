//! The state that the looks at the site, its checks and the HTTP server share.

use std::sync::{Arc, RwLock};

use tokio::sync::watch;

use crate::faults::Fault;
use crate::pipeline::{Report, ServedSite, Verdict};

/// The site that is shown, and what is wrong with it.
pub(super) struct State {
    shown: RwLock<Shown>,
    generation: watch::Sender<u64>,
    /// The text of the faults in a report, for pages.
    text: fn(&Report) -> String,
}

#[derive(Default)]
struct Shown {
    site: Option<Arc<ServedSite>>,
    /// The site that was shown before, as long as the check of the present one may find errors.
    before: Option<Arc<ServedSite>>,
    /// Whether the last check found errors: then a new site is not shown before it is checked.
    is_doubtful: bool,
    faults: String,
    /// The faults in pages that the last check found, which may still be there.
    of_pages: Vec<Fault>,
}

/// What a path of the site leads to.
pub(super) enum Answer {
    /// The bytes of a file.
    File(Vec<u8>),
    /// Nothing, but the path with `/` at its end is a page.
    Folder,
    /// Nothing.
    Nothing,
    /// A file that cannot be made.
    Broken,
}

impl State {
    pub(super) fn new(text: fn(&Report) -> String) -> Self {
        Self { shown: RwLock::default(), generation: watch::Sender::new(0), text }
    }

    /// Records faults for which no new site is shown.
    pub(super) fn refused(&self, faults: String) {
        self.update(|shown| shown.faults = faults);
    }

    /// Shows a site that was linked and is not yet checked, unless there is doubt.
    pub(super) fn linked(&self, site: &Arc<ServedSite>) {
        let mut replaced = None;
        self.update_if(|shown| {
            if shown.is_doubtful {
                return false;
            }
            shown.faults = (self.text)(&site.report_with(&shown.of_pages));
            replaced = shown.site.replace(Arc::clone(site));
            if shown.before.is_none() {
                shown.before = replaced.take();
            }
            true
        });
    }

    /// Records what the check of the last site found.
    pub(super) fn checked(&self, verdict: Verdict) {
        let Verdict { site, of_pages, report, is_right } = verdict;
        let faults = (self.text)(&report);
        self.update_if(|shown| {
            let is_same = shown.site.as_ref().is_some_and(|shown| Arc::ptr_eq(shown, &site));
            let is_told = shown.faults == faults;
            let before = shown.before.take();
            (shown.faults, shown.of_pages) = (faults, of_pages);
            if is_right {
                (shown.site, shown.is_doubtful) = (Some(site), false);
                return !is_same || !is_told;
            }
            if !std::mem::replace(&mut shown.is_doubtful, true) {
                shown.site = before;
            }
            true
        });
    }

    fn update(&self, change: impl FnOnce(&mut Shown)) {
        self.update_if(|shown| {
            change(shown);
            true
        });
    }

    /// Changes what is shown; where `change` returns whether a reader would see it, the open pages are told.
    fn update_if(&self, change: impl FnOnce(&mut Shown) -> bool) {
        // Nothing panics while it holds the lock.
        let is_seen = self.shown.write().is_ok_and(|mut shown| change(&mut shown));
        if is_seen {
            self.generation.send_modify(|generation| *generation += 1);
        }
    }

    /// What a path of the site leads to; nothing is there before the first site.
    pub(super) fn answer(&self, path: &str) -> Answer {
        let sites = self.shown.read().map(|shown| [shown.site.clone(), shown.before.clone()]).unwrap_or_default();
        let mut is_broken = false;
        // A page whose template is wrong is shown as it was, until the check ends.
        for site in sites.into_iter().flatten() {
            match site.file(path) {
                Ok(Some(bytes)) => return Answer::File(bytes),
                Ok(None) if is_broken => return Answer::Broken,
                Ok(None) if site.has(&format!("{path}/index.html")) => return Answer::Folder,
                Ok(None) => return Answer::Nothing,
                Err(_) => is_broken = true,
            }
        }
        if is_broken { Answer::Broken } else { Answer::Nothing }
    }

    /// The faults of the last look or check; empty where there were none.
    pub(super) fn faults(&self) -> String {
        self.shown.read().map(|shown| shown.faults.clone()).unwrap_or_default()
    }

    /// A receiver of the number of changes so far, which can wait for the next one.
    pub(super) fn generations(&self) -> watch::Receiver<u64> {
        self.generation.subscribe()
    }
}
