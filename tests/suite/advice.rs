//! Advice is literal. A fault that says exactly what to write also has the edits (`mend` in JSON). Followed to the letter,
//! they remove the fault, make no new one at that place, and lose nothing of the text.

use std::path::Path;

use serde_json::Value;

use crate::builds::{Site, huikan};
use crate::faults::{file_of, site_of};

/// Words of advice that says what a value looks like, or asks for what only the author knows.
const MAY_LACK: &[&str] = &["…", "例如", "另起一行"];

cases::faults!(has_advice_that_mends);

/// Applies the edits of each fault of the case alone, and checks the site again.
fn has_advice_that_mends(name: &str) {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults").join(name);
    let path = file_of(&case);
    let site = site_of(&case);
    let before = found(&site);
    for fault in &before {
        let help = fault["help"].as_str().unwrap_or("");
        let is_literal = help.starts_with("写成 ") || help.starts_with("是不是 ");
        let is_found_later = ["broken-link", "broken-anchor", "missing-picture", "bad-component"]
            .iter()
            .any(|code| fault["code"] == *code);
        let may_lack = !is_literal || is_found_later || MAY_LACK.iter().any(|word| help.contains(word));
        // A folder is renamed, not edited.
        let may_lack = may_lack || fault["line"].is_null();
        assert!(may_lack || !fault["mend"].is_null(), "{name}: the help is literal and has no edits: {fault}");
    }
    let before = before.as_slice();
    for fault in before.iter().filter(|fault| !fault["mend"].is_null() && fault["file"] == path.as_str()) {
        let written = String::from_utf8(std::fs::read(site.root().join(&path)).unwrap()).unwrap();
        let text = written.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let edits = fault["mend"]["edits"].as_array().unwrap();
        assert!(!edits.is_empty(), "{name}: {fault}");
        let (mended, lines) = applied(&text, edits);
        site.write(&path, &mended);
        let after = found(&site);
        let is_gone = count(&after, fault) < count(before, fault);
        assert!(is_gone, "{name}: the fault stays: {fault}\n{mended}");
        let new = after.iter().find(|other| {
            let line = other["line"].as_u64().unwrap_or(0);
            // Where a link leads is looked at only after it is read as a link.
            let is_later = fault["code"] == "unread-link"
                && ["broken-link", "missing-picture"].iter().any(|code| other["code"] == *code);
            other["severity"] != "note"
                && !is_later
                && lines.contains(&line)
                && count(&after, other) > count(before, other)
        });
        assert!(new.is_none(), "{name}: the advice makes another fault\n{fault}\n{}\n{mended}", new.unwrap());
        for edit in edits {
            assert_nothing_is_lost(name, fault, &part(&text, edit), edit["text"].as_str().unwrap());
        }
        site.write(&path, &written);
    }
}

/// What `check` finds, as JSON.
fn found(site: &Site) -> Vec<Value> {
    let run = huikan()
        .args(["check", "--format", "json", "--now", "2025-01-01", "--root"])
        .arg(site.root())
        .output()
        .unwrap();
    String::from_utf8(run.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// How many faults have the same code and line.
fn count(faults: &[Value], fault: &Value) -> usize {
    faults.iter().filter(|other| is_same(fault, other)).count()
}

/// Whether two faults have the same code and line.
fn is_same(one: &Value, other: &Value) -> bool {
    ["code", "file", "line"].iter().all(|key| one[key] == other[key])
}

/// The byte of a position in the text.
fn byte(text: &str, line: &Value, column: &Value) -> usize {
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let (line, column) = (number(line), number(column));
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    start + text[start..].chars().take(column - 1).map(char::len_utf8).sum::<usize>()
}

/// The text that an edit replaces.
fn part(text: &str, edit: &Value) -> String {
    text[byte(text, &edit["line"], &edit["column"])..byte(text, &edit["end_line"], &edit["end_column"])].to_owned()
}

/// The text with the edits applied, and the lines on which they stand.
fn applied(text: &str, edits: &[Value]) -> (String, Vec<u64>) {
    let (mut mended, mut lines) = (text.to_owned(), Vec::new());
    for edit in edits.iter().rev() {
        let span = byte(text, &edit["line"], &edit["column"])..byte(text, &edit["end_line"], &edit["end_column"]);
        mended.replace_range(span, edit["text"].as_str().unwrap());
        lines.push(edit["line"].as_u64().unwrap());
    }
    (mended, lines)
}

/// The letters and digits of a text, sorted, in half width.
fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    letters.sort_unstable();
    letters
}

/// Requires that an edit keeps all letters, unless it writes the same value in another form: a date, a number, a switch,
/// or a name that the program knows.
fn assert_nothing_is_lost(name: &str, fault: &Value, old: &str, new: &str) {
    let is_value = new.chars().all(|c| c.is_ascii_digit() || "-: \"".contains(c)) || matches!(new, "true" | "false");
    let is_near = fault["mend"]["certain"] == false;
    // The number of an item is the mark that YAML does not read.
    let is_item = fault["code"] == "bad-item";
    let old = if is_item { old.trim_start_matches(|c: char| c.is_ascii_digit()) } else { old };
    let (old, new) = (letters(old), letters(new));
    assert!(old == new || is_value || is_near, "{name}: letters are lost: {fault}");
}
