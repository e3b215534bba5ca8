//! The files beside the pages of the sample: they are well-formed and agree with the pages.

use std::collections::BTreeSet;

use crate::builds::{SETTINGS, Site, huikan};
use crate::sample::built;

const BASE: &str = "https://www.example.org/newsletter/";

fn text(path: &str) -> String {
    String::from_utf8(built().0[path].clone()).unwrap()
}

#[test]
fn all_xml_and_json_can_be_read() {
    let (files, _) = built();
    let mut count = 0;
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        if path.ends_with(".xml") || path.ends_with(".svg") {
            roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
            count += 1;
        }
        if path.ends_with(".json") {
            serde_json::from_str::<serde_json::Value>(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
            count += 1;
        }
    }
    assert!(count > 20, "{count}");
}

#[test]
fn linked_data_of_every_page_can_be_read_and_is_of_its_kind() {
    let (files, _) = built();
    let mut types = BTreeSet::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        let Some((_, rest)) = html.split_once("<script type=\"application/ld+json\">") else {
            assert!(html.contains("noindex") || path == "404.html", "{path}");
            continue;
        };
        let value: serde_json::Value = serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap();
        for thing in value["@graph"].as_array().unwrap() {
            types.insert(thing["@type"].as_str().unwrap().to_owned());
        }
    }
    for kind in ["WebSite", "Organization", "PublicationIssue", "NewsArticle", "BreadcrumbList"] {
        assert!(types.contains(kind), "{kind} is not among {types:?}");
    }
}

#[test]
fn feeds_are_named_by_pages_and_hold_every_piece_once_with_whole_addresses() {
    let mut links = 0;
    let (files, _) = built();
    let home = text("index.html");
    assert!(
        home.contains("<link rel=\"alternate\" type=\"application/atom+xml\"") && home.contains("href=\"./atom.xml\"")
    );
    assert!(text("news/huanghe-cup/index.html").contains("href=\"../../news/atom.xml\""));
    for path in files.keys().filter(|path| path.ends_with("atom.xml")) {
        let feed = text(path);
        let document = roxmltree::Document::parse(&feed).unwrap();
        let of = |name: &str| -> Vec<String> {
            let named = document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2005/Atom", name)));
            named.filter_map(|node| node.text().map(str::to_owned)).collect()
        };
        let ids = of("id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{path}");
        let updated = of("updated");
        assert_eq!(updated[0], *updated[1..].iter().max().unwrap(), "{path}: as new as its newest entry");
        assert!(updated.iter().all(|date| date.ends_with("+08:00")));
        for content in of("content") {
            for attribute in [" href=\"", " src=\""] {
                let mut targets = content.split(attribute).skip(1);
                links += targets.clone().count();
                assert!(
                    targets.all(|target| target.starts_with("http") || target.starts_with("tel:")),
                    "{path}: {content}"
                );
            }
        }
    }
    assert!(links > 100, "{links} links in feeds");
}

#[test]
fn the_sitemap_names_the_pages_and_nothing_else() {
    let (files, _) = built();
    let sitemap = text("sitemap.xml");
    let document = roxmltree::Document::parse(&sitemap).unwrap();
    let named: BTreeSet<String> = document
        .descendants()
        .filter(|node| node.tag_name().name() == "loc")
        .map(|node| {
            let address = node.text().unwrap().strip_prefix(BASE).unwrap().to_owned();
            let address = percent_encoding::percent_decode_str(&address).decode_utf8_lossy().into_owned();
            format!("{address}index.html")
        })
        .collect();
    // Old addresses redirect, and a regulation at the address with its day is the same as at its own address.
    let leads_on = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("content=\"noindex\"");
    let pages: BTreeSet<String> = files
        .iter()
        .filter(|(path, bytes)| path.ends_with("index.html") && !leads_on(bytes))
        .map(|(path, _)| path.clone())
        .collect();
    assert_eq!(named, pages);
}

#[test]
fn the_one_page_issue_holds_every_piece_and_no_id_twice() {
    let page = text("issues/2024-2/all/index.html").replace("<wbr>", "");
    let index: serde_json::Value = serde_json::from_str(&text("index.json")).unwrap();
    let of_issue = index["pieces"].as_array().unwrap().iter().filter(|piece| piece["issue"] == "2024-2");
    let mut count = 0;
    for piece in of_issue {
        count += 1;
        assert!(page.contains(&format!("{}</h2>", piece["title"].as_str().unwrap())) || piece["subtitle"].is_string());
    }
    assert_eq!(page.matches("<article ").count(), count);
    let ids: Vec<&str> = page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
}

#[test]
fn nothing_that_is_written_knows_the_clock() {
    let site = Site::small();
    site.build();
    let before = site.tree();
    let mut later = huikan();
    later.args(["build", "--now", "2026-06-01", "--root"]).arg(site.root()).arg("--output").arg(site.output());
    assert!(later.status().unwrap().success());
    assert_eq!(before, site.tree());
}

#[test]
fn a_government_site_carries_the_names_that_its_rules_ask_for() {
    let site = Site::empty();
    let settings = SETTINGS.replace("title: 测试会刊", "title: 网信通讯\nprofile: government\nsite_code: '4201000001'");
    assert!(settings.contains("profile"));
    site.write("site.yaml", settings);
    let front =
        "title: 会议\ndate: 2024-09-01 10:30\ntags: [会议, 安全]\ncontributors: [{name: 张三}]\nsummary: 一次。";
    site.write("content/news/a.md", format!("---\n{front}\n---\n\n正文。\n"));
    site.build();
    let page = String::from_utf8(site.tree()["news/a/index.html"].clone()).unwrap();
    for (name, content) in [
        ("SiteName", "网信通讯"),
        ("SiteDomain", "www.example.org"),
        ("SiteIDCode", "4201000001"),
        ("ColumnName", "动态"),
        ("ArticleTitle", "会议"),
        ("PubDate", "2024-09-01 10:30"),
        ("Keywords", "会议,安全"),
        ("Author", "张三"),
        ("Description", "一次。"),
        ("Url", "https://www.example.org/newsletter/news/a/"),
    ] {
        assert!(page.contains(&format!("<meta name=\"{name}\" content=\"{content}\">")), "{name}");
    }
    site.write("site.yaml", SETTINGS);
    site.build();
    assert!(!String::from_utf8_lossy(&site.tree()["news/a/index.html"]).contains("SiteName"));
}
