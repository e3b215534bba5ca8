//! The properties of a page for programs that preview links (`OpenGraph`, <https://ogp.me>).

use schemars::JsonSchema;
use serde::Serialize;

use crate::kinds::Kind;
use crate::model::{Page, Site};
use crate::values::Language;

/// One `<meta property>`.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Property {
    /// Its name: `og:title`, `article:tag` …
    property: &'static str,
    /// Its value; a name may come several times.
    content: String,
}

/// The properties of a page; none for pages that search engines must not list. `canonical` is its absolute address.
pub(super) fn properties(
    site: &Site,
    page: &Page,
    title: &str,
    description: Option<&str>,
    canonical: &str,
) -> Vec<Property> {
    if !page.is_indexed {
        return Vec::new();
    }
    let settings = &site.settings;
    let article = article(site, page);
    let mut properties = Vec::new();
    let mut add = |property, content: &str| properties.push(Property { property, content: content.to_owned() });
    add("og:type", if article.is_some() { "article" } else { "website" });
    add("og:title", title);
    if let Some(description) = description {
        add("og:description", description);
    }
    add("og:url", canonical);
    add("og:site_name", &settings.title);
    add("og:locale", if settings.language == Language::En { "en_US" } else { "zh_CN" });
    if let Some((address, alt)) = picture(site, page) {
        add("og:image", &address);
        add("og:image:alt", &alt);
    }
    let Some(at) = article else { return properties };
    let piece = &site.pieces[at];
    let common = &piece.entry.common;
    if let Some(date) = common.date {
        add("article:published_time", &date.exact(settings.timezone));
    }
    if let Some(date) = common.updated {
        add("article:modified_time", &date.exact(settings.timezone));
    }
    if let Some(column) = piece.column {
        add("article:section", &settings.columns[column].title);
    }
    for tag in &common.tags {
        add("article:tag", tag);
    }
    properties
}

/// The piece whose own page it is, unless that is a standing page.
fn article(site: &Site, page: &Page) -> Option<usize> {
    page.piece().filter(|at| site.pieces[*at].entry.kind != Kind::Page)
}

/// The cover of the first piece whose text the page shows: its absolute address and its alternative text.
pub(in crate::render) fn picture(site: &Site, page: &Page) -> Option<(String, String)> {
    let at = *page.texts.first()?;
    let alt = &site.pieces[at].entry.common.cover.as_ref()?.alt;
    Some((site.settings.absolute(site.cover_file(at)?), alt.clone()))
}
