//! One build at a time into one output.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use anyhow::{Context, bail};
use rustix::fs::OFlags;

use super::paths;

/// Held while an output is written. The system releases it when the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of `output`.
    pub(super) fn take(output: &Path) -> anyhow::Result<Self> {
        let path = paths::lock(output);
        // A symbolic link in its place would have another file written.
        let no_follow = i32::try_from(OFlags::NOFOLLOW.bits())?;
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false).custom_flags(no_follow);
        let mut file = options.open(&path).with_context(|| path.display().to_string())?;
        if !file.metadata()?.is_file() {
            bail!("{}: 不是普通文件 / not a regular file", path.display());
        }
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                // Without the number of the process the message still names the output.
                let _ = file.read_to_string(&mut holder);
                bail!(
                    "{}: 另一个构建正在写（进程 {}）/ locked by pid {}",
                    output.display(),
                    holder.trim(),
                    holder.trim()
                );
            }
            Err(TryLockError::Error(error)) => return Err(error).with_context(|| path.display().to_string()),
        }
        file.set_len(0)?;
        file.rewind()?;
        write!(file, "{}", std::process::id())?;
        Ok(Self { _file: file })
    }
}
