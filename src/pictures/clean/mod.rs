//! Pictures as they are published: written anew from the parts that change what is drawn. All else is left out: what cameras
//! and programs say of a picture (place, device, time, names), previews, unknown parts, and what follows the end of the
//! picture. No pixel is encoded again.

mod avif;
mod avif_boxes;
mod exif;
mod gif;
mod icc;
mod icc_tags;
mod icc_web;
mod jpeg;
mod png;
mod png_pixels;
mod webp;

pub(super) use icc_web::is_that_of_the_web;

use super::flaw::Flaw;
use super::sniff::FileFormat;

/// The picture without what is not drawn; other files are returned as they are.
///
/// # Errors
/// What is wrong with a picture that cannot be written anew.
pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, Flaw> {
    match FileFormat::of(bytes) {
        Some(FileFormat::Jpeg) => jpeg::clean(bytes),
        Some(FileFormat::Png) => png::clean(bytes),
        Some(FileFormat::WebP) => webp::clean(bytes),
        Some(FileFormat::Gif) => gif::clean(bytes),
        Some(FileFormat::Avif) => avif::clean(bytes.to_vec()),
        _ => Ok(bytes.to_vec()),
    }
}
