//! Tasks of a reader with indexes, the calendar, a guide, the feeds and addresses without a page.

use serde_json::{Value, json};

use super::site::{case, examples, newsletter};
use super::tab::Tab;
use super::walk::TIME;

#[test]
fn a_letter_of_an_index_leads_to_its_names() {
    let tab = Tab::new(newsletter(), "letters", TIME);
    tab.media(&[("prefers-reduced-motion", "reduce")]);
    for index in ["people/", "organizations/", "archive/titles/"] {
        for width in [360, 1280] {
            tab.viewport(width, 700);
            tab.open(index);
            let letters = "return [...document.querySelectorAll('.az a')].map((a) => a.getAttribute('href'))";
            let letters: Vec<String> = serde_json::from_value(tab.eval(letters)).unwrap();
            assert!(letters.len() > 8, "{letters:?}");
            for letter in [&letters[0], &letters[letters.len() / 2], letters.last().unwrap()] {
                tab.call("document.querySelector(`.az a[href=\"${arguments[0]}\"]`).focus()", vec![json!(letter)]);
                tab.press("Enter");
                let there = "const target = document.querySelector(':target'); if (!target) return false;
                    const r = target.getBoundingClientRect();
                    return location.hash === '#' + target.id && r.top >= 0 && r.bottom <= innerHeight
                        && target.contains(document.elementFromPoint(r.left + 4, (r.top + r.bottom) / 2))
                        && target.parentElement.querySelectorAll('li a').length > 0";
                assert!(tab.becomes(there), "{index} at {width} px: {letter} leads nowhere");
            }
        }
    }
}

#[test]
fn a_letter_of_the_archive_leads_to_its_titles() {
    let tab = Tab::new(newsletter(), "titles", TIME);
    for letter in ["#b", "#other"] {
        tab.open("archive/");
        tab.follow(&format!("main a[href$=\"archive/titles/{letter}\"]"));
        let there =
            format!("return location.hash === '{letter}' && document.querySelector(':target + .list a') !== null");
        assert!(tab.becomes(&there), "{letter} leads nowhere");
    }
    tab.open("archive/2024/");
    tab.follow("main a[href$=\"archive/titles/\"]");
    assert!(tab.becomes("return document.querySelectorAll('.az a').length > 8"), "the year leads to no titles");
}

#[test]
fn an_old_address_leads_on_to_the_page() {
    let moved: Vec<_> = newsletter()
        .files
        .iter()
        .filter(|(path, bytes)| {
            path.ends_with(".html") && String::from_utf8_lossy(bytes).contains("http-equiv=\"refresh\"")
        })
        .collect();
    assert!(!moved.is_empty(), "the sample has no old address");
    let tab = Tab::new(newsletter(), "moved", TIME);
    for scripts in [true, false] {
        tab.scripts(scripts);
        for (path, _) in &moved {
            tab.open(path.trim_end_matches("index.html"));
            let led = "return !document.querySelector('meta[http-equiv=refresh]') && !!document.querySelector('h1')";
            assert!(tab.becomes(led), "{path}");
        }
    }
}

#[test]
fn a_lost_reader_finds_a_whole_page_at_any_depth() {
    let tab = Tab::new(newsletter(), "lost", TIME);
    for path in ["nothing", "a/b/c", "news/nothing/at/all/", "regulations/%E6%97%A0/"] {
        tab.log("performance");
        tab.open(path);
        for asked in tab.requests() {
            let is_page = asked == newsletter().address(path);
            assert!(is_page || newsletter().file(&asked).is_some(), "{path}: {asked} is not there");
        }
        let shown = tab.eval(
            "const links = [...document.querySelectorAll('main a')].map((a) => a.href);
             return [getComputedStyle(document.body).display, document.querySelector('img').naturalWidth > 0, links]",
        );
        assert!(shown[0] == "flex" && shown[1] == true, "{path}: the page is bare: {shown}");
        let links: Vec<String> = serde_json::from_value(shown[2].clone()).unwrap();
        assert!(links.len() >= 3, "{path}: {links:?}");
        assert!(links.iter().all(|link| newsletter().file(link).is_some()), "{path}: {links:?}");
        tab.follow("main a.pri");
        assert_eq!(tab.text("return location.pathname"), "/newsletter/");
    }
}

#[test]
fn every_page_tells_where_its_feeds_are() {
    let tab = Tab::new(newsletter(), "feeds", TIME);
    let mut known = std::collections::BTreeSet::new();
    for page in examples() {
        tab.open(&page.path);
        let feeds = tab.eval("return [...document.querySelectorAll('link[rel=alternate]')].map((link) => [link.href, link.type, link.title])");
        let feeds: Vec<[String; 3]> = serde_json::from_value(feeds).unwrap();
        assert!(feeds.iter().any(|feed| feed[0].ends_with("/newsletter/atom.xml")), "{}: {feeds:?}", page.path);
        for [address, media_type, title] in feeds {
            let (_, bytes) = newsletter().file(&address).unwrap_or_else(|| panic!("{}: {address}", page.path));
            assert!(!title.is_empty());
            if !known.insert(address.clone()) {
                continue;
            }
            match media_type.as_str() {
                "application/atom+xml" => {
                    let feed = std::str::from_utf8(bytes).unwrap();
                    let feed = roxmltree::Document::parse(feed).unwrap();
                    assert_eq!(feed.root_element().tag_name().name(), "feed", "{address}");
                }
                "application/feed+json" => {
                    let feed: Value = serde_json::from_slice(bytes).unwrap();
                    assert!(
                        feed["version"].as_str().unwrap().starts_with("https://jsonfeed.org/version/1"),
                        "{address}"
                    );
                    assert!(!feed["items"].as_array().unwrap().is_empty(), "{address}");
                }
                other => panic!("{address}: {other}"),
            }
        }
    }
    tab.open("feeds/");
    let links: Vec<String> =
        serde_json::from_value(tab.eval("return [...document.querySelectorAll('main a')].map((a) => a.href)")).unwrap();
    let own = links.iter().filter(|link| link.starts_with(&newsletter().origin()));
    for link in own.clone() {
        assert!(newsletter().file(link).is_some(), "{link} is not there");
    }
    assert!(own.filter(|link| link.ends_with(".xml")).count() > 10, "{links:?}");
}

/// Returns the calendar as a reader sees it on that day: the titles of coming, recently ended and past events, all notes
/// on the remaining days, and whether it says of which day it is.
fn on(day: &str) -> Value {
    let tab = Tab::new(newsletter(), "calendar", TIME);
    tab.clock(&format!("{day}T04:00:00Z"));
    tab.open("calendar/");
    tab.eval(
        "const titles = (of) => [...document.querySelectorAll(of + ' .ev h3 a')].map((a) => a.textContent);
         return {coming: titles('#coming'), over: titles('#over'), past: titles('.past:not(#over)'),
             far: [...document.querySelectorAll('.rel')].map((e) => e.textContent).filter(Boolean),
             asOf: document.getElementById('as-of').checkVisibility(),
             empty: document.querySelectorAll('#coming .none').length}",
    )
}

#[test]
fn the_calendar_is_parted_by_the_day_of_the_reader() {
    let titles = |on: &Value, key: &str| -> Vec<String> { serde_json::from_value(on[key].clone()).unwrap() };
    let all = |on: &Value| {
        let mut all = ["coming", "over", "past"].map(|key| titles(on, key)).concat();
        all.sort();
        all
    };
    let (built, later, last) = (on("2025-02-01"), on("2025-04-25"), on("2031-01-01"));
    assert!(titles(&built, "coming").len() >= 2 && titles(&built, "over").is_empty(), "{built}");
    assert_eq!(all(&built), all(&later), "nothing is lost");
    assert_eq!(all(&built), all(&last), "nothing is lost");
    assert!(titles(&later, "coming").iter().all(|title| titles(&built, "coming").contains(title)), "{later}");
    assert!(titles(&last, "coming").is_empty() && last["empty"] == 1, "{last}");
    assert_eq!(titles(&last, "over"), titles(&built, "coming"), "{last}");
    assert_eq!(built["asOf"], false, "the reader's day counts, not that of the build");
    for on in [&built, &later, &last] {
        for far in titles(on, "far") {
            assert!(!far.contains('-') && !far.contains("还有0天"), "{far}");
        }
    }
}

/// The entry of an event lists several days separately, and its calendar file has the same number.
#[test]
fn an_event_of_several_days_is_one_entry() {
    let tab = Tab::new(newsletter(), "days", TIME);
    tab.open("calendar/");
    let events = tab.eval(
        "return [...document.querySelectorAll('.ev')].map((ev) => ({title: ev.querySelector('h3').textContent,
             days: ev.querySelectorAll('.ph li').length, ics: (ev.querySelector('.ics') || {}).href}))",
    );
    let events = events.as_array().unwrap();
    let titles: std::collections::BTreeSet<_> = events.iter().map(|event| event["title"].to_string()).collect();
    assert_eq!(titles.len(), events.len(), "an event stands twice");
    assert!(events.iter().any(|event| event["days"].as_u64() > Some(2)), "{events:?}");
    let files: Vec<_> = events.iter().filter_map(|event| event["ics"].as_str()).collect();
    assert!(!files.is_empty());
    for file in files {
        let (_, bytes) = newsletter().file(file).unwrap_or_else(|| panic!("{file} is not there"));
        assert!(bytes.starts_with(b"BEGIN:VCALENDAR\r\n") && bytes.ends_with(b"END:VCALENDAR\r\n"), "{file}");
    }
}

#[test]
fn a_guide_leads_through_its_steps_and_to_a_telephone() {
    let tab = Tab::new(newsletter(), "guide", TIME);
    tab.open("membership/membership-guide/");
    let shown = tab.eval(
        "const list = document.querySelector('.steps'), tel = document.querySelector('a.tel').getBoundingClientRect();
         return {kind: list.tagName, steps: list.children.length, tel: document.querySelector('a.tel').href,
             high: tel.height, boxes: document.querySelectorAll('.chk > li').length}",
    );
    assert!(shown["kind"] == "OL" && shown["steps"] == 5, "{shown}");
    assert_eq!(shown["tel"], "tel:+86-27-82757716");
    assert!(shown["high"].as_f64() >= Some(44.0), "{shown}");
    // In print, every condition and every document has a box to tick.
    tab.print_media();
    let drawn = tab.eval(
        "return [...document.querySelectorAll('.chk > li')].filter((li) => {
             const box = getComputedStyle(li, '::before');
             return parseFloat(box.width) > 8 && box.borderTopStyle === 'solid' && box.borderTopColor !== box.backgroundColor;
         }).length",
    );
    assert!(drawn == shown["boxes"] && drawn.as_u64() > Some(4), "{drawn} boxes of {shown}");
    let site = case("a guide leads through its steps");
    let tab = Tab::new(&site, "form", TIME);
    tab.open("guide/join/");
    let form = tab.text("return document.querySelector('.chk a').href");
    assert!(site.file(&form).is_some(), "{form} is not there");
}
