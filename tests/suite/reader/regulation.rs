//! Tasks of a reader with a regulation.

use std::time::Duration;

use super::access::{asked, axe};
use super::print::paper;
use super::site::{case, newsletter};
use super::tab::Tab;
use super::walk::Findings;
use crate::printed::letters;
use crate::sample;

/// The time limit of one of these tests.
const TIME: Duration = Duration::from_secs(90);
const LAW: &str = "regulations/network-data-security-2024/";
const SEEN: &str = "return [...document.querySelectorAll('.reg .art[id^=\"art-\"]')].filter((e) => e.checkVisibility() && !e.hidden).length";

/// Returns how many provisions of the source contain these words, ignoring spaces.
fn provisions_with(words: &str) -> usize {
    let path =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content/regulations/network-data-security-2024.md");
    let source = std::fs::read_to_string(path).unwrap();
    let mut provisions: Vec<String> = Vec::new();
    for line in source.lines() {
        let plain: String = line.chars().filter(|c| !c.is_whitespace() && *c != '*').collect();
        let begins = plain.strip_prefix('第').and_then(|rest| rest.split_once('条'));
        if begins.is_some_and(|(number, _)| number.chars().all(|c| "零一二三四五六七八九十百".contains(c)))
        {
            provisions.push(String::new());
        } else if plain.starts_with('#') {
            continue;
        }
        if let Some(provision) = provisions.last_mut() {
            provision.push_str(&plain);
        }
    }
    assert_eq!(provisions.len(), 64);
    provisions.iter().filter(|provision| provision.contains(words)).count()
}

#[test]
fn the_filter_shows_the_provisions_that_hold_the_words() {
    let tab = Tab::new(newsletter(), "filter", TIME);
    tab.open(LAW);
    assert_eq!(tab.eval(SEEN), 64);
    tab.click("#find-article");
    tab.type_text("重要数据");
    let wanted = provisions_with("重要数据");
    assert!(wanted > 5 && wanted < 60);
    assert!(tab.becomes(&format!("{SEEN} === {wanted}")), "{} are seen, not {wanted}", tab.eval(SEEN));
    let says = tab.text("return document.querySelector('.filt [role=status]').textContent");
    assert!(says.contains(&wanted.to_string()), "{says}");
    // Hidden provisions take no space, and the browser's own search can still find them.
    let room = "return [...document.querySelectorAll('.reg .art[hidden]')].filter((e) => e.offsetHeight > 0).length";
    assert_eq!(tab.eval(room), 0);
    let how = "return [...document.querySelectorAll('.reg .art[hidden]')].every((e) => e.hidden === 'until-found')";
    assert_eq!(tab.eval(how), true);
    tab.press("Escape");
    assert!(tab.becomes(&format!("{SEEN} === 64")), "{} are seen", tab.eval(SEEN));
    assert_eq!(tab.text("return document.getElementById('find-article').value"), "");
}

#[test]
fn an_address_of_a_provision_leads_to_it_with_and_without_scripts() {
    assert!(sample::page(&format!("{LAW}index.html")).contains("id=\"art-12\""));
    let tab = Tab::new(newsletter(), "provision", TIME);
    // Without smooth scrolling the test need not wait for the target.
    tab.media(&[("prefers-reduced-motion", "reduce")]);
    for (width, scripts) in [(360, true), (1280, true), (1280, false)] {
        tab.viewport(width, 800);
        tab.scripts(scripts);
        tab.go("about:blank");
        tab.open(&format!("{LAW}#art-12"));
        let at = tab.eval(
            "const e = document.getElementById('art-12'), r = e.getBoundingClientRect();
             const x = r.left + r.width / 2, top = document.elementFromPoint(x, r.top + 12);
             return {top: r.top, free: e.contains(top), target: e.matches(':target'), text: e.textContent.trim(),
                 marked: getComputedStyle(e).backgroundColor !== getComputedStyle(e.nextElementSibling).backgroundColor
                     || getComputedStyle(e).boxShadow !== 'none'}",
        );
        let top = at["top"].as_f64().unwrap();
        assert!((0.0..400.0).contains(&top), "{width} px, scripts {scripts}: {at}");
        assert!(at["free"] == true && at["target"] == true && at["marked"] == true, "{width} px: {at}");
        assert!(at["text"].as_str().unwrap().contains("第十二条"), "{at}");
        // An item whose number is unique in its article also has a short address; the whole item is marked.
        tab.open(&format!("{LAW}#art-62-i4"));
        let marked = tab.eval(
            "const item = document.getElementById('art-62-p1-i4'), colour = (e) => getComputedStyle(e).backgroundColor;
             return item.contains(document.querySelector(':target')) && colour(item) !== colour(item.nextElementSibling)",
        );
        assert_eq!(marked, true, "{width} px, scripts {scripts}");
    }
}

#[test]
fn a_citation_leads_to_the_first_of_what_it_names_and_shows_it_before() {
    let tab = Tab::new(newsletter(), "citation", TIME);
    tab.count_timers();
    tab.media(&[("prefers-reduced-motion", "reduce")]);
    tab.open(LAW);
    let find = "[...document.querySelectorAll('#art-55 a.citation')].find((a) => a.textContent === '第十六条')";
    assert_eq!(tab.eval(&format!("const a = {find}; a.id = 'cites'; return a.hash")), "#art-16");
    let shown = "const box = document.getElementById('cited-text'); return !!box && box.checkVisibility()";
    let text = "return document.getElementById('cited-text').textContent";
    // With the keyboard; Escape closes it, and the focus stays.
    tab.eval("document.querySelector('#cites').focus()");
    assert!(tab.becomes(shown), "nothing is shown for the focus");
    assert!(tab.text(text).starts_with("第十六条"), "{}", tab.text(text));
    let described = "document.activeElement.getAttribute('aria-describedby')";
    assert_eq!(tab.eval(&format!("return {described}")), "cited-text");
    tab.press("Escape");
    assert!(tab.becomes("return !document.getElementById('cited-text').checkVisibility()"), "it stays");
    assert_eq!(tab.eval("return document.activeElement.id"), "cites");
    assert_eq!(tab.eval(&format!("return {described}")), serde_json::Value::Null);
    // With the mouse: it stays while the pointer is on it.
    tab.eval("document.activeElement.blur()");
    tab.hover("#cites");
    assert!(tab.becomes(shown), "nothing is shown for the pointer");
    tab.eval(&axe());
    // The colour rule of axe cannot see text under an overlay.
    let said = tab.eval(
        "return axe.run('#cited-text', {rules: {'color-contrast': {enabled: false}}})
             .then((found) => [...found.violations, ...found.incomplete].map((rule) => rule.help))",
    );
    assert_eq!(said, serde_json::json!([]));
    tab.hover("#cited-text");
    tab.wait_for_timers();
    assert_eq!(tab.eval(shown), true, "it goes before it can be read");
    tab.press("Escape");
    tab.click("#cites");
    let there = "const r = document.getElementById('art-16').getBoundingClientRect();
        return location.hash === '#art-16' && r.top >= 0 && r.top < innerHeight / 2";
    assert!(tab.becomes(there), "{}", tab.eval("return location.hash"));
}

#[test]
fn the_first_use_of_a_defined_word_leads_to_what_it_means_and_shows_it_before() {
    let tab = Tab::new(newsletter(), "defined", TIME);
    tab.media(&[("prefers-reduced-motion", "reduce")]);
    tab.open(LAW);
    // Each word that article 62 defines is a link at its first use before that article.
    let words = "return [...document.querySelectorAll('.prose a.defined')].map((a) => a.textContent)";
    let words: Vec<String> = serde_json::from_value(tab.eval(words)).unwrap();
    let mut once = words.clone();
    once.sort();
    once.dedup();
    assert!(words.len() >= 5 && once.len() == words.len(), "{words:?}");
    assert_eq!(tab.eval("return document.querySelectorAll('#art-62 a.defined').length"), 0);
    let find = "[...document.querySelectorAll('.prose a.defined')].find((a) => a.textContent === '重要数据')";
    tab.eval(&format!("const a = {find}; a.id = 'uses'; a.focus()"));
    let shown = "const box = document.getElementById('cited-text'); return !!box && box.checkVisibility()";
    assert!(tab.becomes(shown), "nothing is shown for the focus");
    let text = tab.text("return document.getElementById('cited-text').textContent");
    assert!(text.starts_with("（四）") && text.contains("重要数据"), "{text}");
    tab.press("Escape");
    tab.click("#uses");
    let there = "return location.hash === '#art-62-p1-i4' && document.querySelector(':target').getBoundingClientRect().top >= 0";
    assert!(tab.becomes(there), "{}", tab.eval("return location.hash"));
}

#[test]
fn the_contents_mark_the_chapter_that_is_read() {
    let tab = Tab::new(newsletter(), "contents", TIME);
    tab.media(&[("prefers-reduced-motion", "reduce")]);
    tab.open(LAW);
    let marked = "[...document.querySelectorAll('.chs [aria-current]')].map((a) => a.hash).join()";
    for (article, chapter) in [("art-23", "#ch-3"), ("art-52", "#ch-7"), ("art-9", "#ch-2")] {
        tab.eval(&format!("document.getElementById('{article}').scrollIntoView()"));
        assert!(
            tab.becomes(&format!("return {marked} === '{chapter}'")),
            "{article}: {}",
            tab.eval(&format!("return {marked}"))
        );
    }
    // Every number links to its article.
    let numbers = tab.eval(
        "return [...document.querySelectorAll('.nums a')].filter((a) => {
             const at = document.getElementById(a.hash.slice(1));
             return at && at.classList.contains('art') && at.getAttribute('id') === 'art-' + a.textContent;
         }).length",
    );
    assert_eq!(numbers, 64);
}

#[test]
fn a_number_copies_the_citation_with_the_words_and_their_address() {
    let tab = Tab::new(newsletter(), "copy", TIME);
    tab.clipboard(true);
    tab.open(LAW);
    let copied = "return navigator.clipboard.readText()";
    let says = "document.getElementById('copied').textContent";
    let at = newsletter().address(LAW);
    for (selector, cites, anchor, begins) in [
        ("#art-21 .no", "《网络数据安全管理条例》第二十一条", "art-21", "第二十一条\u{3000}"),
        ("#art-21-p1-i3 > a", "《网络数据安全管理条例》第二十一条第一款第（三）项", "art-21-p1-i3", "（三）"),
        ("#art-21-p2 > .pk", "《网络数据安全管理条例》第二十一条第二款", "art-21-p2", ""),
    ] {
        tab.click(selector);
        let state = format!("return [{says}, document.hasFocus(), document.querySelectorAll('.pk').length]");
        assert!(tab.becomes(&format!("return {says}.endsWith('{cites}')")), "{selector}: {}", tab.eval(&state));
        let text = tab.text(copied);
        let (first, rest) = text.split_once('\n').unwrap();
        let (words, address) = rest.rsplit_once('\n').unwrap();
        // A copied digest says that it is not the original text.
        assert_eq!(first, format!("{cites}（摘要，不是原文）"));
        assert_eq!(address, format!("{at}#{anchor}"));
        assert!(words.starts_with(begins) && words.ends_with(['。', '；']) && !words.contains(['¶', '\t']), "{words}");
        assert!(!words.contains("处引用") && !words.contains("\n\n"), "{words}");
    }
    let moved = tab.eval(include_str!("scripts/moved.js")).as_f64().unwrap();
    assert!(moved <= 0.01, "the page moves under the pointer: {moved}");
    // The signs beside the provisions have been added since the mouse arrived; the page must stay accessible.
    assert!(tab.eval("return document.querySelectorAll('.pk').length").as_u64() > Some(90));
    let mut findings = Findings::new(&tab);
    asked(&tab, &[360, 1280], &[""], &["light", "dark", "forced colours"], &mut findings);
    findings.none();
}

#[test]
fn all_provisions_are_printed_on_ten_sheets_and_no_number_stands_alone() {
    let tab = Tab::new(newsletter(), "sheets", TIME);
    tab.open(LAW);
    let paper = paper(&tab, "regulation");
    assert!(paper.sheets <= 10, "{} sheets", paper.sheets);
    let numbers = tab.eval("return [...document.querySelectorAll('.art .no')].map((a) => a.textContent)");
    let numbers: Vec<String> = serde_json::from_value(numbers).unwrap();
    assert_eq!(numbers.len(), 64);
    let text = letters(&paper.text);
    let mut from = 0;
    for number in &numbers {
        let at = text[from..].find(number.as_str()).unwrap_or_else(|| panic!("{number} is not printed in its place"));
        from += at + number.len();
    }
    for sheet in paper.text.split('\u{c}') {
        let last = sheet.lines().rev().find(|line| line.chars().count() > 1 && !line.contains("://")).unwrap_or("");
        let alone =
            numbers.iter().any(|number| last.trim() == number) || last.starts_with('第') && last.contains("章　");
        assert!(!alone, "at the foot of a sheet: {last}");
    }
}

/// Returns the visible status on a day: the bold text and the date.
fn status(site: &super::server::Server, path: &str, day: &str) -> String {
    let tab = Tab::new(site, "status", TIME);
    tab.clock(&format!("{day}T04:00:00Z"));
    tab.open(path);
    tab.text("return [...document.querySelectorAll('.st')].filter((e) => e.checkVisibility()).map((e) => e.innerText.trim()).join('|')")
}

#[test]
fn the_status_is_that_of_the_readers_day() {
    // The site was built on 1 February 2025 and is not built again.
    for (day, wanted) in [
        ("2024-11-01", "尚未施行（还有61天）"),
        ("2024-12-31", "尚未施行（还有1天）"),
        ("2025-01-01", "现行有效"),
        ("2025-02-01", "现行有效"),
        ("2035-01-01", "现行有效"),
    ] {
        let said = status(newsletter(), LAW, day);
        assert!(said.starts_with(wanted) && !said.contains('|') && said.contains("2025年1月1日"), "{day}: {said}");
    }
    // The day begins in the time zone of the site, not of the reader.
    let tab = Tab::new(newsletter(), "zone", TIME);
    tab.cdp("Emulation.setTimezoneOverride", serde_json::json!({"timezoneId": "America/Los_Angeles"}));
    tab.clock("2024-12-31T16:30:00Z");
    tab.open(LAW);
    let said = "return [...document.querySelectorAll('.st b')].find((e) => e.checkVisibility()).textContent";
    assert_eq!(tab.text(said), "现行有效");
    let site = case("a regulation says whether it is in force on the day");
    let digest = site.files.keys().find(|path| path.contains("digest/index.html")).unwrap().replace("index.html", "");
    for (day, wanted) in [
        ("2024-06-30", "尚未施行（还有1天）"),
        ("2024-07-01", "现行有效"),
        ("2025-02-28", "现行有效"),
        ("2025-03-01", "已修改"),
        ("2025-12-31", "已修改"),
        ("2026-01-01", "已废止"),
        ("2030-01-01", "已废止"),
    ] {
        let said = status(&site, &digest, day);
        assert!(said.starts_with(wanted) && !said.contains('|') && !said.contains('-'), "{day}: {said}");
    }
}

#[test]
fn lists_tell_the_status_of_the_readers_day() {
    let site = case("a regulation says whether it is in force on the day");
    let said = |day: &str| {
        let tab = Tab::new(&site, "status-in-lists", TIME);
        tab.clock(&format!("{day}T04:00:00Z"));
        tab.open("");
        tab.text(
            "const row = [...document.querySelectorAll('.tag')].map((e) => e.parentNode).find((e) => e.children.length > 2);
             return [...row.children].filter((e) => e.checkVisibility()).map((e) => e.textContent).join('|')",
        )
    };
    // The site was built on 1 January 2025.
    for (day, wanted) in [("2025-02-28", "现行有效"), ("2025-03-01", "已修改"), ("2026-01-01", "已废止")] {
        assert_eq!(said(day), wanted, "{day}");
    }
}
