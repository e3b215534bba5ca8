//! `huikan init`: creates a site that builds.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, bail};
use chrono::{DateTime, Datelike, Utc};

use super::arguments::{Arguments, Init};
use super::reason::reason;
use super::{build, clock, exit};
use crate::values::text;

/// Creates the site, prints the next step, and returns the exit code.
pub(super) fn run(arguments: &Arguments, options: &Init) -> u8 {
    let language = arguments.lang.unwrap_or_default();
    let now = match clock::now(None) {
        Ok(now) => now,
        Err(text) => return build::fail(&text, language),
    };
    let folder = options.folder.display().to_string();
    match init(&options.folder, now) {
        Ok(()) => {
            let next = text!(
                "新网站在 {folder}。接着：huikan serve --root {folder}",
                "the new site is in {folder}; next: huikan serve --root {folder}"
            );
            build::say(&format!("{}\n", next.in_language(language)));
            exit::DONE
        }
        Err(error) => {
            let reason = reason(&error);
            build::fail(&reason, language)
        }
    }
}

/// Writes a new site into `folder`.
///
/// # Errors
/// The folder exists and is not empty, or cannot be written.
fn init(folder: &Path, now: DateTime<Utc>) -> anyhow::Result<()> {
    let shown = folder.display();
    if fs::symlink_metadata(folder).is_ok() && fs::read_dir(folder).with_context(|| shown.to_string())?.next().is_some()
    {
        bail!("{shown}: 那里已经有东西了 / it is not empty");
    }
    let today = now.with_timezone(&chrono_tz::Asia::Shanghai).date_naive();
    let (year, date) = (today.year().to_string(), today.to_string());
    let files = [
        ("site.yaml".to_owned(), include_str!("starter/site.yaml")),
        (format!("content/issues/{year}-1.md"), include_str!("starter/issue.md")),
        ("content/news/first.md".to_owned(), include_str!("starter/article.md")),
        ("content/about.md".to_owned(), include_str!("starter/about.md")),
        (".gitignore".to_owned(), "/public\n.huikan/\n.*.huikan-lock\n"),
    ];
    for (path, text) in files {
        let path = folder.join(path);
        let write = || -> std::io::Result<()> {
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            let text = text.replace("{year}", &year).replace("{date}", &date);
            fs::File::create_new(&path)?.write_all(text.as_bytes())
        };
        write().with_context(|| path.display().to_string())?;
    }
    for column in ["foreword", "awards"] {
        let path = folder.join("content").join(column);
        fs::create_dir_all(&path).with_context(|| path.display().to_string())?;
    }
    Ok(())
}
