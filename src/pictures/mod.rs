//! A picture's bytes → the same picture in the widths that pages ask for: upright, without metadata, also as WebP.
//!
//! 1. `decode`: bytes → pixels;
//! 2. `resize`: pixels in the widths of a `recipe`;
//! 3. `encode`: pixels → bytes, one `variant`.
//!
//! Pure, and slow: callers keep the variants under [`key`], the hash of all that they depend on.

mod decode;
mod encode;
mod flaw;
mod format;
mod recipe;
mod resize;
#[cfg(test)]
mod tests;
mod variant;

pub(crate) use flaw::{Flaw, MAX_PIXELS};
pub(crate) use format::Format;
pub use recipe::MAKERS;
pub(crate) use recipe::{Recipe, key};
pub(crate) use resize::{inspect, variants};
pub(crate) use variant::Variant;
