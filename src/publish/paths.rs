//! The names of files and folders beside an output folder.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

fn beside(output: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(".");
    // The root of the file system, which has no name, is refused as output.
    name.push(output.file_name().unwrap_or_default());
    name.push(ending);
    output.with_file_name(name)
}

/// The lock file.
pub(super) fn lock(output: &Path) -> PathBuf {
    beside(output, ".huikan-lock")
}

/// The staging folder.
pub(super) fn staging(output: &Path) -> PathBuf {
    beside(output, ".huikan-staging")
}

/// The folder to which the old tree is moved where folders cannot be exchanged in one step.
pub(super) fn old(output: &Path) -> PathBuf {
    beside(output, ".huikan-old")
}
