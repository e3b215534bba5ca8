//! The accessibility statement of sites that have not written one. Its template needs nothing of its own.

use schemars::JsonSchema;
use serde::Serialize;

use crate::render::head::Description;
use crate::render::view::Content;

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Accessibility {}

/// The accessibility statement.
pub(super) fn page() -> Content<Accessibility> {
    Content::new(Description::Word("about_accessibility"), Accessibility {})
}
