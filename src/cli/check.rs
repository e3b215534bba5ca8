//! `huikan check`.

use std::path::Path;

use anyhow::Context;

use super::arguments::{Arguments, Check};
use super::build;
use super::reason::reason;
use crate::link::Include;
use crate::pipeline::{self, Change, FixedText, Goal, Request, Strictness};
use crate::values::text;

/// Checks the site, prints the report, and returns the exit code.
pub(super) fn check(arguments: &Arguments, options: &Check) -> u8 {
    if options.fix
        && let Err(error) = fix(arguments)
    {
        let reason = reason(&error);
        return build::fail(&reason, arguments.lang.unwrap_or_default());
    }
    let request = |now| Request {
        root: arguments.root.clone(),
        goal: Goal::Check,
        base_url: options.base_url.clone(),
        include: Include { drafts: options.drafts, future: options.future },
        now,
        strictness: if options.strict { Strictness::Warnings } else { Strictness::Errors },
    };
    build::run(arguments, options.now.as_deref(), options.format, request)
}

/// Applies the fixes that are certain, and prints the files that were changed.
fn fix(arguments: &Arguments) -> anyhow::Result<()> {
    let fixed_texts = pipeline::fixed_texts(&arguments.root)?;
    let language = arguments.lang.unwrap_or_default();
    let mut places = 0;
    for file in &fixed_texts {
        replace(file)?;
        places += file.changes + file.fields.len();
        let (path, changes) = (file.path.display(), file.changes + file.fields.len());
        let said = text!("改了 {changes} 处：{path}", "{changes} places changed: {path}");
        build::say(&format!("{}\n", said.in_language(language)));
        for Change { line, before, after } in &file.fields {
            let said = text!("  第 {line} 行：{before} → {after}", "  line {line}: {before} → {after}");
            build::say(&format!("{}\n", said.in_language(language)));
        }
    }
    let files = fixed_texts.len();
    let said = text!("改了 {files} 个文件里的 {places} 处", "{places} places changed in {files} files");
    build::say(&format!("{}\n", said.in_language(language)));
    Ok(())
}

/// Replaces a file atomically and keeps its permissions.
fn replace(fixed_texts: &FixedText) -> anyhow::Result<()> {
    let path: &Path = &fixed_texts.path;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let unfinished = path.with_file_name(format!(".{name}.huikan-new"));
    let write = || {
        std::fs::write(&unfinished, &fixed_texts.text)?;
        std::fs::set_permissions(&unfinished, std::fs::metadata(path)?.permissions())?;
        std::fs::File::open(&unfinished)?.sync_all()?;
        std::fs::rename(&unfinished, path)
    };
    let written = write();
    if written.is_err() {
        let _ = std::fs::remove_file(&unfinished);
    }
    written.with_context(|| path.display().to_string())
}
