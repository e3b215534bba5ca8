//! Writing the files of the output: a file that shows what it showed before is kept as it is.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use rayon::prelude::*;

use super::destination::Destination;
use super::growth::Growth;
use crate::cache::Memo;
use crate::model::Output;
use crate::outputs::{self, Packing};
use crate::publish::{Published, Tree};
use crate::values::{Hash, Stamp};

/// Writes files to the destination of a build. What a file shows is told by a hash: files of the same hash have the same
/// bytes.
pub(super) struct Writer {
    destination: Destination,
    /// The files that the last build left, each under the hash of what it shows.
    last: Memo<Stamp>,
    /// The paths that files of the site take, where texts are packed: no packed file is written there.
    taken: Option<BTreeSet<String>>,
    /// The hash of what each file of this build shows.
    shown: Mutex<BTreeMap<String, Hash>>,
    growth: Growth,
}

impl Writer {
    /// Writes to `destination`, over the files that the last build left there.
    pub(super) fn new(destination: Destination, last: Memo<Stamp>, growth: Growth) -> Self {
        Self { destination, last, taken: None, shown: Mutex::default(), growth }
    }

    /// The same writer, which also writes packed files beside texts, but not at the `taken` paths.
    pub(super) fn packing(self, taken: BTreeSet<String>) -> Self {
        Self { taken: Some(taken), ..self }
    }

    /// Whether files are written.
    pub(super) fn is_written(&self) -> bool {
        self.destination.is_written()
    }

    /// The published tree.
    pub(super) fn tree(&self) -> &Tree {
        self.destination.tree()
    }

    /// Whether the published tree has a file at `path` that shows this. Where nothing is written, whether the file showed this
    /// when it was last checked.
    pub(super) fn is_kept(&self, path: &str, shows: Hash) -> bool {
        let stands = |stamp: &Stamp| !self.is_written() || self.tree().stamp(path) == Some(*stamp);
        self.last.find(path, shows).is_some_and(stands)
    }

    /// What a file of the published tree shows, if it is as the last build left it.
    fn shown_before(&self, path: &str) -> Option<Hash> {
        let (shows, stamp) = self.last.get(path)?;
        (self.tree().stamp(path) == Some(*stamp)).then_some(shows)
    }

    /// Puts a file that is known by its bytes alone.
    pub(super) fn put_bytes(&self, output: &Output) -> anyhow::Result<()> {
        self.put(output, Hash::of(&output.bytes))
    }

    /// Puts a file, with packed files beside it.
    pub(super) fn put(&self, output: &Output, shows: Hash) -> anyhow::Result<()> {
        if self.is_kept(&output.path, shows) {
            return self.keep(&output.path, shows);
        }
        self.put_faulty(output)?;
        self.note(&output.path, shows)
    }

    /// Puts a file with faults: the next build makes it again, so that the faults are found again.
    pub(super) fn put_faulty(&self, output: &Output) -> anyhow::Result<()> {
        self.growth.add(&output.path, output.bytes.len())?;
        self.destination.put(output)?;
        self.pack(output)
    }

    /// Keeps a file of the published tree that shows this, and the packed files beside it.
    pub(super) fn keep(&self, path: &str, shows: Hash) -> anyhow::Result<()> {
        self.keep_faulty(path)?;
        self.note(path, shows)
    }

    /// Keeps a file of the published tree in which faults were found now.
    pub(super) fn keep_faulty(&self, path: &str) -> anyhow::Result<()> {
        self.destination.keep(path)?;
        self.keep_packed(path)
    }

    /// Puts a file without packed files beside it; `bytes` is called where the published tree does not have it.
    pub(super) fn put_single(
        &self,
        path: &str,
        shows: Hash,
        bytes: impl FnOnce() -> anyhow::Result<Vec<u8>>,
    ) -> anyhow::Result<()> {
        if self.is_kept(path, shows) {
            self.destination.keep(path)?;
        } else {
            let bytes = bytes()?;
            self.growth.add(path, bytes.len())?;
            self.destination.put(&Output { path: path.to_owned(), bytes })?;
        }
        self.note(path, shows)
    }

    fn note(&self, path: &str, shows: Hash) -> anyhow::Result<()> {
        self.shown
            .lock()
            .map_err(|_| anyhow::anyhow!("a thread panicked while it wrote a file"))?
            .insert(path.to_owned(), shows);
        Ok(())
    }

    /// Puts the packed files beside a text.
    fn pack(&self, output: &Output) -> anyhow::Result<()> {
        for (packing, path) in self.packings(&output.path, output.bytes.len() as u64) {
            let shows = Hash::of_all([packing.ending().as_bytes(), &output.bytes]);
            self.put_single(&path, shows, || Ok(packing.pack(&output.path, &output.bytes)?))?;
        }
        Ok(())
    }

    /// Keeps the packed files beside a file that is kept. Where one of them is not as it was left, the file is read and
    /// packed.
    fn keep_packed(&self, path: &str) -> anyhow::Result<()> {
        if self.taken.is_none() || !outputs::is_packed(path) {
            return Ok(());
        }
        let Some(stamp) = self.tree().stamp(path) else { return Ok(()) };
        let packed: Vec<(Packing, String)> = self.packings(path, stamp.size).collect();
        let before: Option<Vec<Hash>> = packed.iter().map(|(_, path)| self.shown_before(path)).collect();
        let Some(before) = before else {
            return self.pack(&Output { path: path.to_owned(), bytes: self.tree().bytes(path)? });
        };
        for ((_, path), shows) in packed.iter().zip(before) {
            self.destination.keep(path)?;
            self.note(path, shows)?;
        }
        Ok(())
    }

    /// The packed files beside a text of this size in bytes.
    fn packings<'p>(&'p self, path: &'p str, size: u64) -> impl Iterator<Item = (Packing, String)> + 'p {
        let taken = self.taken.as_ref().filter(|_| size >= outputs::SMALLEST && outputs::is_packed(path));
        let all = Packing::ALL.into_iter().map(|packing| (packing, packing.path(path)));
        taken.into_iter().flat_map(move |taken| all.clone().filter(|(_, path)| !taken.contains(path)))
    }

    /// The files in which nothing was wrong, now or before, each under the hash of what it shows, where nothing is written.
    pub(super) fn into_kept(self) -> anyhow::Result<Memo<Stamp>> {
        let shown = self.shown.into_inner().map_err(|_| anyhow::anyhow!("a thread panicked while it wrote a file"))?;
        let mut kept = self.last;
        for (path, shows) in shown {
            kept.put(path, shows, Stamp::default());
        }
        Ok(kept)
    }

    /// Publishes what was written. Returns what was done and the files for the next build; `None` where nothing is written.
    pub(super) fn publish(self) -> anyhow::Result<Option<(Published, Memo<Stamp>)>> {
        let Destination::Staging(publication) = self.destination else { return Ok(None) };
        let shown = self.shown.into_inner().map_err(|_| anyhow::anyhow!("a thread panicked while it wrote a file"))?;
        let output = publication.output().to_owned();
        let published = publication.finish()?;
        let tree = Tree::read(&output)?;
        // A file that someone removed meanwhile is made again in the next build.
        let stamped = |(path, shows): (String, Hash)| tree.stamp(&path).map(|stamp| (path, shows, stamp));
        let stamped: Vec<_> = shown.into_par_iter().filter_map(stamped).collect();
        let mut files = Memo::default();
        for (path, shows, stamp) in stamped {
            files.put(path, shows, stamp);
        }
        Ok(Some((published, files)))
    }
}
