//! Writes drafts, never over a file that stands there.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::place::{Place, To};
use super::record::Record;
use super::report::Report;
use crate::import::{Beside, Draft, Note};
use crate::values::{Language, Text, text};

/// A draft with the file that it comes from.
pub(super) struct Import {
    pub from: String,
    pub draft: Draft,
    /// What it is.
    pub summary: Text,
}

/// Writes all drafts of an import, records them, and says what was done.
pub(super) fn all(place: &Place, imports: Vec<Import>, language: Language) -> anyhow::Result<()> {
    let mut report = Report::new(language);
    let mut record = Record::new(&place.root)?;
    let mut taken = BTreeSet::new();
    let written = || -> anyhow::Result<()> {
        for import in imports {
            one(place, import, &mut record, &mut taken, &mut report)?;
        }
        Ok(())
    };
    let result = written();
    // What was written before an error can be taken back, too.
    if !place.dry_run && !matches!(place.to, To::Screen) {
        record.keep(&report.text())?;
    }
    report.print();
    result
}

fn one(
    place: &Place,
    Import { from, mut draft, summary }: Import,
    record: &mut Record,
    taken: &mut BTreeSet<PathBuf>,
    report: &mut Report,
) -> anyhow::Result<()> {
    let (folder, tells_kind) = match place.folder(draft.kind, draft.folder.as_deref()) {
        Ok(found) => found,
        Err(wrong) => anyhow::bail!("{} / {}", wrong.zh, wrong.en),
    };
    if tells_kind {
        draft.fields.put("kind", draft.kind.name());
    }
    if let Some(issue) = &place.issue {
        draft.fields.put("issue", issue.as_str());
    }
    if matches!(place.to, To::Screen) {
        report.notes(&from, &summary, &draft.notes);
        return std::io::stdout().write_all(draft.markdown().as_bytes()).context("-");
    }
    let name = free_name(place, &folder, &draft.name, taken);
    if name != draft.name {
        let (old, new) = (&draft.name, &name);
        draft
            .notes
            .push(Note::new(text!("已经有 {old}.md，写成 {new}.md", "{old}.md stands there; written as {new}.md")));
    }
    let path = folder.join(format!("{name}.md"));
    let text = draft.markdown();
    for Beside { path, bytes } in &draft.beside {
        put(place, &folder.join(path), bytes, record, report)?;
    }
    put(place, &path, text.as_bytes(), record, report)?;
    report.notes(&place.file(&path).display().to_string(), &summary, &draft.notes);
    Ok(())
}

/// The first name that no file has: the name itself, or with `-2`, `-3` …
fn free_name(place: &Place, folder: &Path, name: &str, taken: &mut BTreeSet<PathBuf>) -> String {
    let numbered = (2..).map(|number: u32| format!("{name}-{number}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    let is_free = |name: &String| {
        let path = folder.join(format!("{name}.md"));
        fs::symlink_metadata(place.file(&path)).is_err() && taken.insert(path)
    };
    names.find(is_free).unwrap_or_else(|| unreachable!("the numbers do not end"))
}

/// Writes a new file. A file beside a text that stands there with the same bytes is left as it is.
pub(super) fn put(
    place: &Place,
    path: &Path,
    bytes: &[u8],
    record: &mut Record,
    report: &mut Report,
) -> anyhow::Result<()> {
    let target = place.file(path);
    let shown = || target.display().to_string();
    if place.dry_run {
        report.would_write(&target);
        return Ok(());
    }
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent).with_context(shown)?;
    }
    match File::create_new(&target) {
        Ok(mut file) => file.write_all(bytes).with_context(shown)?,
        Err(error) if error.kind() == ErrorKind::AlreadyExists && fs::read(&target).is_ok_and(|old| old == bytes) => {
            return Ok(());
        }
        Err(error) => return Err(error).with_context(shown),
    }
    record.wrote(&target, bytes)?;
    report.wrote();
    Ok(())
}
