//! Pages of events, guides and regulations after only the clock or another file has changed.

use std::path::Path;

use crate::builds::{SETTINGS, Site, copy, stderr};

#[test]
fn the_status_of_a_regulation_changes_on_its_day() {
    let site = Site::empty();
    site.write("site.yaml", SETTINGS);
    let days = "effective_on: 2025-01-01\namended_by: {title: 决定, effective_on: 2026-01-01}\nrepealed_on: 2027-01-01";
    site.write(
        "content/rules/a.md",
        format!("---\ntitle: 办法\ndate: 2024-06-01\ntext: full\n{days}\n---\n\n正文。\n"),
    );
    for (now, status) in [
        ("2024-12-31 23:59", "尚未施行"),
        ("2025-01-01 00:00", "现行有效"),
        ("2025-06-01", "现行有效"),
        ("2026-01-01", "已修改"),
        ("2027-01-01", "已废止"),
    ] {
        site.build_at(now, &[]);
        for page in ["rules/a/index.html", "rules/index.html"] {
            let html = String::from_utf8(site.tree()[page].clone()).unwrap();
            assert!(html.contains(status), "{page} on {now}");
        }
    }
}

#[test]
fn what_was_read_before_shows_the_same() {
    let sites = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    for case in [
        "events show their phases as far as they are known",
        "a guide leads through its steps",
        "a regulation says whether it is in force on the day",
    ] {
        let (again, fresh) = (Site::empty(), Site::empty());
        copy(&sites.join(case), &again.root());
        again.build();
        again.write("content/about.md", "---\ntitle: 关于\n---\n\n正文。\n");
        let run = again.build();
        assert!(stderr(&run).contains("读 1 篇"), "the others are not read again: {}", stderr(&run));
        copy(&sites.join(case), &fresh.root());
        fresh.write("content/about.md", "---\ntitle: 关于\n---\n\n正文。\n");
        fresh.build();
        assert_eq!(again.tree(), fresh.tree(), "{case}");
    }
}
