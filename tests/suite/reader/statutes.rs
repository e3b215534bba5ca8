//! Difficult statutes, imported from plain text and built as a site: the Criminal Law with articles 之一 and chapters
//! that restart their numbers, an interpretation that cites statutes by bare names, a local regulation. The data is not
//! part of this repository: see `seeds`.

use std::process::Stdio;
use std::sync::OnceLock;

use super::access::asked;
use super::layout::SCROLL;
use super::server::Server;
use super::site::{Example, PARTS_OF_PAGES};
use super::tab::Tab;
use super::walk::{TIME, on_each};
use crate::builds::{SETTINGS, Site, huikan, stderr};
use crate::seeds::data;

/// The stem of each file and the number of its 条.
const STATUTES: &[(&str, usize)] = &[
    ("criminal-law-2023", 505),
    ("judicial-info-network-crime-2019", 19),
    ("beijing-tourism", 62),
    ("network-data-security-2024", 64),
];

/// Returns a server with the site; `None` if the texts do not exist.
pub fn site() -> Option<&'static Server> {
    static ONCE: OnceLock<Option<Server>> = OnceLock::new();
    ONCE.get_or_init(|| {
        let texts = data("regulations")?.join("texts");
        let site = Site::empty();
        site.write("site.yaml", SETTINGS);
        for (stem, _) in STATUTES {
            let run = huikan()
                .args(["import", "law", "--root"])
                .arg(site.root())
                .args(["--output", "-"])
                .arg(texts.join(format!("{stem}.txt")))
                .stdin(Stdio::null())
                .output()
                .unwrap();
            assert!(run.status.success(), "{}", stderr(&run));
            // An editor would write the fields that the text does not state.
            let written = String::from_utf8(run.stdout).unwrap();
            let written = written.replace("# date: \n", "date: 2024-03-01\n");
            site.write(
                &format!("content/rules/{stem}.md"),
                written.replace("# effective_on: \n", "effective_on: 2024-03-01\n"),
            );
        }
        site.build_at("2025-02-01", &[]);
        Some(Server::new(site.tree(), "/newsletter/"))
    })
    .as_ref()
}

fn pages() -> Vec<Example> {
    STATUTES
        .iter()
        .map(|(stem, _)| Example {
            template: "regulation.html".to_owned(),
            path: format!("rules/{stem}/"),
            is_first: false,
        })
        .collect()
}

#[test]
fn the_hardest_statutes_are_pages_as_good_as_others() {
    let Some(site) = site() else { return };
    on_each("statute", site, &pages(), |tab, page, findings| {
        let (_, articles) = STATUTES.iter().find(|(stem, _)| page.path.contains(stem)).unwrap();
        tab.open(&page.path);
        let shown = tab.eval("return [...document.querySelectorAll('.reg .art[id^=\"art-\"]')].filter((e) => e.checkVisibility()).length");
        findings.require(shown == *articles, format!("{shown} articles of {articles}"));
        let numbers = tab.eval("return document.querySelectorAll('.nums a').length");
        findings.require(numbers == *articles, format!("{numbers} numbers of {articles}"));
        findings.all("twice", &tab.eval(
            "const seen = new Set();
             return [...document.querySelectorAll('[id]')].map((e) => e.id).filter((id) => seen.has(id) || !seen.add(id))",
        ));
        findings.all(
            "leads nowhere",
            &tab.eval(
                "return [...document.querySelectorAll('main a[href^=\"#\"]')].filter((a) =>
                 !document.getElementById(decodeURIComponent(a.hash.slice(1)))).map((a) => a.hash)",
            ),
        );
        for entry in tab.log("browser") {
            findings.add(format!("console: {}", entry["message"]));
        }
        for width in [320, 1280] {
            tab.viewport(width, 900);
            findings.all(&format!("{width} px"), &tab.eval(SCROLL));
        }
        tab.viewport(360, 900);
        findings.all("360 px", &tab.eval(include_str!("scripts/lines.js")));
        // Some articles represent a statute with hundreds of them.
        tab.call(PARTS_OF_PAGES, vec![60.into()]);
        asked(tab, &[360, 1280], &[""], &["light", "dark"], findings);
    });
}

#[test]
fn the_last_article_of_the_longest_statute_is_found_at_once() {
    let Some(site) = site() else { return };
    let tab = Tab::new(site, "last", TIME);
    tab.media(&[("prefers-reduced-motion", "reduce")]);
    tab.open("rules/criminal-law-2023/#art-120-6");
    let seen = "const r = document.getElementById('art-120-6').getBoundingClientRect();
        return r.top >= 0 && r.top < 400 && document.querySelector(':target').textContent.includes('第一百二十条之六')";
    assert!(tab.becomes(seen));
    tab.click("#find-article");
    tab.type_text("恐怖活动培训");
    let found = "document.querySelectorAll('.reg .art:not([hidden])').length";
    assert!(tab.becomes(&format!("return {found} > 0 && {found} < 10")), "{}", tab.eval(&format!("return {found}")));
}
