//! The metadata by which a build notices that a file has changed without reading it.

use std::os::unix::fs::MetadataExt;

/// Size, times and inode of a file. A file whose stamp is the same is taken to be unchanged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub(crate) struct Stamp {
    /// The size in bytes.
    pub size: u64,
    /// The modification time, in nanoseconds since 1970.
    pub modified: i128,
    /// The inode, which changes when the file is replaced.
    pub inode: u64,
    /// When the file or its metadata changed, which no program can set (nanoseconds since 1970); 0 for a file of the output, of
    /// which links change it.
    pub changed: i128,
}

impl Stamp {
    /// The stamp of a file of the output with this metadata.
    #[must_use]
    pub(crate) fn of(found: &std::fs::Metadata) -> Self {
        Self {
            size: found.len(),
            modified: nanoseconds(found.mtime(), found.mtime_nsec()),
            inode: found.ino(),
            changed: 0,
        }
    }

    /// The stamp of a file of the site with this metadata.
    #[must_use]
    pub(crate) fn of_source(found: &std::fs::Metadata) -> Self {
        Self { changed: nanoseconds(found.ctime(), found.ctime_nsec()), ..Self::of(found) }
    }

    /// The last time at which the file changed (nanoseconds since 1970).
    #[must_use]
    pub(crate) fn last_change(&self) -> i128 {
        self.modified.max(self.changed)
    }
}

fn nanoseconds(seconds: i64, rest: i64) -> i128 {
    i128::from(seconds) * 1_000_000_000 + i128::from(rest)
}
