//! A text may link to every path that the build makes, and to no other.

use std::collections::BTreeMap;

use crate::builds::{Site, huikan, stderr, tree};
use crate::sample;

/// A site with second pages of all lists, versions of a regulation, aliases, and names and titles with pages for each
/// letter.
fn large() -> Site {
    let site = Site::empty();
    site.write(
        "site.yaml",
        "title: 大站\nbase_url: https://www.example.org/n/\npage_size: 5\ncolumns:\n\
         \x20 - {id: news, title: 动态, kind: article}\n\
         \x20 - {id: awards, title: 名单, kind: award-list}\n\
         \x20 - {id: events, title: 活动, kind: events}\n\
         \x20 - {id: rules, title: 制度, kind: regulation}\n",
    );
    site.write("content/issues/2024-1.md", "---\ntitle: 第一期\nyear: 2024\nnumber: 1\n---\n");
    for number in 0..520 {
        let (year, day) = (2010 + number % 12, 1 + number % 27);
        let issue = if number < 12 { "issue: 2024-1\n" } else { "" };
        let text = format!(
            "---\ntitle: 第{number}篇\ndate: {year}-03-{day:02}\n{issue}tags: [会议, 标签{tag}]\nseries: 连载{series}\n\
             aliases: [/old/{number}/, /old/{number}.html]\n\
             contributors:\n  - {{name: 撰稿{number}, organization: 单位{number}, role: 撰文}}\n---\n\n正文。\n",
            tag = number % 9,
            series = number % 40,
        );
        site.write(&format!("content/news/a{number}.md"), text);
    }
    site.write(
        "content/awards/list.md",
        "---\ntitle: 名单\ndate: 2024-01-02\ncompetition: 某赛\ntracks:\n  - name: 甲组\n    prizes:\n      - name: 一等奖\n\
         \x20       quota: 1\n        winners:\n          - {team: 某队, organization: 某单位}\n---\n",
    );
    site.write(
        "content/events/cup.md",
        "---\ntitle: 赛事\ndate: 2024-01-02\nevents:\n  - title: 某赛\n    schedule:\n      - {label: 初赛, start: 2024-09-01}\n---\n",
    );
    for (name, version, day) in [("rule", "", "2023-01-01"), ("rule-old", "version_of: rule\n", "2020-01-01")] {
        site.write(
            &format!("content/rules/{name}.md"),
            format!(
                "---\ntitle: 某规定\ndate: {day}\ntext: full\neffective_on: {day}\n{version}---\n\n第一条 为了某事，制定本规定。\n\n第二条 本规定自{day}起施行。\n"
            ),
        );
    }
    site
}

/// Whether a file's name holds a hash of its bytes: texts reach such a file through the one that it comes from.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_hash = |part: &str| part.len() >= 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    name.split('.').skip(1).any(is_hash)
}

/// The addresses of an output, as texts write them.
fn addresses(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let public = files.keys().filter(|path| !is_hashed(path) && *path != ".huikan-manifest");
    public.map(|path| format!("/{}", path.strip_suffix("index.html").unwrap_or(path))).collect()
}

/// A text of a site that links to every address.
fn linking(addresses: &[String]) -> String {
    let links: Vec<String> = addresses.iter().map(|address| format!("- [链接](<{}>)\n", escaped(address))).collect();
    format!("---\ntitle: 全部地址\ndate: 2024-12-01\n---\n\n{}", links.concat())
}

/// What ends an address in Markdown or in a URL, percent-encoded.
fn escaped(address: &str) -> String {
    address.replace('%', "%25").replace('#', "%23").replace('?', "%3F").replace('<', "%3C").replace('>', "%3E")
}

#[test]
fn a_text_of_the_sample_may_link_to_every_path_of_it() {
    let (files, _) = sample::built();
    let addresses = addresses(&files);
    assert!(addresses.len() > 250, "{}", addresses.len());
    let site = Site::empty();
    for folder in ["content", "static", "templates", "site.yaml"] {
        let from = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        if from.is_file() {
            site.write(folder, std::fs::read(&from).unwrap());
        }
        for (path, bytes) in tree(&from) {
            site.write(&format!("{folder}/{path}"), bytes);
        }
    }
    site.write("content/every-path.md", linking(&addresses));
    let run = huikan()
        .args(["build", "--strict", "--now", "2025-02-01", "--root"])
        .arg(site.root())
        .arg("--output")
        .arg(site.output())
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", stderr(&run));
}

#[test]
fn a_text_may_link_to_every_page_of_long_lists() {
    let site = large();
    site.build();
    let addresses = addresses(&site.tree());
    for wanted in [
        "/search/",
        "/news/page/2/",
        "/tags/会议/page/2/",
        "/archive/2010/page/2/",
        "/robots.txt",
        "/news/atom.xml",
        "/rules/rule/2020-01-01/",
        "/old/3/",
        "/old/3.html",
        "/404.html",
        "/issues/2024-1/all/",
    ] {
        assert!(addresses.iter().any(|address| address == wanted), "{wanted} is not made: {addresses:?}");
    }
    site.write("content/every-path.md", linking(&addresses));
    let report = stderr(&site.build());
    // A slow machine prints how far the build is before the summary.
    assert!(
        report.lines().last().is_some_and(|line| line.starts_with("完成") && line.ends_with("警告 0 个")),
        "{report}"
    );
}

#[test]
fn a_link_to_a_path_that_is_not_made_is_a_fault() {
    let site = large();
    let absent = [
        "/news/rss.xml",
        "/news/page/900/",
        "/tags/会议/page/900/",
        "/tags/没有的标签/",
        "/archive/1999/",
        "/archive/2010/page/90/",
        "/series/没有/",
        "/people/没有/",
        "/issues/2030-1/",
        "/sitemap-9.xml",
        "/news/a1/awards.csv",
        "/rules/rule/2019-01-01/",
        "/old/9999/",
        "/guide/",
    ];
    site.write("content/absent.md", linking(&absent.map(str::to_owned)));
    let run = site.command().output().unwrap();
    let report = stderr(&run);
    assert_eq!(run.status.code(), Some(1), "{report}");
    assert_eq!(report.matches("[broken-link]").count(), absent.len(), "{report}");
}
