//! The files that a build reads.

use std::path::PathBuf;
use std::sync::Arc;

use crate::document::Dimensions;
use crate::faults::{SourceFile, SourceText};
use crate::values::Hash;

/// A Markdown file of `content/`.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its path below the site's root and its text, without a BOM and with LF line ends.
    pub text: SourceText,
    /// The same file, which the entry keeps to name places in it.
    pub file: SourceFile,
    /// The hash of the text.
    pub hash: Hash,
    /// The components of its path below `content/`, the file's name last.
    pub components: Vec<String>,
}

impl Source {
    /// A file whose text stays in memory.
    #[must_use]
    pub fn new(text: SourceText, components: Vec<String>) -> Self {
        let (file, hash) = (text.file(), Hash::of(text.text.as_bytes()));
        Self { text, file, hash, components }
    }

    /// The same file, with the text read again by `read` where a place in it is shown.
    #[must_use]
    pub(crate) fn on_demand(self, read: impl Fn() -> Option<Arc<str>> + Send + Sync + 'static) -> Self {
        Self { file: SourceFile::on_demand(self.text.path.clone(), read), ..self }
    }
}

/// Under which folder a file that is copied was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AssetRoot {
    /// Beside the texts: published where a text shows it.
    Content,
    /// In `static/`: always published.
    Static,
    /// In the program itself: published unless `static/` has one of the same name.
    BuiltIn,
}

/// A file that is copied.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Where it was found.
    pub root: AssetRoot,
    /// Its path below that folder, with `/`; the address at which it is published.
    pub path: String,
    /// Where its bytes are.
    pub bytes: AssetBytes,
    /// Its size in bytes.
    pub size: u64,
    /// Its size as a picture, where it is one.
    pub dimensions: Option<Dimensions>,
}

/// Where the bytes of an asset are.
#[derive(Clone, Debug)]
pub enum AssetBytes {
    /// In a file.
    File(PathBuf),
    /// In memory.
    Memory(Arc<[u8]>),
}

impl Asset {
    /// The path below the site's root, for messages.
    #[must_use]
    pub fn site_path(&self) -> String {
        match self.root {
            AssetRoot::Content => format!("content/{}", self.path),
            AssetRoot::Static | AssetRoot::BuiltIn => format!("static/{}", self.path),
        }
    }
}
