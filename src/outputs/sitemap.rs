//! `sitemap.xml` (<https://www.sitemaps.org/protocol.html>) and `robots.txt` (RFC 9309).

use std::io;

use super::xml::Xml;
use crate::model::{FileKind, Page, SITEMAP_PART, Site};
use crate::values::Address;

const NAMESPACE: &[(&str, &str)] = &[("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")];

/// Returns the sitemap for the first of these addresses and its parts for the others. Without parts, the sitemap itself
/// lists all pages.
pub(super) fn write(site: &Site, addresses: &[Address]) -> io::Result<Vec<Vec<u8>>> {
    let pages: Vec<&Page> = site.pages.all().iter().filter(|page| page.is_indexed).collect();
    let [_, parts @ ..] = addresses else { return Ok(Vec::new()) };
    if parts.is_empty() {
        return Ok(vec![list(site, &pages)?]);
    }
    let mut index = Xml::new("sitemapindex", NAMESPACE)?;
    let mut lists = Vec::with_capacity(parts.len());
    for (address, pages) in parts.iter().zip(pages.chunks(SITEMAP_PART)) {
        index.open("sitemap", &[])?;
        index.text("loc", &site.settings.absolute(address))?;
        index.close("sitemap")?;
        lists.push(list(site, pages)?);
    }
    Ok([vec![index.finish("sitemapindex")?], lists].concat())
}

fn list(site: &Site, pages: &[&Page]) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new("urlset", NAMESPACE)?;
    for page in pages {
        xml.open("url", &[])?;
        xml.text("loc", &site.settings.absolute(&page.address))?;
        if let Some(day) = page.changed {
            xml.text("lastmod", &day.format("%Y-%m-%d").to_string())?;
        }
        xml.close("url")?;
    }
    xml.finish("urlset")
}

/// Returns `robots.txt`, which allows everything and names the sitemap.
pub(super) fn robots(site: &Site) -> Vec<u8> {
    let sitemap = site.pages.file(FileKind::Sitemap).first();
    let line = sitemap.map_or_else(String::new, |address| format!("\nSitemap: {}\n", site.settings.absolute(address)));
    format!("User-agent: *\nAllow: /\n{line}").into_bytes()
}
