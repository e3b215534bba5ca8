//! Reads the files of a site. No other module reads `site.yaml`, `content/`, `static/` and `templates/`.

mod decode;
mod drawing;
mod picture;
mod walk;

use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::faults::{Fault, Place, SourceText};
use crate::model::{Asset, AssetBytes, AssetRoot, Source};
use crate::values::{Hash, Stamp, text};

pub(crate) use walk::{Found, walk};

/// The largest text file, in bytes.
const MAX_TEXT: u64 = 16 * 1024 * 1024;

/// The name of the file with the published addresses.
pub(crate) const LOCK: &str = "addresses.lock";

/// The name of the settings file.
pub(crate) const SETTINGS: &str = "site.yaml";

/// Reads `site.yaml`; a fault where it is not text.
///
/// # Errors
/// The file is missing or cannot be read.
pub(crate) fn settings(root: &Path) -> anyhow::Result<Result<SourceText, Fault>> {
    let path = root.join(SETTINGS);
    let found = std::fs::symlink_metadata(&path).with_context(|| format!("{}", path.display()))?;
    if !found.is_file() {
        anyhow::bail!("{}: 不是普通文件 / not a regular file", path.display());
    }
    let bytes = std::fs::read(&path).with_context(|| format!("{}", path.display()))?;
    Ok(decode::decode(SETTINGS, &bytes))
}

/// Reads a text file of `content/`.
///
/// # Errors
/// The fault of a file that is too large, cannot be read, is not UTF-8, or contains invisible characters.
pub(crate) fn text(found: &Found) -> Result<Source, Fault> {
    read_text(found, &read(found)?)
}

/// The bytes of a file that is not too large.
fn read(found: &Found) -> Result<Vec<u8>, Fault> {
    if found.stamp.size > MAX_TEXT {
        let (size, limit) = (found.stamp.size / 1024 / 1024, MAX_TEXT / 1024 / 1024);
        let message =
            text!("文件有 {size} MiB，超过上限 {limit} MiB", "the file has {size} MiB; the limit is {limit} MiB");
        let help = text!("分成几篇，图片存成单独的文件", "split it; keep pictures in files of their own");
        return Err(Fault::error("file-too-large", Place::file(&found.site_path), message).help(help));
    }
    std::fs::read(&found.disk_path).map_err(|error| unreadable(found, &error))
}

/// Reads a table of `content/`, and returns the name of its encoding where that is not UTF-8.
///
/// # Errors
/// As for [`text`]; GBK and UTF-16 are read too.
pub(crate) fn table(found: &Found) -> Result<(SourceText, Option<&'static str>), Fault> {
    let bytes = read(found)?;
    decode::table(&found.site_path, &bytes)
}

/// The text of a file of `content/` with these bytes.
///
/// # Errors
/// The fault of bytes that are not UTF-8 or contain invisible characters.
pub(crate) fn read_text(found: &Found, bytes: &[u8]) -> Result<Source, Fault> {
    let source = Source::new(decode::decode(&found.site_path, bytes)?, found.components.clone());
    let (path, disk_path, hash) = (source.text.path.clone(), found.disk_path.clone(), source.hash);
    Ok(source.on_demand(move || {
        // A file that cannot be read any more shows no places, as one that holds another text now.
        let bytes = std::fs::read(&disk_path).ok()?;
        let text = decode::decode(&path, &bytes).ok()?.text;
        (Hash::of(text.as_bytes()) == hash).then_some(text)
    }))
}

/// A text file of `content/` exactly as it is on the disk, with its BOM and its line ends.
///
/// # Errors
/// The file cannot be read, is too large, or is not UTF-8.
pub(crate) fn original(found: &Found) -> anyhow::Result<String> {
    anyhow::ensure!(found.stamp.size <= MAX_TEXT, "{}: too large", found.site_path);
    std::fs::read_to_string(&found.disk_path).with_context(|| found.disk_path.display().to_string())
}

/// Inspects a file that may be copied into the output: reads the size of a picture, and checks that it may be published.
#[must_use]
pub(crate) fn asset(found: &Found, root: AssetRoot) -> (Option<Asset>, Vec<Fault>) {
    let (dimensions, faults) = match picture::look(found, root) {
        Ok(looked) => looked,
        Err(error) => return (None, vec![unreadable(found, &error)]),
    };
    let bytes = AssetBytes::File(found.disk_path.clone());
    (Some(Asset { root, path: found.components.join("/"), bytes, size: found.stamp.size, dimensions }), faults)
}

/// The bytes of an asset.
///
/// # Errors
/// The file cannot be read.
pub(crate) fn bytes(asset: &Asset) -> anyhow::Result<Vec<u8>> {
    match &asset.bytes {
        AssetBytes::File(path) => std::fs::read(path).with_context(|| format!("{}", path.display())),
        AssetBytes::Memory(bytes) => Ok(bytes.to_vec()),
    }
}

/// The names and texts of these templates.
///
/// # Errors
/// A template cannot be read.
pub(crate) fn templates(found: &[Found]) -> anyhow::Result<Vec<(String, String)>> {
    let read = |file: &Found| {
        let text = std::fs::read_to_string(&file.disk_path).with_context(|| file.disk_path.display().to_string())?;
        Ok((file.components.join("/"), text))
    };
    found.iter().map(read).collect()
}

/// The files directly in the site's folder that a build reads; missing ones are left out.
#[must_use]
pub(crate) fn at_the_top(root: &Path) -> Vec<Found> {
    let found = |name: &str| {
        let disk_path = root.join(name);
        let stamp = Stamp::of_source(&std::fs::symlink_metadata(&disk_path).ok()?);
        Some(Found { disk_path, site_path: name.to_owned(), components: vec![name.to_owned()], stamp })
    };
    [SETTINGS, LOCK].into_iter().filter_map(found).collect()
}

/// What the disk tells of a regular file; `None` where there is none at the path.
#[must_use]
pub(crate) fn stamp(path: &Path) -> Option<Stamp> {
    let found = std::fs::symlink_metadata(path).ok()?;
    found.is_file().then(|| Stamp::of_source(&found))
}

/// Whether there is nothing at the path, or what an editor or the operating system left there, which a site never reads.
#[must_use]
pub(crate) fn is_beside_the_site(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(walk::is_by_product)
        || std::fs::symlink_metadata(path).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
}

/// Reads `addresses.lock`; `None` where there is none, and a fault where it is not text.
///
/// # Errors
/// The file cannot be read.
pub(crate) fn lock(root: &Path) -> anyhow::Result<Option<Result<SourceText, Fault>>> {
    let path = root.join(LOCK);
    match std::fs::symlink_metadata(&path) {
        Ok(found) if found.is_file() => {
            let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
            Ok(Some(decode::decode(LOCK, &bytes)))
        }
        Ok(_) => anyhow::bail!("{}: 不是普通文件 / not a regular file", path.display()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| path.display().to_string()),
    }
}

/// The current time of the clock that also dates files, in nanoseconds since 1970. `--now` does not change it.
#[must_use]
pub(crate) fn disk_time() -> i128 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i128::try_from(now.as_nanos()).unwrap_or(0)
}

fn unreadable(found: &Found, error: &std::io::Error) -> Fault {
    let message = text!("读不了这个文件：{error}", "the file cannot be read: {error}");
    Fault::error("unreadable-file", Place::file(&found.site_path), message)
}

/// The folders and files that a build reads. The output must not contain them, and the preview watches them.
#[must_use]
pub(crate) fn places(root: &Path) -> Vec<PathBuf> {
    ["content", "templates", "static", SETTINGS, LOCK].iter().map(|name| root.join(name)).collect()
}
