//! Disk → sources: the only reader of `site.yaml`, `content/`, `static/` and `templates/`.

mod decode;
mod picture;
mod walk;

use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::faults::{Fault, Place, SourceText};
use crate::model::{Asset, AssetBytes, AssetRoot, Source};
use crate::values::{Stamp, text};

pub use walk::{Found, walk};

/// The largest text in bytes.
const MAX_TEXT: u64 = 16 * 1024 * 1024;

/// The name of the file that records published addresses.
pub const LOCK: &str = "addresses.lock";

/// The name of the settings file.
pub const SETTINGS: &str = "site.yaml";

/// Reads `site.yaml`.
///
/// # Errors
/// Where there is none, or it cannot be read.
pub fn settings(root: &Path) -> anyhow::Result<Result<SourceText, Fault>> {
    let path = root.join(SETTINGS);
    let found = std::fs::symlink_metadata(&path).with_context(|| format!("{}", path.display()))?;
    if !found.is_file() {
        anyhow::bail!("{}: 不是普通文件 / not a regular file", path.display());
    }
    let bytes = std::fs::read(&path).with_context(|| format!("{}", path.display()))?;
    Ok(decode::decode(SETTINGS, &bytes))
}

/// Reads one text of `content/`.
///
/// # Errors
/// A fault where it is too large, is no UTF-8, or holds characters that no text has.
pub fn text(found: &Found) -> Result<Source, Fault> {
    if found.stamp.size > MAX_TEXT {
        let (size, limit) = (found.stamp.size / 1024 / 1024, MAX_TEXT / 1024 / 1024);
        let message =
            text!("文件有 {size} MiB，超过上限 {limit} MiB", "the file has {size} MiB; the limit is {limit} MiB");
        let help = text!("分成几篇，图片存成单独的文件", "split it; keep pictures in files of their own");
        return Err(Fault::error("file-too-large", Place::file(&found.site_path), message).help(help));
    }
    let bytes = std::fs::read(&found.disk_path).map_err(|error| unreadable(found, &error))?;
    read_text(found, &bytes)
}

/// The text of `content/` whose file holds these bytes.
///
/// # Errors
/// A fault where they are no UTF-8, or hold characters that no text has.
pub fn read_text(found: &Found, bytes: &[u8]) -> Result<Source, Fault> {
    Ok(Source { text: decode::decode(&found.site_path, bytes)?, components: found.components.clone() })
}

/// A text of `content/` as the disk has it, with its BOM and its line ends.
///
/// # Errors
/// Where it cannot be read, is too large for a text or no UTF-8.
pub fn original(found: &Found) -> anyhow::Result<String> {
    anyhow::ensure!(found.stamp.size <= MAX_TEXT, "{}: too large", found.site_path);
    std::fs::read_to_string(&found.disk_path).with_context(|| found.disk_path.display().to_string())
}

/// Looks at one file that may be copied: a picture's size, and whether an SVG is safe.
#[must_use]
pub fn asset(found: &Found, root: AssetRoot) -> (Option<Asset>, Vec<Fault>) {
    let (dimensions, faults) = match picture::look(found) {
        Ok(looked) => looked,
        Err(error) => return (None, vec![unreadable(found, &error)]),
    };
    let bytes = AssetBytes::File(found.disk_path.clone());
    (Some(Asset { root, path: found.components.join("/"), bytes, size: found.stamp.size, dimensions }), faults)
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

/// The templates that were found: name and text.
///
/// # Errors
/// Where one cannot be read.
pub fn templates(found: &[Found]) -> anyhow::Result<Vec<(String, String)>> {
    let read = |file: &Found| {
        let text = std::fs::read_to_string(&file.disk_path).with_context(|| file.disk_path.display().to_string())?;
        Ok((file.components.join("/"), text))
    };
    found.iter().map(read).collect()
}

/// The files at the site's top that a build reads.
#[must_use]
pub fn at_the_top(root: &Path) -> Vec<Found> {
    let found = |name: &str| {
        let disk_path = root.join(name);
        let stamp = Stamp::of(&std::fs::symlink_metadata(&disk_path).ok()?);
        Some(Found { disk_path, site_path: name.to_owned(), components: vec![name.to_owned()], stamp })
    };
    [SETTINGS, LOCK].into_iter().filter_map(found).collect()
}

/// `addresses.lock`, where there is one.
///
/// # Errors
/// Where it cannot be read; a fault where it is no text.
pub fn lock(root: &Path) -> anyhow::Result<Option<Result<SourceText, Fault>>> {
    let path = root.join(LOCK);
    match std::fs::symlink_metadata(&path) {
        Ok(found) if found.is_file() => {
            let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
            Ok(Some(decode::decode(LOCK, &bytes)))
        }
        Ok(_) => anyhow::bail!("{}: 不是普通文件 / not a regular file", path.display()),
        Err(_) => Ok(None),
    }
}

/// The clock by which the disk dates its files, in nanoseconds since 1970: not the clock of the build.
#[must_use]
pub fn disk_time() -> i128 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i128::try_from(now.as_nanos()).unwrap_or(0)
}

fn unreadable(found: &Found, error: &std::io::Error) -> Fault {
    let message = text!("读不了这个文件：{error}", "the file cannot be read: {error}");
    Fault::error("unreadable-file", Place::file(&found.site_path), message)
}

/// The folders and files that a build reads, for the guard of the output and the watch of the preview.
#[must_use]
pub fn places(root: &Path) -> Vec<PathBuf> {
    ["content", "templates", "static", SETTINGS, LOCK].iter().map(|name| root.join(name)).collect()
}
