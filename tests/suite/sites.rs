//! Each folder of `tests/sites` is a test: a site, with what its build must produce in `expected/`.
//!
//! `expected/report` is what the build prints. Any other file there is compared with the output file of the same name: an
//! HTML page by what a reader finds in it (headings, text, links, pictures, in order), any other file byte for byte.
//! `expected/absent` lists paths that must not be in the output. A file that is expected and not produced is a failure.

use std::path::Path;

use crate::builds::{Site, stderr, tree};

cases::sites!(becomes_what_is_expected);

/// Builds the site in this folder of `tests/sites` and compares what comes out.
fn becomes_what_is_expected(name: &str) {
    let wrong = differences(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites").join(name));
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn differences(case: &Path) -> Vec<String> {
    let site = Site::empty();
    for (path, bytes) in tree(case) {
        if !path.starts_with("expected/") {
            site.write(&path, bytes);
        }
    }
    let arguments = std::fs::read_to_string(case.join("arguments")).unwrap_or_default();
    let run = site.command().args(arguments.split_whitespace()).output().unwrap();
    let output = site.tree();
    let report = stderr(&run).replace(&site.base().display().to_string(), "…");
    let update = std::env::var_os("UPDATE").is_some();
    let name = case.file_name().unwrap().to_string_lossy().into_owned();
    let mut wrong = Vec::new();
    let mut expected = tree(&case.join("expected"));
    expected.entry("report".to_owned()).or_default();
    for (path, bytes) in expected {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let got = match path.as_str() {
            "report" => Some(report.clone()),
            "absent" => {
                let there: Vec<&str> = text.lines().filter(|path| output.contains_key(*path)).collect();
                assert!(there.is_empty(), "{name}: {there:?} must not be published");
                Some(text.clone())
            }
            _ => output.get(&path).map(|bytes| {
                let text = String::from_utf8_lossy(bytes).into_owned();
                if path.ends_with(".html") { reading(&text) } else { text }
            }),
        };
        let Some(got) = got else {
            wrong.push(format!("{name}: {path} is expected, but not published"));
            continue;
        };
        if got != text {
            if update {
                copy_text(&case.join("expected").join(&path), &got);
            }
            wrong.push(format!("{name}: {path}\nexpected:\n{text}\ngot:\n{got}"));
        }
    }
    wrong
}

fn copy_text(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// Returns what a reader sees in the main part of a page, one line per block.
fn reading(html: &str) -> String {
    let main = html.split_once("<main").and_then(|(_, rest)| rest.split_once('>')).map_or(html, |(_, main)| main);
    let main = main.split_once("</main>").map_or(main, |(main, _)| main);
    let mut out = String::new();
    let mut rest = main;
    while let Some((text, after)) = rest.split_once('<') {
        out.push_str(&squeezed(text));
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        out.push_str(&mark(tag));
        rest = after;
    }
    out.push_str(&squeezed(rest));
    let lines =
        out.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

/// Returns the text with every run of spaces reduced to one.
fn squeezed(text: &str) -> String {
    let inner = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let edge = |blank: bool| if blank && !inner.is_empty() { " " } else { "" };
    format!("{}{inner}{}", edge(text.starts_with(char::is_whitespace)), edge(text.ends_with(char::is_whitespace)))
}

/// Returns the form of a tag in the expected file.
fn mark(tag: &str) -> String {
    let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or("");
    let attribute = |key: &str| {
        tag.split_once(&format!(" {key}=\""))
            .and_then(|(_, rest)| rest.split_once('"'))
            .map(|(value, _)| value.to_owned())
    };
    match (name, tag.starts_with('/')) {
        ("a", false) => format!("[→{}] ", attribute("href").unwrap_or_default()),
        ("img", _) => {
            format!("[picture {} “{}”] ", attribute("src").unwrap_or_default(), attribute("alt").unwrap_or_default())
        }
        ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => {
            format!("\n{name}{} ", attribute("id").map_or_else(String::new, |id| format!("#{id}")))
        }
        (
            "p" | "li" | "tr" | "div" | "section" | "dt" | "dd" | "figure" | "blockquote" | "table" | "caption"
            | "figcaption" | "br" | "nav" | "aside",
            _,
        )
        | ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", true) => "\n".to_owned(),
        ("td" | "th" | "span" | "small" | "time" | "b", _) => " ".to_owned(),
        _ => String::new(),
    }
}

#[test]
fn the_reading_of_a_page_is_what_it_says() {
    let html = "<body><main id=\"main\"><h1>题</h1><p>字 <a href=\"b\">链接</a></p></main></body>";
    assert_eq!(reading(html), "h1 题\n字 [→b] 链接\n");
}
