//! Feeds in the format Atom 1.0 (RFC 4287).

use std::io;

use super::feed::{Entry, Feed};
use super::xml::Xml;

/// Returns the feed as Atom.
pub(super) fn write(feed: &Feed<'_>) -> io::Result<Vec<u8>> {
    let language = feed.site.settings.language.tag();
    let mut xml = Xml::new("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language)])?;
    let own = feed.absolute(feed.files.atom);
    xml.text("id", &feed.home)?;
    xml.text("title", &feed.title)?;
    if let Some(subtitle) = feed.subtitle {
        xml.text("subtitle", subtitle)?;
    }
    xml.text("updated", &feed.updated().to_rfc3339())?;
    xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)])?;
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.home)])?;
    person(&mut xml, "author", feed.author)?;
    xml.text_with("generator", &[("version", env!("CARGO_PKG_VERSION"))], "huikan")?;
    for one in &feed.entries {
        entry(&mut xml, one)?;
    }
    xml.finish("feed")
}

fn person(xml: &mut Xml, element: &str, name: &str) -> io::Result<()> {
    xml.open(element, &[])?;
    xml.text("name", name)?;
    xml.close(element)
}

fn entry(xml: &mut Xml, entry: &Entry<'_>) -> io::Result<()> {
    xml.open("entry", &[])?;
    xml.text("id", &entry.url)?;
    xml.text("title", entry.title)?;
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &entry.url)])?;
    if let Some(via) = entry.via {
        xml.empty("link", &[("rel", "via"), ("href", via)])?;
    }
    if let Some(published) = &entry.published {
        xml.text("published", &published.to_rfc3339())?;
    }
    xml.text("updated", &entry.updated.to_rfc3339())?;
    for name in &entry.authors {
        person(xml, "author", name)?;
    }
    for name in &entry.contributors {
        person(xml, "contributor", name)?;
    }
    for category in &entry.categories {
        xml.empty("category", &[("term", category)])?;
    }
    if let Some(summary) = entry.summary {
        xml.text("summary", summary)?;
    }
    xml.text_with("content", &[("type", "html")], entry.content)?;
    xml.close("entry")
}
