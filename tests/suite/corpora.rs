//! The kept inputs of the fuzz targets, and what the fuzzer found: nothing panics, and what the targets require is true.

use std::path::Path;

#[path = "../../fuzz/targets.rs"]
mod targets;

/// Does with every kept input what the fuzz target does.
fn replay(target: &str, with: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpora").join(target);
    let mut paths: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() > 4, "{}: {} inputs", folder.display(), paths.len());
    for path in paths {
        let bytes = std::fs::read(&path).unwrap();
        let done = std::panic::catch_unwind(|| with(&bytes));
        assert!(done.is_ok(), "{}", path.display());
    }
}

#[test]
fn front_matter() {
    replay("front_matter", targets::front_matter);
}

#[test]
fn tables() {
    replay("table", targets::table);
}

#[test]
fn settings() {
    replay("settings", targets::settings);
}

#[test]
fn drawings() {
    replay("svg", targets::svg);
}

#[test]
fn pictures() {
    replay("picture", targets::picture);
}

#[test]
fn sites() {
    replay("site", targets::site);
}
