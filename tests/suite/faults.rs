//! Wrong files beside their reports: `tests/faults/<sentence>.md` (an article), `….award.md` (an award list;
//! `.events.md`, `.guide.md` and `.regulation.md` likewise) or `….yaml` (the settings), and `<same name>.report` with
//! the report in Chinese and in English.

use std::path::Path;

use crate::builds::{SETTINGS, Site, stderr};

#[test]
fn every_fault_is_said_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults");
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (reports, cases): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|path| path.extension().is_some_and(|ending| ending == "report"));
    assert!(!cases.is_empty());
    let mut wrong: Vec<String> = Vec::new();
    for case in &cases {
        let report_path = case.with_file_name(format!("{}.report", case.file_name().unwrap().to_string_lossy()));
        let expected = std::fs::read_to_string(&report_path).unwrap_or_default();
        let got = report(case);
        assert!(!got.contains("panicked"), "{}: {got}", case.display());
        if got != expected {
            if std::env::var_os("UPDATE").is_some() {
                std::fs::write(&report_path, &got).unwrap();
            }
            wrong.push(format!("{}\nexpected:\n{expected}\ngot:\n{got}", case.display()));
        }
    }
    for report in reports {
        let case = report.with_extension("");
        assert!(cases.contains(&case), "{} belongs to no case", report.display());
    }
    assert!(wrong.is_empty(), "{} reports differ\n\n{}", wrong.len(), wrong.join("\n\n"));
}

/// Returns the report of the build in both languages, with the exit code.
fn report(case: &Path) -> String {
    let site = Site::empty();
    let name = case.file_name().unwrap().to_string_lossy().into_owned();
    let bytes = std::fs::read(case).unwrap();
    site.write("content/news/other.md", "---\ntitle: 另一篇\ndate: 2024-12-01\n---\n\n## 背景\n\n正文。\n");
    site.write("content/news/later.md", "---\ntitle: 以后\ndate: 2030-01-01\n---\n\n正文。\n");
    site.write("content/news/photo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"/>");
    site.write("content/news/notes.txt", "文字\n");
    if bytes.windows(9).any(|part| part == b"evil.html") {
        site.write("content/news/evil.html", "<script>x()</script>");
    }
    site.write("content/issues/2024-2.md", "---\ntitle: 2024年第2期\nyear: 2024\nnumber: 2\n---\n");
    if name.ends_with(".yaml") {
        site.write("site.yaml", bytes);
    } else {
        site.write("site.yaml", SETTINGS);
        let kinds = [("award", "awards"), ("events", "events"), ("guide", "guide"), ("regulation", "rules")];
        let kind = kinds.iter().find(|(kind, _)| name.ends_with(&format!(".{kind}.md")));
        let column = kind.map_or("news", |(_, column)| column);
        site.write(&format!("content/{column}/a.md"), bytes);
    }
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
