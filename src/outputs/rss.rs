//! Feeds in the format RSS 2.0, with the modules `content`, `dc` and `atom`.

use std::io;

use super::feed::{Entry, Feed};
use super::xml::Xml;

const NAMESPACES: &[(&str, &str)] = &[
    ("version", "2.0"),
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
];

/// Returns the feed as RSS; `own` is the URL of the feed itself.
pub(super) fn write(feed: &Feed<'_>, own: &str) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new("rss", NAMESPACES)?;
    xml.open("channel", &[])?;
    xml.text("title", &feed.title)?;
    xml.text("link", &feed.home)?;
    xml.text("description", &as_html(feed.subtitle.unwrap_or(&feed.title)))?;
    xml.text("language", feed.site.settings.language.tag())?;
    xml.text("lastBuildDate", &feed.updated().to_rfc2822())?;
    xml.text("generator", "huikan")?;
    xml.empty("atom:link", &[("rel", "self"), ("type", "application/rss+xml"), ("href", own)])?;
    for entry in &feed.entries {
        item(&mut xml, entry)?;
    }
    xml.close("channel")?;
    xml.finish("rss")
}

/// A plain text as HTML: readers of feeds take descriptions for HTML (RSS Advisory Board, "Encoding HTML").
fn as_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn item(xml: &mut Xml, entry: &Entry<'_>) -> io::Result<()> {
    xml.open("item", &[])?;
    xml.text("title", entry.title)?;
    xml.text("link", &entry.url)?;
    xml.text_with("guid", &[("isPermaLink", "true")], &entry.url)?;
    if let Some(published) = &entry.published {
        xml.text("pubDate", &published.to_rfc2822())?;
    }
    for name in &entry.authors {
        xml.text("dc:creator", name)?;
    }
    for category in &entry.categories {
        xml.text("category", category)?;
    }
    if let Some(summary) = entry.summary {
        xml.text("description", &as_html(summary))?;
    }
    xml.text("content:encoded", entry.content)?;
    xml.close("item")
}
