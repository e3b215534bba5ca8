//! The Nu checker validates all pages of the sample and of sites with features that the sample lacks.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::builds::{Site, copy};
use crate::sample;

/// Messages to ignore, because they are wrong for files of a site: files have no origin, so the checker treats
/// resources that the policy of a page allows as foreign, and data blocks as scripts. `reader::loading` tests the
/// policy in a browser.
const SAID_OF_FILES: &str = "Content Security Policy";

/// Sites of `tests/sites/` with features that the sample lacks.
const CASES: &[&str] = &[
    "a guide leads through its steps",
    "a reprint names its source",
    "an English site speaks English",
    "an award list is shown by track, by organisation and flat",
    "components in a text",
    "regulations and events speak English",
    "versions of a regulation stand at their days and are compared",
];

/// A page with an error, which proves that the checker finds errors.
const WRONG: &str = "<!doctype html><html lang=\"en\"><head><title>x</title></head><body><p><b></p></body></html>";

#[test]
fn the_nu_checker_finds_no_fault_in_any_page() {
    let checker = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/vnu.jar");
    assert!(checker.is_file(), "{} is not there; scripts/test fetches it", checker.display());
    let folder = Site::empty();
    let mut pages = 0;
    let mut put = |below: &str, path: &str, bytes: &[u8]| {
        if path.ends_with(".html") {
            folder.write(&format!("{below}/{path}"), bytes);
            pages += 1;
        }
    };
    for (path, bytes) in sample::built().0 {
        put("sample", &path, &bytes);
    }
    for (number, case) in CASES.iter().enumerate() {
        let site = Site::empty();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites").join(case), &site.root());
        site.build();
        for (path, bytes) in site.tree() {
            put(&number.to_string(), &path, &bytes);
        }
    }
    put("wrong", "index.html", WRONG.as_bytes());
    assert!(pages > 250, "{pages} pages");
    let run = Command::new("java")
        .args(["-Xss8m", "-jar"])
        .arg(&checker)
        .args(["--format", "json", "--skip-non-html"])
        .arg(folder.root())
        .output()
        .expect("`java` is not there; scripts/test installs it");
    let said = String::from_utf8_lossy(&run.stderr);
    let said: Value = serde_json::from_str(&said).unwrap_or_else(|_| panic!("the checker does not answer: {said}"));
    let said = said["messages"].as_array().unwrap().iter();
    let said = said.filter(|one| !one["message"].as_str().unwrap_or_default().contains(SAID_OF_FILES));
    let (known, found): (Vec<_>, Vec<_>) =
        said.partition(|one| one["url"].as_str().unwrap_or_default().contains("/wrong/"));
    assert!(!known.is_empty(), "the page that is wrong is not found");
    let told = |one: &&Value| format!("{}:{}: {}: {}", one["url"], one["lastLine"], one["message"], one["extract"]);
    assert!(found.is_empty(), "{} found:\n{}", found.len(), found.iter().map(told).collect::<Vec<_>>().join("\n"));
}
