//! What the disk tells of a file without its being read.

use std::os::unix::fs::MetadataExt;

/// Size and time of a file: where both are as they were, its bytes are taken to be too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Stamp {
    /// Bytes.
    pub size: u64,
    /// The last change of its bytes, in nanoseconds since 1970.
    pub modified: i128,
    /// The file's number: another one after it was replaced.
    pub inode: u64,
}

impl Stamp {
    /// Of a file's metadata.
    #[must_use]
    pub fn of(found: &std::fs::Metadata) -> Self {
        let modified = i128::from(found.mtime()) * 1_000_000_000 + i128::from(found.mtime_nsec());
        Self { size: found.len(), modified, inode: found.ino() }
    }
}
