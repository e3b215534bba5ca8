//! The record of an import in `.huikan/imports`, by which it can be taken back.

use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::Context;
use serde::{Deserialize, Serialize};

use crate::values::{Hash, Text, text};

/// The folder of the records below the site's root.
const FOLDER: &str = ".huikan/imports";

/// What an import wrote.
pub(super) struct Record {
    root: PathBuf,
    files: Vec<Written>,
}

/// A file that was written.
#[derive(Debug, Serialize, Deserialize)]
struct Written {
    /// Its path below the root; the whole path where it is elsewhere.
    path: PathBuf,
    /// The hash of its bytes.
    hash: String,
}

impl Record {
    /// The record of an import, which is kept below `root`.
    pub(super) fn new(root: &Path) -> anyhow::Result<Self> {
        Ok(Self { root: std::path::absolute(root)?, files: Vec::new() })
    }

    /// Adds a file.
    pub(super) fn wrote(&mut self, path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
        let path = std::path::absolute(path)?;
        let path = path.strip_prefix(&self.root).map_or_else(|_| path.clone(), Path::to_owned);
        self.files.push(Written { path, hash: Hash::of(bytes).to_string() });
        Ok(())
    }

    /// Writes the record, with the report beside it. An import that wrote nothing is not recorded.
    pub(super) fn keep(&self, report: &str) -> anyhow::Result<()> {
        if self.files.is_empty() {
            return Ok(());
        }
        let folder = self.root.join(FOLDER);
        let write = || -> anyhow::Result<()> {
            fs::create_dir_all(&folder)?;
            let number = numbers(&folder)?.last().map_or(1, |last| last + 1);
            fs::write(folder.join(format!("{number:04}.txt")), report)?;
            fs::write(folder.join(format!("{number:04}.json")), serde_json::to_vec_pretty(&self.files)?)?;
            Ok(())
        };
        write().with_context(|| folder.display().to_string())
    }
}

/// The numbers of the records in a folder, ascending.
fn numbers(folder: &Path) -> anyhow::Result<Vec<u32>> {
    let mut numbers = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let number = name.to_str().and_then(|name| name.strip_suffix(".json")?.parse::<u32>().ok());
        numbers.extend(number);
    }
    numbers.sort_unstable();
    Ok(numbers)
}

/// Removes the files that the last import recorded below `root` wrote, except those that were changed since. Says what was done.
pub(super) fn undo(root: &Path) -> anyhow::Result<Text> {
    let folder = root.join(FOLDER);
    let last = if folder.is_dir() { numbers(&folder)?.pop() } else { None };
    let Some(last) = last else {
        let shown = folder.display();
        anyhow::bail!("{shown}: 没有记着导入 / no import is recorded");
    };
    let record = folder.join(format!("{last:04}.json"));
    let shown = || record.display().to_string();
    let files: Vec<Written> = serde_json::from_slice(&fs::read(&record).with_context(shown)?).with_context(shown)?;
    let (mut removed, mut kept) = (0, Vec::new());
    for file in files.iter().rev().filter(|file| is_straight(&file.path)) {
        let path = root.join(&file.path);
        match fs::read(&path) {
            Ok(bytes) if Hash::of(&bytes).to_string() == file.hash => {
                fs::remove_file(&path).with_context(|| path.display().to_string())?;
                removed += 1;
                remove_empty_folders(&path);
            }
            Ok(_) => kept.push(file.path.display().to_string()),
            // It is gone already.
            Err(_) => {}
        }
    }
    fs::remove_file(&record).with_context(shown)?;
    let _ = fs::remove_file(record.with_extension("txt"));
    let mut said = text!("收回了 {removed} 个文件\n", "{removed} files were taken back\n");
    for path in kept {
        said.zh.push_str(&format!("{path}：导入后改过，留下了\n"));
        said.en.push_str(&format!("{path}: changed since, and kept\n"));
    }
    Ok(said)
}

/// Whether a path of a record has no `..`. Records are files that someone may have changed.
fn is_straight(path: &Path) -> bool {
    !path.components().any(|component| component == Component::ParentDir)
}

/// Removes the folders around a file that are empty now.
fn remove_empty_folders(path: &Path) {
    let mut folders = path.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
    while folders.next().is_some_and(|folder| fs::remove_dir(folder).is_ok()) {}
}
