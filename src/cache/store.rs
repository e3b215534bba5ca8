//! Values on the disk under a name.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::values::Hash;

/// The folder below the site's root.
const FOLDER: &str = ".huikan";
/// Length of a hash in bytes.
const HASH: usize = 32;

/// The cache of a site, as one version of what writes it sees it.
#[derive(Clone, Debug)]
pub(crate) struct Cache {
    folder: PathBuf,
    version: String,
    access: Access,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Access {
    ReadAndWrite,
    Read,
}

impl Cache {
    /// The cache of the site at `root`. What another build of the program wrote is not read.
    #[must_use]
    pub(crate) fn of(root: &Path) -> Self {
        Self { folder: root.join(FOLDER), version: program(), access: Access::ReadAndWrite }
    }

    /// The same cache, in which nothing is written or removed.
    #[must_use]
    pub(crate) fn read_only(self) -> Self {
        Self { access: Access::Read, ..self }
    }

    /// The same cache for values that depend on `version` and not on the program: they are read as long as it is the same.
    #[must_use]
    pub(crate) fn for_version(&self, version: &str) -> Self {
        Self { version: version.to_owned(), ..self.clone() }
    }

    /// The value under `name`; `None` where there is none, it is broken, or another version wrote it.
    #[must_use]
    pub(crate) fn read<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        if !self.is_own() {
            return None;
        }
        // A file that cannot be read is not there: the value is computed again.
        let bytes = fs::read(self.folder.join(name)).ok()?;
        let (seal, value) = bytes.split_at_checked(HASH)?;
        // Values of one version have one form, so what the seal lets pass can be decoded.
        (seal == self.seal(value)).then(|| rmp_serde::from_slice(value).ok())?
    }

    /// Keeps a value under `name`: whole, or not at all. Returns whether it is kept; what is not is computed again, so a
    /// folder that cannot be written makes the next build slower, never wrong.
    pub(crate) fn write(&self, name: &str, value: &impl Serialize) -> bool {
        self.access == Access::ReadAndWrite
            && rmp_serde::to_vec(value).is_ok_and(|bytes| self.write_bytes(name, &bytes).is_ok())
    }

    /// Whether the folder is one, and not a link to a folder elsewhere.
    fn is_own(&self) -> bool {
        fs::symlink_metadata(&self.folder).is_ok_and(|found| found.is_dir())
    }

    fn write_bytes(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        if !self.is_own() {
            if fs::symlink_metadata(&self.folder).is_ok() {
                return Err(io::ErrorKind::NotADirectory.into());
            }
            fs::create_dir_all(&self.folder)?;
            fs::write(self.folder.join(".gitignore"), "*\n")?;
        }
        let unfinished = self.folder.join(format!("{name}.{}", std::process::id()));
        let write = || {
            // A link that stands there is removed, not followed.
            let _ = fs::remove_file(&unfinished);
            let mut file = fs::File::create_new(&unfinished)?;
            file.write_all(&self.seal(bytes))?;
            file.write_all(bytes)
        };
        let written = write().and_then(|()| fs::rename(&unfinished, self.folder.join(name)));
        written.inspect_err(|_| {
            // The error of the write is returned; a leftover has a name that nothing reads.
            let _ = fs::remove_file(&unfinished);
        })
    }

    /// Removes what is under `name`.
    pub(crate) fn remove(&self, name: &str) {
        if self.access == Access::ReadAndWrite && self.is_own() {
            // What cannot be removed takes room on the disk, and is found only under its own inputs.
            let _ = fs::remove_file(self.folder.join(name));
        }
    }

    /// The hash of the bytes and of the version that wrote them.
    fn seal(&self, bytes: &[u8]) -> [u8; HASH] {
        Hash::of_all([self.version.as_bytes(), bytes]).bytes()
    }
}

/// The version of the program, and the file it runs from: a rebuilt program reads nothing that an older one wrote.
fn program() -> String {
    // Where the system does not tell of the file, the version alone names the program.
    let file = std::env::current_exe().and_then(fs::metadata).ok();
    let written =
        |file: &fs::Metadata| Some(file.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?.as_nanos());
    let (size, written) = file.and_then(|file| Some((file.len(), written(&file)?))).unwrap_or_default();
    format!("{} {size} {written}", env!("CARGO_PKG_VERSION"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_read_as_it_was_written_or_not_at_all() {
        let root = std::env::temp_dir().join(format!("huikan-cache-{}", std::process::id()));
        let cache = Cache::of(&root);
        assert_eq!(cache.read::<u8>("a"), None);
        assert!(cache.write("a", &7));
        assert_eq!(cache.read("a"), Some(7));
        assert_eq!(cache.for_version("other").read::<u8>("a"), None);
        assert!(!cache.clone().read_only().write("a", &8));
        cache.clone().read_only().remove("a");
        assert_eq!(cache.read("a"), Some(7));
        let path = root.join(FOLDER).join("a");
        let mut bytes = fs::read(&path).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        fs::write(&path, &bytes).unwrap();
        assert_eq!(cache.read::<u8>("a"), None, "broken");
        fs::write(&path, b"short").unwrap();
        assert_eq!(cache.read::<u8>("a"), None, "cut off");
        cache.remove("a");
        assert!(!path.exists());
        fs::remove_dir_all(&root).unwrap();
    }
}
