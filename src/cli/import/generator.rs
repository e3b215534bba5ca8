//! Reads the folder of an old site and writes the new one.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use anyhow::Context;
use walkdir::{DirEntry, WalkDir};

use super::place::{Place, To};
use super::read;
use super::record::Record;
use super::report::Report;
use super::write::put;
use crate::cli::arguments::{Arguments, ImportFolder};
use crate::cli::build::{fail, say};
use crate::cli::exit;
use crate::import::{Generator, NewSite, NewText, Note, OldFiles, new_site};
use crate::load;
use crate::values::{Language, text};

/// The deepest level of folders that is read.
const MAX_DEPTH: usize = 32;
/// The most files of a site.
const MOST_FILES: usize = 200_000;
/// The largest text and the largest other file, in bytes.
const LARGEST: (u64, u64) = (16 << 20, 256 << 20);
/// The most bytes of all texts.
const MOST_TEXT: u64 = 1 << 30;

/// Imports the site in a folder.
pub(super) fn run(
    arguments: &Arguments,
    options: &ImportFolder,
    generator: Generator,
    language: Language,
) -> anyhow::Result<u8> {
    let place = match Place::of(arguments, &options.target) {
        Ok(place) => place,
        Err(wrong) => return Ok(fail(&wrong, language)),
    };
    if matches!(place.to, To::Screen) {
        return Ok(fail(
            &text!("整个网站不能输出到屏幕；写 --output 文件夹", "a whole site cannot be printed; write --output DIR"),
            language,
        ));
    }
    let mut notes = Vec::new();
    let files = files(&options.folder, &mut notes)?;
    let is_taken = |path: &str| fs::symlink_metadata(place.file(Path::new(path))).is_ok();
    let site = new_site(generator, &files, place.column.as_deref(), &is_taken);
    if site.texts.is_empty() {
        let folder = options.folder.display();
        return Ok(fail(&text!("{folder} 里没有找到文章", "no texts were found in {folder}"), language));
    }
    write(&place, &options.folder, site, notes, language)?;
    Ok(exit::DONE)
}

/// Folders of an old site that hold no texts of it.
const LEFT_OUT: &[&str] = &["node_modules", "public", "_site", "resources", "themes", "vendor", "target"];

/// The files of a folder with the texts of those that are read. Links out of it are not followed.
fn files(folder: &Path, notes: &mut Vec<Note>) -> anyhow::Result<OldFiles> {
    let shown = || folder.display().to_string();
    anyhow::ensure!(
        fs::metadata(folder).with_context(shown)?.is_dir(),
        "{}: 不是文件夹 / not a folder",
        folder.display()
    );
    let (mut files, mut read_bytes) = (OldFiles::new(), 0);
    let mut entries = WalkDir::new(folder).min_depth(1).max_depth(MAX_DEPTH + 1).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let Ok(entry) = entry else {
            notes.push(Note::new(text!("有的文件夹读不了，已略去", "a folder cannot be read and is left out")));
            continue;
        };
        let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let shown = below.display().to_string();
        let is_left_out = entry.depth() == 1 && LEFT_OUT.contains(&shown.as_str());
        let name = entry.file_name().to_string_lossy();
        if entry.depth() > MAX_DEPTH {
            let short: String = shown.chars().take(80).collect();
            notes.push(Note::new(text!("文件夹太深，已略去：{short}…", "folders too deep, left out: {short}…")));
        }
        if entry.depth() > MAX_DEPTH || is_left_out || name.starts_with('.') {
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
            continue;
        }
        let Some(path) = ordinary(&entry, below, notes) else { continue };
        anyhow::ensure!(
            files.len() < MOST_FILES,
            "{}: 文件多于 {MOST_FILES} 个 / more than {MOST_FILES} files",
            folder.display()
        );
        let length = entry.metadata().map_or(0, |found| found.len());
        let fits = length <= LARGEST.0 && read_bytes + length <= MOST_TEXT;
        let text = if is_read(&path) && fits { text_of(entry.path(), &shown, notes) } else { None };
        read_bytes += text.as_ref().map_or(0, |_| length);
        if is_read(&path) && text.is_none() || length > LARGEST.1 {
            let note = text!("{shown} 太大或读不了，已略去", "{shown} is too large or cannot be read; it is left out");
            notes.push(Note::new(note));
            continue;
        }
        files.insert(path, text);
    }
    Ok(files)
}

/// The path of an ordinary file with `/`; a note on everything else that is no folder.
fn ordinary(entry: &DirEntry, below: &Path, notes: &mut Vec<Note>) -> Option<String> {
    if entry.file_type().is_dir() {
        return None;
    }
    let shown = below.display();
    if !entry.file_type().is_file() {
        notes.push(Note::new(text!(
            "{shown} 不是普通文件（例如符号链接），已略去",
            "{shown} is no ordinary file (a symbolic link, for example) and is left out"
        )));
        return None;
    }
    let path = below.to_str().map(|path| path.replace(std::path::MAIN_SEPARATOR, "/"));
    if path.is_none() {
        let note = text!("{shown} 的名字不是 UTF-8，已略去", "the name of {shown} is not UTF-8; it is left out");
        notes.push(Note::new(note));
    }
    path
}

/// Whether a file is read as text: a text of the site, or its settings.
fn is_read(path: &str) -> bool {
    let (_, ending) = path.rsplit_once('.').unwrap_or((path, ""));
    let is_settings =
        matches!(ending, "toml" | "yaml" | "yml" | "json") && (!path.contains('/') || path.starts_with("config/"));
    is_settings || matches!(ending.to_ascii_lowercase().as_str(), "md" | "markdown" | "mkd" | "mkdn" | "mdown")
}

fn text_of(path: &Path, shown: &str, notes: &mut Vec<Note>) -> Option<String> {
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(LARGEST.0).read_to_end(&mut bytes).ok()?;
    let (text, encoding) = read::text(&bytes).ok()?;
    if let Some(encoding) = encoding {
        notes.push(Note::new(text!("{shown} 按 {encoding} 读", "{shown} was read as {encoding}")));
    }
    Some(text)
}

/// Writes the new site, and says what an editor has to know.
fn write(place: &Place, old: &Path, site: NewSite, notes: Vec<Note>, language: Language) -> anyhow::Result<()> {
    let mut report = Report::new(language);
    let mut record = Record::new(&place.root)?;
    let settings = Path::new(load::SETTINGS);
    let has_settings = fs::symlink_metadata(place.file(settings)).is_ok();
    let NewSite { settings: proposed, columns, texts, copies, notes: of_site } = site;
    let written = || -> anyhow::Result<()> {
        if !has_settings {
            put(place, settings, proposed.as_bytes(), &mut record, &mut report)?;
        }
        for NewText { from, path, mut fields, body, notes, is_piece } in texts {
            if let Some(issue) = place.issue.as_deref().filter(|_| is_piece) {
                fields.put("issue", issue);
            }
            let text = format!("{}\n{}\n", fields.written(), body.trim_matches('\n'));
            let path = Path::new(&path);
            put(place, path, text.as_bytes(), &mut record, &mut report)?;
            if !notes.is_empty() {
                report.notes(&place.file(path).display().to_string(), &text!("来自 {from}", "from {from}"), &notes);
            }
        }
        for (from, to) in copies {
            let mut bytes = Vec::new();
            let file = old.join(&from);
            let open = File::open(&file).with_context(|| from.clone())?;
            open.take(LARGEST.1).read_to_end(&mut bytes).with_context(|| from.clone())?;
            put(place, Path::new(&to), &bytes, &mut record, &mut report)?;
        }
        Ok(())
    };
    let result = written();
    let notes: Vec<Note> = of_site.into_iter().chain(notes).collect();
    if !notes.is_empty() {
        report.notes(&old.display().to_string(), &text!("整个网站", "the whole site"), &notes);
    }
    if !place.dry_run {
        record.keep(&report.text())?;
    }
    report.print();
    if has_settings {
        let known = |id: &str| place.settings.as_ref().is_some_and(|settings| settings.column(id).is_some());
        let missing = columns.iter().filter(|column| !known(&column.id));
        let lines: String = missing
            .map(|column| format!("  - {{id: {:?}, title: {:?}, kind: article}}\n", column.id, column.title))
            .collect();
        let ask = text!(
            "没有动 site.yaml。请在里面加上：\ncolumns:\n{lines}pictures: {{missing_alt: warn, remote: link}}\n",
            "site.yaml was not changed. Add to it:\ncolumns:\n{lines}pictures: {{missing_alt: warn, remote: link}}\n"
        );
        say(ask.in_language(language));
    }
    result
}
