//! Which folders may become the output.

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::manifest;
use crate::values::{Text, text};

/// The reason why a folder is refused as output.
#[derive(Debug)]
pub(crate) struct Refused(pub Text);

/// The real path of the output folder, if it may be written. `sources` are the files and folders that the build reads, `root`
/// is the site's folder.
///
/// # Errors
/// Where the folder equals, contains or lies in something that the build reads, is the root of the file system or the home
/// folder, is a file, or is a folder with files that huikan did not write.
pub(crate) fn guard(output: &Path, root: &Path, sources: &[PathBuf]) -> Result<PathBuf, Refused> {
    let shown = output.display().to_string();
    let real = real_path(output).map_err(|error| {
        Refused(text!("输出位置 {shown} 不能用：{error}", "the output {shown} cannot be used: {error}"))
    })?;
    let refuse = |reason: Text| {
        let (zh, en) = (reason.zh, reason.en);
        Err(Refused(text!("不能输出到 {shown}：{zh}", "the output cannot be {shown}: {en}")))
    };
    // A site's folder that is not there holds no files to lose; reading the settings fails then.
    let root = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    if root.starts_with(&real) {
        return refuse(text!("它就是网站文件夹，或者包着它", "it is the site's folder, or holds it"));
    }
    if real.strip_prefix(&root).is_ok_and(|inside| inside.as_os_str().as_encoded_bytes().starts_with(b".")) {
        return refuse(text!("名字以点开头的文件夹另有用处", "folders whose names begin with a dot have other uses"));
    }
    for source in sources {
        // A path that cannot be resolved is compared as it is written.
        let source = real_path(source).unwrap_or_else(|_| source.clone());
        if real.starts_with(&source) || source.starts_with(&real) {
            return refuse(text!("那里放着网站的源文件", "the site's sources are there"));
        }
    }
    if real.parent().is_none() {
        return refuse(text!("它是文件系统的根", "it is the root of the file system"));
    }
    // A user without a home folder has none to lose.
    let home = std::env::home_dir().and_then(|home| std::fs::canonicalize(home).ok());
    if home.is_some_and(|home| home.starts_with(&real)) {
        return refuse(text!("它是主文件夹", "it is the home folder"));
    }
    match std::fs::symlink_metadata(&real) {
        Ok(found) if !found.is_dir() => refuse(text!("那里有一个同名文件", "a file of that name is there")),
        Ok(found) if is_mount_point(&real, &found) => refuse(text!(
            "它是挂载点，整个换不掉；输出到它下面的一个文件夹",
            "it is a mount point and cannot be exchanged as a whole; choose a folder below it"
        )),
        Ok(_) if !is_ours_or_empty(&real) => refuse(text!(
            "那个文件夹里有不是会刊写的文件；换一个文件夹，或先移走里面的东西",
            "the folder holds files that huikan did not write; choose another, or move them away first"
        )),
        _ => Ok(real),
    }
}

/// Whether the folder is on another device than the one around it. Where that cannot be found out, the exchange of folders
/// fails later and leaves the output as it is.
fn is_mount_point(folder: &Path, found: &std::fs::Metadata) -> bool {
    let parent = folder.parent().and_then(|parent| std::fs::metadata(parent).ok());
    parent.is_some_and(|parent| parent.dev() != found.dev())
}

fn is_ours_or_empty(folder: &Path) -> bool {
    manifest::file(folder).is_file() || std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

/// The path without symbolic links; the part that does not exist yet is appended as it is written.
fn real_path(path: &Path) -> std::io::Result<PathBuf> {
    let absolute = std::path::absolute(path)?;
    let mut missing = Vec::new();
    let mut present = absolute.as_path();
    loop {
        match std::fs::canonicalize(present) {
            Ok(mut real) => {
                real.extend(missing.iter().rev());
                return Ok(real);
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let (Some(name), Some(parent)) = (present.file_name(), present.parent()) else { return Err(error) };
                missing.push(name);
                present = parent;
            }
            Err(error) => return Err(error),
        }
    }
}
