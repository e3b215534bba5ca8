//! Tasks of a reader with an award list.

use serde_json::{Value, json};

use super::access::{asked, size};
use super::site::newsletter;
use super::tab::Tab;
use super::walk::{Findings, TIME};

const LIST: &str = "news/huanghe-cup-awards/";
/// Returns the cells of the visible rows of the table.
const ROWS: &str = "return [...document.querySelectorAll('#flat tbody tr')].filter((row) => !row.hidden)
    .map((row) => [...row.cells].map((cell) => cell.innerText.trim().replace(/\\s+/g, ' ')))";

fn rows(tab: &Tab) -> Vec<Vec<String>> {
    serde_json::from_value(tab.eval(ROWS)).unwrap()
}

fn opened(name: &str) -> Tab<'static> {
    let tab = Tab::new(newsletter(), name, TIME);
    tab.open(LIST);
    tab
}

/// Returns the sort order of a column and the message about it.
fn sorted(tab: &Tab, column: usize) -> (Value, String) {
    let script = "const th = document.querySelectorAll('#flat thead th')[arguments[0]];
        return [th.getAttribute('aria-sort'), document.querySelector('#flat output').textContent]";
    let said = tab.call(script, vec![json!(column)]);
    (said[0].clone(), said[1].as_str().unwrap().to_owned())
}

#[test]
fn columns_are_sorted_with_the_keyboard_and_it_is_said() {
    let tab = opened("sort");
    let printed = rows(&tab);
    assert_eq!(printed.len(), 18);
    let heads = "return document.querySelectorAll('#flat thead th button').length";
    let columns = tab.eval(heads).as_u64().unwrap();
    assert!(columns >= 3, "{columns} columns can be sorted");
    for column in 0..usize::try_from(columns).unwrap() {
        let reach = "document.querySelectorAll('#flat thead th button')[arguments[0]].focus()";
        tab.call(reach, vec![json!(column)]);
        let cell = |rows: &[Vec<String>]| rows.iter().map(|row| row[column].clone()).collect::<Vec<_>>();
        for (key, wanted) in [("Enter", json!("ascending")), (" ", json!("descending")), ("Enter", Value::Null)] {
            let (_, before) = sorted(&tab, column);
            tab.press(key);
            let (order, said) = sorted(&tab, column);
            assert_eq!(order, wanted, "column {column}");
            assert_ne!(said, before, "column {column}: nothing new is said");
            let now = rows(&tab);
            let (mut left, mut right) = (cell(&now), cell(&printed));
            left.sort();
            right.sort();
            assert_eq!(left, right, "column {column}: the same rows");
            if wanted.is_null() {
                assert_eq!(now, printed, "column {column}: the order of the list again");
            }
        }
    }
    // Sorts organisations or teams by pinyin: the ascending order is the reverse of the descending one.
    tab.click("#flat thead th:nth-child(3) button");
    let up: Vec<_> = rows(&tab).into_iter().map(|row| row[2].clone()).collect();
    tab.click("#flat thead th:nth-child(3) button");
    let down: Vec<_> = rows(&tab).into_iter().map(|row| row[2].clone()).collect();
    assert_eq!(up, down.into_iter().rev().collect::<Vec<_>>());
    let collated = tab.call(
        "return [...arguments[0]].sort((a, b) => a.localeCompare(b, 'zh-Hans', {numeric: true}))",
        vec![json!(up)],
    );
    assert_eq!(collated, json!(up));
}

#[test]
fn the_filter_leaves_the_rows_that_hold_the_words() {
    let tab = opened("rows");
    let all = rows(&tab);
    let wanted: Vec<_> = all.iter().filter(|row| row.join(" ").contains("三等奖")).cloned().collect();
    assert!(!wanted.is_empty() && wanted.len() < all.len());
    tab.click("#flat input");
    tab.type_text("三等奖");
    assert_eq!(rows(&tab), wanted);
    let said = tab.text("return document.querySelector('#flat output').textContent");
    assert!(said.contains(&wanted.len().to_string()), "{said}");
    // The page stays accessible after filtering and sorting.
    tab.eval("document.querySelectorAll('#flat thead th button')[1].click()");
    let mut findings = Findings::new(&tab);
    asked(&tab, &[360, 1280], &[""], &["light", "dark"], &mut findings);
    findings.none();
}

#[test]
fn all_views_of_a_list_say_the_same() {
    let tab = opened("views");
    let flat = rows(&tab);
    let totals = tab.eval(
        "const count = (selector) => document.querySelectorAll(selector).length;
         const quotas = [...document.querySelectorAll('#by-track .prize h3 span')].map((e) => parseInt(e.textContent));
         return {won: count('#by-track .prize ol > li'), quota: quotas.reduce((a, b) => a + b),
             byOrganization: count('#by-organization dd')}",
    );
    assert_eq!(totals["won"], flat.len());
    assert_eq!(totals["quota"], 18);
    // Each winner appears once under its organisation; those without one come last, under a heading that says so.
    let listed = tab.eval(
        "return [...document.querySelectorAll('#by-organization dd')].map((dd) =>
             [dd.parentNode.querySelector('dt').innerText.trim(), [...dd.querySelectorAll('.wk')].pop().textContent])",
    );
    let listed: Vec<(String, String)> = serde_json::from_value(listed).unwrap();
    let without = &listed.last().unwrap().0;
    let names = |row: &Vec<String>, name: &String| row.iter().any(|cell| cell == name);
    for row in &flat {
        let of = listed.iter().filter(|(_, work)| work == row.last().unwrap());
        let [(name, _)] = of.collect::<Vec<_>>()[..] else { panic!("{row:?} does not stand once among {listed:?}") };
        let any = listed.iter().any(|(name, _)| names(row, name));
        assert!(names(row, name) || (name == without && !any), "{row:?} stands under {name}");
    }
    assert_eq!(totals["byOrganization"], flat.len());
    let csv = tab.eval(
        "const link = document.querySelector('main a[href$=\".csv\"]');
         return fetch(link.href).then((got) => got.arrayBuffer()).then((bytes) => [...new Uint8Array(bytes)])",
    );
    let csv: Vec<u8> = serde_json::from_value(csv).unwrap();
    let text = String::from_utf8(csv).unwrap();
    let text = text.strip_prefix('\u{feff}').expect("a mark by which spreadsheets know the encoding");
    assert_eq!(text.lines().count(), 1 + flat.len(), "{text}");
    for row in &flat {
        assert!(text.contains(row.last().unwrap().as_str()), "{row:?}");
    }
}

#[test]
fn a_table_that_is_too_wide_is_moved_by_the_arrow_keys() {
    let tab = opened("table");
    for (width, step) in [(360, ""), (660, ""), (660, "4"), (1280, "4")] {
        tab.viewport(width, 800);
        size(&tab, step);
        let wide = tab.eval(
            "const box = document.querySelector('#flat .tw'); box.scrollLeft = 0; box.focus();
             return [document.activeElement === box, box.scrollWidth > box.clientWidth]",
        );
        assert_eq!(wide[0], true, "{width} px: the table takes no focus");
        if wide[1] == true {
            tab.press("ArrowRight");
            let moved = "return document.querySelector('#flat .tw').scrollLeft > 0";
            assert!(tab.becomes(moved), "{width} px, size {step:?}: the table does not move");
        }
    }
    // A narrow window shows every row as a card, whose parts keep their roles.
    tab.viewport(360, 800);
    size(&tab, "");
    let roles = tab.cdp("Accessibility.getFullAXTree", json!({}));
    let count =
        |role: &str| roles["nodes"].as_array().unwrap().iter().filter(|node| node["role"]["value"] == role).count();
    assert!(count("row") >= 18 && count("rowheader") >= 18 && count("columnheader") >= 3, "roles are lost");
}
