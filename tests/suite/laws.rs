//! Texts in `tests/laws` in which every citation is marked by hand. `[第三条](art-3)` means that 第三条 must be read as a
//! citation of this provision; the address also names the cited text unless it is the same text. Text that is not
//! marked must not be read as a citation. A folder is a site of statutes; `sentences.txt` contains sentences that
//! belong to no statute.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::builds::Site;

/// A text with marked citations.
struct Marked {
    /// The text without the marks.
    text: String,
    /// The marked citations: `surface: law targets`.
    links: Vec<String>,
}

/// Removes the marks from a text.
fn unmark(marked: &str) -> Marked {
    let mut out = Marked { text: String::new(), links: Vec::new() };
    let mut rest = marked;
    while let Some(at) = rest.find('[') {
        let (before, mark) = rest.split_at(at);
        out.text.push_str(before);
        let (surface, behind) = mark[1..].split_once("](").unwrap_or_else(|| panic!("no mark: {mark}"));
        let (target, behind) = behind.split_once(')').unwrap_or_else(|| panic!("no end: {mark}"));
        let is_id = |word: &str| {
            let levels = ["art-", "ch-", "part-", "annex-", "point-", "preamble", "<"];
            levels.iter().any(|level| word.starts_with(level))
        };
        let law = if target.split(' ').next().is_some_and(is_id) { "self " } else { "" };
        out.text.push_str(surface);
        out.links.push(format!("{surface}: {law}{target}"));
        rest = behind;
    }
    out.text.push_str(rest);
    out
}

fn dump(arguments: &[&Path]) -> Vec<Value> {
    let run = Command::new(env!("CARGO_BIN_EXE_huikan")).args(["dump", "citations"]).args(arguments).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let lines = String::from_utf8(run.stdout).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn link(row: &Value) -> String {
    let targets = row["targets"].as_array().unwrap().iter().map(|target| target.as_str().unwrap());
    let words: Vec<&str> = std::iter::once(row["law"].as_str().unwrap()).chain(targets).collect();
    format!("{}: {}", row["surface"].as_str().unwrap(), words.join(" "))
}

/// Returns the citations that are read but not marked, and those that are marked but not read.
fn differences(of: &str, got: &[String], wanted: &[String]) -> Vec<String> {
    let missing = wanted.iter().filter(|link| !got.contains(link)).map(|link| format!("{of}: not read: {link}"));
    let extra = got.iter().filter(|link| !wanted.contains(link)).map(|link| format!("{of}: not marked: {link}"));
    let mut found: Vec<String> = missing.chain(extra).collect();
    if found.is_empty() && got != wanted {
        found.push(format!("{of}: another order, or more than once: {got:?}"));
    }
    found
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/laws")
}

#[test]
fn every_marked_citation_of_statutes_is_read_and_no_other() {
    let (mut wrong, mut links) = (Vec::new(), 0);
    for case in fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        let temporary = Site::empty();
        let mut files: Vec<PathBuf> = fs::read_dir(&case).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let mut marked = Vec::new();
        for file in &files {
            let text = unmark(&fs::read_to_string(file).unwrap());
            let copy = temporary.base().join(file.file_name().unwrap());
            fs::write(&copy, &text.text).unwrap();
            marked.push((copy, text.links));
        }
        let copies: Vec<&Path> = marked.iter().map(|(copy, _)| copy.as_path()).collect();
        let rows = dump(&copies);
        for (copy, wanted) in &marked {
            let slug = copy.file_stem().unwrap().to_str().unwrap();
            let got: Vec<String> = rows.iter().filter(|row| row["slug"] == slug).map(link).collect();
            wrong.extend(differences(slug, &got, wanted));
            links += wanted.len();
        }
    }
    assert!(wrong.is_empty(), "of {links} citations:\n{}", wrong.join("\n"));
    assert!(links > 100, "{links} citations");
}

#[test]
fn every_marked_citation_of_sentences_is_read_and_no_other() {
    let text = fs::read_to_string(folder().join("sentences.txt")).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let marked: Vec<Marked> = lines.iter().map(|line| unmark(line)).collect();
    let temporary = Site::empty();
    let file = temporary.base().join("sentences.jsonl");
    let rows = marked.iter().enumerate();
    let rows = rows.map(|(at, one)| serde_json::json!({ "id": at.to_string(), "sentence": one.text }).to_string());
    fs::write(&file, rows.collect::<Vec<_>>().join("\n")).unwrap();
    let got = dump(&[Path::new("--sentences"), &file]);
    let mut wrong = Vec::new();
    for (at, one) in marked.iter().enumerate() {
        let of = at.to_string();
        let got: Vec<String> = got.iter().filter(|row| row["id"] == of.as_str()).map(link).collect();
        wrong.extend(differences(&one.text, &got, &one.links));
    }
    assert!(wrong.is_empty(), "of {} sentences:\n{}", lines.len(), wrong.join("\n"));
    assert!(lines.len() > 100, "{} sentences", lines.len());
}

/// Returns the processor time, in hundredths of a second, that the program takes to print the citations of a text. It
/// does not depend on the load of the machine.
fn ticks(file: &Path) -> u64 {
    let command = env!("CARGO_BIN_EXE_huikan");
    let mut run = Command::new(command).args(["dump", "citations"]).arg(file).stdout(Stdio::null()).spawn().unwrap();
    let state = format!("/proc/{}/stat", run.id());
    // An ended process keeps its times until its parent waits for it.
    let fields = || fs::read_to_string(&state).unwrap().rsplit_once(") ").unwrap().1.to_owned();
    while !fields().starts_with('Z') {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let spent = fields().split(' ').skip(11).take(2).map(|ticks| ticks.parse::<u64>().unwrap()).sum();
    assert!(run.wait().unwrap().success());
    spent
}

/// A text of eight times the length must take about eight times as long; an algorithm that looks back would take 64
/// times as long. The two can be told apart even on a busy machine.
#[test]
fn a_long_line_takes_no_longer_than_its_length() {
    let site = Site::empty();
    for unit in ["第一条至…", "第一条～…", "第一条至第二条、", "本条例第一条，《数据法》第二条。"]
    {
        let time = |times: usize, runs: usize| {
            let file = site.base().join(format!("{times}.txt"));
            fs::write(&file, format!("某条例\n第一条 {}\n第二条 略。\n", unit.repeat(times))).unwrap();
            (0..runs).map(|_| ticks(&file)).min().unwrap()
        };
        let (short, long) = (time(10_000, 3), time(80_000, 1));
        assert!(long <= 24 * short.max(3), "{unit}: {short} and {long} hundredths of a second");
    }
}
