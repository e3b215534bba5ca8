//! Pixels → bytes.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageEncoder};
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageICC};

use super::decode::Still;
use super::format::Format;
use super::variant::Variant;

/// The longest side of a WebP picture in pixels.
const MAX_WEBP: u32 = 16_383;

/// How pixels are written.
pub(super) struct Encoding<'a> {
    format: Format,
    /// From 1 to 100; of lossy formats.
    quality: u8,
    /// Whether lossless encoding may be smaller, as of a drawing.
    is_exact: bool,
    /// The colour profile, where it is not that of the web.
    profile: Option<&'a Vec<u8>>,
}

impl<'a> Encoding<'a> {
    /// The encoding that fits the picture.
    pub(super) const fn of(still: &'a Still, format: Format, quality: u8) -> Self {
        Self { format, quality, is_exact: still.is_exact, profile: still.profile.as_ref() }
    }
}

/// Encodes pixels; `None` where the format cannot hold a picture of that size or its colours: pages then show another file.
pub(super) fn encode(pixels: &DynamicImage, encoding: &Encoding<'_>) -> Option<Variant> {
    let bytes = match encoding.format {
        Format::Jpeg => {
            let mut bytes = Vec::new();
            let mut encoder = JpegEncoder::new_with_quality(&mut bytes, encoding.quality);
            if let Some(profile) = encoding.profile {
                encoder.set_icc_profile(profile.clone()).ok()?;
            }
            pixels.write_with_encoder(encoder).ok()?;
            bytes
        }
        Format::Png => {
            let mut bytes = Vec::new();
            let mut encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive);
            if let Some(profile) = encoding.profile {
                encoder.set_icc_profile(profile.clone()).ok()?;
            }
            pixels.write_with_encoder(encoder).ok()?;
            bytes
        }
        Format::WebP => webp(pixels, encoding)?,
    };
    Some(Variant { format: encoding.format, width: pixels.width(), bytes })
}

fn webp(pixels: &DynamicImage, encoding: &Encoding<'_>) -> Option<Vec<u8>> {
    if pixels.width().max(pixels.height()) > MAX_WEBP {
        return None;
    }
    let grey;
    let (layout, pixels) = match pixels {
        DynamicImage::ImageRgb8(_) => (webp::PixelLayout::Rgb, pixels),
        DynamicImage::ImageRgba8(_) => (webp::PixelLayout::Rgba, pixels),
        other => {
            grey = DynamicImage::ImageRgb8(other.to_rgb8());
            (webp::PixelLayout::Rgb, &grey)
        }
    };
    // What the encoder refuses has no WebP.
    let encoder = webp::Encoder::new(pixels.as_bytes(), layout, pixels.width(), pixels.height());
    let lossy = encoder.encode_simple(false, f32::from(encoding.quality)).ok()?;
    let exact = encoding.is_exact.then(|| encoder.encode_simple(true, 75.0).ok()).flatten();
    // A lossless picture keeps letters and lines sharp; it is taken where it is little larger.
    let exact = exact.filter(|exact| exact.len() / 5 <= lossy.len() / 4);
    let bytes = exact.as_deref().unwrap_or(&lossy).to_vec();
    match encoding.profile {
        Some(profile) => {
            let mut file = WebP::from_bytes(Bytes::from(bytes)).ok()?;
            file.set_icc_profile(Some(Bytes::copy_from_slice(profile)));
            Some(file.encoder().bytes().to_vec())
        }
        None => Some(bytes),
    }
}
