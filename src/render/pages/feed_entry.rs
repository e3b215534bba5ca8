//! The whole text of a piece in a feed.

use schemars::JsonSchema;
use serde::Serialize;

use super::piece::{INNER_LEVEL, Shown};
use crate::model::Site;
use crate::render::body::{Frame, Placement};
use crate::render::values::Cards;

#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::render) struct FeedEntry {
    /// The whole address of the site: in a feed every address is whole.
    root: String,
    /// The piece.
    part: Shown,
}

/// The template of an entry.
pub(in crate::render) const TEMPLATE: &str = "feed-entry.html";

impl FeedEntry {
    /// The entry of a piece. Addresses are absolute, headings begin below the title of the entry.
    pub(in crate::render) fn new(site: &Site, cards: Cards<'_>, at: usize) -> Self {
        let mut root = String::new();
        let _ = pulldown_cmark_escape::escape_href(&mut root, &site.settings.base_url);
        let page = format!("{root}{}", site.pieces[at].address.url());
        let frame = Frame { prefix: "", page: &page, deeper: INNER_LEVEL };
        let placement = Placement { root: &root, frame, beside: None, pictures: &site.pictures, is_first: false };
        Self { root: site.settings.base_url.clone(), part: Shown::new(site, cards, at, &placement) }
    }
}
