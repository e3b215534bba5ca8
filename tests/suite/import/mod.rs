//! `huikan import`: what is written where, and what is never written over. The importers have files of their own.

mod generators;
mod law;
mod wechat;

use std::path::Path;
use std::process::Output;

use crate::builds::{SETTINGS, Site, huikan, stderr};

/// A site with the columns of [`SETTINGS`] and no texts.
fn site() -> Site {
    let site = Site::empty();
    site.write("site.yaml", SETTINGS);
    site
}

/// A short statute in two articles.
const LAW: &str = "某市灯光管理办法\n\n第一条　为了管理灯光，制定本办法。\n\n第二条　本办法自2024年3月1日起施行。\n";

/// Runs `huikan import` at the root of a site.
fn import(site: &Site, arguments: &[&str]) -> Output {
    huikan().args(["import", "--root"]).arg(site.root()).args(arguments).output().unwrap()
}

/// Runs it without a fault, and returns what it says.
fn said(site: &Site, arguments: &[&str]) -> String {
    let run = import(site, arguments);
    assert!(run.status.success(), "{}", stderr(&run));
    stderr(&run)
}

fn source(site: &Site, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = site.base().join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

fn exists(site: &Site, path: &str) -> bool {
    Path::new(&site.root()).join(path).exists()
}

#[test]
fn a_statute_goes_into_the_first_column_of_regulations_and_builds() {
    let site = site();
    let file = source(&site, "a.txt", LAW);
    let said = said(&site, &["law", &file]);
    assert!(said.contains("2条") && said.contains("写了 1 个文件"), "{said}");
    let text = std::fs::read_to_string(site.root().join("content/rules/某市灯光管理办法.md")).unwrap();
    assert!(text.starts_with("---\ntitle: 某市灯光管理办法\n"), "{text}");
    assert!(!text.contains("kind:"), "the column tells it: {text}");
    site.build_at("2024-06-01", &[]);
}

#[test]
fn nothing_is_written_over_and_the_last_import_is_taken_back() {
    let site = site();
    let file = source(&site, "a.txt", LAW);
    said(&site, &["law", &file]);
    let again = said(&site, &["law", &file]);
    assert!(again.contains("某市灯光管理办法-2.md"), "{again}");
    let second = "content/rules/某市灯光管理办法-2.md";
    assert!(exists(&site, second));
    assert!(said(&site, &["--undo"]).contains("收回了 1 个文件"));
    assert!(!exists(&site, second) && exists(&site, "content/rules/某市灯光管理办法.md"));
    // What was changed since stays.
    site.write("content/rules/某市灯光管理办法.md", "changed");
    let undone = said(&site, &["--undo"]);
    assert!(undone.contains("收回了 0 个文件") && undone.contains("改过"), "{undone}");
    assert!(exists(&site, "content/rules/某市灯光管理办法.md"));
    assert_eq!(import(&site, &["--undo"]).status.code(), Some(2), "no import is left");
}

#[test]
fn a_dry_run_and_a_run_to_the_screen_write_nothing() {
    let site = site();
    let file = source(&site, "a.txt", LAW);
    let would = said(&site, &["law", "--dry-run", &file]);
    assert!(would.contains("会写") && would.contains("rules/某市灯光管理办法.md"), "{would}");
    let shown = import(&site, &["law", "--output", "-", &file]);
    assert!(String::from_utf8(shown.stdout).unwrap().contains("第一条"));
    assert!(!exists(&site, "content") && !exists(&site, ".huikan/imports"));
}

#[test]
fn options_name_the_column_the_issue_and_the_folder() {
    let site = site();
    let file = source(&site, "a.txt", LAW);
    said(&site, &["law", "--column", "news", "--issue", "2024-1", &file]);
    let text = std::fs::read_to_string(site.root().join("content/news/某市灯光管理办法.md")).unwrap();
    assert!(text.contains("kind: regulation\nissue: 2024-1\n") || text.contains("issue: \"2024-1\"\n"), "{text}");
    let wrong = import(&site, &["law", "--column", "nwes", &file]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(stderr(&wrong).contains("news、awards"), "{}", stderr(&wrong));
    let folder = site.base().join("elsewhere");
    said(&site, &["law", "--output", folder.to_str().unwrap(), &file]);
    assert!(folder.join("某市灯光管理办法.md").exists());
    said(&site, &["--undo"]);
    assert!(!folder.join("某市灯光管理办法.md").exists());
}

#[test]
fn other_encodings_are_read_and_what_is_no_text_is_told() {
    let site = site();
    let gbk = source(&site, "gbk.txt", encoding_rs::GBK.encode(LAW).0);
    assert!(said(&site, &["law", &gbk]).contains("GBK"));
    assert!(exists(&site, "content/rules/某市灯光管理办法.md"));
    let noise = source(&site, "noise.bin", [0xff_u8, 0x00, 0xff, 0x80, 0x81]);
    let other = source(&site, "other.txt", "没有条文。");
    for file in [&noise, &other] {
        let run = import(&site, &["law", file]);
        assert_eq!(run.status.code(), Some(1), "{}", stderr(&run));
        assert!(stderr(&run).contains(file.as_str()), "{}", stderr(&run));
    }
    assert_eq!(import(&site, &["law", "missing.txt"]).status.code(), Some(2));
}
