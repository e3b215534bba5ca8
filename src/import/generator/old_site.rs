//! The folder of an old site: its files, its settings, its pages.

use std::collections::BTreeMap;

use super::old_fields::{OldFields, Parted};

/// A generator whose sites are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Generator {
    /// Hugo.
    Hugo,
    /// Hexo.
    Hexo,
    /// Jekyll.
    Jekyll,
    /// Zola.
    Zola,
}

/// The files of an old site by their paths below its folder, with `/`; the text of those that are texts or settings.
pub(crate) type OldFiles = BTreeMap<String, Option<String>>;

/// An old site, as all generators see it.
pub(super) struct OldSite<'a> {
    pub generator: Generator,
    pub files: &'a OldFiles,
    pub settings: OldFields,
    /// The folders whose files were published as they are, each ending in `/` or empty.
    pub static_folders: Vec<String>,
    /// The path of the site below its host, without a slash at the end.
    pub base_path: String,
    /// The host.
    pub host: Option<String>,
}

/// What a page was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A text of a section: the name of the section.
    Post(String),
    /// A page by itself, such as `/about/`.
    Standing,
    /// The page of a section or of the whole site.
    Section(String),
}

/// A page of an old site.
#[derive(Clone, Debug)]
pub(super) struct OldPage {
    /// The path of its file.
    pub path: String,
    pub role: Role,
    /// Its path below the folder of its section, without the ending of the name.
    pub place: String,
    /// Whether it has a folder of its own, of which it is the index.
    pub is_bundle: bool,
    pub parted: Parted,
    /// Its old addresses below the site, the present one first, as in `/posts/a/`.
    pub addresses: Vec<String>,
    /// The date that its name tells.
    pub date: Option<String>,
    pub is_draft: bool,
    /// The folders in which its relative pictures are looked for, each ending in `/`.
    pub folders: Vec<String>,
}

impl OldPage {
    /// The folder of its file, ending in `/` or empty.
    pub(super) fn folder(&self) -> &str {
        folder_of(&self.path)
    }

    /// Whether it has a text of its own. Pages without one are those that the generator filled.
    pub(super) fn is_kept(&self) -> bool {
        matches!(self.role, Role::Post(_)) || !self.parted.body.trim().is_empty()
    }
}

/// The folder of a path, ending in `/`; empty where there is none.
pub(super) fn folder_of(path: &str) -> &str {
    path.rfind('/').map_or("", |at| &path[..=at])
}

/// The name of a file without its ending.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Whether a file is a text of an old site.
pub(super) fn is_text(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    matches!(ending.as_deref(), Some("md" | "markdown" | "mkd" | "mkdn" | "mdown"))
}
