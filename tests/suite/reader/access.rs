//! Accessibility of a page of every template: axe finds nothing, and the keyboard is enough to use the page.

use serde_json::Value;

use super::site::case;
use super::tab::Tab;
use super::walk::{Findings, TIME, on_every_example};

/// Returns the source of axe, which `scripts/test` downloads.
pub fn axe() -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/axe.min.js");
    std::fs::read_to_string(&path)
        .unwrap_or_else(|_| panic!("{} is not there; scripts/test fetches it", path.display()))
}

/// A colour scheme: its name and the media features to set.
type Scheme = (&'static str, &'static [(&'static str, &'static str)]);

/// axe runs all its rules in each scheme.
const SCHEMES: &[Scheme] = &[
    ("light", &[("prefers-color-scheme", "light")]),
    ("dark", &[("prefers-color-scheme", "dark")]),
    ("forced colours", &[("forced-colors", "active"), ("prefers-color-scheme", "dark")]),
    ("high contrast", &[("prefers-contrast", "more"), ("prefers-color-scheme", "light")]),
    ("high contrast, dark", &[("prefers-contrast", "more"), ("prefers-color-scheme", "dark")]),
];

/// The smallest and the largest text size.
pub const SIZES: &[&str] = &["", "4"];

/// Sets the text size as the control in the page does.
pub fn size(tab: &Tab, size: &str) {
    let script = "const root = document.documentElement;
        if (arguments[0]) root.dataset.size = arguments[0]; else delete root.dataset.size;";
    tab.call(script, vec![size.into()]);
}

/// Runs axe on the open page at three widths, in both text sizes and in all schemes.
pub fn asked_in_every_way(tab: &Tab, findings: &mut Findings) {
    asked(tab, &[320, 360, 1280], SIZES, &["light", "dark", "forced colours", "high contrast"], findings);
    asked(tab, &[360], &[""], &["high contrast, dark"], findings);
}

/// Runs axe on the open page at these widths, text sizes and schemes.
pub fn asked(tab: &Tab, widths: &[u32], sizes: &[&str], schemes: &[&str], findings: &mut Findings) {
    tab.eval(&axe());
    for width in widths {
        tab.viewport(*width, 900);
        for step in sizes {
            size(tab, step);
            for (scheme, media) in SCHEMES.iter().filter(|(name, _)| schemes.contains(name)) {
                tab.media(media);
                let place = format!("{width} px, size {step:?}, {scheme}");
                findings.all(&place, &tab.eval(include_str!("scripts/axe.js")));
            }
        }
    }
}

#[test]
fn axe_finds_nothing_wrong_with_any_template() {
    on_every_example("axe", |tab, page, findings| {
        tab.open(&page.path);
        if page.is_heavy() {
            // A smaller page of the same template is checked in every combination.
            asked(tab, &[360], &[""], &["light"], findings);
        } else if page.is_first {
            asked_in_every_way(tab, findings);
        } else {
            // This example only shows further parts of the template, so fewer combinations are enough.
            asked(tab, &[360], &["4"], &["light", "forced colours"], findings);
            asked(tab, &[1280], &[""], &["dark", "high contrast, dark"], findings);
        }
    });
}

/// Sites of `tests/sites/` with features that the sample lacks.
const CASES: &[&str] = &[
    "a guide leads through its steps",
    "a reprint names its source",
    "an English site speaks English",
    "an issue offers its printed file when it is due",
    "components in a text",
    "versions of a regulation stand at their days and are compared",
];

#[test]
fn axe_finds_nothing_wrong_with_what_the_sample_has_none_of() {
    for name in CASES {
        let site = case(name);
        let tab = Tab::new(&site, name, TIME);
        let mut findings = Findings::new(&tab);
        let pages = site.files.iter().filter(|(path, bytes)| {
            path.ends_with("/index.html") && String::from_utf8_lossy(bytes).contains("<article")
        });
        for (path, _) in pages {
            tab.open(path.trim_end_matches("index.html"));
            asked(&tab, &[360], &[""], &["light"], &mut findings);
            asked(&tab, &[1280], &["4"], &["dark"], &mut findings);
        }
        findings.none();
    }
}

/// Returns the focused element, see `focus.js`; null at the end of the page.
fn focus(tab: &Tab) -> Value {
    tab.eval(include_str!("scripts/focus.js"))
}

/// Presses Tab from the top to the end of the page; returns the number of stops.
fn walk_through(tab: &Tab, place: &str, findings: &mut Findings) -> usize {
    let mut stops = 0;
    loop {
        tab.press("Tab");
        let stop = focus(tab);
        if stop.is_null() {
            return stops;
        }
        let name = stop["name"].as_str().unwrap_or_default().to_owned();
        if stop["first"] == false {
            findings.require(name.contains("skip"), format!("{place}: the focus comes back to {name}"));
            return stops;
        }
        stops += 1;
        findings.require(stop["seen"] == true, format!("{place}: not seen: {name}"));
        findings.require(stop["marked"] == true, format!("{place}: not marked: {name}"));
        findings.require(stop["covered"] == "", format!("{place}: {} lies over {name}", stop["covered"]));
    }
}

#[test]
fn a_keyboard_reaches_everything_and_sees_where_it_is() {
    on_every_example("keyboard", |tab, page, findings| {
        let widths: &[u32] = if page.is_heavy() { &[360] } else { &[1280, 360] };
        for width in widths {
            let place = format!("{width} px");
            tab.viewport(*width, 740);
            // Without smooth scrolling the test need not wait for the focused element.
            tab.media(&[("prefers-reduced-motion", "reduce")]);
            tab.open(&page.path);
            tab.press("Tab");
            let first = focus(tab);
            let skip = tab.eval("return document.activeElement.hash === '#main' && document.activeElement.className")
                == "skip";
            findings.require(skip && first["seen"] == true, format!("{place}: the first stop is {first}"));
            tab.press("Enter");
            let inside = "return document.activeElement.closest('main') !== null";
            findings.require(tab.becomes(inside), format!("{place}: the skip link leads to {}", focus(tab)));
            tab.open(&page.path);
            let stops = walk_through(tab, &place, findings);
            findings.require(stops > 10, format!("{place}: only {stops} stops"));
            tab.press("Shift+Tab");
            findings.require(!focus(tab).is_null(), format!("{place}: there is no way back from the end"));
        }
    });
}
