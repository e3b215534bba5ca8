//! Tasks of a reader with the home page, an issue and an article.

use serde_json::{Value, json};

use super::access::asked_in_every_way;
use super::site::{case, newsletter};
use super::tab::Tab;
use super::walk::{Findings, TIME};

const ISSUE: &str = "issues/2024-2/";
const ARTICLE: &str = "news/education-training/";

/// Returns `index.json`.
pub fn index() -> Value {
    serde_json::from_slice(&newsletter().files["index.json"]).unwrap()
}

/// Returns the addresses of the pieces of an issue, in the order of its contents.
fn printed(issue: &str) -> Vec<String> {
    let index = index();
    let issue = index["issues"].as_array().unwrap().iter().find(|one| one["id"] == issue).unwrap();
    let sections = issue["sections"].as_array().unwrap().iter();
    let pieces = sections.flat_map(|section| section["pieces"].as_array().unwrap());
    pieces.map(|piece| piece.as_str().unwrap().to_owned()).collect()
}

/// Returns the address of the open page, relative to the site's root.
fn here(tab: &Tab) -> String {
    tab.text("return location.pathname.replace('/newsletter/', '')")
}

/// Returns the addresses of the links that match the selector, in order, relative to the site's root.
fn links(tab: &Tab, selector: &str) -> Vec<String> {
    let script =
        "return [...document.querySelectorAll(arguments[0])].map((a) => a.pathname.replace('/newsletter/', ''))";
    serde_json::from_value(tab.call(script, vec![json!(selector)])).unwrap()
}

#[test]
fn two_keys_lead_from_the_home_page_to_the_newest_regulation() {
    let index = index();
    let laws = index["pieces"].as_array().unwrap().iter().filter(|piece| piece["kind"] == "regulation");
    let newest = laws.max_by_key(|piece| piece["date"].as_str().unwrap_or_default().to_owned()).unwrap();
    let newest = newest["address"].as_str().unwrap();
    let tab = Tab::new(newsletter(), "home", TIME);
    tab.open("");
    let issue = links(&tab, ".vol a.cover");
    assert_eq!(issue, [ISSUE], "the cover leads to the issue");
    tab.follow("nav a[href$=\"regulations/\"]");
    assert!(links(&tab, "main a").iter().any(|link| link == newest), "{newest} is not on {}", here(&tab));
    tab.follow(&format!("main a[href$=\"{newest}\"], main a[href$=\"{}\"]", newest.trim_start_matches("regulations/")));
    assert_eq!(here(&tab), newest);
}

#[test]
fn an_issue_lists_its_pieces_as_they_are_printed_and_leads_to_the_issues_beside_it() {
    let tab = Tab::new(newsletter(), "issue", TIME);
    tab.open(ISSUE);
    assert_eq!(links(&tab, ".toc-l a"), printed("2024-2"));
    let pages =
        "return [...document.querySelectorAll('.toc-l .p')].map((e) => parseInt(e.textContent.match(/\\d+/)[0]))";
    let pages: Vec<u64> = serde_json::from_value(tab.eval(pages)).unwrap();
    assert!(pages.len() > 30 && pages.is_sorted(), "{pages:?}");
    for link in links(&tab, "main a") {
        assert!(newsletter().file(&newsletter().address(&link)).is_some(), "{link} is not there");
    }
    // From the first issue to the last one.
    while tab.eval("return !!document.querySelector('.pn [rel=prev]')") == true {
        tab.follow(".pn [rel=prev]");
    }
    let mut visited = vec![here(&tab)];
    while tab.eval("return !!document.querySelector('.pn [rel=next]')") == true {
        tab.follow(".pn [rel=next]");
        visited.push(here(&tab));
        assert!(visited.len() < 20, "{visited:?}");
    }
    let mut all: Vec<String> = index()["issues"]
        .as_array()
        .unwrap()
        .iter()
        .map(|issue| issue["address"].as_str().unwrap().to_owned())
        .collect();
    all.sort();
    visited.sort();
    assert_eq!(visited, all);
}

#[test]
fn the_next_piece_leads_through_the_whole_issue_once() {
    let printed = printed("2024-2");
    let tab = Tab::new(newsletter(), "next", TIME);
    tab.open(&printed[0]);
    assert_eq!(tab.eval("return !!document.querySelector('main [rel=prev]')"), false);
    let mut visited = vec![here(&tab)];
    while visited.len() < printed.len() {
        tab.follow("main [rel=next]");
        visited.push(here(&tab));
    }
    assert_eq!(visited, printed);
    assert_eq!(tab.eval("return !!document.querySelector('main [rel=next]')"), false);
    tab.follow("main [rel=prev]");
    assert_eq!(here(&tab), printed[printed.len() - 2]);
}

#[test]
fn a_reprint_says_where_it_comes_from() {
    let site = case("a reprint names its source");
    let tab = Tab::new(&site, "reprint", TIME);
    tab.open("news/a/");
    let said = tab.eval(
        "const box = document.querySelector('[aria-labelledby=piece-source]'), link = box.querySelector('a');
         return [box.querySelector('h2').textContent, link.href, link.textContent.startsWith(link.href),
             box.querySelector('time').dateTime, box.checkVisibility(), box.textContent.includes('原来的标题')]",
    );
    assert_eq!(said, json!(["本文转载自某网", "https://example.org/x", true, "2024-12-18", true, true]));
    let mut findings = Findings::new(&tab);
    asked_in_every_way(&tab, &mut findings);
    findings.none();
}

#[test]
fn the_files_of_an_issue_are_sent_as_what_they_are() {
    let site = case("an issue offers its printed file when it is due");
    let tab = Tab::new(&site, "files", TIME);
    let issues: Vec<_> = site.files.keys().filter(|path| path.starts_with("issues/2024")).cloned().collect();
    let mut files = 0;
    for issue in issues.iter().filter(|path| path.ends_with("/index.html")) {
        tab.open(issue.trim_end_matches("index.html"));
        let sent = tab.eval(
            "const links = [...document.links].filter((a) => /\\.(pdf|epub)$/.test(a.pathname));
             return Promise.all(links.map((a) => fetch(a.href).then((got) => [got.status, got.headers.get('content-type')])))",
        );
        for one in sent.as_array().unwrap() {
            assert!(
                one[0] == 200 && (one[1] == "application/pdf" || one[1] == "application/epub+zip"),
                "{issue}: {one}"
            );
            files += 1;
        }
    }
    assert!(files > 0, "no issue offers a file");
}

#[test]
fn a_citation_is_on_the_clipboard_or_in_a_field_where_the_clipboard_is_refused() {
    let tab = Tab::new(newsletter(), "citation", TIME);
    let address = "https://www.example.org/newsletter/news/education-training/";
    let piece = index()["pieces"].as_array().unwrap().iter().find(|piece| piece["address"] == ARTICLE).unwrap().clone();
    let (first, last) = (&piece["page"], &piece["page_end"]);
    let pages = if last.is_null() || first == last { first.to_string() } else { format!("{first}—{last}") };
    let title = piece["title"].as_str().unwrap();
    let citation = format!("{title}．《武汉市网络安全协会通讯》2024年第2期　印刷版第{pages}页．{address}");
    tab.clipboard(true);
    tab.open(ARTICLE);
    // The first click loads the script and must not be lost.
    tab.click("[data-act=cite]");
    let says = "document.querySelector('.acts [role=status]').textContent";
    assert!(tab.becomes(&format!("return {says} !== ''")), "nothing is said");
    assert_eq!(tab.text("return navigator.clipboard.readText()"), citation);
    assert!(tab.text(&format!("return {says}")).ends_with(&citation));
    tab.click("[data-act=link]");
    assert!(tab.becomes(&format!("return {says}.endsWith('：{address}')")), "{}", tab.text(&format!("return {says}")));
    assert_eq!(tab.text("return navigator.clipboard.readText()"), address);
    let field = "const field = document.querySelector('.acts input');
        return field.checkVisibility() && document.activeElement === field
            && field.value.slice(field.selectionStart, field.selectionEnd)";
    for without in [false, true] {
        tab.clipboard(false);
        if without {
            tab.before_pages("Object.defineProperty(Navigator.prototype, 'clipboard', {value: undefined})");
        }
        tab.open(ARTICLE);
        tab.click("[data-act=cite]");
        let shown = tab.becomes(&format!("{field} === {}", json!(citation)));
        assert!(shown, "without a clipboard {without}: {}", tab.eval(field));
    }
}

#[test]
fn pictures_are_numbered_in_their_order() {
    let mut numbered = 0;
    for (path, bytes) in newsletter().files.iter().filter(|(path, _)| path.ends_with("/index.html")) {
        let html = String::from_utf8_lossy(bytes);
        if path.ends_with("/all/index.html") || html.matches("<figcaption><b>图").count() < 2 {
            continue;
        }
        let tab = Tab::new(newsletter(), "figures", TIME);
        tab.open(path.trim_end_matches("index.html"));
        let numbers = "return [...document.querySelectorAll('.prose figcaption b')].map((b) => b.textContent)";
        let numbers: Vec<String> = serde_json::from_value(tab.eval(numbers)).unwrap();
        let wanted: Vec<String> = (1..=numbers.len()).map(|number| format!("图{number}")).collect();
        assert_eq!(numbers, wanted, "{path}");
        numbered += 1;
    }
    assert!(numbered > 0, "no page of the sample has two numbered pictures");
}
