//! A picture's bytes → the same picture in the widths that pages ask for: upright, without metadata, also as WebP.
//!
//! 1. `decode`: bytes → pixels;
//! 2. `resize`: pixels in the widths of a `recipe`;
//! 3. `encode`: pixels → bytes, one `variant`.
//!
//! Apart from that, `published` writes the picture itself anew, as it is copied: `clean` for pictures of pixels, `svg` for
//! drawings.
//!
//! Pure, and slow: callers keep the variants under [`key`], the hash of all that they depend on.

mod clean;
mod decode;
mod encode;
mod flaw;
mod format;
mod published;
mod recipe;
mod resize;
mod sniff;
pub(crate) mod svg;
#[cfg(test)]
mod tests;
mod variant;

pub(crate) use flaw::{Flaw, MAX_PIXELS, MAX_PROFILE};
pub(crate) use format::Format;
pub(crate) use published::{is_picture, published};
pub use recipe::MAKERS;
pub(crate) use recipe::{Recipe, key};
pub(crate) use resize::{inspect, variants};
pub(crate) use sniff::FileFormat;
pub(crate) use variant::Variant;
