//! Files that are copied, some also under a name that holds their hash.

use std::collections::BTreeSet;

use crate::model::{Asset, AssetRoot, Site};
use crate::values::Hash;

/// A file of the output that is a copy.
#[derive(Clone, Debug)]
pub struct Copy<'a> {
    /// What is copied.
    pub asset: &'a Asset,
    /// Whether a copy under a hashed name is wanted too.
    pub is_hashed: bool,
}

/// All copies; `asked` names the files that templates ask for.
#[must_use]
pub fn copies<'a>(site: &'a Site, asked: &BTreeSet<String>) -> Vec<Copy<'a>> {
    let is_hashed = |asset: &Asset| asset.root != AssetRoot::Content && asked.contains(&asset.path);
    site.assets.values().map(|asset| Copy { asset, is_hashed: is_hashed(asset) }).collect()
}

/// `theme.css` → `theme.1a2b3c4d.css`.
#[must_use]
pub fn hashed_name(path: &str, bytes: &[u8]) -> String {
    let hash = Hash::of(bytes).short();
    match path.rsplit_once('.') {
        Some((stem, extension)) if !extension.contains('/') => format!("{stem}.{hash}.{extension}"),
        _ => format!("{path}.{hash}"),
    }
}
