//! Tasks of a reader with the search.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use serde_json::json;

use super::access::{SIZES, asked_in_every_way, size};
use super::site::{Example, newsletter};
use super::tab::Tab;
use super::walk::on_each;
use crate::builds::Site;

/// The time limit of one of these tests.
const TIME: Duration = Duration::from_secs(120);
const HITS: &str = "return [...document.querySelectorAll('.hit')].map((e) => e.textContent)";
const ADDRESSES: &str = "return [...document.querySelectorAll('.hit')].map((e) => e.getAttribute('href'))";
const SAYS: &str = "return document.getElementById('search-says').textContent";

fn tab(name: &str) -> Tab<'static> {
    let tab = Tab::new(newsletter(), name, TIME);
    tab.open("search/");
    tab
}

/// Replaces the contents of the search field, as a reader would, and waits for the answer.
fn ask(tab: &Tab, query: &str) {
    tab.eval("document.getElementById('q').focus(); document.getElementById('q').select()");
    tab.eval("document.getElementById('search-says').textContent = ''");
    tab.type_text(query);
    assert!(tab.becomes("return document.getElementById('search-says').textContent !== ''"), "{query}: no answer");
}

fn list(tab: &Tab, script: &str) -> Vec<String> {
    let list = tab.eval(script);
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

fn first(tab: &Tab) -> String {
    list(tab, ADDRESSES).into_iter().next().unwrap_or_default()
}

/// Returns an address in the form in which texts write it.
fn plain(address: &str) -> String {
    let address = address.split('#').next().unwrap().trim_start_matches("../");
    percent_encoding::percent_decode_str(address).decode_utf8().unwrap().into_owned()
}

#[test]
fn results_come_while_one_types_but_not_before_the_input_method_is_done() {
    let tab = Tab::new(newsletter(), "input method", TIME);
    tab.count_timers();
    tab.open("search/");
    tab.eval("document.getElementById('q').focus()");
    for letters in ["s", "sh", "shu'ju'chu'jing"] {
        let end = letters.len();
        tab.cdp("Input.imeSetComposition", json!({"text": letters, "selectionStart": end, "selectionEnd": end}));
        tab.wait_for_timers();
    }
    assert_eq!(tab.text("return document.getElementById('q').value"), "shu'ju'chu'jing");
    assert_eq!((tab.text(SAYS), tab.eval(HITS)), (String::new(), json!([])), "nothing is asked before it is done");
    assert_eq!(tab.text("return location.search"), "", "no search begins before it is done");
    tab.type_text("数据出境");
    assert!(tab.becomes("return document.querySelectorAll('.hit').length > 2"), "{}", tab.text(SAYS));
    assert_eq!(tab.text("return document.getElementById('q').value"), "数据出境");
    assert_eq!(plain(&first(&tab)), "regulations/cross-border-data-flows-2024/");
    let marked = tab.text("return document.querySelector('#search-hits mark').textContent");
    assert_eq!(marked, "数据出境");
    let count = list(&tab, HITS).len();
    assert_eq!(tab.text(SAYS), format!("找到{count}条"));
}

#[test]
fn a_tag_stands_behind_the_date_and_leads_to_no_section() {
    let tab = tab("tag");
    ask(&tab, "数据安全");
    let of_tag = "const hits = [...document.querySelectorAll('#search-hits li')]
        .filter((li) => [...li.querySelectorAll('.meta span')].some((span) => span.textContent === '数据安全'));
        return hits.map((li) => [li.querySelector('.meta mark').textContent, li.querySelectorAll('.ex').length > 0])";
    assert!(tab.becomes(&format!("{of_tag}.length > 0")), "{:?}", list(&tab, HITS));
    let shown = tab.eval(of_tag);
    assert!(shown.as_array().unwrap().iter().all(|hit| *hit == json!(["数据安全", true])), "{shown}");
    let alone = "return [...document.querySelectorAll('#search-hits .ex')].map((e) => e.textContent)";
    assert!(!list(&tab, alone).contains(&"数据安全".to_owned()), "{:?}", list(&tab, alone));
}

#[test]
fn a_keyboard_is_enough() {
    let tab = tab("keyboard");
    tab.open("news/huanghe-cup/");
    tab.press("/");
    assert_eq!(tab.eval("return document.activeElement.name"), "q");
    for key in ["c", "p", "s", "s"] {
        tab.press(key);
    }
    tab.press("Enter");
    assert!(tab.becomes("return location.pathname.endsWith('/search/') && document.querySelector('.hit') !== null"));
    assert_eq!(tab.eval("return new URLSearchParams(location.search).get('q')"), "cpss");
    tab.press("/");
    assert_eq!(tab.eval("return document.activeElement.id"), "q");
    ask(&tab, "网络安全");
    let active = |at: usize| format!("return document.activeElement === document.querySelectorAll('.hit')[{at}]");
    tab.press("ArrowDown");
    assert_eq!(tab.eval(&active(0)), true);
    tab.press("ArrowDown");
    assert_eq!(tab.eval(&active(1)), true);
    tab.press("ArrowUp");
    tab.press("ArrowUp");
    assert_eq!(tab.eval("return document.activeElement.id"), "q");
    tab.press("ArrowDown");
    tab.press("Escape");
    assert_eq!(tab.eval("return document.activeElement.id"), "q");
    ask(&tab, "第十二条");
    tab.press("Enter");
    assert!(tab.becomes(&active(0)), "enter leads to the first");
    let target = tab.text("return document.activeElement.href");
    assert!(target.contains("#art-12"), "{target}");
    tab.press("Enter");
    assert!(tab.becomes(&format!("return location.href === {}", json!(target))), "{target}");
    assert!(tab.text("return document.querySelector(':target').textContent").contains("第十二条"));
    tab.open("search/?q=cpss");
    assert!(tab.becomes("return document.querySelector('.hit') !== null"));
    tab.eval("document.getElementById('q').focus()");
    tab.press("Escape");
    assert_eq!(tab.text("return document.getElementById('q').value"), "");
    assert!(tab.becomes("return document.querySelector('.hit') === null && location.search === ''"));
}

#[test]
fn the_address_keeps_what_was_asked_and_filters_narrow_it() {
    let tab = tab("filters");
    ask(&tab, "数据");
    let all = tab.text(SAYS);
    let options = "return [...document.querySelectorAll('#search-filters select')].map((s) => s.options.length)";
    assert!(list(&tab, &options.replace("s.options.length", "String(s.options.length)")).iter().all(|n| n != "1"));
    let choose =
        "const s = document.querySelector('[name=kind]'), o = [...s.options].find((o) => o.text.startsWith('法规'));
        s.value = o.value; s.dispatchEvent(new Event('change')); return o.text.replace(/\\D/g, '')";
    let count = tab.text(choose);
    assert!(tab.becomes(&format!("{SAYS} === '找到{count}条'")), "{count}: {}", tab.text(SAYS));
    assert_ne!(tab.text(SAYS), all);
    assert!(list(&tab, ADDRESSES).iter().all(|address| address.contains("regulations/")));
    assert_eq!(tab.text("return document.querySelector('#search-hits h2').textContent"), "法规");
    let (asked, titles) = (tab.text("return location.href"), list(&tab, HITS));
    tab.go("about:blank");
    tab.go(&asked);
    assert!(tab.becomes("return document.querySelector('.hit') !== null"));
    assert_eq!((list(&tab, HITS), tab.text(SAYS)), (titles, format!("找到{count}条")));
    let year = "const s = document.querySelector('[name=year]'); s.value = '2023';
        s.dispatchEvent(new Event('change')); return s.selectedOptions[0].text";
    assert!(tab.text(year).starts_with("2023"));
    assert!(tab.becomes("return document.querySelectorAll('.hit').length > 0"));
}

#[test]
fn what_is_asked_is_text_and_may_be_short_long_or_several_words() {
    let tab = tab("queries");
    for query in
        ["<script>window.bad=1</script>", "<img src=x onerror=window.bad=1>", "\"", "-", "。。。", "“", "\\", "%", "+"]
    {
        tab.open("search/");
        tab.eval("document.getElementById('q').focus()");
        tab.type_text(query);
        // The script of the page writes the query into the address when it begins to search.
        let begun = format!("new URLSearchParams(location.search).get('q') === {}", json!(query));
        let answered = "document.getElementById('search-says').textContent !== ''";
        let has_letters = query.contains(char::is_alphanumeric);
        let done = if has_letters { format!("return {begun} && {answered}") } else { format!("return {begun}") };
        assert!(tab.becomes(&done), "{query}: no answer");
        assert_eq!(
            tab.eval(
                "return [window.bad === undefined, document.querySelector('#search-hits script, #search-hits img')]"
            ),
            json!([true, null])
        );
    }
    let count = |tab: &Tab| list(tab, HITS).len();
    ask(&tab, "湖");
    let marked = "return [...document.querySelectorAll('#search-hits li')].map((e) => (e.querySelector('mark') || e).textContent)";
    assert!(count(&tab) > 0 && list(&tab, marked).iter().all(|mark| mark == "湖"), "{:?}", list(&tab, marked));
    ask(&tab, "武汉市网络安全协会党支部联合开展主题党日活动");
    assert_eq!((count(&tab), plain(&first(&tab))), (1, "party/metro-party-day/".to_owned()));
    ask(&tab, "没有这样一句话可找");
    assert!(count(&tab) == 0 && tab.text(SAYS).starts_with("没有找到"));
    assert_eq!(tab.eval("return document.getElementById('search-idle').checkVisibility()"), true);
    ask(&tab, "黄鹤杯 CPSS战队");
    let both = list(&tab, HITS);
    ask(&tab, "黄鹤杯 -CPSS战队");
    let without = list(&tab, HITS);
    assert!(!both.is_empty() && !without.is_empty() && both.iter().all(|title| !without.contains(title)));
    ask(&tab, "网络安全 人才");
    let apart = tab.text(SAYS);
    ask(&tab, "“网络安全 人才”");
    assert_ne!(tab.text(SAYS), apart, "words in quotation marks stand together");
    ask(&tab, "2024 年");
    let spaced = tab.text(SAYS);
    ask(&tab, "２０２４年");
    assert_eq!(tab.text(SAYS), spaced, "blanks and width do not matter");
}

#[test]
fn judged_queries_are_answered_first_with_what_they_ask_for() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/judged.txt");
    let judged = std::fs::read_to_string(path).unwrap();
    let judged: Vec<(&str, &str)> =
        judged.lines().filter_map(|line| line.split_once(" → ")).filter(|(query, _)| !query.starts_with('#')).collect();
    assert!(judged.len() >= 30);
    let tab = tab("judged");
    let mut wrong = Vec::new();
    for (query, pages) in judged {
        ask(&tab, query);
        let first = plain(&first(&tab));
        if !pages.split(" | ").any(|page| page == first) {
            wrong.push(format!("{query}: {first}, not {pages}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_first_answer_weighs_little() {
    let tab = tab("weight");
    let packed = |address: &str| -> usize {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
        packer.write_all(newsletter().file(address).unwrap().1).unwrap();
        packer.finish().unwrap().len()
    };
    let of_page: Vec<String> = tab.requests();
    let scripts: usize = of_page.iter().filter(|address| address.contains(".js")).map(|address| packed(address)).sum();
    assert!(scripts > 1000 && scripts <= 12 * 1024, "{scripts} bytes of scripts");
    assert!(!of_page.iter().any(|address| address.contains("search/s/")), "nothing is loaded before it is asked for");
    for query in ["网络安全", "数据出境安全评估办法"] {
        tab.open("search/");
        tab.requests();
        ask(&tab, query);
        let asked: BTreeMap<String, usize> = tab
            .requests()
            .into_iter()
            .filter(|address| address.contains("/search/"))
            .map(|address| {
                let size = packed(&address);
                (address, size)
            })
            .collect();
        let size: usize = asked.values().sum();
        assert!(asked.len() < 8 && size <= 60 * 1024, "{query}: {size} bytes: {asked:#?}");
    }
}

#[test]
fn without_scripts_other_ways_are_offered() {
    let tab = Tab::new(newsletter(), "no scripts", TIME);
    tab.scripts(false);
    tab.open("search/?q=数据");
    let seen = "return ['search', 'search-idle'].map((id) => document.getElementById(id).checkVisibility())";
    assert_eq!(tab.eval(seen), json!([false, true]));
    let said = tab.text("return document.querySelector('main').innerText");
    assert!(said.contains("没有开启"), "{said}");
    assert!(tab.eval("return document.querySelector('#search-idle a[href=\"../archive/\"]') !== null") == true);
}

#[test]
fn it_works_from_a_disk() {
    let site = Site::empty();
    for (path, bytes) in newsletter().files.iter() {
        let path = site.output().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let tab = Tab::new(newsletter(), "disk", TIME);
    let page = |path: &str| format!("file://{}/{path}", site.output().display());
    tab.go(&page("news/huanghe-cup/index.html"));
    assert!(tab.text("return document.querySelector('.find').action").ends_with("/search/index.html"));
    tab.go(&page("search/index.html?q=%E6%95%B0%E6%8D%AE%E5%87%BA%E5%A2%83"));
    assert!(tab.becomes("return document.querySelectorAll('.hit').length > 2"), "{}", tab.text(SAYS));
    let target = tab.text("return document.querySelector('.ex a').href");
    assert!(target.contains("/index.html#"), "{target}");
    tab.eval("document.querySelector('.ex a').click()");
    assert!(tab.becomes("return document.querySelector('main h1') !== null && !document.getElementById('search')"));
    assert!(tab.eval("return document.querySelector(':target') !== null") == true);
}

#[test]
fn results_are_for_everybody() {
    let pages: Vec<Example> = ["search/?q=数据", "search/?q=没有这样一句话可找"]
        .map(|path| Example { template: "search.html".to_owned(), path: path.to_owned(), is_first: true })
        .into();
    on_each("results", newsletter(), &pages, |tab, page, findings| {
        tab.open(&page.path);
        assert!(tab.becomes("return document.getElementById('search-says').textContent !== ''"));
        asked_in_every_way(tab, findings);
        for width in [320, 360, 1280] {
            tab.viewport(width, 900);
            for step in SIZES {
                size(tab, step);
                findings.all(&format!("{width} px, size {step:?}"), &tab.eval(include_str!("scripts/scroll.js")));
            }
        }
    });
}
