//! Mistakes as editors make them (`tests/editors/mistakes.yaml`): each makes one fault at its line, which says the cause
//! and what to write. Right texts (`right.yaml`) make none.

use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use crate::builds::{SETTINGS, Site, huikan};

/// A mistake in one file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mistake {
    mistake: String,
    #[serde(default = "article")]
    file: String,
    text: String,
    code: String,
    /// The file of the fault, where it is another one.
    at: Option<String>,
    line: Option<u64>,
    says: Vec<String>,
}

/// A right text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Right {
    right: String,
    #[serde(default = "article")]
    file: String,
    text: String,
}

fn article() -> String {
    "content/news/a.md".to_owned()
}

fn read<T: for<'de> Deserialize<'de>>(name: &str) -> Vec<T> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/editors").join(name);
    serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// All that `check` says of a small site with this file.
fn found(file: &str, text: &str) -> Vec<Value> {
    let site = Site::empty();
    site.write("site.yaml", SETTINGS);
    site.write("content/news/other.md", "---\ntitle: 另一篇\ndate: 2024-12-01\n---\n\n## 背景\n\n正文。\n");
    site.write("content/news/photo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"/>");
    site.write("content/issues/2024-2.md", "---\ntitle: 2024年第2期\nyear: 2024\nnumber: 2\n---\n");
    site.write(file, text);
    let run = huikan()
        .args(["check", "--format", "json", "--now", "2025-01-01", "--root"])
        .arg(site.root())
        .output()
        .unwrap();
    let lines = String::from_utf8(run.stdout).unwrap();
    let faults = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    faults.filter(|fault| fault["severity"] != "held").collect()
}

#[test]
fn each_mistake_makes_one_fault_that_leads_to_the_mend() {
    let mistakes: Vec<Mistake> = read("mistakes.yaml");
    assert!(mistakes.len() >= 60, "{}", mistakes.len());
    let mut wrong = Vec::new();
    for mistake in mistakes {
        let faults = found(&mistake.file, &mistake.text);
        let is_right = |fault: &Value| {
            let said = format!("{} {}", fault["message"], fault["help"]).replace("\\\"", "\"").replace("\\\\", "\\");
            fault["code"] == mistake.code.as_str()
                && fault["line"].as_u64() == mistake.line
                && fault["file"] == mistake.at.as_deref().unwrap_or(&mistake.file)
                && mistake.says.iter().all(|words| said.contains(words))
        };
        if faults.len() != 1 || !is_right(&faults[0]) {
            wrong.push(format!("{}: {faults:#?}", mistake.mistake));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn right_texts_make_no_fault() {
    let texts: Vec<Right> = read("right.yaml");
    assert!(texts.len() >= 20, "{}", texts.len());
    let wrong = texts.iter().filter_map(|text| {
        let faults = found(&text.file, &text.text);
        (!faults.is_empty()).then(|| format!("{}: {faults:#?}", text.right))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
