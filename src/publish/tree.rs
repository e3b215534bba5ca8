//! The published tree as it stands.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::manifest;
use crate::values::Stamp;

/// The files of ours in an output.
#[derive(Debug)]
pub struct Tree {
    output: PathBuf,
    /// Their paths.
    pub(super) files: BTreeSet<String>,
}

impl Tree {
    /// What the manifest in `output` lists; nothing where there is none.
    ///
    /// # Errors
    /// Where the manifest cannot be read or is none of ours.
    pub fn read(output: &Path) -> anyhow::Result<Self> {
        Ok(Self { output: output.to_owned(), files: manifest::read(output)? })
    }

    /// Whether a path is one of our files.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.files.contains(path)
    }

    /// What the disk tells of one of our files.
    #[must_use]
    pub fn stamp(&self, path: &str) -> Option<Stamp> {
        let found = fs::symlink_metadata(self.output.join(path)).ok()?;
        (self.files.contains(path) && found.is_file()).then(|| Stamp::of(&found))
    }

    /// The bytes of one of our files.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn bytes(&self, path: &str) -> anyhow::Result<Vec<u8>> {
        let path = self.output.join(path);
        fs::read(&path).with_context(|| path.display().to_string())
    }

    /// Whether it is these files, untouched, and no others of ours.
    #[must_use]
    pub fn is<'a>(&self, files: impl ExactSizeIterator<Item = (&'a str, Stamp)>) -> bool {
        let mut files = files;
        files.len() == self.files.len()
            && !self.files.is_empty()
            && files.all(|(path, stamp)| self.stamp(path) == Some(stamp))
    }
}
