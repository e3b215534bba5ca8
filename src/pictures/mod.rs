//! A picture's bytes → the same picture in the widths that pages ask for: upright, without metadata, also as WebP.
//!
//! Pure, and slow: who asks keeps what comes out under [`key`], into which everything goes that it depends on.

mod develop;
mod encode;
mod read;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::values::Hash;

pub use develop::develop;

/// What reads, resizes and encodes, a part of every key. The libraries are those of `Cargo.lock`, which a test holds it
/// against; the number in front changes where this module makes other files.
pub const MAKERS: &str = "1, image 0.25.10, zune-jpeg 0.5.15, png 0.18.1, image-webp 0.2.4, fast_image_resize 6.1.0, \
                          webp 0.3.1, libwebp-sys 0.9.6";

/// The most pixels that a picture may have: those of an A3 page at 600 dpi and of most cameras. One of more takes
/// hundreds of megabytes to show, here and at the reader's.
pub const MAX_PIXELS: u64 = 100_000_000;

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    WebP,
}

/// In which sizes and forms pictures are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// Widths in pixels, ascending. None of them: nothing is made.
    pub widths: Vec<u32>,
    /// From 1 to 100, of JPEG and lossy WebP.
    pub quality: u8,
    /// Whether WebP is wanted beside JPEG and PNG.
    pub webp: bool,
}

/// One file of a picture.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Print {
    /// Its form.
    pub format: Format,
    /// Its width in pixels.
    pub width: u32,
    /// The file.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

/// Why there is nothing to be made of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It has more than [`MAX_PIXELS`].
    TooLarge,
    /// It is cut off or damaged.
    Damaged,
}

impl Format {
    /// The form of these bytes, by how they begin; none of others.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::WebP),
            _ => None,
        }
    }

    /// How names of such files end.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
        }
    }
}

impl Recipe {
    /// The largest width.
    #[must_use]
    pub fn largest(&self) -> u32 {
        self.widths.last().copied().unwrap_or(0)
    }
}

/// Under what that which becomes of these bytes is kept.
#[must_use]
pub fn key(bytes: &[u8], recipe: &Recipe) -> Hash {
    Hash::of_all([MAKERS.as_bytes(), format!("{recipe:?}").as_bytes(), bytes])
}

/// Whether the picture can be shown whole.
///
/// # Errors
/// What is wrong with it.
pub fn look(bytes: &[u8]) -> Result<(), Flaw> {
    read::read(bytes).map(drop)
}
