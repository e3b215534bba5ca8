//! The list of tags, and the pages of a tag.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{Channel, PageKind, Site};
use crate::render::head::Description;
use crate::render::inputs::Inputs;
use crate::render::values::{Card, Count, Pager, slice};
use crate::render::view::Content;

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Tags {
    /// All tags, those with most pieces first.
    tags: Vec<Count>,
}

/// The list of tags.
pub(super) fn all(inputs: &Inputs<'_>) -> Content<Tags> {
    let tags = (0..inputs.site.tags.len()).map(|at| count(inputs.site, at)).collect();
    Content::new(Description::Word("about_tags"), Tags { tags })
}

fn count(site: &Site, at: usize) -> Count {
    Count::new(site, &site.tags[at], Channel::Tag(at))
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct TagPage {
    /// The tag.
    tag: Count,
    /// The pieces of this page of the list, newest first.
    cards: Vec<Arc<Card>>,
    /// The pages of the list; absent where one holds all.
    pager: Option<Pager>,
}

/// A page of a tag.
pub(super) fn one(inputs: &Inputs<'_>, at: usize, number: usize) -> Content<TagPage> {
    let Inputs { site, cards, .. } = *inputs;
    let (pieces, size) = (&site.tags[at].listing.pieces, site.settings.page_size);
    let cards = cards.all(slice(pieces, number, size));
    let pager = Pager::new(site, number, pieces.len().div_ceil(size), |number| PageKind::Tag(at, number));
    Content::new(Description::Word("about_tag"), TagPage { tag: count(site, at), cards, pager })
}
