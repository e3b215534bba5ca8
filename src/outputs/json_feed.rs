//! Feeds in the format JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use serde::Serialize;

use super::feed::{Entry, Feed};

#[derive(Debug, Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    language: &'static str,
    authors: Vec<Author<'a>>,
    items: Vec<Item<'a>>,
}

#[derive(Debug, Serialize)]
struct Author<'a> {
    name: &'a str,
}

#[derive(Debug, Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    content_html: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    date_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
}

/// Returns the feed as JSON Feed.
pub(super) fn write(feed: &Feed<'_>) -> serde_json::Result<Vec<u8>> {
    let json = JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: &feed.home,
        feed_url: feed.absolute(feed.files.json),
        description: feed.subtitle,
        language: feed.site.settings.language.tag(),
        authors: vec![Author { name: feed.author }],
        items: feed.entries.iter().map(item).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&json)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn item<'a>(entry: &'a Entry<'_>) -> Item<'a> {
    Item {
        id: &entry.url,
        url: &entry.url,
        title: entry.title,
        content_html: entry.content,
        summary: entry.summary,
        image: entry.image.as_deref(),
        date_published: entry.published.map(|date| date.to_rfc3339()),
        date_modified: entry.updated.to_rfc3339(),
        authors: entry.authors.iter().map(|name| Author { name }).collect(),
        tags: entry.categories.clone(),
    }
}
