//! `sitemap.xml` (<https://www.sitemaps.org/protocol.html>) and `robots.txt` (RFC 9309).

use std::io;

use chrono::NaiveDate;

use super::xml::Xml;
use crate::model::{Output, Site};
use crate::values::Address;

/// The maximum number of addresses in one file.
const MOST: usize = 50_000;
const NAMESPACE: &[(&str, &str)] = &[("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")];

/// A page that search engines may list.
#[derive(Clone, Debug)]
pub struct Indexed {
    /// Its address.
    pub address: Address,
    /// The day of its last change, if known.
    pub changed: Option<NaiveDate>,
}

/// Returns the paths of a sitemap for `count` pages: one file, or an index and its parts.
pub(super) fn paths(count: usize) -> Vec<String> {
    let parts = if count > MOST { count.div_ceil(MOST) } else { 0 };
    [sitemap()].into_iter().chain((1..=parts).map(part)).map(|address| address.output_path()).collect()
}

fn sitemap() -> Address {
    Address::file("sitemap.xml")
}

fn part(number: usize) -> Address {
    Address::file(&format!("sitemap-{number}.xml"))
}

/// Returns the sitemap of the pages.
pub(super) fn write(site: &Site, pages: &[Indexed]) -> io::Result<Vec<Output>> {
    if pages.len() <= MOST {
        return Ok(vec![Output { path: sitemap().output_path(), bytes: list(site, pages)? }]);
    }
    let mut index = Xml::new("sitemapindex", NAMESPACE)?;
    let mut outputs = Vec::new();
    for (at, pages) in pages.chunks(MOST).enumerate() {
        let address = part(at + 1);
        index.open("sitemap", &[])?;
        index.text("loc", &site.settings.absolute(&address))?;
        index.close("sitemap")?;
        outputs.push(Output { path: address.output_path(), bytes: list(site, pages)? });
    }
    outputs.push(Output { path: sitemap().output_path(), bytes: index.finish("sitemapindex")? });
    Ok(outputs)
}

fn list(site: &Site, pages: &[Indexed]) -> io::Result<Vec<u8>> {
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
pub(super) fn robots(site: &Site) -> Output {
    let text = format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", site.settings.absolute(&sitemap()));
    Output { path: "robots.txt".to_owned(), bytes: text.into_bytes() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sitemap_has_parts() {
        assert_eq!(paths(MOST), ["sitemap.xml"]);
        assert_eq!(paths(MOST + 1), ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]);
    }
}
