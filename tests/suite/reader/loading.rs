//! Loading a page of every template: its requests, its size, its metadata, and its content without scripts.

use serde_json::Value;

use super::tab::Tab;
use super::walk::on_every_example;

#[test]
fn pages_ask_their_own_site_and_the_console_is_silent() {
    on_every_example("console", |tab, page, findings| {
        // On this day the scripts change the most.
        tab.clock("2025-02-01T04:00:00Z");
        tab.open(&page.path);
        let missing = page.template == "not-found.html";
        for entry in tab.log("browser") {
            findings.add(format!("console: {}", entry["message"]));
        }
        let origin = format!("{}/newsletter/", tab.site.origin());
        for asked in tab.requests().into_iter().filter(|asked| !asked.starts_with("data:")) {
            findings.require(asked.starts_with(&origin), format!("asked elsewhere: {asked}"));
            let there = tab.site.file(&asked).is_some();
            findings.require(there || missing, format!("asked for what is not there: {asked}"));
        }
    });
}

#[test]
fn every_page_says_what_it_is() {
    on_every_example("head", |tab, page, findings| {
        tab.open(&page.path);
        let said = tab.eval(include_str!("scripts/head.js"));
        let text = |key: &str| said[key].as_str().unwrap_or_default().to_owned();
        findings.require(text("title").ends_with("武汉市网络安全协会通讯"), format!("title: {}", text("title")));
        findings.require(text("canonical").starts_with("https://www.example.org/newsletter/"), text("canonical"));
        let described = text("description").chars().count();
        findings.require(
            (8..=200).contains(&described) || said["indexed"] == false,
            format!("description: {}", text("description")),
        );
        findings.require(said["headings"] == 1, format!("{} first headings", said["headings"]));
        findings.require(said["feeds"].as_u64() > Some(0), "no feed to find");
        findings.all("JSON-LD", &said["data"]);
        findings.all("headings", &said["gaps"]);
    });
}

/// Returns the layout shift of the first screen since the page began to load, see <https://web.dev/articles/cls>.
fn moved(tab: &Tab) -> f64 {
    tab.eval(include_str!("scripts/moved.js")).as_f64().unwrap()
}

#[test]
fn nothing_moves_while_a_page_comes() {
    on_every_example("moved", |tab, page, findings| {
        tab.clock("2025-02-01T04:00:00Z");
        for width in [360, 1280] {
            for size in ["", "4"] {
                tab.viewport(width, 740);
                tab.open(&page.path);
                tab.call("localStorage.setItem('size', arguments[0])", vec![size.into()]);
                tab.open(&page.path);
                let moved = moved(tab);
                findings.require(moved <= 0.01, format!("{width} px, size {size:?}: {moved}"));
            }
        }
    });
}

/// Returns the visible text of the page, without the parts that scripts may add.
fn main_text(tab: &Tab) -> Value {
    tab.eval(include_str!("scripts/text.js"))
}

#[test]
fn everything_can_be_read_without_scripts() {
    on_every_example("no scripts", |tab, page, findings| {
        // Scripts add what depends on the reader's day; on the day of the build they add nothing.
        tab.clock("2025-02-01T04:00:00Z");
        tab.open(&page.path);
        let with = main_text(tab);
        tab.scripts(false);
        tab.open(&page.path);
        let without = main_text(tab);
        for (kind, lines) in [("text", &with["lines"]), ("links", &with["links"])] {
            let there = without[kind.replace("text", "lines")].as_array().unwrap();
            for line in lines.as_array().unwrap().iter().filter(|line| !there.contains(line)) {
                findings.add(format!("{kind} only with scripts: {line}"));
            }
        }
        findings.all("a control that does nothing", &without["controls"]);
        let weight = with["lines"].as_array().unwrap().len();
        findings.require(weight > 0, "no text");
    });
}
