//! Which variants are wanted, and what they depend on.

use crate::values::Hash;

/// The libraries that read, resize and encode, a part of every key. A test holds them against `Cargo.lock`; the number in
/// front changes where this module makes other files of the same picture.
pub const MAKERS: &str = "2, image 0.25.10, zune-jpeg 0.5.15, png 0.18.1, image-webp 0.2.4, fast_image_resize 6.1.0, \
                          webp 0.3.1, libwebp-sys 0.9.6";

/// In which widths and formats pictures are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// Widths in pixels, ascending; without any, no variants are made.
    pub widths: Vec<u32>,
    /// From 1 to 100, of JPEG and lossy WebP.
    pub quality: u8,
    /// Whether WebP is wanted beside JPEG and PNG.
    pub webp: bool,
}

impl Recipe {
    /// The largest width.
    #[must_use]
    pub(crate) fn largest(&self) -> u32 {
        self.widths.last().copied().unwrap_or(0)
    }
}

/// The hash of all that the variants of a picture with these bytes depend on.
#[must_use]
pub(crate) fn key(bytes: &[u8], recipe: &Recipe) -> Hash {
    Hash::of_all([MAKERS.as_bytes(), format!("{recipe:?}").as_bytes(), bytes])
}
