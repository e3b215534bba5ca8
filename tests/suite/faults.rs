//! Each file of `tests/faults` is a test: an article with a fault (`<sentence>.md`), another kind of piece (`….award.md`,
//! `….events.md`, `….guide.md`, `….regulation.md`) or settings (`….yaml`). The file `<name>.report` beside it holds what
//! the build must print, in Chinese and in English.

use std::path::{Path, PathBuf};

use crate::builds::{SETTINGS, Site, stderr};

cases::faults!(is_reported_as_expected);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults")
}

/// Builds a site with this file of `tests/faults` and compares the report.
fn is_reported_as_expected(name: &str) {
    let case = folder().join(name);
    let report_path = folder().join(format!("{name}.report"));
    let expected = std::fs::read_to_string(&report_path).unwrap_or_default();
    let got = report(&case);
    assert!(!got.contains("panicked"), "{name}: {got}");
    if got != expected {
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&report_path, &got).unwrap();
        }
        panic!("{name}\nexpected:\n{expected}\ngot:\n{got}");
    }
}

#[test]
fn every_report_belongs_to_a_file() {
    let reports = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let reports: Vec<PathBuf> =
        reports.filter(|path| path.extension().is_some_and(|ending| ending == "report")).collect();
    assert!(!reports.is_empty());
    for report in reports {
        assert!(report.with_extension("").is_file(), "{} belongs to no case", report.display());
    }
}

/// The path of a case in its site.
pub fn file_of(case: &Path) -> String {
    let name = case.file_name().unwrap().to_string_lossy();
    if name.ends_with(".yaml") {
        return "site.yaml".to_owned();
    }
    let kinds = [("award", "awards"), ("events", "events"), ("guide", "guide"), ("regulation", "rules")];
    let kind = kinds.iter().find(|(kind, _)| name.ends_with(&format!(".{kind}.md")));
    format!("content/{}/a.md", kind.map_or("news", |(_, column)| column))
}

/// A site that holds the case and what it refers to.
pub fn site_of(case: &Path) -> Site {
    let site = Site::empty();
    let bytes = std::fs::read(case).unwrap();
    site.write("content/news/other.md", "---\ntitle: 另一篇\ndate: 2024-12-01\n---\n\n## 背景\n\n正文。\n");
    site.write("content/news/later.md", "---\ntitle: 以后\ndate: 2030-01-01\n---\n\n正文。\n");
    site.write("content/news/photo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"/>");
    site.write("content/news/notes.txt", "文字\n");
    if bytes.windows(9).any(|part| part == b"evil.html") {
        site.write("content/news/evil.html", "<script>x()</script>");
    }
    site.write("content/issues/2024-2.md", "---\ntitle: 2024年第2期\nyear: 2024\nnumber: 2\n---\n");
    site.write("site.yaml", SETTINGS);
    site.write(&file_of(case), bytes);
    site
}

/// What the build prints about the file, in both languages, with the exit code.
fn report(case: &Path) -> String {
    let site = site_of(case);
    let mut said = String::new();
    for language in ["zh-Hans", "en"] {
        let run = site.command().args(["--lang", language]).output().unwrap();
        assert!(run.stdout.is_empty(), "reports for people go to standard error");
        let code = run.status.code().map_or_else(|| "a signal".to_owned(), |code| code.to_string());
        said.push_str(&format!("{}exit {code}\n\n", stderr(&run).replace(&site.base().display().to_string(), "…")));
    }
    said.lines()
        .filter(|line| !line.ends_with(": content/news/later.md") && !line.ends_with("：content/news/later.md"))
        .map(|line| format!("{line}\n"))
        .collect()
}
