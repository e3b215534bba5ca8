//! What a reader does with a regulation.

use std::time::Duration;

use super::site::newsletter;
use super::tab::Tab;
use crate::sample;

/// What one of these tests may take.
const TIME: Duration = Duration::from_secs(90);
const LAW: &str = "regulations/network-data-security-2024/";
const SEEN: &str =
    "return [...document.querySelectorAll('.reg .art[id^=\"art-\"]')].filter((e) => e.checkVisibility()).length";

/// How many provisions of the source hold these words, blanks ignored.
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
    tab.press("Escape");
    assert!(tab.becomes(&format!("{SEEN} === 64")), "{} are seen", tab.eval(SEEN));
    assert_eq!(tab.text("return document.getElementById('find-article').value"), "");
}

#[test]
fn an_address_of_a_provision_leads_to_it_with_and_without_scripts() {
    assert!(sample::page(&format!("{LAW}index.html")).contains("id=\"art-12\""));
    let tab = Tab::new(newsletter(), "provision", TIME);
    // Pages that glide to their place would have to be waited for.
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
    }
}
