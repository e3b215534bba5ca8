//! Bytes → pixels.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use memchr::memmem;

use super::clean::{clean, is_that_of_the_web};
use super::flaw::{Flaw, MAX_PIXELS};
use super::format::Format;
use crate::document::orientation;

/// The most bytes that the pixels of one picture may take as the file has them: those of the largest one with four channels
/// of 8 bits.
const MAX_MEMORY: u64 = MAX_PIXELS * 4;
/// A colour profile of more bytes than this is a table for printers.
const MAX_PROFILE: usize = 64 * 1024;

/// A picture that is no animation, decoded.
pub(super) struct Still {
    /// Its pixels as the file has them, with 8 bits a channel.
    pub(super) pixels: DynamicImage,
    /// How it has to be turned: 1 to 8 as in Exif.
    pub(super) turn: u32,
    pub(super) format: Format,
    /// Whether the file is lossless.
    pub(super) is_exact: bool,
    /// Its colour profile, where that is not the one of the web (sRGB).
    pub(super) profile: Option<Vec<u8>>,
}

/// Decodes a picture; `None` where no variants are made of it: an animation, or another format.
pub(super) fn decode(bytes: &[u8]) -> Result<Option<Still>, Flaw> {
    let Some(format) = Format::of(bytes) else { return Ok(None) };
    if moves(format, bytes) {
        return Ok(None);
    }
    // What is not drawn is not given to the decoders either: a profile, for one, may unpack to gigabytes.
    let bytes = &clean(bytes)?[..];
    // A library that panics over a crafted file must not end the build.
    let read = catch_unwind(AssertUnwindSafe(|| pixels(format, bytes)));
    let (pixels, profile) = read.unwrap_or(Err(Flaw::Damaged))?;
    let pixels = eight_bits(pixels);
    let profile = profile.filter(|profile| belongs(profile, &pixels));
    if profile.as_ref().is_some_and(|profile| profile.len() > MAX_PROFILE) {
        return Ok(None);
    }
    let is_exact = match format {
        Format::Jpeg => false,
        Format::Png => true,
        Format::WebP => memmem::find(&bytes[..bytes.len().min(64)], b"VP8L").is_some(),
    };
    Ok(Some(Still { pixels, turn: orientation(bytes), format, is_exact, profile }))
}

fn pixels(format: Format, bytes: &[u8]) -> Result<(DynamicImage, Option<Vec<u8>>), Flaw> {
    let mut reader = ImageReader::with_format(
        Cursor::new(bytes),
        match format {
            Format::Jpeg => ImageFormat::Jpeg,
            Format::Png => ImageFormat::Png,
            Format::WebP => ImageFormat::WebP,
        },
    );
    let mut limits = Limits::default();
    limits.max_alloc = Some(2 * MAX_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| Flaw::Damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS || decoder.total_bytes() > MAX_MEMORY {
        return Err(Flaw::TooLarge);
    }
    // A profile that cannot be read is passed over, as browsers do.
    let profile = decoder.icc_profile().ok().flatten();
    let pixels = DynamicImage::from_decoder(decoder).map_err(|_| Flaw::Damaged)?;
    Ok((pixels, profile))
}

/// The same pixels with 8 bits a channel, without an alpha channel in which every pixel is opaque.
fn eight_bits(pixels: DynamicImage) -> DynamicImage {
    let pixels = match pixels {
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgb8(_) | DynamicImage::ImageRgba8(_) => pixels,
        DynamicImage::ImageLuma16(_) => DynamicImage::ImageLuma8(pixels.to_luma8()),
        other if other.color().has_alpha() => DynamicImage::ImageRgba8(other.to_rgba8()),
        other => DynamicImage::ImageRgb8(other.to_rgb8()),
    };
    match &pixels {
        DynamicImage::ImageRgba8(all) if all.pixels().all(|pixel| pixel.0[3] == u8::MAX) => {
            DynamicImage::ImageRgb8(pixels.to_rgb8())
        }
        _ => pixels,
    }
}

/// Whether the profile is one for these channels (ICC.1, 7.2.6) and not that of the web. Pixels of CMYK pictures are
/// converted to RGB already, so their profiles do not belong to them.
fn belongs(profile: &[u8], pixels: &DynamicImage) -> bool {
    let space: &[u8] = if pixels.color().has_color() { b"RGB " } else { b"GRAY" };
    profile.get(16..20) == Some(space) && !is_that_of_the_web(profile)
}

/// Whether it is an animation.
fn moves(format: Format, bytes: &[u8]) -> bool {
    match format {
        Format::Jpeg => false,
        // An animation says so before its pixels (PNG, third edition, 11.3.6.1).
        Format::Png => {
            let head = memmem::find(bytes, b"IDAT").map_or(bytes, |end| &bytes[..end]);
            memmem::find(head, b"acTL").is_some()
        }
        Format::WebP => bytes.get(12..16) == Some(b"VP8X") && bytes.get(20).is_some_and(|flags| flags & 2 != 0),
    }
}
