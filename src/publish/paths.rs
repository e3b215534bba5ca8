//! The names beside an output folder.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

fn beside(output: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(output.file_name().unwrap_or_default());
    name.push(ending);
    output.with_file_name(name)
}

/// The lock.
pub(super) fn lock(output: &Path) -> PathBuf {
    beside(output, ".huikan-lock")
}

/// The folder in which the new tree grows.
pub(super) fn staging(output: &Path) -> PathBuf {
    beside(output, ".huikan-staging")
}

/// The old tree, where folders cannot be exchanged in one step.
pub(super) fn old(output: &Path) -> PathBuf {
    beside(output, ".huikan-old")
}
