//! Headings and references of a body.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A heading of the body.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Heading {
    /// From 1 to 6.
    pub(crate) level: u8,
    /// Its anchor.
    pub(crate) id: String,
    /// Its text.
    pub(crate) text: String,
}

/// The kind of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum ReferenceKind {
    /// `href` of a link.
    Link,
    /// `src` of a picture.
    Picture,
}

/// A link or picture as the author wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Reference {
    /// Link or picture.
    pub kind: ReferenceKind,
    /// The target as written.
    pub target: String,
    /// Its bytes in the source.
    pub span: Range<usize>,
}

impl Reference {
    /// Whether it leads to another host.
    #[must_use]
    pub(crate) fn is_elsewhere(&self) -> bool {
        is_elsewhere(&self.target)
    }
}

/// Whether a target as written is an address on another host.
#[must_use]
pub(crate) fn is_elsewhere(target: &str) -> bool {
    let lower = target.trim_start().get(..8).unwrap_or(target).to_ascii_lowercase();
    lower.starts_with("http:") || lower.starts_with("https:") || lower.starts_with("//")
}
