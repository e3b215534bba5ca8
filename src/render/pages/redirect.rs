//! Old addresses that lead to a piece.

use schemars::JsonSchema;
use serde::Serialize;

use crate::render::head::Description;
use crate::render::inputs::Inputs;
use crate::render::values::Link;
use crate::render::view::Content;

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Redirect {
    /// The page to which the old address leads.
    target: Link,
}

/// The page at an old address of a piece.
pub(super) fn page(inputs: &Inputs<'_>, piece: usize) -> Content<Redirect> {
    Content::new(Description::Absent, Redirect { target: Link::to_piece(inputs.site, piece) })
}
