//! Readers with a phone: touch in place of the mouse, and the browser inside `WeChat`.

use serde_json::json;

use super::layout::SCROLL;
use super::site::{examples, newsletter};
use super::tab::Tab;
use super::walk::{TIME, on_every_example};

/// The user agent of `WeChat` on iOS.
const WECHAT: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
    Mobile/15E148 MicroMessenger/8.0.49(0x18003137) NetType/WIFI Language/zh_CN";

#[test]
fn wechat_readers_who_want_larger_type_get_it() {
    on_every_example("wechat", |tab, page, findings| {
        tab.phone(WECHAT);
        tab.before_pages(include_str!("scripts/wechat.js"));
        tab.open(&page.path);
        let size = "return parseFloat(getComputedStyle(document.querySelector('main p, main li, main td')).fontSize)";
        let before = tab.eval(size).as_f64().unwrap();
        findings.all("as it comes", &tab.eval(SCROLL));
        // The browser inside WeChat does this for its own text size.
        tab.eval("document.body.style.setProperty('-webkit-text-size-adjust', '150%')");
        findings.all("type of 150 %", &tab.eval(SCROLL));
        let rendered = "const p = document.querySelector('h1'), range = document.createRange();
            range.selectNodeContents(p); return range.getClientRects()[0].height";
        findings.require(tab.eval(rendered).as_f64() > Some(0.0), "no heading");
        let fixed = "return getComputedStyle(document.body).webkitTextSizeAdjust";
        findings.require(tab.eval(fixed) == "150%", format!("the page takes the setting back: {}", tab.eval(fixed)));
        // If the browser ignores that setting, the text sizes of the page must work: no element has a fixed height that
        // cuts off text.
        let cut = "return [...document.querySelectorAll('main p, main li, main td, main dd, main a, button')].filter((e) =>
            e.checkVisibility() && e.clientHeight && e.scrollHeight > e.clientHeight + 4
            && getComputedStyle(e).overflowY === 'hidden').map((e) => `cut: ${e.className} ${e.textContent.slice(0, 20)}`)";
        tab.eval("document.documentElement.style.fontSize = '150%'");
        findings.all("type of 150 %", &tab.eval(cut));
        findings.all("root of 150 %", &tab.eval(SCROLL));
        findings.require(before >= 16.0, format!("type of {before} px"));
    });
}

#[test]
fn nothing_needs_what_wechat_does_not_have() {
    let tab = Tab::new(newsletter(), "without", TIME);
    tab.phone(WECHAT);
    tab.before_pages(include_str!("scripts/wechat.js"));
    tab.open("news/education-training/");
    // Without share sheet and clipboard, the page shows the address as text.
    tab.tap("[data-act=link]");
    let field = "const e = document.querySelector('.acts input');
        return e.checkVisibility() && e.value === document.querySelector('.acts').dataset.url";
    assert!(tab.becomes(field), "the address is not handed over");
    let shared = "return document.querySelector('[data-act=share]').checkVisibility()";
    assert_eq!(tab.eval(shared), false, "a button for what is not there");
    assert!(tab.log("browser").is_empty(), "something was missed");
}

/// The first touch of a button loads its script, and must also count as a touch.
#[test]
fn the_first_tap_is_not_lost() {
    let tab = Tab::new(newsletter(), "tap", TIME);
    tab.phone(WECHAT);
    tab.clipboard(true);
    tab.open("news/education-training/");
    tab.tap("[data-act=link]");
    let done = "return document.querySelector('.acts [role=status]').textContent.includes('https://')";
    assert!(tab.becomes(done), "the tap on a button is lost");
    assert_eq!(tab.text("return navigator.clipboard.readText()"), newsletter_address("news/education-training/"));
    tab.open("regulations/network-data-security-2024/");
    tab.tap("#art-21 .no");
    let copied = "return document.getElementById('copied').textContent.includes('第二十一条')";
    assert!(tab.becomes(copied), "the tap on a number is lost");
    assert_eq!(tab.text("return location.hash"), "#art-21");
    tab.open("regulations/network-data-security-2024/");
    tab.tap("#find-article");
    tab.becomes("return document.activeElement.id === 'find-article'");
    tab.type_text("第六十四条");
    let found =
        "return [...document.querySelectorAll('.art')].filter((e) => e.checkVisibility() && !e.hidden).length === 1";
    assert!(tab.becomes(found), "what was typed at once is lost");
    tab.open("");
    tab.tap(".disp summary");
    assert!(tab.becomes("return document.querySelector('.disp').open"), "the menu does not open");
    tab.tap("[data-set=size][value=\"3\"]");
    assert!(tab.becomes("return document.documentElement.dataset.size === '3'"), "the tap on a size is lost");
    assert_eq!(
        tab.text("return document.querySelector('[data-set=size][value=\"3\"]').getAttribute('aria-pressed')"),
        "true"
    );
}

fn newsletter_address(path: &str) -> String {
    format!("https://www.example.org/newsletter/{path}")
}

#[test]
fn what_a_reader_sets_stays_and_pages_come_with_it_at_once() {
    let tab = Tab::new(newsletter(), "settings", TIME);
    tab.open("");
    tab.click(".disp summary");
    for set in [
        "[data-set=size][value=\"4\"]",
        "[data-set=theme][value=dark]",
        "[data-set=contrast][value=more]",
        "[data-set=lines][value=more]",
    ] {
        tab.click(set);
    }
    assert!(tab.becomes("return document.documentElement.dataset.lines === 'more'"));
    tab.press("Escape");
    assert!(tab.becomes("return !document.querySelector('.disp').open && document.activeElement.matches('summary')"));
    tab.open("news/education-training/");
    let set = tab.eval("return {...document.documentElement.dataset}");
    assert_eq!(set, json!({"size": "4", "theme": "dark", "contrast": "more", "lines": "more"}));
    tab.click(".disp summary");
    let pressed =
        "return [...document.querySelectorAll('[aria-pressed=true]')].map((b) => b.dataset.set + b.value).join()";
    assert!(tab.becomes(&format!("{pressed} === 'size4,themedark,contrastmore,linesmore'")), "{}", tab.eval(pressed));
    tab.click("footer p:last-child, footer p");
    assert!(tab.becomes("return !document.querySelector('.disp').open"), "a click beside it closes it");
    assert!(examples().len() > 15);
}
