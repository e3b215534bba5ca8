//! What was read from the disk.

use std::path::PathBuf;
use std::sync::Arc;

use crate::document::Dimensions;
use crate::faults::SourceText;

/// A Markdown file of `content/`.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its path below the site's root and its text, without a BOM and with LF line ends.
    pub text: SourceText,
    /// The components of its path below `content/`, the file's name last.
    pub components: Vec<String>,
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

/// All that was read.
#[derive(Debug, Default)]
pub struct Sources {
    /// The texts, in path order.
    pub texts: Vec<Source>,
    /// Files that may be or are copied, in path order.
    pub assets: Vec<Asset>,
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
