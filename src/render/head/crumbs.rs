//! Breadcrumbs: the way from the home page down to a page.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{Here, Page, PageKind, Site};

/// A page on the way from the home page down to this one.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Crumb {
    /// Its title.
    title: String,
    /// Its address from the site's root; absent for the page itself.
    address: Option<String>,
}

/// The pages above a page and the page itself, with absolute addresses; empty for a page without breadcrumbs.
pub(super) fn trail(site: &Site, crumbs: &[Crumb], title: &str, canonical: &str) -> Vec<(String, String)> {
    let above = crumbs.iter().filter_map(|crumb| {
        Some((crumb.title.clone(), format!("{}{}", site.settings.base_url, crumb.address.as_ref()?)))
    });
    let here = (title.to_owned(), canonical.to_owned());
    if crumbs.is_empty() { Vec::new() } else { above.chain([here]).collect() }
}

/// The breadcrumbs from the home page down to a page with this title.
pub(super) fn crumbs(site: &Site, page: &Page, title: &str, words: &dyn Fn(&str) -> String) -> Vec<Crumb> {
    let Some(trail) = &page.trail else { return Vec::new() };
    let above = trail.above.iter().filter_map(|kind| site.pages.get(*kind));
    let above = above.map(|page| Crumb { title: page.title.resolve(words), address: Some(page.address.url()) });
    let home = site.pages.address(PageKind::Home).map(|home| Crumb { title: words("home"), address: Some(home.url()) });
    let here = match trail.here {
        Here::Title => Some(title.to_owned()),
        Here::Word(word) => Some(words(word)),
        Here::Nothing => None,
    };
    let here = here.map(|title| Crumb { title, address: None });
    home.into_iter().chain(above).chain(here).collect()
}
