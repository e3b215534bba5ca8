//! The step from the old tree to the new one.

use std::fs::File;
use std::path::Path;

use anyhow::Context;
use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;

use super::paths;

/// Puts `staging` in the place of `output` and removes the old tree. At every moment the name `output` is the old
/// tree or the new one; where the file system cannot exchange two folders, it is missing between two renames, and
/// [`repair`] puts it right.
pub(super) fn swap(staging: &Path, output: &Path) -> anyhow::Result<()> {
    let context = || format!("{} → {}", staging.display(), output.display());
    if !output.exists() {
        std::fs::rename(staging, output).with_context(context)?;
        return sync_parent(output);
    }
    match renameat_with(CWD, staging, CWD, output, RenameFlags::EXCHANGE) {
        Ok(()) => {
            sync_parent(output)?;
            remove(staging)
        }
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
            let old = paths::old(output);
            std::fs::rename(output, &old).with_context(context)?;
            std::fs::rename(staging, output).with_context(context)?;
            sync_parent(output)?;
            remove(&old)
        }
        Err(error) => Err(error).with_context(context),
    }
}

/// Ends what a killed build left: an old tree whose successor never came is put back, leftovers are removed.
pub(super) fn repair(output: &Path) -> anyhow::Result<()> {
    let (old, staging) = (paths::old(output), paths::staging(output));
    if old.exists() {
        if output.exists() {
            remove(&old)?;
        } else {
            std::fs::rename(&old, output).with_context(|| old.display().to_string())?;
        }
    }
    if staging.exists() { remove(&staging) } else { Ok(()) }
}

/// Removes a folder of ours.
pub(super) fn remove(folder: &Path) -> anyhow::Result<()> {
    std::fs::remove_dir_all(folder).with_context(|| folder.display().to_string())
}

/// Makes the renaming last through a loss of power.
fn sync_parent(output: &Path) -> anyhow::Result<()> {
    let parent = output.parent().unwrap_or(Path::new("/"));
    File::open(parent).and_then(|folder| folder.sync_all()).with_context(|| parent.display().to_string())
}
