//! Checks sites in the background, one after the other; a site that is no longer the newest is not checked to the end.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use super::state::State;
use crate::pipeline::{self, Progress, Report, RightPages, ServedSite};

/// The checks of the sites of a preview.
pub(super) struct Checks {
    sites: Sender<Asked>,
    /// Set when the site that is being checked is no longer the newest.
    outdated: Arc<AtomicBool>,
}

/// A site that is to be checked.
struct Asked {
    site: Arc<ServedSite>,
    outdated: Arc<AtomicBool>,
}

impl Checks {
    /// Begins to check; `say` prints a report.
    pub(super) fn begin(state: Arc<State>, say: fn(&Report)) -> Self {
        let (sites, asked) = channel();
        std::thread::spawn(move || check(&asked, &state, say));
        Self { sites, outdated: Arc::default() }
    }

    /// The files changed: the check that goes on has no longer an aim.
    pub(super) fn stop(&self) {
        self.outdated.store(true, Ordering::Relaxed);
    }

    /// Checks a site.
    pub(super) fn check(&mut self, site: Arc<ServedSite>) {
        self.stop();
        self.outdated = Arc::default();
        // The thread ends with the process.
        let _ = self.sites.send(Asked { site, outdated: Arc::clone(&self.outdated) });
    }
}

fn check(asked: &Receiver<Asked>, state: &State, say: fn(&Report)) {
    let mut right = RightPages::default();
    while let Ok(Asked { site, outdated }) = asked.recv() {
        let progress = Progress::new(Arc::clone(&outdated));
        let verdict = pipeline::verdict(&site, &mut right, &progress);
        if outdated.load(Ordering::Relaxed) {
            continue;
        }
        match verdict {
            Ok(verdict) => {
                say(&verdict.report);
                state.checked(verdict);
            }
            Err(error) => state.refused(format!("{error:#}")),
        }
    }
}
