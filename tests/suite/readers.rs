//! Safety of the pages: texts appear as written, and no page contains code, resources from other hosts or hidden
//! content.

use crate::builds::{SETTINGS, Site, copy, stderr};
use crate::sample;

/// A title with characters that have a meaning in HTML, XML, JSON and the template engine.
const TITLE: &str = "</title><script>alert(1)</script> ]]><b>&amp; {{ 7*7 }} {% raw %} \"双\"'单'";

/// A summary in which every sign and every entity has a meaning in HTML.
const SUMMARY: &str = "<b>粗</b> <img src=x> &lt;i&gt; &amp; AT&T";

fn hostile() -> Site {
    let site = Site::empty();
    site.write("site.yaml", format!("description: '{SUMMARY}'\n{SETTINGS}"));
    site.write("content/news/p.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"/>");
    let title = TITLE.replace('\'', "''");
    let body = "{{ 7*7 }} {% raw %} {# 注 #}\n\n<script>alert(2)</script>\n\n\
        字<img src=\"p.svg\" alt=\"图\" onerror=\"alert(3)\"><a href=\"#\" onclick=\"alert(4)\">字</a>\n\n\
        ![“图”\"><script>alert(5)</script>](p.svg \"注\\\"><script>alert(6)</script>\")\n\n\
        [链接](https://example.org/ \"名\\\" onmouseover=\\\"alert(7)\")\n\n```\"><script>alert(8)</script>\n代码\n```\n";
    site.write(
        "content/news/a.md",
        format!("---\ntitle: '{title}'\nsummary: '{SUMMARY}'\ndate: 2024-12-19\ntags: ['<b>甲&乙']\n---\n\n{body}"),
    );
    site
}

#[test]
fn titles_and_texts_come_as_they_were_written_and_nothing_runs() {
    let site = hostile();
    let report = stderr(&site.build());
    assert!(report.contains("[removed-html]"), "{report}");
    let tree = site.tree();
    for (path, bytes) in tree.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        for tag in html.split("<script").skip(1) {
            assert!(tag.starts_with(" src=\"") || tag.starts_with(" type=\"application/ld+json\">"), "{path}: {tag}");
        }
        let tags = html.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag);
        let handlers = ["onerror=", "onclick=", "onmouseover="];
        for tag in tags.filter(|tag| handlers.iter().any(|handler| tag.contains(handler))) {
            assert!(tag.contains("&quot; onmouseover"), "{path}: {tag}");
        }
        // File names may contain any digits, so only the text between tags is searched.
        let mut words = html.split('>').filter_map(|rest| rest.split('<').next());
        assert!(!words.any(|words| words.contains("49")), "{path}: no template engine reads the text");
    }
    let page = String::from_utf8(tree["news/a/index.html"].clone()).unwrap();
    assert!(page.contains("{{ 7*7 }} {% raw %} {# 注 #}"), "{page}");
    let (_, data) = page.split_once("<script type=\"application/ld+json\">").unwrap();
    let data: serde_json::Value = serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap();
    let graph = data["@graph"].as_array().unwrap();
    assert!(graph.iter().any(|thing| thing["headline"] == TITLE), "{data}");
    let feed = String::from_utf8(tree["atom.xml"].clone()).unwrap();
    let feed = roxmltree::Document::parse(&feed).unwrap();
    assert!(feed.descendants().any(|node| node.has_tag_name("title") && node.text() == Some(TITLE)));
    let is_summary = |node: roxmltree::Node<'_, '_>| node.has_tag_name("summary") && node.text() == Some(SUMMARY);
    assert!(feed.descendants().any(is_summary), "a text that Atom takes for no HTML");
    let feed = String::from_utf8(tree["rss.xml"].clone()).unwrap();
    let feed = roxmltree::Document::parse(&feed).unwrap();
    let descriptions: Vec<_> = feed.descendants().filter(|node| node.has_tag_name("description")).collect();
    assert_eq!(descriptions.len(), 2);
    for description in descriptions {
        let html = description.text().unwrap();
        // What readers of RSS take for HTML shows the text, and has no element.
        let read = html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        assert!(!html.contains('<') && read == SUMMARY, "{html}");
    }
    let feed: serde_json::Value = serde_json::from_slice(&tree["feed.json"]).unwrap();
    assert_eq!((&feed["items"][0]["title"], &feed["items"][0]["summary"]), (&TITLE.into(), &SUMMARY.into()));
    let index: serde_json::Value = serde_json::from_slice(&tree["index.json"]).unwrap();
    assert!(index["pieces"].as_array().unwrap().iter().any(|piece| piece["title"] == TITLE));
}

#[test]
fn no_page_asks_another_host_for_anything() {
    let elsewhere = |target: &str| target.contains("//") || target.starts_with("data:");
    for (path, bytes) in sample::built().0 {
        let text = String::from_utf8_lossy(&bytes);
        if path.ends_with(".html") {
            for attribute in [" src=\"", " srcset=\"", " poster=\"", " action=\""] {
                let mut targets = text.split(attribute).skip(1).filter_map(|rest| rest.split('"').next());
                assert!(!targets.any(elsewhere), "{path}: {attribute}");
            }
            for tag in text.split("<link ").skip(1).filter_map(|rest| rest.split('>').next()) {
                let asks = ["stylesheet", "icon", "preload", "manifest", "prefetch", "preconnect", "dns-prefetch"];
                let asks = asks.iter().any(|kind| tag.contains(&format!("{kind}\"")));
                let target = tag.split_once("href=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or("");
                assert!(!asks || !elsewhere(target), "{path}: {tag}");
            }
            assert!(!text.contains("<iframe") && !text.contains("<object") && !text.contains("<embed"), "{path}");
        }
        if path.ends_with(".css") {
            assert!(
                !text.contains("@import") && !text.split("url(").skip(1).any(|rest| rest.contains("://")),
                "{path}"
            );
        }
    }
}

#[test]
fn of_a_draft_nothing_is_published_not_even_a_name() {
    let site = Site::small();
    let front =
        "title: 秘密的会议\ndate: 2024-12-19\ndraft: true\nslug: hidden-plan\ntags: [未公开]\naliases: [/old-plan/]";
    site.write("content/news/geheim.md", format!("---\n{front}\n---\n\n只在草稿里。\n\n![会场](venue.svg)\n"));
    site.write("content/news/venue.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"/>");
    site.build();
    for (path, bytes) in site.tree() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for trace in ["秘密的会议", "hidden-plan", "geheim", "未公开", "old-plan", "只在草稿里", "venue"] {
            assert!(!path.contains(trace) && !text.contains(trace), "{path}: {trace}");
        }
    }
}

#[test]
fn what_lies_hidden_in_static_is_not_published() {
    let site = Site::small();
    site.write("static/.env", "PASSWORD=1");
    site.write("static/.git/config", "[remote]");
    site.write("static/sub/.htpasswd", "x:y");
    site.write("static/.well-known/security.txt", "Contact: mailto:a@example.org");
    let report = stderr(&site.build());
    assert_eq!(report.matches("[hidden-file]").count(), 3, "{report}");
    let tree = site.tree();
    assert!(tree.contains_key(".well-known/security.txt"));
    assert!(!tree.keys().any(|path| [".env", ".git", ".htpasswd"].iter().any(|name| path.contains(name))));
}

#[test]
fn nothing_published_tells_where_or_when_the_site_was_written() {
    let first = hostile();
    first.build();
    let second = Site::empty();
    let mut files: Vec<_> = crate::builds::tree(&first.root()).into_iter().collect();
    files.reverse();
    for (path, bytes) in files.iter().filter(|(path, _)| !path.starts_with(".huikan")) {
        second.write(path, bytes);
        let file = std::fs::File::options().write(true).open(second.root().join(path)).unwrap();
        file.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(86_400)).unwrap();
    }
    second.build();
    assert_eq!(first.tree(), second.tree());
    let here = first.base().display().to_string();
    let told = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).contains(&here);
    assert!(!first.tree().values().any(told));
}

#[test]
fn numbers_of_persons_are_masked_wherever_they_are_printed() {
    let site = Site::empty();
    let cases = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    copy(&cases.join("numbers of persons are named and masked"), &site.root());
    for format in ["human", "json", "github", "sarif"] {
        let run = site.command().args(["--format", format, "--strict"]).output().unwrap();
        assert_eq!(run.status.code(), Some(1), "a warning stops a strict build");
        let said = format!("{}{}", stderr(&run), String::from_utf8_lossy(&run.stdout));
        assert!(said.contains("138****8000") && said.contains("110***********002X"), "{said}");
        assert!(!["0013", "13800138000", "13500135000", "1949"].iter().any(|digits| said.contains(digits)), "{said}");
    }
}
