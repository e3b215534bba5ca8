//! Small inputs that would become large sites or take minutes: each is refused with a fault that names it.

use std::time::{Duration, Instant};

use crate::builds::{SETTINGS, Site, stderr};

/// Requires that the site is refused with this fault, soon, and that nothing is written.
fn is_refused(site: &Site, code: &str) {
    let begun = Instant::now();
    let run = site.command().output().unwrap();
    let report = stderr(&run);
    assert_eq!(run.status.code(), Some(1), "{report}");
    assert!(report.contains(code), "{code}: {report}");
    assert!(begun.elapsed() < Duration::from_secs(60), "a watchdog: {:?}", begun.elapsed());
    assert!(site.tree().is_empty() && !site.base().join(".out.huikan-staging").exists(), "{code}");
}

/// A site with one article.
fn with(fields: &str, body: &str) -> Site {
    let site = Site::empty();
    site.write("site.yaml", SETTINGS);
    site.write("content/news/a.md", format!("---\ntitle: 题\ndate: 2024-12-19\n{fields}---\n\n{body}\n"));
    site
}

fn list(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).map(one).collect::<Vec<_>>().join(", ")
}

#[test]
fn lists_of_which_each_value_becomes_pages_are_short() {
    is_refused(&with(&format!("tags: [{}]\n", list(4_000, |k| format!("t{k}"))), "文"), "[too-many-values]");
    is_refused(&with(&format!("people: [{}]\n", list(1_001, |k| format!("人{k}"))), "文"), "[too-many-values]");
    is_refused(&with(&format!("organizations: [{}]\n", list(1_001, |k| format!("会{k}"))), "文"), "[too-many-values]");
    is_refused(&with(&format!("aliases: [{}]\n", list(101, |k| format!("/o/{k}/"))), "文"), "[too-many-values]");
    let contributors = list(201, |k| format!("{{role: 撰文, name: 人{k}}}"));
    is_refused(&with(&format!("contributors: [{contributors}]\n"), "文"), "[too-many-values]");
    with(&format!("tags: [{}]\n", list(50, |k| format!("t{k}"))), "文").build();
}

#[test]
fn a_table_of_winners_has_an_end() {
    let site = with("", "文");
    site.write("content/awards/a.md", "---\ntitle: 名单\ndate: 2024-12-19\ndata: a.csv\n---\n");
    let rows: String = (0..10_001).map(|k| format!("赛道,一等奖,,队{k},人{k},单位{k},\n")).collect();
    site.write("content/awards/a.csv", format!("赛道,奖项,名额,团队,成员,单位,成果\n{rows}"));
    is_refused(&site, "[too-many-values]");
}

#[test]
fn one_footnote_is_not_referred_to_without_end() {
    let body = |count| format!("{}\n\n[^a]: 注。", "字[^a]。".repeat(count));
    is_refused(&with("", &body(2_000)), "[too-many-references]");
    let site = with("", &body(200));
    site.build();
    let size: usize = site.tree().values().map(Vec::len).sum();
    assert!(size < 2_000_000, "{size}");
}

#[test]
fn a_site_does_not_grow_without_end() {
    // Each tag has feeds with the whole text.
    let lines = format!("```\n{}```\n", "一行代码 code code code code code code code code code code\n".repeat(80_000));
    let site = with(&format!("tags: [{}]\n", list(50, |k| format!("t{k}"))), &lines);
    is_refused(&site, "[output-too-large]");
}
