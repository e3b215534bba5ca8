//! Real articles, converted from `WeChat` pages. They are not part of this repository: `HUIKAN_DATA` names their folder
//! (by default `../shared/data`). Without it these tests print a message and check nothing.

use std::path::PathBuf;

use crate::builds::{SETTINGS, Site, stderr};

/// Returns a folder of the data if it exists.
pub fn data(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("HUIKAN_DATA")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from);
    if !folder.is_dir() {
        eprintln!("\n*** NOT CHECKED: {} is not there; set HUIKAN_DATA ***\n", folder.display());
        return None;
    }
    let folder = folder.join(name);
    assert!(folder.is_dir(), "{} is not there", folder.display());
    Some(folder)
}

/// Returns the rows of a table of the labelled statutes (one JSON value per line) if it exists.
pub fn rows(name: &str) -> Option<Vec<serde_json::Value>> {
    let text = std::fs::read_to_string(data("regulations")?.join(name)).unwrap();
    Some(text.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

/// Returns the text of a seed article.
pub fn seed(name: &str) -> Option<String> {
    let seeds = data("seeds")?;
    let file = std::fs::read_dir(&seeds)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.file_name().is_some_and(|file| file.to_string_lossy().starts_with(name)));
    Some(std::fs::read_to_string(file.unwrap_or_else(|| panic!("{name} is not in {}", seeds.display()))).unwrap())
}

/// Returns the article as a page, with our own front matter and without pictures on other hosts.
fn page(name: &str) -> Option<String> {
    let seed = seed(name)?;
    let mut parts = seed.splitn(3, "---\n").skip(1);
    let (front, body) = (parts.next().unwrap(), parts.next().unwrap());
    let field = |key: &str| front.lines().find_map(|line| line.strip_prefix(key)).unwrap().trim().to_owned();
    let mut text = String::new();
    let mut rest = body;
    while let Some(at) = rest.find("![") {
        let (before, picture) = rest.split_at(at);
        text.push_str(before);
        let end = picture.find(')').unwrap() + 1;
        if !picture[..end].contains("](http") {
            text.push_str(&picture[..end]);
        }
        rest = &picture[end..];
    }
    text.push_str(rest);
    let site = Site::empty();
    site.write("site.yaml", SETTINGS);
    site.write(
        "content/news/a.md",
        format!("---\ntitle: \"{}\"\ndate: {}\n---\n{text}", field("title:"), field("date:")),
    );
    let run = site.build();
    assert!(!stderr(&run).contains("错误"), "{}", stderr(&run));
    Some(String::from_utf8(site.tree()["news/a/index.html"].clone()).unwrap())
}

#[test]
fn a_list_of_events_reads_right() {
    let Some(page) = page("000") else { return };
    assert!(page.contains("<p><strong>“深育杯”大学生网络安全大赛</strong></p>"));
    assert_eq!(page.matches("<h1").count(), 1, "the title that the text repeats is left out");
    assert!(
        page.contains("12月30日<span class=\"nb\">9:00-17:00</span><br>\n联赛总决赛"),
        "lines with labels stay lines"
    );
    assert!(!page.contains("mmbiz"));
}

#[test]
fn nested_tables_read_right() {
    let Some(page) = page("001") else { return };
    assert!(page.contains("<strong>安全漏洞挖掘挑战赛</strong>、<strong>人工智能大模型安全挑战赛</strong>和"));
    assert!(page.contains(">https://twcup.cverc.org.cn/twb/twb2024</a>）了解"), "the address ends at the bracket");
    for number in ["01", "02", "03", "04"] {
        assert!(page.contains(&format!("<tr><td><strong>{number}</strong></td><td>●")), "row {number}");
    }
    assert_eq!(page.matches(">点击阅读</a>").count(), 4);
    assert!(!page.contains("---"), "no rule of a flattened table is left");
}
