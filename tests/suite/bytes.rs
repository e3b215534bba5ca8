//! Unusual files: byte order marks, line ends, file names, empty files, decompression bombs.

use std::time::{Duration, Instant};

use crate::builds::{SETTINGS, Site, stderr};

#[test]
fn byte_order_marks_and_line_ends_change_nothing() {
    let text = "---\ntitle: 标题\ndate: 2024-12-19\nsummary: |\n  一行\n  两行\n---\n\n第一段\n还是第一段。\n\n```\n代\n码\n```\n";
    let build = |settings: &str, text: &str| {
        let site = Site::empty();
        site.write("site.yaml", settings);
        site.write("content/news/a.md", text);
        site.build();
        site.tree()
    };
    let plain = build(SETTINGS, text);
    let marked = |text: &str| format!("\u{feff}{text}");
    assert_eq!(build(&marked(SETTINGS), &marked(text)), plain);
    assert_eq!(build(&SETTINGS.replace('\n', "\r\n"), &text.replace('\n', "\r\n")), plain);
    assert_eq!(build(SETTINGS, &text.replace('\n', "\r")), plain);
}

#[test]
fn a_file_with_nothing_in_it_is_named() {
    for text in ["", "\n\n", "\u{feff}", "---\n---\n"] {
        let site = Site::small();
        site.write("content/news/empty.md", text);
        let run = site.command().output().unwrap();
        assert_eq!(run.status.code(), Some(1), "{text:?}");
        assert!(stderr(&run).contains("--> content/news/empty.md"), "{}", stderr(&run));
        assert!(!stderr(&run).contains("panicked"));
    }
}

#[test]
fn names_as_long_as_the_disk_takes_them_are_refused_or_published() {
    for (letters, code) in [(66, 0), (67, 1), (84, 1)] {
        let site = Site::small();
        let name = "长".repeat(letters);
        site.article(&name, "标题", "正文。");
        let run = site.command().output().unwrap();
        assert_eq!(run.status.code(), Some(code), "{letters}: {}", stderr(&run));
        assert_eq!(stderr(&run).contains("[bad-file-name]"), code == 1, "{}", stderr(&run));
        assert!(!stderr(&run).contains("slug"), "a slug does not help: {}", stderr(&run));
        assert_eq!(site.tree().contains_key(&format!("news/{name}/index.html")), code == 0);
    }
}

#[test]
fn a_title_with_a_stroke_makes_no_folder() {
    let site = Site::small();
    site.write("content/news/a.md", "---\ntitle: 甲/乙\ndate: 2024-12-19\ntags: [丙/丁]\n---\n\n正文。\n");
    site.build();
    assert!(site.tree().contains_key("tags/丙-丁/index.html"));
    assert!(String::from_utf8_lossy(&site.tree()["news/a/index.html"]).contains("甲/乙"));
}

#[test]
fn yaml_that_multiplies_is_refused_in_time() {
    let mut bomb = String::from("a: &a [x,x,x,x,x,x,x,x,x]\n");
    for (before, name) in ('a'..'h').zip('b'..'i') {
        let again = vec![format!("*{before}"); 9].join(",");
        bomb.push_str(&format!("{name}: &{name} [{again}]\n"));
    }
    for text in [format!("title: 标题\ndate: 2024-12-19\n{bomb}tags: *h\n"), format!("title: *h\n{bomb}")] {
        let site = Site::small();
        site.write("content/news/bomb.md", format!("---\n{text}---\n\n正文。\n"));
        let begun = Instant::now();
        let run = site.command().output().unwrap();
        assert!(begun.elapsed() < Duration::from_secs(20), "a watchdog, no measure");
        assert_eq!(run.status.code(), Some(1), "{}", stderr(&run));
        assert!(stderr(&run).contains("--> content/news/bomb.md"), "{}", stderr(&run));
        assert!(stderr(&run).len() < 100_000);
    }
}
