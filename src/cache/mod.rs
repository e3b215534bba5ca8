//! Bytes on disk under a name, in `.huikan/` of the site. Whatever is wrong with it, the answer is "not there":
//! deleting the folder is always safe, and where it cannot be written, nothing is kept.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::values::Hash;

/// The folder below the site's root.
const FOLDER: &str = ".huikan";
/// More things than this are kept in more parts.
const MANY: usize = 2_000;
/// Length of a hash in bytes.
const HASH: usize = 32;

/// The cache of one site for one build of the program.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
    program: String,
    is_unwritten: bool,
}

impl Cache {
    /// The cache of the site at `root`. What another build of the program wrote is not read.
    #[must_use]
    pub fn of(root: &Path) -> Self {
        Self { folder: root.join(FOLDER), program: program(), is_unwritten: false }
    }

    /// The same, in which nothing is kept from now on.
    #[must_use]
    pub fn unwritten(self) -> Self {
        Self { is_unwritten: true, ..self }
    }

    /// The same, of which the next one also takes what another build of the program wrote, if it was made by `makers`.
    #[must_use]
    pub fn made_by(self, makers: &str) -> Self {
        Self { program: makers.to_owned(), ..self }
    }

    /// What names this build of the program: a part of every key.
    #[must_use]
    pub fn program(&self) -> &str {
        &self.program
    }

    /// The bytes under `name`, if they are there and whole.
    #[must_use]
    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        let mut bytes = fs::read(self.folder.join(name)).ok()?;
        let seal = self.seal(bytes.get(HASH..)?);
        if bytes[..HASH] != seal {
            return None;
        }
        bytes.drain(..HASH);
        Some(bytes)
    }

    /// Keeps bytes under `name`: whole, or not at all.
    ///
    /// # Errors
    /// Where the folder cannot be written.
    pub fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        if self.is_unwritten {
            return Ok(());
        }
        if !self.folder.is_dir() {
            fs::create_dir_all(&self.folder)?;
            fs::write(self.folder.join(".gitignore"), "*\n")?;
        }
        let unfinished = self.folder.join(format!("{name}.{}", std::process::id()));
        let sealed = [&self.seal(bytes)[..], bytes].concat();
        fs::write(&unfinished, sealed)?;
        fs::rename(&unfinished, self.folder.join(name)).inspect_err(|_| {
            let _ = fs::remove_file(&unfinished);
        })
    }

    /// The parts in which a memo of these things is kept, each as the places of its names: one edit rewrites one part, and
    /// making one takes little memory beside what is held.
    pub fn parts<'n>(names: impl ExactSizeIterator<Item = &'n str>) -> Vec<Vec<usize>> {
        let count = if names.len() > MANY { 64 } else { 16 };
        let mut parts = vec![Vec::new(); count];
        for (at, name) in names.enumerate() {
            parts[usize::from(Hash::of(name.as_bytes()).bytes()[0]) % count].push(at);
        }
        parts
    }

    /// Forgets what is under `name`, if that is possible.
    pub fn remove(&self, name: &str) {
        if !self.is_unwritten {
            let _ = fs::remove_file(self.folder.join(name));
        }
    }

    /// The hash of the bytes and of the program that wrote them.
    fn seal(&self, bytes: &[u8]) -> [u8; HASH] {
        Hash::of_all([self.program.as_bytes(), bytes]).bytes()
    }
}

/// The version of the program, and the file it runs from: a rebuilt program reads nothing that an older one wrote.
fn program() -> String {
    let file = std::env::current_exe().and_then(fs::metadata).ok();
    let file =
        file.and_then(|file| Some((file.len(), file.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?)));
    let (size, modified) = file.unwrap_or_default();
    format!("{} {size} {}", env!("CARGO_PKG_VERSION"), modified.as_nanos())
}
