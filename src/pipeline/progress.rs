//! How far a build is, and whether it was asked to stop.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock, RwLock};

use crate::values::Language;

/// What a build tells about itself while it runs. Other threads read it, and may ask the build to stop.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    interrupted: Arc<AtomicBool>,
    /// What is done now, and how many things it is done to.
    now: RwLock<(Step, usize)>,
    /// To how many things it was done.
    done: AtomicUsize,
    language: OnceLock<Language>,
}

/// What a build does at some time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Step {
    /// It looks into the folders of the site.
    #[default]
    Files,
    /// It reads texts.
    Texts,
    /// It links them, and checks the whole.
    Linking,
    /// It resizes pictures, or inspects them.
    Pictures,
    /// It renders pages.
    Pages,
    /// It writes the files of the search.
    Search,
    /// It writes feeds, calendars, data.
    Others,
    /// It publishes.
    Publishing,
}

impl Progress {
    /// Of a build that stops after `interrupted` is set.
    #[must_use]
    pub(crate) fn new(interrupted: Arc<AtomicBool>) -> Self {
        Self { interrupted, ..Self::default() }
    }

    /// What is done now; to how many things it was done; how many there are, 0 where that is not counted.
    #[must_use]
    pub(crate) fn now(&self) -> (Step, usize, usize) {
        // Nothing panics while it holds the lock.
        let (step, total) = self.now.read().map(|now| *now).unwrap_or_default();
        (step, self.done.load(Ordering::Relaxed).min(total), total)
    }

    /// The language of the site; `None` before its settings are read.
    #[must_use]
    pub(crate) fn language(&self) -> Option<Language> {
        self.language.get().copied()
    }

    /// The settings of the site name its language.
    pub(super) fn speak(&self, language: Language) {
        // A progress belongs to one build, which reads the settings once.
        let _ = self.language.set(language);
    }

    /// Begins a step with this number of things to do; 0 where they are not counted.
    pub(super) fn begin(&self, step: Step, total: usize) {
        if let Ok(mut now) = self.now.write() {
            self.done.store(0, Ordering::Relaxed);
            *now = (step, total);
        }
    }

    /// Counts one thing of the step.
    ///
    /// # Errors
    /// The build was asked to stop.
    pub(super) fn next(&self) -> anyhow::Result<()> {
        self.done.fetch_add(1, Ordering::Relaxed);
        anyhow::ensure!(!self.interrupted.load(Ordering::Relaxed), "interrupted");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_counts_from_the_beginning() {
        let progress = Progress::default();
        assert_eq!(progress.now(), (Step::Files, 0, 0));
        progress.begin(Step::Texts, 2);
        progress.next().unwrap();
        assert_eq!(progress.now(), (Step::Texts, 1, 2));
        progress.next().unwrap();
        progress.begin(Step::Pages, 7);
        assert_eq!(progress.now(), (Step::Pages, 0, 7));
    }

    #[test]
    fn a_build_that_is_asked_to_stop_goes_no_further() {
        let interrupted = Arc::new(AtomicBool::new(false));
        let progress = Progress::new(Arc::clone(&interrupted));
        progress.begin(Step::Pages, 7);
        progress.next().unwrap();
        interrupted.store(true, Ordering::Relaxed);
        assert!(progress.next().is_err());
    }
}
