//! What the Markdown of a piece may hold.

use crate::config::RemotePictures;
use crate::values::Language;

/// What the Markdown of a piece may hold, and in which language generated words are.
#[derive(Clone, Copy, Debug)]
pub struct Dialect {
    /// `$…$` is a formula.
    pub math: bool,
    /// For 图1 and the like.
    pub language: Language,
    /// What becomes of pictures on other hosts.
    pub remote_pictures: RemotePictures,
    /// Its paragraphs are provisions of a regulation.
    pub provisions: bool,
}
