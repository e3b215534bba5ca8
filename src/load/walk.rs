//! Finds files. Symbolic links are not followed and special files are not opened; both are reported.

use std::fs::FileType;
use std::path::{Path, PathBuf};

use anyhow::Context;
use walkdir::WalkDir;

use crate::faults::{Fault, Place};
use crate::values::{Stamp, text};

/// The deepest level of folders below the one that is searched.
const MAX_DEPTH: usize = 32;

/// A file that was found.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// Its path on the disk.
    pub disk_path: PathBuf,
    /// Its path below the site's root, with `/`.
    pub site_path: String,
    /// The components of its path below the folder that was searched.
    pub components: Vec<String>,
    /// Its size and modification time.
    pub stamp: Stamp,
}

/// The files below `folder` in path order, and the faults of what was skipped. `name` is the folder's path below the site's
/// root. A missing folder has no files.
///
/// # Errors
/// A folder cannot be read.
pub(crate) fn walk(folder: &Path, name: &str) -> anyhow::Result<(Vec<Found>, Vec<Fault>)> {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    match std::fs::symlink_metadata(folder) {
        Ok(top) if top.is_dir() => {}
        Ok(top) => return Ok((found, vec![special(name, top.file_type())])),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok((found, faults)),
        Err(error) => return Err(error).with_context(|| format!("{name}/")),
    }
    let mut entries = WalkDir::new(folder).min_depth(1).max_depth(MAX_DEPTH + 1).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = entry.with_context(|| format!("{name}/"))?;
        let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let components: Option<Vec<String>> = relative.iter().map(|part| part.to_str().map(str::to_owned)).collect();
        let site_path = format!("{name}/{}", relative.to_string_lossy());
        let Some(components) = components.filter(|names| !names.iter().any(|part| is_misleading(part))) else {
            faults.push(bad_name(&site_path));
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
            continue;
        };
        if entry.depth() > MAX_DEPTH {
            faults.push(too_deep(&site_path));
            entries.skip_current_dir();
            continue;
        }
        let file_name = components.last().map_or("", String::as_str);
        if is_hidden(&components, name) || is_by_product(file_name) {
            if name != "templates" && !is_by_product(file_name) {
                faults.push(left_out(&site_path));
            }
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
            continue;
        }
        if entry.file_type().is_dir() {
            continue;
        }
        if !entry.file_type().is_file() {
            faults.push(special(&site_path, entry.file_type()));
            continue;
        }
        let stamp = Stamp::of_source(&entry.metadata().with_context(|| site_path.clone())?);
        found.push(Found { disk_path: entry.path().to_owned(), site_path, components, stamp });
    }
    Ok((found, faults))
}

/// Whether a name begins with a dot, so that the file is not published. Two names in `static/` that web servers use are
/// exceptions.
fn is_hidden(components: &[String], folder: &str) -> bool {
    let asked_for =
        folder == "static" && matches!(components, [only] if matches!(only.as_str(), ".well-known" | ".nojekyll"));
    components.last().is_some_and(|name| name.starts_with('.')) && !asked_for
}

/// Whether operating systems, editors or Git create files with this name; these are skipped without a fault.
pub(super) fn is_by_product(name: &str) -> bool {
    const NAMES: &[&str] = &[
        ".DS_Store",
        ".directory",
        ".editorconfig",
        ".gitattributes",
        ".gitignore",
        ".gitkeep",
        ".keep",
        ".localized",
        "Thumbs.db",
        "desktop.ini",
    ];
    let is_office = name.starts_with("~$") || name.starts_with(".~") || name.ends_with('~');
    // `~$`, `.~` and a `~` at the end are of files that are open in an office program or an editor. `._` is from macOS, `.#` and `.swp` are of files that are open in Emacs or Vim.
    NAMES.contains(&name) || is_office || name.starts_with("._") || name.starts_with(".#") || name.ends_with(".swp")
}

fn left_out(path: &str) -> Fault {
    let message =
        text!("名字以点开头的文件不发布，已略去", "names that begin with a dot are not published; it is left out");
    let help = text!(
        "不该公开的移走；要发布就改一个不以点开头的名字",
        "move away what is not for the public; what should be published needs a name without the dot"
    );
    Fault::warning("hidden-file", Place::file(path), message).help(help)
}

fn special(path: &str, kind: FileType) -> Fault {
    let message = if kind.is_symlink() {
        text!("这是符号链接，不跟随，已略去", "this is a symbolic link; it is not followed and left out")
    } else {
        text!("这不是普通文件，已略去", "this is not a regular file; it is left out")
    };
    Fault::warning("special-file", Place::file(path), message).help(text!("换成文件本身", "put the file itself here"))
}

/// Whether a name contains control characters or marks that change the direction of text.
fn is_misleading(name: &str) -> bool {
    name.chars().any(|c| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
}

fn bad_name(path: &str) -> Fault {
    let message = text!(
        "文件名不是 UTF-8，或含有看不见的控制字符",
        "the file's name is not UTF-8 or holds invisible control characters"
    );
    Fault::error("bad-file-name", Place::file(&path.escape_debug().to_string()), message)
        .help(text!("改一个文件名", "rename it"))
}

fn too_deep(path: &str) -> Fault {
    let message = text!("文件夹嵌套超过 {MAX_DEPTH} 层", "folders are nested deeper than {MAX_DEPTH} levels");
    let help = text!("把文件往上移，删去多余的文件夹", "move the files up and remove the extra folders");
    Fault::error("folder-too-deep", Place::file(path), message).help(help)
}
