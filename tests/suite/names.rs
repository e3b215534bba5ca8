//! People, organisations and winners in files of their own: a build after an edit gives the same output as a clean
//! build. Also long indexes.

use serde_json::Value;

use crate::builds::{Site, stderr};
use crate::printed::assert_is_printed;
use crate::rebuild::{clean, done};
use crate::sample;
use crate::truth::truth;

const LIST: &str = "---\ntitle: 名单\ndate: 2024-12-02\ndata: winners.csv\n---\n";

#[test]
fn a_changed_table_or_register_is_noticed() {
    let site = Site::small();
    site.write("content/awards/list.md", LIST);
    let change = |path: &str, text: &str, expected: &str| {
        site.write(path, text);
        site.build();
        let tree = site.tree();
        let pages = ["awards/list/index.html", "people/王晓/index.html", "organizations/index.html"];
        let shown = pages
            .iter()
            .filter_map(|page| tree.get(*page))
            .any(|page| String::from_utf8_lossy(page).contains(expected));
        assert!(shown, "{path}: {expected}");
        assert!(tree == clean(&site), "{path}: not what a clean build makes");
    };
    change("content/awards/winners.csv", "奖项,成员,单位\n一等奖,王晓,甲公司\n", "甲公司");
    change("content/awards/winners.csv", "奖项,成员,单位\n一等奖,王晓,乙公司\n", "乙公司");
    change("content/organizations.yaml", "organizations:\n  - {name: 乙集团, aliases: 乙公司}\n", "乙集团");
    change("content/people.yaml", "people:\n  - {name: 王晓, note: 一句说明。}\n", "一句说明。");
    site.write("content/people.yaml", "people:\n  - {name: 王晓, index: false}\n");
    site.build();
    assert!(!site.tree().keys().any(|path| path.starts_with("people/")), "who opts out has no page");
    assert!(site.tree() == clean(&site));
    let report = stderr(&site.build());
    assert!(report.contains("0 篇"), "nothing changed: {report}");
    std::fs::remove_file(site.root().join("content/awards/winners.csv")).unwrap();
    assert_eq!(site.command().output().unwrap().status.code(), Some(1), "the table is gone");
    site.write("content/awards/winners.csv", "奖项,成员\n一等奖,李明\n");
    site.build();
    assert!(site.tree() == clean(&site));
}

#[test]
fn the_printed_award_list_comes_from_a_table_too() {
    let Some(truth) = truth("award-2024-huanghe.json") else { return };
    let (built, _) = sample::built();
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/content/news/huanghe-cup-awards.md"));
    let text = text.unwrap();
    let (front, rest) = text.split_once("tracks:\n").unwrap();
    let front = front.lines().filter(|line| !line.starts_with("issue:") && !line.starts_with("attachment_of:"));
    let front: Vec<&str> = front.collect();
    // The names and quotas stay; the winners are removed.
    let tracks = rest.split_once("\n---").unwrap().0;
    let kept = tracks.lines().filter(|line| {
        ["- name:", "note:", "prizes:", "quota:"].iter().any(|begin| line.trim_start().starts_with(begin))
    });
    let kept: Vec<&str> = kept.collect();
    let site = Site::small();
    let front =
        format!("{}\ndate: 2024-12-19\ndata: winners.csv\ntracks:\n{}\n---\n", front.join("\n"), kept.join("\n"));
    site.write("content/awards/list.md", front);
    // The published table can be used as a source.
    site.write("content/awards/winners.csv", &built["news/huanghe-cup-awards/awards.csv"]);
    site.build();
    let index: Value = serde_json::from_slice(&site.tree()["index.json"]).unwrap();
    assert_is_printed(&index["awards"][0], &truth);
}

#[test]
fn thousands_of_names_stand_on_a_page_for_each_letter() {
    let site = Site::small();
    let people: Vec<String> = (0..600).map(|at| format!("王{at}")).chain(["阿三".to_owned()]).collect();
    let front = format!("title: 名单\ndate: 2024-12-02\npeople: [{}]", people.join(", "));
    site.write("content/news/many.md", format!("---\n{front}\n---\n\n正文。\n"));
    site.build();
    let tree = site.tree();
    let page = |path: &str| String::from_utf8_lossy(&tree[path]).replace("<wbr>", "");
    let index = page("people/index.html");
    assert!(
        index.contains("href=\"../people/letter-w/\"") && index.contains("href=\"../people/letter-a/\""),
        "{index}"
    );
    assert!(!index.contains("王599"), "the index holds letters only");
    let (first, second) = (page("people/letter-w/index.html"), page("people/letter-w/page/2/index.html"));
    let named = |page: &str| people.iter().filter(|name| page.contains(&format!(">{name} <span"))).count();
    assert_eq!((named(&first), named(&second), named(&page("people/letter-a/index.html"))), (500, 100, 1));
    assert!(first.contains("aria-current=\"page\">W</a>"), "the letter of the page is marked");
    assert!(tree == clean(&site));
}

#[test]
fn hundreds_of_titles_stand_on_a_page_for_each_letter() {
    let site = Site::small();
    let write = |name: &str, title: &str| {
        let text = format!("---\ntitle: {title}\ndate: 2024-12-02\n---\n\n正文。\n");
        site.write(&format!("content/news/{name}.md"), text);
    };
    for at in 0..501 {
        write(&format!("w{at}"), &format!("网安{at}"));
    }
    write("measures", "《办法》");
    write("2024", "2024年");
    site.build();
    let tree = site.tree();
    let page = |path: &str| String::from_utf8_lossy(&tree[path]).replace("<wbr>", "");
    let index = page("archive/titles/index.html");
    assert!(index.contains("href=\"../../archive/titles/w/\"") && !index.contains("网安500"), "letters only: {index}");
    assert!(page("archive/index.html").contains("href=\"../archive/titles/other/\""), "the archive leads to letters");
    let listed = |path: &str| page(path).matches("<small>").count();
    let (first, second) = ("archive/titles/w/index.html", "archive/titles/w/page/2/index.html");
    assert_eq!((listed(first), listed(second)), (500, 1));
    assert!(page("archive/titles/b/index.html").contains("《办法》<small>"));
    assert!(page("archive/titles/other/index.html").contains("<h1 class=\"h1\">标题索引：其他</h1>"));
    assert!(page("sitemap.xml").contains("/archive/titles/w/page/2/</loc>"));
    write("measures", "《编制办法》");
    let (_, rendered) = done(&site);
    let edited = site.tree();
    let changed: Vec<_> =
        edited.keys().filter(|path| path.ends_with(".html") && tree[*path] != edited[*path]).collect();
    assert!(changed.iter().all(|path| !path.starts_with("archive/titles/") || path.contains("/b/")), "{changed:?}");
    assert_eq!(rendered, changed.len(), "what shows nothing of the edit is not made again: {changed:?}");
    assert!(edited == clean(&site));
}
