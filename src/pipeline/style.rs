//! The style of all texts: what is found, and the texts with what is certain put right.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::files::Files;
use super::mended_fields::{Change, mended_fields};
use crate::check;
use crate::config::{self, NameKind, Settings};
use crate::faults::{Fault, Severity, SourceText};
use crate::kinds::Kind;
use crate::link;
use crate::load::{self, Found};
use crate::model::Source;
use crate::parse::{self, Dialect};
use crate::typesetting::{self, Finding, TextOrigin};

/// The most times that a text is looked at again: what was put right may show something else.
const ROUNDS: usize = 6;

/// Findings of a text that are tried one by one, where together they make another text of it.
const TRIED: usize = 200;

/// A file that was put right.
#[derive(Debug)]
pub(crate) struct FixedText {
    /// Where it lies.
    pub path: PathBuf,
    /// Its new bytes.
    pub text: String,
    /// How many places of its style were changed.
    pub changes: usize,
    /// The lines that were changed in its fields.
    pub fields: Vec<Change>,
}

/// The notes of a check: those that were found already, and the findings of style in all texts, drafts too. A finding is left
/// out where the same is already said of the same place in `faults`.
pub(super) fn with_notes(notes: Vec<Fault>, faults: &[Fault], settings: &Settings, files: &Files) -> Vec<Fault> {
    // What cannot be placed or read has its fault already.
    let one = |found: &Found| {
        let kind = link::place(settings, &found.components, &found.site_path).ok()?.kind;
        let source = load::text(found).ok()?.text;
        Some(check::style(&look(settings, &source, kind).0, &source))
    };
    let found: Vec<Fault> = files.texts.par_iter().filter_map(one).flatten_iter().collect();
    // Of a text whose fields end in the wrong place, it is not known what is text.
    let is_cut =
        |fault: &&Fault| matches!(fault.code.as_ref(), "unclosed-front-matter" | "no-front-matter" | "merge-conflict");
    let cut: HashSet<&str> = faults.iter().filter(is_cut).map(|fault| &*fault.at.source.path).collect();
    let said: HashSet<_> = faults.iter().map(Fault::whereabouts).collect();
    let is_new = |note: &Fault| {
        let is_of_text = !cut.contains(&*note.at.source.path);
        is_of_text && !said.contains(&note.whereabouts()) && !is_mended_by(faults, note)
    };
    let new = found.into_iter().filter(is_new);
    notes.into_iter().chain(new).collect()
}

/// Whether another fault is mended by writing the place of the note anew.
fn is_mended_by(faults: &[Fault], note: &Fault) -> bool {
    let Some(start) = note.at.span.as_ref().map(|span| span.start) else { return false };
    let of_file = faults.iter().filter(|fault| fault.at.source.path == note.at.source.path);
    let mut edits = of_file.filter_map(|fault| fault.mend.as_ref()).flat_map(|mend| &mend.edits);
    edits.any(|edit| edit.at.start < start && start < edit.at.end)
}

fn dialect(settings: &Settings) -> Dialect {
    let (missing_alt, remote_pictures) = (settings.pictures.missing_alt, settings.pictures.remote);
    Dialect { math: false, language: settings.language, missing_alt, remote_pictures, provisions: false }
}

/// What is found in a text by the rules that are on, and its shape.
fn look(settings: &Settings, source: &SourceText, kind: Kind) -> (Vec<Finding>, String) {
    let Some(prose) = parse::prose(source, kind, dialect(settings)) else { return Default::default() };
    let origin = if prose.kind == Kind::Regulation { TextOrigin::Law } else { TextOrigin::Author };
    let mut findings = typesetting::findings(&prose.passages, &source.text, origin);
    findings.retain(|finding| settings.lints.is_on(finding.rule));
    (findings, prose.shape)
}

/// The files of the site in which something can be put right, put right: fields, and the style of texts. Nothing is
/// written.
///
/// # Errors
/// Where the machine does not do what is asked.
pub(crate) fn fixed_texts(root: &Path) -> anyhow::Result<Vec<FixedText>> {
    let files = Files::find(root)?;
    let mut fixed: Vec<FixedText> = Vec::new();
    let top = load::at_the_top(root).into_iter().find(|found| found.site_path == load::SETTINGS);
    let Ok(source) = load::settings(root)? else { return Ok(fixed) };
    let mut settings = config::read(&source, None).0;
    if let Some(found) = top
        && let Ok(raw) = load::original(&found)
        && let Some(file) = mend_file(&found, raw, |source| config::read(source, None).1)
    {
        settings = load::read_text(&found, file.text.as_bytes()).ok().and_then(|now| config::read(&now.text, None).0);
        fixed.push(file);
    }
    for found in &files.registers {
        let kind = NameKind::ALL.into_iter().find(|kind| found.site_path.ends_with(&format!("/{}.yaml", kind.name())));
        if let (Some(kind), Ok(raw)) = (kind, load::original(found)) {
            fixed.extend(mend_file(found, raw, |source| config::read_register(kind, source).1));
        }
    }
    let Some(settings) = settings else { return Ok(fixed) };
    let one = |found: &Found| -> anyhow::Result<Option<FixedText>> {
        let Ok(placement) = link::place(&settings, &found.components, &found.site_path) else { return Ok(None) };
        let Ok(raw) = load::original(found) else { return Ok(None) };
        Ok(mend_text(&settings, found, placement.kind, raw))
    };
    let texts = files.texts.par_iter().map(one).collect::<anyhow::Result<Vec<_>>>()?;
    fixed.extend(texts.into_iter().flatten());
    Ok(fixed)
}

/// A file of fields with what is certain put right; `None` where there is nothing.
fn mend_file(found: &Found, raw: String, faults: impl Fn(&SourceText) -> Vec<Fault>) -> Option<FixedText> {
    let (text, fields) = mended_fields(raw, |raw| {
        let source = load::read_text(found, raw.as_bytes()).ok()?.text;
        let faults = faults(&source);
        Some((source, faults))
    });
    (!fields.is_empty()).then(|| FixedText { path: found.disk_path.clone(), text, changes: 0, fields })
}

/// A text with what is certain put right in its fields and its style; `None` where there is nothing.
fn mend_text(settings: &Settings, found: &Found, kind: Kind, raw: String) -> Option<FixedText> {
    let before = mend_file(found, raw.clone(), |source| parse::faults_of_fields(source, kind));
    let (raw, fields) = before.map_or((raw, Vec::new()), |file| (file.text, file.fields));
    let (text, changes) = mend_style(settings, found, kind, raw)?;
    (changes > 0 || !fields.is_empty()).then(|| FixedText { path: found.disk_path.clone(), text, changes, fields })
}

/// The text `raw` with what is certain about its style put right, and the number of changes; `None` where it cannot be
/// read.
fn mend_style(settings: &Settings, found: &Found, kind: Kind, mut raw: String) -> Option<(String, usize)> {
    let read = |raw: &str| load::read_text(found, raw.as_bytes()).ok();
    let mut source = read(&raw)?;
    let mut changes = 0;
    for _ in 0..ROUNDS {
        let (findings, shape) = look(settings, &source.text, kind);
        let before = errors(settings, &source, kind);
        // A change must say nothing else to the programs that read the text.
        let changed = |findings: &[Finding]| {
            let edits = typesetting::compatible_edits(findings);
            let next = typesetting::apply_edits(&raw, &edits);
            let after = read(&next).filter(|_| !edits.is_empty())?;
            let same = look(settings, &after.text, kind).1 == shape && errors(settings, &after, kind) <= before;
            same.then_some((next, after, edits.len()))
        };
        let one_by_one = || {
            let alone = findings.iter().filter(|finding| !finding.edits.is_empty()).take(TRIED);
            let harmless = |finding: &&Finding| changed(std::slice::from_ref(*finding)).is_some();
            changed(&alone.filter(harmless).cloned().collect::<Vec<_>>())
        };
        let Some((next, after, edits)) = changed(&findings).or_else(one_by_one) else { break };
        changes += edits;
        (raw, source) = (next, after);
    }
    Some((raw, changes))
}

/// How much stands in the way of publishing the text.
fn errors(settings: &Settings, source: &Source, kind: Kind) -> usize {
    let (_, faults) = parse::parse(source, kind, dialect(settings), None);
    faults.iter().filter(|fault| fault.severity != Severity::Note).count()
}
