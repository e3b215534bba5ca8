//! What pages of the sample may weigh and ask for, as a browser loads them and as servers send them: packed with gzip.

use std::collections::BTreeSet;

use super::server::Server;
use super::site::newsletter;
use super::statutes;
use super::tab::Tab;
use super::walk::TIME;

/// A thousand bytes.
const KB: usize = 1000;

const ARTICLE: &str = "news/education-training/";
const REGULATION: &str = "regulations/network-data-security-2024/";
const ISSUE: &str = "issues/2024-2/";

/// What a page asked for.
struct Load {
    /// Paths of the files, each once.
    asked: BTreeSet<String>,
    /// Of these, pages, style sheets and scripts, packed.
    text: usize,
    /// The same as servers send it to browsers that read Brotli.
    brotli: usize,
    scripts: usize,
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
    let mut load = Load { asked: BTreeSet::new(), text: 0, brotli: 0, scripts: 0 };
    for address in tab.requests() {
        let (name, bytes) = site.file(&address).unwrap_or_else(|| panic!("{address} is no file of the site"));
        let is_script = name.ends_with(".js");
        if load.asked.insert(name.to_owned()) && (is_script || name.ends_with(".html") || name.ends_with(".css")) {
            load.text += packed(bytes);
            load.brotli += huikan::outputs::Packing::Brotli.pack(name, bytes).unwrap().len();
            load.scripts += if is_script { packed(bytes) } else { 0 };
        }
    }
    assert!(load.text > 0 && load.scripts > 0, "{path}: {:?}", load.asked);
    let cookies = tab.cdp("Storage.getCookies", serde_json::json!({}));
    assert_eq!(cookies["cookies"], serde_json::json!([]), "{path}: a cookie");
    let fonts =
        "return [...performance.getEntriesByType('resource')].filter((e) => /\\.(woff2?|[ot]tf)/.test(e.name)).length";
    assert_eq!(tab.eval(fonts), 0, "{path}: a font");
    load
}

/// The letters of a page's text that are no blanks.
fn letters(path: &str) -> usize {
    let tab = Tab::new(newsletter(), &format!("letters {path}"), TIME);
    tab.open(path);
    let count = tab.eval("return document.querySelector('.prose').textContent.replace(/\\s/g, '').length");
    usize::try_from(count.as_u64().unwrap()).unwrap()
}

#[test]
fn the_style_sheets_are_small() {
    // Each file is there under two names; a few kinds of pages have a small one of their own.
    let sheets = newsletter().files.iter().filter(|(path, _)| path.ends_with(".css"));
    let sheets: BTreeSet<_> = sheets.map(|(path, bytes)| (path.split('.').next().unwrap(), bytes)).collect();
    let (theme, others): (Vec<_>, Vec<_>) = sheets.into_iter().partition(|(name, _)| *name == "theme");
    assert_eq!(theme.len(), 1);
    for (name, sheet) in others {
        assert!(packed(sheet) <= KB, "{name}: {}", packed(sheet));
    }
    let (raw, packed) = (theme[0].1.len(), packed(theme[0].1));
    assert!(raw <= 24 * KB && packed <= 7 * KB, "{raw} bytes, {packed} packed");
}

#[test]
fn an_article_is_light() {
    assert!(letters(ARTICLE) <= 3000);
    let load = load(newsletter(), ARTICLE);
    assert!(load.text <= 20 * KB, "{} bytes: {:?}", load.text, load.asked);
    assert!(load.scripts <= 4 * KB, "{} bytes of scripts: {:?}", load.scripts, load.asked);
    assert!(load.asked.len() <= 4, "{:?}", load.asked);
}

#[test]
fn a_regulation_of_ten_thousand_letters_is_light() {
    let load = load(newsletter(), REGULATION);
    assert!(load.text <= 28 * KB, "{} bytes: {:?}", load.text, load.asked);
    assert!(load.scripts <= 4 * KB, "{} bytes of scripts: {:?}", load.scripts, load.asked);
}

/// What the theme of `MkDocs` Material sends for the regulation below, packed with gzip: page, styles, scripts, index.
const OTHER_THEME: usize = 96_200;

#[test]
fn a_law_of_ten_thousand_letters_is_a_fraction_of_what_other_themes_send() {
    let Some(site) = statutes::site() else { return };
    let load = load(site, "rules/network-data-security-2024/");
    assert!(load.text * 4 <= OTHER_THEME, "{} bytes: {:?}", load.text, load.asked);
    assert!(load.brotli * 5 <= OTHER_THEME, "{} bytes with Brotli: {:?}", load.brotli, load.asked);
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
