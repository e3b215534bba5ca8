//! Watches the site's files for changes.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use anyhow::Context;
use notify_debouncer_full::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{Debouncer, RecommendedCache, new_debouncer};

use crate::load;

/// Changes within this time count as one: editors save a file in several steps.
const QUIET: Duration = Duration::from_millis(120);

/// The changes of a site's files. Folders are watched instead of files, because editors replace files when they save.
pub(super) struct Changes {
    watcher: Debouncer<RecommendedWatcher, RecommendedCache>,
    root: PathBuf,
    changed: Receiver<()>,
}

/// Starts to watch the files that a build reads.
pub(super) fn watch(root: &Path) -> anyhow::Result<Changes> {
    let root = std::fs::canonicalize(root).with_context(|| root.display().to_string())?;
    let (sender, changed) = channel();
    let places = load::places(&root);
    let mut watcher = new_debouncer(QUIET, None, move |events: notify_debouncer_full::DebounceEventResult| {
        let relevant = |path: &PathBuf| places.iter().any(|place| path.starts_with(place));
        let is_change = match &events {
            Ok(events) => events.iter().any(|event| !event.kind.is_access() && event.paths.iter().any(relevant)),
            // Events were lost, among which may be a change.
            Err(_) => true,
        };
        if is_change {
            // The receiver is gone when the preview ends.
            let _ = sender.send(());
        }
    })?;
    watcher.watch(&root, RecursiveMode::NonRecursive)?;
    let mut changes = Changes { watcher, root, changed };
    changes.watch_folders()?;
    Ok(changes)
}

impl Changes {
    /// Waits for the next change; returns `false` when watching has ended.
    ///
    /// # Errors
    /// A folder cannot be watched.
    pub(super) fn wait(&mut self) -> anyhow::Result<bool> {
        let changed = self.changed.recv().is_ok();
        // The next build sees all changes so far.
        while self.changed.try_recv().is_ok() {}
        self.watch_folders()?;
        Ok(changed)
    }

    /// Watches the folders that exist now, some of which may be new. Watching a folder twice has no effect.
    fn watch_folders(&mut self) -> anyhow::Result<()> {
        for folder in load::places(&self.root) {
            let watched = if folder.is_dir() { self.watcher.watch(&folder, RecursiveMode::Recursive) } else { Ok(()) };
            // A folder that disappears meanwhile is watched after the change that brings it back.
            if folder.is_dir() {
                watched.with_context(|| folder.display().to_string())?;
            }
        }
        Ok(())
    }
}
