//! The page that searches. Its template needs nothing of its own: the search runs in the browser.

use schemars::JsonSchema;
use serde::Serialize;

use crate::render::head::Description;
use crate::render::view::Content;

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Search {}

/// The page that searches.
pub(super) fn page() -> Content<Search> {
    Content::new(Description::Word("about_search"), Search {})
}
