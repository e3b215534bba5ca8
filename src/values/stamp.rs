//! The metadata by which a build notices that a file has changed without reading it.

use std::os::unix::fs::MetadataExt;

/// Size, modification time and inode of a file. A file whose stamp is the same is taken to be unchanged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub(crate) struct Stamp {
    /// The size in bytes.
    pub size: u64,
    /// The modification time, in nanoseconds since 1970.
    pub modified: i128,
    /// The inode, which changes when the file is replaced.
    pub inode: u64,
}

impl Stamp {
    /// The stamp of a file with this metadata.
    #[must_use]
    pub(crate) fn of(found: &std::fs::Metadata) -> Self {
        let modified = i128::from(found.mtime()) * 1_000_000_000 + i128::from(found.mtime_nsec());
        Self { size: found.len(), modified, inode: found.ino() }
    }
}
