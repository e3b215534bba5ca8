//! Which variants are made of a picture.

use huikan_scale::{Channels, Size, scale};
use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, RgbImage, RgbaImage};

use super::decode::{Still, decode};
use super::encode::{Encoding, encode, webp_variants};
use super::flaw::Flaw;
use super::format::Format;
use super::recipe::Recipe;
use super::variant::Variant;

/// The variants of a picture, those of its own format first, each by its width. None is wider than the picture itself. A
/// smaller width that would take more bytes than the picture is left out. WebP is there in every width that pages can
/// choose, or not at all.
///
/// # Errors
/// What is wrong with the picture.
pub(crate) fn variants(bytes: &[u8], recipe: &Recipe) -> Result<Vec<Variant>, Flaw> {
    let Some(still) = decode(bytes)? else { return Ok(Vec::new()) };
    let whole = if still.turn >= 5 { still.pixels.height() } else { still.pixels.width() };
    let mut widths: Vec<u32> = recipe.widths.iter().copied().filter(|width| *width < whole).collect();
    let own_widths = widths.len();
    if whole <= recipe.largest() {
        widths.push(whole);
    }
    let sized: Vec<DynamicImage> = widths.iter().filter_map(|width| resized(&still, *width)).collect();
    let own_encoding = Encoding::of(&still, still.format, recipe.quality, bytes.len());
    // A picture that lies on its side is also made upright in its own width.
    let own = sized.iter().take(if still.turn == 1 { own_widths } else { sized.len() });
    let mut own: Vec<Variant> = own.filter_map(|pixels| encode(pixels, &own_encoding)).collect();
    own.retain(|variant| variant.len() < bytes.len());
    if recipe.webp && still.format != Format::WebP {
        let encoding = Encoding::of(&still, Format::WebP, recipe.quality, bytes.len());
        let webp = webp_variants(&sized, &encoding);
        let instead = |width: u32| own.iter().find(|variant| variant.width == width).map_or(bytes.len(), Variant::len);
        let saved = webp.iter().map(|variant| instead(variant.width)).sum::<usize>();
        if webp.len() == sized.len() && webp.iter().map(Variant::len).sum::<usize>() < saved {
            own.extend(webp);
        }
    }
    Ok(own)
}

/// Decodes a picture to find what is wrong with it.
///
/// # Errors
/// What is wrong with the picture.
pub(crate) fn inspect(bytes: &[u8]) -> Result<(), Flaw> {
    decode(bytes).map(drop)
}

/// The picture upright in a width; `None` where it cannot be resized: pages then show a larger file.
fn resized(still: &Still, width: u32) -> Option<DynamicImage> {
    let (across, down) = (still.pixels.width(), still.pixels.height());
    let is_on_its_side = still.turn >= 5;
    let (whole, other) = if is_on_its_side { (down, across) } else { (across, down) };
    let mut pixels = if width == whole {
        still.pixels.clone()
    } else {
        let scaled = (u64::from(other) * u64::from(width) + u64::from(whole) / 2) / u64::from(whole);
        let height = u32::try_from(scaled).ok()?.max(1);
        let (across, down) = if is_on_its_side { (height, width) } else { (width, height) };
        scaled_to(&still.pixels, across, down)?
    };
    // A number that Exif does not define turns nothing.
    let turn = u8::try_from(still.turn).ok().and_then(Orientation::from_exif);
    pixels.apply_orientation(turn.unwrap_or(Orientation::NoTransforms));
    Some(pixels)
}

/// Scales pixels as `read` returns them.
fn scaled_to(whole: &DynamicImage, across: u32, down: u32) -> Option<DynamicImage> {
    let from = Size { width: whole.width(), height: whole.height() };
    let scaled = |channels| scale(whole.as_bytes(), channels, from, Size { width: across, height: down });
    match whole {
        DynamicImage::ImageLuma8(_) => GrayImage::from_raw(across, down, scaled(Channels::Grey)?).map(Into::into),
        DynamicImage::ImageRgb8(_) => RgbImage::from_raw(across, down, scaled(Channels::Rgb)?).map(Into::into),
        DynamicImage::ImageRgba8(_) => RgbaImage::from_raw(across, down, scaled(Channels::Rgba)?).map(Into::into),
        _ => None,
    }
}
