//! The newsletter in `content/` builds without faults and agrees with the printed issue.

use std::path::Path;

use crate::builds::{huikan, stderr, tree};

pub fn built() -> (std::collections::BTreeMap<String, Vec<u8>>, String) {
    static ONCE: std::sync::OnceLock<(std::collections::BTreeMap<String, Vec<u8>>, String)> =
        std::sync::OnceLock::new();
    ONCE.get_or_init(|| {
        let output = std::env::temp_dir().join(format!("huikan-sample-{}", std::process::id()));
        let run = huikan()
            .args(["build", "--now", "2025-02-01", "--root", env!("CARGO_MANIFEST_DIR"), "--output"])
            .arg(&output)
            .output()
            .unwrap();
        assert!(run.status.success(), "{}", stderr(&run));
        let files = tree(&output);
        std::fs::remove_dir_all(&output).unwrap();
        (files, stderr(&run))
    })
    .clone()
}

/// Returns a page without its marks for line breaks.
pub fn page(path: &str) -> String {
    String::from_utf8(built().0[path].clone()).unwrap().replace("<wbr>", "")
}

#[test]
fn it_builds_without_faults_or_warnings() {
    let (files, report) = built();
    assert_eq!(report.lines().count(), 1, "{report}");
    assert!(report.contains("警告 0 个"), "{report}");
    assert!(files.contains_key("issues/2024-2/index.html"));
}

#[test]
fn the_award_list_has_all_winners_and_members() {
    let page = page("news/huanghe-cup-awards/index.html");
    for name in
        ["CPSS战队", "孙思宇", "王帅", "智网安云（武汉）信息技术有限公司", "小米科技（武汉）有限公司", "李荣", "罗良逸"]
    {
        assert!(page.contains(name), "{name}");
    }
    let works = [
        "智慧交通物联网数据协同异常检测方法",
        "网络安全工作管理平台V1.0",
        "5G网络下基于零信任浏览器的数据安全访问方案",
    ];
    assert!(works.iter().all(|work| page.contains(&format!("《{work}》"))));
}

#[test]
fn links_and_pictures_of_every_page_lead_somewhere() {
    let (files, _) = built();
    let mut wrong = Vec::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        for attribute in ["href=\"", "src=\""] {
            for target in html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()) {
                if target.contains(':') || target.starts_with('#') {
                    continue;
                }
                let target = target.split('#').next().unwrap_or("");
                let target = percent_encoding::percent_decode_str(target).decode_utf8_lossy().into_owned();
                let place = if let Some(rooted) = target.strip_prefix("/newsletter/") {
                    rooted.to_owned()
                } else {
                    joined(path, &target)
                };
                let file = if place.is_empty() || place.ends_with('/') { format!("{place}index.html") } else { place };
                if !files.contains_key(&file) {
                    wrong.push(format!("{path}: {target}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn joined(page: &str, target: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/").trim_start_matches("./").to_owned()
}

#[test]
fn every_page_is_one_document_with_one_first_heading_and_no_inline_style_or_script() {
    for (path, bytes) in built().0.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        if html.contains("http-equiv=\"refresh\"") {
            continue;
        }
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
        assert_eq!(html.matches("<main").count(), 1, "{path}");
        assert!(!html.contains(" style=") && !html.contains("<style"), "{path}");
        assert!(!html.contains("<script>") && !html.contains(" onclick="), "{path}");
        assert!(html.contains("<html lang=\"zh-Hans\">"), "{path}");
    }
}

#[test]
fn printed_order_is_kept_and_every_piece_is_reached_once() {
    let mut here = "foreword/foreword-2024-2/index.html".to_owned();
    let mut seen = vec![here.clone()];
    while let Some(next) = next_piece(&here) {
        assert!(!seen.contains(&next), "{next} comes twice");
        seen.push(next.clone());
        here = next;
    }
    let contents = page("issues/2024-2/index.html");
    let count = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let pieces = tree(&count).into_iter().filter(|(path, bytes)| {
        path.ends_with(".md") && path.matches('/').count() == 1 && {
            let text = String::from_utf8_lossy(bytes);
            text.contains("2024-2\"") && !path.starts_with("issues/")
        }
    });
    assert_eq!(seen.len(), pieces.count());
    let places: Vec<usize> = seen
        .iter()
        .map(|path| {
            contents
                .find(path.trim_end_matches("index.html"))
                .unwrap_or_else(|| panic!("{path} is not in the contents"))
        })
        .collect();
    assert!(seen.len() > 10 && places.len() == seen.len());
}

/// Returns the address of the link 下一篇.
fn next_piece(path: &str) -> Option<String> {
    let html = page(path);
    let (_, link) = html.split_once("rel=\"next\" href=\"")?;
    let target = link.split('"').next()?;
    Some(format!("{}index.html", joined(path, target)))
}

#[test]
fn places_to_break_are_in_headings_and_titles_and_nowhere_else() {
    let mut count = 0;
    for (path, bytes) in built().0 {
        let mut rest = String::from_utf8_lossy(&bytes).into_owned();
        count += rest.matches("<wbr>").count();
        for (open, close) in [
            ("<h1", "</h1>"),
            ("<h2", "</h2>"),
            ("<h3", "</h3>"),
            ("<caption", "</caption>"),
            ("<figcaption", "</figcaption>"),
            ("<span class=\"t\">", "</li>"),
        ] {
            let parts: Vec<String> = rest.split(open).map(str::to_owned).collect();
            let kept = parts.iter().skip(1).map(|part| part.split_once(close).map_or("", |(_, after)| after));
            rest = [parts[0].as_str()].into_iter().chain(kept).collect();
        }
        assert!(!rest.contains("<wbr>"), "{path}: {rest}");
    }
    assert!(count > 500, "{count} places");
}
