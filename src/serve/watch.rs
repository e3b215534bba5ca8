//! Watches the site's files for changes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::Context;
use notify::event::{AccessKind, AccessMode, CreateKind, DataChange, ModifyKind, RemoveKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher, WatcherKind};

use crate::load;
use crate::pipeline::Changed;

/// Changes within this time count as one: editors save a file in several steps.
const QUIET: Duration = Duration::from_millis(12);
/// How long a file that is being written is waited for after its last change.
const WRITING: Duration = Duration::from_millis(150);
/// The longest wait while changes go on.
const MOST: Duration = Duration::from_millis(600);
/// More changed files than this are not looked at one by one.
const MANY: usize = 64;

/// The changes of a site's files. Folders are watched instead of files, because editors replace files when they save.
pub(super) struct Changes {
    watcher: RecommendedWatcher,
    root: PathBuf,
    events: Receiver<notify::Result<Event>>,
    /// The files that are being written: a change was seen, and not yet that they were closed.
    written: BTreeSet<PathBuf>,
}

/// Starts to watch the files that a build reads.
pub(super) fn watch(root: &Path) -> anyhow::Result<Changes> {
    let root = std::fs::canonicalize(root).with_context(|| root.display().to_string())?;
    let (sender, events) = channel();
    let places = load::places(&root);
    let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.as_ref().map_or(true, |event| is_change(event, &places)) {
            // The receiver is gone when the preview ends.
            let _ = sender.send(event);
        }
    })?;
    let mut changes = Changes { watcher, root: root.clone(), events, written: BTreeSet::new() };
    changes.watcher.watch(&root, RecursiveMode::NonRecursive)?;
    changes.watch_folders()?;
    Ok(changes)
}

/// Whether an event may be a change of a file in these places.
fn is_change(event: &Event, places: &[PathBuf]) -> bool {
    let is_read = matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
    let is_inside = |path: &PathBuf| places.iter().any(|place| path.starts_with(place));
    !is_read && (event.need_rescan() || event.paths.iter().any(is_inside))
}

impl Changes {
    /// Waits for changes, and until they are over.
    ///
    /// # Errors
    /// A folder cannot be watched, or watching has ended.
    pub(super) fn wait(&mut self) -> anyhow::Result<Changed> {
        let first = self.events.recv().context("the files are no longer watched")?;
        self.until_quiet(first)
    }

    /// Waits for more changes, at most for this time.
    ///
    /// # Errors
    /// A folder cannot be watched, or watching has ended.
    pub(super) fn wait_for(&mut self, time: Duration) -> anyhow::Result<Option<Changed>> {
        match self.events.recv_timeout(time) {
            Ok(first) => self.until_quiet(first).map(Some),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => anyhow::bail!("the files are no longer watched"),
        }
    }

    fn until_quiet(&mut self, first: notify::Result<Event>) -> anyhow::Result<Changed> {
        let began = Instant::now();
        let mut changed = Changed::default();
        self.add(first, &mut changed);
        while began.elapsed() < MOST {
            let pause = if self.written.is_empty() { QUIET } else { WRITING };
            match self.events.recv_timeout(pause) {
                Ok(event) => self.add(event, &mut changed),
                Err(_) => break,
            }
        }
        self.written.clear();
        if changed.paths.len() > MANY {
            changed.and_more = true;
        }
        if changed.and_more {
            self.watch_folders()?;
        }
        Ok(changed)
    }

    fn add(&mut self, event: notify::Result<Event>, changed: &mut Changed) {
        let Ok(event) = event else {
            // Events were lost, among which may be any change.
            changed.and_more = true;
            return;
        };
        changed.and_more |= event.need_rescan();
        match event.kind {
            EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder | RemoveKind::Other) => {
                changed.and_more = true;
            }
            // Only inotify tells when a file is closed.
            EventKind::Modify(ModifyKind::Data(DataChange::Any))
                if RecommendedWatcher::kind() == WatcherKind::Inotify =>
            {
                self.written.extend(event.paths.iter().cloned());
            }
            EventKind::Access(AccessKind::Close(AccessMode::Write))
            | EventKind::Remove(_)
            | EventKind::Modify(ModifyKind::Name(_)) => {
                event.paths.iter().for_each(|path| _ = self.written.remove(path));
            }
            _ => {}
        }
        for path in event.paths {
            match path.strip_prefix(&self.root).ok().and_then(Path::to_str) {
                Some(path) if !path.is_empty() => _ = changed.paths.insert(path.to_owned()),
                _ => changed.and_more = true,
            }
        }
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
