//! What a passage of a body cites.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use huikan_law::citations::Citation;

/// A passage (a paragraph, an item, a cell) that cites.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Passage {
    /// The provision whose words it is, by its place in the body's statute.
    pub provision: Option<usize>,
    /// Its citations; their places are bytes of the source.
    pub citations: Vec<Citation>,
}

impl Passage {
    /// The places of its links: a link for each provision, one for a law alone.
    pub fn links(&self) -> impl Iterator<Item = &Range<usize>> {
        self.citations.iter().flat_map(|citation| {
            let whole = citation.locators.is_empty().then_some(&citation.span);
            whole.into_iter().chain(citation.locators.iter().map(|loc| &loc.span))
        })
    }
}
