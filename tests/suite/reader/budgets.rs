//! Limits for the size and the requests of pages of the sample, as a browser loads them from a server that uses gzip.

use std::collections::BTreeSet;

use super::server::Server;
use super::site::{examples, newsletter};
use super::statutes;
use super::tab::Tab;
use super::walk::TIME;

/// A thousand bytes.
const KB: usize = 1000;

const ARTICLE: &str = "news/education-training/";
const REGULATION: &str = "regulations/network-data-security-2024/";
const ISSUE: &str = "issues/2024-2/";

/// The requests of a page.
struct Load {
    /// The paths of the requested files, without duplicates.
    asked: BTreeSet<String>,
    /// The compressed size of the pages, style sheets and scripts among them.
    text: usize,
    scripts: usize,
    styles: usize,
    /// The compressed size of all files, including drawings; then the same for browsers that accept Brotli.
    whole: usize,
    whole_brotli: usize,
}

fn packed(bytes: &[u8]) -> usize {
    use std::io::Write;
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap().len()
}

fn load(site: &Server, path: &str) -> Load {
    let tab = Tab::new(site, &format!("budget {path}"), TIME);
    tab.open(path);
    let mut load = Load { asked: BTreeSet::new(), text: 0, scripts: 0, styles: 0, whole: 0, whole_brotli: 0 };
    for address in tab.requests() {
        let (name, bytes) = site.file(&address).unwrap_or_else(|| panic!("{address} is no file of the site"));
        if !load.asked.insert(name.to_owned()) {
            continue;
        }
        let is_text = huikan::internals::is_packed(name);
        let brotli = || huikan::internals::Packing::Brotli.pack(name, bytes).unwrap().len();
        let size = if is_text { packed(bytes) } else { bytes.len() };
        load.whole += size;
        load.whole_brotli += if is_text { brotli() } else { bytes.len() };
        let weigh = |sum: &mut usize, ending: &str| *sum += if name.ends_with(ending) { size } else { 0 };
        weigh(&mut load.scripts, ".js");
        weigh(&mut load.styles, ".css");
        weigh(&mut load.text, ".html");
    }
    load.text += load.scripts + load.styles;
    assert!(load.text > 0 && load.scripts > 0, "{path}: {:?}", load.asked);
    let cookies = tab.cdp("Storage.getCookies", serde_json::json!({}));
    assert_eq!(cookies["cookies"], serde_json::json!([]), "{path}: a cookie");
    let fonts =
        "return [...performance.getEntriesByType('resource')].filter((e) => /\\.(woff2?|[ot]tf)/.test(e.name)).length";
    assert_eq!(tab.eval(fonts), 0, "{path}: a font");
    load
}

/// Returns the number of characters in a page's text, without spaces.
fn letters(path: &str) -> usize {
    let tab = Tab::new(newsletter(), &format!("letters {path}"), TIME);
    tab.open(path);
    let count = tab.eval("return document.querySelector('.prose').textContent.replace(/\\s/g, '').length");
    usize::try_from(count.as_u64().unwrap()).unwrap()
}

/// Returns the size of the style sheets of a page, uncompressed and compressed.
fn styles(page: &str) -> (usize, usize) {
    let files = &newsletter().files;
    let page = if page.is_empty() || page.ends_with('/') { format!("{page}index.html") } else { page.to_owned() };
    let html = String::from_utf8_lossy(&files[&page]);
    let sheets = html.split("<link rel=\"stylesheet\" href=\"").skip(1);
    // Style sheets are in the root of the site, so the last component of the address is enough.
    let sheets = sheets.map(|rest| &files[rest.split('"').next().unwrap().rsplit('/').next().unwrap()]);
    sheets.fold((0, 0), |(raw, small), sheet| (raw + sheet.len(), small + packed(sheet)))
}

#[test]
fn the_style_sheets_are_small() {
    for example in examples() {
        let (raw, packed) = styles(&example.path);
        let (most, most_packed) = match example.template.as_str() {
            "article.html" | "regulation.html" => (24 * KB, 6 * KB),
            // These pages show everything or search it, so they need more.
            "issue-all.html" | "search.html" => (25 * KB, 9 * KB),
            _ => (24 * KB, 7 * KB),
        };
        assert!(raw > 0 && raw <= most && packed <= most_packed, "{}: {raw} bytes, {packed} packed", example.path);
    }
}

#[test]
fn an_article_is_light() {
    assert!(letters(ARTICLE) <= 3000);
    let load = load(newsletter(), ARTICLE);
    // 14 KB is what a server can send before it must wait for an acknowledgement.
    assert!(load.text <= 14 * KB, "{} bytes: {:?}", load.text, load.asked);
    assert!(load.scripts <= 4 * KB, "{} bytes of scripts: {:?}", load.scripts, load.asked);
    assert!(load.asked.len() <= 4, "{:?}", load.asked);
}

#[test]
fn a_regulation_of_ten_thousand_letters_is_light() {
    let load = load(newsletter(), REGULATION);
    assert!(load.text <= 28 * KB, "{} bytes: {:?}", load.text, load.asked);
    assert!(load.scripts <= 4 * KB, "{} bytes of scripts: {:?}", load.scripts, load.asked);
}

/// The size of the same regulation made by `MkDocs` with Material 9.8.2, compressed with gzip: page, styles, scripts,
/// index, icon (fonts turned off).
const OTHER_THEME: usize = 93_300;

/// What Material also loads in its default settings: the font Roboto for digits and Latin letters, and its style sheet.
/// Three weights in separate files are 68,500 bytes; this is the minimum, one file with all weights.
const OTHER_FONT: usize = 45_000;

#[test]
fn a_law_of_ten_thousand_letters_is_a_fraction_of_what_other_themes_send() {
    let Some(site) = statutes::site() else { return };
    let load = load(site, "rules/network-data-security-2024/");
    assert!(load.whole * 6 <= OTHER_THEME + OTHER_FONT, "{} bytes: {:?}", load.whole, load.asked);
    assert!(load.whole * 4 <= OTHER_THEME, "{} bytes: {:?}", load.whole, load.asked);
    assert!(load.whole_brotli * 5 <= OTHER_THEME, "{} bytes with Brotli: {:?}", load.whole_brotli, load.asked);
}

#[test]
fn an_issue_is_light() {
    let load = load(newsletter(), ISSUE);
    assert!(load.text <= 20 * KB, "{} bytes: {:?}", load.text, load.asked);
    assert!(load.scripts <= 4 * KB, "{} bytes of scripts: {:?}", load.scripts, load.asked);
}

#[test]
fn pages_with_scripts_of_their_own_stay_light() {
    for path in ["news/huanghe-cup-awards/", "calendar/", ""] {
        let load = load(newsletter(), path);
        assert!(load.scripts <= 12 * KB, "{path}: {} bytes of scripts: {:?}", load.scripts, load.asked);
    }
}
