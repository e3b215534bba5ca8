//! Copied files, some of them also under a name that contains their hash.

use std::collections::BTreeSet;

use crate::model::{Asset, AssetRoot, Site};
use crate::values::Hash;

/// A copied file of the output.
#[derive(Clone, Debug)]
pub(crate) struct Copy<'a> {
    /// The file to copy.
    pub asset: &'a Asset,
    /// Whether a second copy under a hashed name is needed.
    pub is_hashed: bool,
}

/// Returns all copies. `asked` contains the names of the files that templates use.
#[must_use]
pub(crate) fn copies<'a>(site: &'a Site, asked: &BTreeSet<String>) -> Vec<Copy<'a>> {
    let is_hashed = |asset: &Asset| asset.root != AssetRoot::Content && asked.contains(&asset.path);
    site.assets.values().map(|asset| Copy { asset, is_hashed: is_hashed(asset) }).collect()
}

/// Returns the hashed name of a file: `theme.css` → `theme.1a2b3c4d.css`.
#[must_use]
pub(crate) fn hashed_name(path: &str, bytes: &[u8]) -> String {
    let hash = Hash::of(bytes).short();
    match path.rsplit_once('.') {
        Some((stem, extension)) if !extension.contains('/') => format!("{stem}.{hash}.{extension}"),
        _ => format!("{path}.{hash}"),
    }
}
