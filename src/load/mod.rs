//! Disk → sources: the only reader of `site.yaml`, `content/`, `static/` and `templates/`.

mod decode;
mod picture;
mod walk;

use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::faults::{Fault, Place, SourceText};
use crate::model::{Asset, AssetBytes, AssetRoot, Source};
use crate::values::text;

pub use walk::{Found, walk};

/// The largest text in bytes.
const MAX_TEXT: u64 = 16 * 1024 * 1024;

/// The name of the settings file.
pub const SETTINGS: &str = "site.yaml";

/// Reads `site.yaml`.
///
/// # Errors
/// Where there is none, or it cannot be read.
pub fn settings(root: &Path) -> anyhow::Result<Result<SourceText, Fault>> {
    let path = root.join(SETTINGS);
    let bytes = std::fs::read(&path).with_context(|| format!("{}", path.display()))?;
    Ok(decode::decode(SETTINGS, &bytes))
}

/// Reads one text of `content/`.
///
/// # Errors
/// A fault where it is too large, is no UTF-8, or holds characters that no text has.
pub fn text(found: &Found) -> Result<Source, Fault> {
    if found.size > MAX_TEXT {
        let (size, limit) = (found.size / 1024 / 1024, MAX_TEXT / 1024 / 1024);
        let message =
            text!("文件有 {size} MiB，超过上限 {limit} MiB", "the file has {size} MiB; the limit is {limit} MiB");
        let help = text!("分成几篇，图片存成单独的文件", "split it; keep pictures in files of their own");
        return Err(Fault::error("file-too-large", Place::file(&found.site_path), message).help(help));
    }
    let bytes = std::fs::read(&found.disk_path).map_err(|error| unreadable(found, &error))?;
    let text = decode::decode(&found.site_path, &bytes)?;
    Ok(Source { text, components: found.components.clone() })
}

/// Looks at one file that may be copied: a picture's size, and whether an SVG is safe.
#[must_use]
pub fn asset(found: &Found, root: AssetRoot) -> (Option<Asset>, Vec<Fault>) {
    let (dimensions, faults) = match picture::look(found) {
        Ok(looked) => looked,
        Err(error) => return (None, vec![unreadable(found, &error)]),
    };
    let bytes = AssetBytes::File(found.disk_path.clone());
    (Some(Asset { root, path: found.components.join("/"), bytes, size: found.size, dimensions }), faults)
}

/// The bytes of an asset.
///
/// # Errors
/// Where the file cannot be read.
pub fn bytes(asset: &Asset) -> anyhow::Result<Vec<u8>> {
    match &asset.bytes {
        AssetBytes::File(path) => std::fs::read(path).with_context(|| format!("{}", path.display())),
        AssetBytes::Memory(bytes) => Ok(bytes.to_vec()),
    }
}

/// The templates in `templates/`: name and text.
///
/// # Errors
/// Where one cannot be read.
pub fn templates(root: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let folder = root.join("templates");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let (found, _) = walk(&folder, "templates")?;
    let mut templates = Vec::new();
    for file in found {
        let read = std::fs::read_to_string(&file.disk_path).with_context(|| file.disk_path.display().to_string())?;
        templates.push((file.components.join("/"), read));
    }
    Ok(templates)
}

fn unreadable(found: &Found, error: &std::io::Error) -> Fault {
    let message = text!("读不了这个文件：{error}", "the file cannot be read: {error}");
    Fault::error("unreadable-file", Place::file(&found.site_path), message)
}

/// The folders and files that a build reads, for the guard of the output.
#[must_use]
pub fn places(root: &Path) -> Vec<PathBuf> {
    ["content", "templates", "static", SETTINGS].iter().map(|name| root.join(name)).collect()
}
