//! Extensions and settings for the Markdown of a piece.

use crate::config::{MissingAlt, RemotePictures};
use crate::values::Language;

/// Extensions and settings for the Markdown of a piece.
#[derive(Clone, Copy, Debug)]
pub struct Dialect {
    /// Whether `$…$` is a formula.
    pub math: bool,
    /// The language of generated words such as 图1.
    pub language: Language,
    /// How pictures without alternative text are handled.
    pub missing_alt: MissingAlt,
    /// How pictures on other hosts are handled.
    pub remote_pictures: RemotePictures,
    /// Whether the text is that of a regulation.
    pub provisions: bool,
}
