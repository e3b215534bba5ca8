//! What the template of a page sees.

use schemars::JsonSchema;
use serde::Serialize;

use super::head::{About, Head};
use super::inputs::Inputs;

/// What the file of a page's kind makes of a page.
#[derive(Debug)]
pub(super) struct Content<V> {
    /// What it adds to the head of the page.
    pub(super) about: About,
    /// What the page shows.
    pub(super) values: V,
}

/// What the template of a page sees: the head and the values of the page.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct View<V> {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    values: V,
}

impl<V> Content<V> {
    /// The values, with what is added to the head.
    pub(super) fn new(about: impl Into<About>, values: V) -> Self {
        Self { about: about.into(), values }
    }
}

impl<V> View<V> {
    /// The content with the head of its page.
    pub(super) fn new(inputs: &Inputs<'_>, content: Content<V>) -> Self {
        Self { head: Head::new(inputs, content.about), values: content.values }
    }
}
