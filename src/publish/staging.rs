//! The new tree until it is published.

use std::collections::{BTreeSet, HashSet};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};

use anyhow::{Context, bail};

use super::lock::Lock;
use super::tree::Tree;
use super::{manifest, paths, swap};
use crate::model::Output;

/// A publication that is being prepared. Dropped before [`Publication::finish`], it leaves the old tree as it was.
#[derive(Debug)]
pub(crate) struct Publication {
    output: PathBuf,
    staging: PathBuf,
    /// The published tree.
    tree: Tree,
    new: Mutex<New>,
    /// Held until the publication ends.
    _lock: Lock,
}

/// The files that were put so far.
#[derive(Debug, Default)]
struct New {
    /// Files in the staging folder: the old tree does not have them with these bytes.
    changed: BTreeSet<String>,
    /// Files that the old tree has with the same bytes.
    unchanged: BTreeSet<String>,
    /// Folders that were made in the staging folder.
    folders: HashSet<String>,
}

/// How many files a publication changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Published {
    /// Files written.
    pub written: usize,
    /// Files left as they are.
    pub unchanged: usize,
    /// Files removed.
    pub removed: usize,
}

impl Publication {
    /// Locks an output folder that [`super::guard`] allows, and removes what an interrupted build left there.
    ///
    /// # Errors
    /// Where another build has locked the output, or it cannot be written.
    pub(crate) fn open(output: PathBuf) -> anyhow::Result<Self> {
        let parent = output.parent().unwrap_or(Path::new("/"));
        fs::create_dir_all(parent).with_context(|| parent.display().to_string())?;
        let lock = Lock::take(&output)?;
        swap::repair(&output)?;
        let staging = paths::staging(&output);
        let tree = Tree::read(&output)?;
        Ok(Self { output, staging, tree, new: Mutex::default(), _lock: lock })
    }

    /// Puts a file into the new tree. It is written only where the old tree does not have the same bytes.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(crate) fn put(&self, output: &Output) -> anyhow::Result<()> {
        let path = &output.path;
        if self.is_unchanged(path, &output.bytes) {
            self.locked()?.unchanged.insert(path.clone());
            return Ok(());
        }
        let target = self.staging.join(path);
        let folder = path.rfind('/').map_or("", |end| &path[..end]);
        let is_made = {
            let mut new = self.locked()?;
            new.changed.insert(path.clone());
            new.folders.contains(folder)
        };
        if !is_made {
            let made = self.staging.join(folder);
            fs::create_dir_all(&made).with_context(|| made.display().to_string())?;
            self.locked()?.folders.insert(folder.to_owned());
        }
        let write = || -> std::io::Result<()> { File::create_new(&target)?.write_all(&output.bytes) };
        write().with_context(|| self.output.join(path).display().to_string())
    }

    /// Keeps a file of the old tree, whose bytes the caller knows to be the new ones.
    ///
    /// # Errors
    /// Where another thread panicked while it put a file.
    pub(crate) fn keep(&self, path: &str) -> anyhow::Result<()> {
        debug_assert!(self.tree.files.contains(path), "`{path}` is in the manifest");
        self.locked()?.unchanged.insert(path.to_owned());
        Ok(())
    }

    fn locked(&self) -> anyhow::Result<MutexGuard<'_, New>> {
        self.new.lock().map_err(|_| anyhow::anyhow!("a thread panicked while it wrote a file"))
    }

    /// The published tree.
    #[must_use]
    pub(crate) fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The real path of the output folder.
    #[must_use]
    pub(crate) fn output(&self) -> &Path {
        &self.output
    }

    /// Whether the old tree has the file with these bytes. A file that cannot be read is written anew.
    fn is_unchanged(&self, path: &str, bytes: &[u8]) -> bool {
        let old = self.output.join(path);
        self.tree.files.contains(path)
            && fs::symlink_metadata(&old).is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64)
            && fs::read(&old).is_ok_and(|old| old == bytes)
    }

    /// Publishes: the new tree takes the place of the old one in one step. Where nothing changed, nothing is written.
    ///
    /// # Errors
    /// Where the new tree cannot be completed; the old one stays published then.
    pub(crate) fn finish(self) -> anyhow::Result<Published> {
        let new = std::mem::take(&mut *self.locked()?);
        let ours = |path: &&String| !new.changed.contains(*path) && !new.unchanged.contains(*path);
        let published = Published {
            written: new.changed.len(),
            unchanged: new.unchanged.len(),
            removed: self.tree.files.iter().filter(ours).count(),
        };
        if new.changed.is_empty() && published.removed == 0 && manifest::file(&self.output).is_file() {
            return Ok(published);
        }
        fs::create_dir_all(&self.staging).with_context(|| self.staging.display().to_string())?;
        self.link_all(&new.unchanged)?;
        self.carry_over(Path::new(""), &new)?;
        let all: BTreeSet<&str> = new.changed.iter().chain(&new.unchanged).map(String::as_str).collect();
        let list = manifest::file(&self.staging);
        fs::write(&list, manifest::text(all.into_iter())).with_context(|| list.display().to_string())?;
        let folder = File::open(&self.staging)?;
        rustix::fs::syncfs(&folder).with_context(|| self.staging.display().to_string())?;
        swap::swap(&self.staging, &self.output)?;
        Ok(published)
    }

    /// Puts files of the old tree into the new one, and makes the folder of several files once.
    fn link_all(&self, paths: &BTreeSet<String>) -> anyhow::Result<()> {
        let mut folder = None;
        for path in paths {
            let path = Path::new(path);
            let parent = path.parent();
            if folder != parent {
                let made = self.staging.join(parent.unwrap_or(Path::new("")));
                fs::create_dir_all(&made).with_context(|| made.display().to_string())?;
                folder = parent;
            }
            self.link(path)?;
        }
        Ok(())
    }

    /// Puts a file of the old tree into the folder of the new one that stands there: as a hard link where the file system has them, so that its times stay.
    fn link(&self, path: &Path) -> anyhow::Result<()> {
        let (from, to) = (self.output.join(path), self.staging.join(path));
        let linked = fs::hard_link(&from, &to).or_else(|_| copy_with_times(&from, &to));
        linked.with_context(|| to.display().to_string())
    }

    /// Puts the files of the old folder that are not in the manifest into the new one.
    fn carry_over(&self, folder: &Path, new: &New) -> anyhow::Result<()> {
        let here = self.output.join(folder);
        let entries = match fs::read_dir(&here) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error).with_context(|| here.display().to_string()),
        };
        let mut has_files = false;
        for entry in entries {
            let entry = entry.with_context(|| here.display().to_string())?;
            let relative = folder.join(entry.file_name());
            let name = relative.to_string_lossy().into_owned();
            let kind = entry.file_type()?;
            if kind.is_dir() {
                self.carry_over(&relative, new)?;
                continue;
            }
            if name == manifest::NAME || self.tree.files.contains(&name) {
                continue;
            }
            has_files = true;
            let to = self.staging.join(&relative);
            if new.changed.contains(&name) || to.symlink_metadata().is_ok() {
                bail!(
                    "{}: 这个文件不是会刊写的，却占了一个页面的位置 / this file is not ours, but stands where a page goes",
                    entry.path().display()
                );
            }
            let parent = to.parent().unwrap_or(&self.staging);
            fs::create_dir_all(parent).with_context(|| entry.path().display().to_string())?;
            if kind.is_symlink() {
                let carry = || std::os::unix::fs::symlink(fs::read_link(entry.path())?, &to);
                carry().with_context(|| entry.path().display().to_string())?;
            } else {
                self.link(&relative)?;
            }
        }
        // An empty folder is not ours either.
        let empty = !has_files && fs::read_dir(&here).is_ok_and(|mut entries| entries.next().is_none());
        if empty && !folder.as_os_str().is_empty() {
            fs::create_dir_all(self.staging.join(folder)).with_context(|| here.display().to_string())?;
        }
        Ok(())
    }
}

impl Drop for Publication {
    fn drop(&mut self) {
        if self.staging.exists() {
            // The next build removes a staging folder that cannot be removed now.
            let _ = fs::remove_dir_all(&self.staging);
        }
    }
}

fn copy_with_times(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::copy(from, to)?;
    let times = fs::metadata(from)?;
    let times = fs::FileTimes::new().set_modified(times.modified()?);
    File::options().write(true).open(to)?.set_times(times)
}
