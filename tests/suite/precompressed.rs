//! Precompressed files beside text files, for servers that send them unchanged.

use std::collections::BTreeMap;
use std::io::Read;
use std::os::unix::fs::MetadataExt;

use crate::builds::{SETTINGS, Site, stderr};

fn site(precompress: &str) -> Site {
    let site = Site::empty();
    site.write("site.yaml", format!("{SETTINGS}precompress: {precompress}\n"));
    site.article("a", "第一篇", &"网络安全人人有责。".repeat(100));
    site.article("b", "第二篇", &"数据安全人人有责。".repeat(100));
    site
}

fn gunzipped(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut out).unwrap();
    out
}

fn unbrotlied(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    brotli::BrotliDecompress(&mut &*bytes, &mut out).unwrap();
    out
}

/// Requires that every text file above the minimum size has both compressed forms with the same contents, and that no
/// other file has any.
fn assert_packed(tree: &BTreeMap<String, Vec<u8>>) {
    let mut count = 0;
    for (path, bytes) in tree {
        let is_text = [".html", ".css", ".js", ".svg", ".xml", ".json", ".txt", ".ics", ".csv"]
            .iter()
            .any(|ending| path.ends_with(ending));
        let (gzip, brotli) = (tree.get(&format!("{path}.gz")), tree.get(&format!("{path}.br")));
        if is_text && bytes.len() >= 1024 {
            assert!(gunzipped(gzip.unwrap_or_else(|| panic!("{path}.gz"))) == *bytes, "{path}.gz");
            assert!(unbrotlied(brotli.unwrap_or_else(|| panic!("{path}.br"))) == *bytes, "{path}.br");
            count += 1;
        } else {
            assert!(gzip.is_none() && brotli.is_none(), "{path}");
        }
    }
    assert!(count > 10, "{count} files are packed");
}

fn is_packed(path: &str) -> bool {
    path.ends_with(".gz") || path.ends_with(".br")
}

#[test]
fn texts_are_packed_where_the_settings_ask_for_it() {
    let plain = site("false");
    plain.build();
    assert!(!plain.tree().keys().any(|path| is_packed(path)));
    let packed = site("true");
    packed.build();
    assert_packed(&packed.tree());
    let mut without = packed.tree();
    without.retain(|path, _| !is_packed(path) && path != ".huikan-manifest");
    let mut plain = plain.tree();
    plain.remove(".huikan-manifest");
    assert!(without == plain, "nothing else changes");
    assert!(packed.tree()[".huikan-manifest"].windows(14).any(|bytes| bytes == b"\nindex.html.br"), "they are ours");
}

#[test]
fn packed_files_follow_their_texts() {
    let site = site("true");
    site.build();
    let said = stderr(&site.build());
    assert!(said.contains("写了 0 个文件"), "{said}");
    site.article("a", "第一篇", &"另一段文字。".repeat(300));
    let said = stderr(&site.build());
    assert_packed(&site.tree());
    // The page of the other article stays, and so do its compressed files.
    assert!(said.contains("排 "), "{said}");
    let after_edit = site.tree();
    std::fs::remove_dir_all(site.root().join(".huikan")).unwrap();
    std::fs::remove_dir_all(site.output()).unwrap();
    site.build();
    assert!(after_edit == site.tree(), "an incremental build makes what a clean one makes");
    site.write("content/news/b.md", "---\ntitle: 第二篇\ndate: 2024-12-19\ndraft: true\n---\n\n正文。\n");
    site.build();
    assert!(!site.tree().keys().any(|path| path.starts_with("news/b/")), "what is withdrawn is gone in every form");
    assert_packed(&site.tree());
    site.write("site.yaml", SETTINGS);
    site.build();
    assert!(!site.tree().keys().any(|path| is_packed(path)));
}

#[test]
fn a_packed_page_that_was_kept_is_not_packed_again() {
    let site = site("true");
    site.build();
    let stamp = |path: &str| {
        let file = std::fs::metadata(site.output().join(path)).unwrap();
        (file.ino(), file.modified().unwrap())
    };
    let before = stamp("news/b/index.html.br");
    site.write("static/more.txt", "字");
    site.build();
    assert_eq!(before, stamp("news/b/index.html.br"), "linked with its time");
    // A file that was damaged by hand is written again.
    std::fs::write(site.output().join("news/b/index.html.br"), "broken").unwrap();
    site.build();
    assert_packed(&site.tree());
}

#[test]
fn a_file_of_the_site_is_never_overwritten() {
    let site = site("true");
    site.write("static/data.csv", "网络,安全\n".repeat(200));
    site.write("static/data.csv.gz", "of the site itself");
    site.build();
    let tree = site.tree();
    assert_eq!(tree["data.csv.gz"], b"of the site itself");
    assert_eq!(unbrotlied(&tree["data.csv.br"]), tree["data.csv"]);
}
