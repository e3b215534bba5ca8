//! The files in which a picture is published beside the one that its author put there.

use crate::values::Address;

/// The files of one picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renditions {
    /// In its own form, the narrowest first; at least one.
    pub own: Vec<Rendition>,
    /// As WebP, the narrowest first; none where that saves nothing.
    pub webp: Vec<Rendition>,
    /// The picture as its author put it there, where it is larger than all of these.
    pub whole: Option<Address>,
}

/// A file with a picture in some width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendition {
    /// The file.
    pub address: Address,
    /// Its width in pixels.
    pub width: u32,
}

impl Renditions {
    /// The file for those who can be given only one.
    #[must_use]
    pub fn one(&self) -> Option<&Rendition> {
        self.own.last()
    }
}

impl Rendition {
    /// The address escaped for a list of addresses (`srcset`), in which a comma ends one.
    #[must_use]
    pub fn url(&self) -> String {
        self.address.url().replace(',', "%2C")
    }
}

/// A list of files for `srcset`; `root` leads to the site's root, escaped for HTML.
#[must_use]
pub(crate) fn srcset(files: &[Rendition], root: &str) -> String {
    let root = root.replace(',', "%2C");
    let files: Vec<String> = files.iter().map(|file| format!("{root}{} {}w", file.url(), file.width)).collect();
    files.join(", ")
}
