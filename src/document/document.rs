//! The body of a piece, and an index of it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::component::Component;
use super::packed::Body;
use super::passage::Passage;
use crate::values::Language;
use huikan_law::citations::Alias;
use huikan_law::statute::Statute;

/// The body of a piece, and an index of it, so that other stages need not read the nodes.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Document {
    /// Its nodes.
    pub body: Body,
    /// The language of words that a writer adds, such as 图1.
    pub language: Language,
    /// Headings in order.
    pub headings: Vec<Heading>,
    /// Anchors other than those of headings (footnotes, raw HTML, provisions).
    pub anchors: Vec<String>,
    /// Links and pictures. Nodes contain indexes into this list.
    pub references: Vec<Reference>,
    /// Passages with citations. Nodes contain indexes into the concatenated [`Passage::links`].
    pub passages: Vec<Passage>,
    /// Short names that it gives to laws.
    pub aliases: Vec<Alias>,
    /// Components. Nodes contain indexes into this list.
    pub components: Vec<Component>,
    /// 字数: Han characters plus words of other scripts.
    pub words: usize,
    /// The text of the first paragraph.
    pub lead: String,
    /// The structure of a regulation. Nodes contain anchors of its provisions.
    pub statute: Option<Box<Statute>>,
}

impl Document {
    /// Whether the body shows nothing but blanks.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.body.is_blank()
    }
}

/// A heading of the body.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Heading {
    /// From 1 to 6.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// Its text.
    pub text: String,
}

/// What a reference leads to.
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
    pub fn is_elsewhere(&self) -> bool {
        is_elsewhere(&self.target)
    }
}

/// Whether a target as written is an address on another host.
#[must_use]
pub fn is_elsewhere(target: &str) -> bool {
    let lower = target.trim_start().get(..8).unwrap_or(target).to_ascii_lowercase();
    lower.starts_with("http:") || lower.starts_with("https:") || lower.starts_with("//")
}
