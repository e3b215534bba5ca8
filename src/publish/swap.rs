//! The exchange of the old tree and the new one.

use std::fs::File;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use anyhow::Context;
use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;

use super::{manifest, paths};

/// Puts `staging` in the place of `output` and removes the old tree. The name `output` is at every moment the old tree or
/// the new one. Where the file system cannot exchange two folders, the name is missing between two renames; [`repair`]
/// restores it if the program ends there.
pub(super) fn swap(staging: &Path, output: &Path) -> anyhow::Result<()> {
    let context = || format!("{} → {}", staging.display(), output.display());
    if !output.exists() {
        std::fs::rename(staging, output).with_context(context)?;
        return sync_parent(output);
    }
    match renameat_with(CWD, staging, CWD, output, RenameFlags::EXCHANGE) {
        Ok(()) => {
            sync_parent(output)?;
            // The new tree is published; the next build removes what cannot be removed of the old one now.
            let _ = remove(staging);
            Ok(())
        }
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
            let old = paths::old(output);
            std::fs::rename(output, &old).with_context(context)?;
            std::fs::rename(staging, output).with_context(context)?;
            sync_parent(output)?;
            // As above.
            let _ = remove(&old);
            Ok(())
        }
        Err(error) => Err(error).with_context(context),
    }
}

/// Whether an interrupted build left something beside `output`.
pub(crate) fn is_interrupted(output: &Path) -> bool {
    [paths::old(output), paths::staging(output)].iter().any(|path| path.symlink_metadata().is_ok())
}

/// Removes what an interrupted build left. An old tree that was moved away without a new one in its place is put back.
pub(super) fn repair(output: &Path) -> anyhow::Result<()> {
    let (old, staging) = (paths::old(output), paths::staging(output));
    if old.symlink_metadata().is_ok() {
        if output.symlink_metadata().is_err() && manifest::file(&old).is_file() {
            std::fs::rename(&old, output).with_context(|| old.display().to_string())?;
        } else {
            remove(&old)?;
        }
    }
    if staging.symlink_metadata().is_ok() { remove(&staging) } else { Ok(()) }
}

/// Removes a leftover: a folder, even a read-only one, or a file of its name.
pub(super) fn remove(leftover: &Path) -> anyhow::Result<()> {
    let context = || leftover.display().to_string();
    if !leftover.symlink_metadata().with_context(context)?.is_dir() {
        return std::fs::remove_file(leftover).with_context(context);
    }
    std::fs::remove_dir_all(leftover)
        .or_else(|_| {
            make_writable(leftover)?;
            std::fs::remove_dir_all(leftover)
        })
        .with_context(context)
}

fn make_writable(folder: &Path) -> std::io::Result<()> {
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))?;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            make_writable(&entry.path())?;
        }
    }
    Ok(())
}

/// Makes the renaming survive a loss of power.
fn sync_parent(output: &Path) -> anyhow::Result<()> {
    let parent = output.parent().unwrap_or(Path::new("/"));
    File::open(parent).and_then(|folder| folder.sync_all()).with_context(|| parent.display().to_string())
}
