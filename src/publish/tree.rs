//! The published tree.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::manifest;
use crate::values::Stamp;

/// The files of the site in an output folder.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    output: PathBuf,
    /// The paths of the files.
    pub(super) files: BTreeSet<String>,
}

impl Tree {
    /// The files that the manifest in `output` lists; none where there is no manifest.
    ///
    /// # Errors
    /// Where the manifest cannot be read or is not one of huikan.
    pub(crate) fn read(output: &Path) -> anyhow::Result<Self> {
        Ok(Self { output: output.to_owned(), files: manifest::read(output)? })
    }

    /// The paths of the files.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str)
    }

    /// What the disk tells of a file of the site; `None` where it is not there.
    #[must_use]
    pub(crate) fn stamp(&self, path: &str) -> Option<Stamp> {
        let found = fs::symlink_metadata(self.output.join(path)).ok()?;
        (self.files.contains(path) && found.is_file()).then(|| Stamp::of(&found))
    }

    /// The bytes of a file of the site.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub(crate) fn bytes(&self, path: &str) -> anyhow::Result<Vec<u8>> {
        let path = self.output.join(path);
        fs::read(&path).with_context(|| path.display().to_string())
    }

    /// Whether the tree consists of exactly these files, as they were left.
    #[must_use]
    pub(crate) fn is<'a>(&self, files: impl ExactSizeIterator<Item = (&'a str, Stamp)>) -> bool {
        let mut files = files;
        files.len() == self.files.len()
            && !self.files.is_empty()
            && files.all(|(path, stamp)| self.stamp(path) == Some(stamp))
    }
}
