//! What the server shows for an address that is not there.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::render::head::Description;
use crate::render::inputs::Inputs;
use crate::render::values::Card;
use crate::render::view::Content;

/// Pieces that the page offers.
const OFFERED: usize = 5;

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct NotFound {
    /// The newest pieces, up to five.
    cards: Vec<Arc<Card>>,
}

/// The 404 page.
pub(super) fn page(inputs: &Inputs<'_>) -> Content<NotFound> {
    let newest = inputs.site.years.iter().flat_map(|(_, pieces)| pieces.iter().copied()).take(OFFERED);
    let cards = newest.map(|at| inputs.cards.get(at)).collect();
    Content::new(Description::Absent, NotFound { cards })
}
