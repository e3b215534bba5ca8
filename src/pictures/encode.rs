//! Pixels → bytes.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageEncoder};
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageICC};

use super::decode::Still;
use super::format::Format;
use super::variant::Variant;

/// How many times smaller than after the quickest compression most pictures are after the best one, at most.
const GAIN: usize = 4;

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
    /// From this number of bytes on the picture is of no use.
    limit: usize,
}

impl<'a> Encoding<'a> {
    /// The encoding that fits the picture; a file of `limit` bytes or more is of no use.
    pub(super) const fn of(still: &'a Still, format: Format, quality: u8, limit: usize) -> Self {
        Self { format, quality, is_exact: still.is_exact, profile: still.profile.as_ref(), limit }
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
            let quick = png(pixels, encoding, CompressionType::Fast)?;
            if quick.len() / GAIN >= encoding.limit { quick } else { png(pixels, encoding, CompressionType::Best)? }
        }
        Format::WebP => webp(pixels, encoding, Lossless::Likely)?.0,
    };
    Some(Variant { format: encoding.format, width: pixels.width(), bytes })
}

fn png(pixels: &DynamicImage, encoding: &Encoding<'_>, compression: CompressionType) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new_with_quality(&mut bytes, compression, FilterType::Adaptive);
    if let Some(profile) = encoding.profile {
        encoder.set_icc_profile(profile.clone()).ok()?;
    }
    pixels.write_with_encoder(encoder).ok()?;
    Some(bytes)
}

/// How likely it is that a picture is smaller, or little larger, without loss.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lossless {
    Likely,
    /// Only if the quickest compression says so. The best one takes ten times as long.
    Doubtful,
}

/// Encodes a picture in several widths as WebP; what cannot be encoded is left out.
pub(super) fn webp_variants(sized: &[DynamicImage], encoding: &Encoding<'_>) -> Vec<Variant> {
    let mut lossless = Lossless::Likely;
    let variant = |pixels: &DynamicImage| {
        let (bytes, is_lossless) = webp(pixels, encoding, lossless)?;
        lossless = if is_lossless { Lossless::Likely } else { Lossless::Doubtful };
        Some(Variant { format: Format::WebP, width: pixels.width(), bytes })
    };
    sized.iter().filter_map(variant).collect()
}

/// Encodes a picture as WebP. Returns the bytes, and whether they are without loss.
fn webp(pixels: &DynamicImage, encoding: &Encoding<'_>, lossless: Lossless) -> Option<(Vec<u8>, bool)> {
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
    // A lossless picture keeps letters and lines sharp; it is taken where it is little larger.
    let is_small = |exact: usize| exact / 5 <= lossy.len() / 4;
    let may_be_small =
        || lossless == Lossless::Likely || quick_lossless(&encoder).is_some_and(|quick| is_small(quick / GAIN));
    let exact = if encoding.is_exact && may_be_small() { encoder.encode_simple(true, 75.0).ok() } else { None };
    let exact = exact.filter(|exact| is_small(exact.len()));
    let bytes = exact.as_deref().unwrap_or(&lossy).to_vec();
    let is_lossless = exact.is_some();
    match encoding.profile {
        Some(profile) => {
            let mut file = WebP::from_bytes(Bytes::from(bytes)).ok()?;
            file.set_icc_profile(Some(Bytes::copy_from_slice(profile)));
            Some((file.encoder().bytes().to_vec(), is_lossless))
        }
        None => Some((bytes, is_lossless)),
    }
}

/// How many bytes a picture takes after the quickest lossless compression.
fn quick_lossless(encoder: &webp::Encoder<'_>) -> Option<usize> {
    let mut config = webp::WebPConfig::new().ok()?;
    (config.lossless, config.method, config.quality) = (1, 0, 20.0);
    Some(encoder.encode_advanced(&config).ok()?.len())
}
