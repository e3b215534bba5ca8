//! Pictures inside drawings, as addresses that begin with `data:` (RFC 2397).

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use percent_encoding::percent_decode_str;

use super::refusal::Refusal;
use crate::pictures::clean::clean;
use crate::pictures::flaw::MAX_PIXELS;
use crate::pictures::sniff::FileFormat;

/// Base64 as browsers read it: with or without padding.
const FORGIVING: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// The address of the same picture without its metadata; `None` where the address is not one of a picture of pixels.
///
/// # Errors
/// The picture cannot be read.
pub(super) fn picture(address: &str) -> Result<Option<String>, Refusal> {
    let Some((kind, data)) = address.trim().split_once(',') else { return Ok(None) };
    let kind = kind.to_ascii_lowercase();
    let Some(kind) = kind.strip_prefix("data:") else { return Ok(None) };
    let mut parts = kind.split(';').map(str::trim);
    let is_picture =
        matches!(parts.next(), Some("image/png" | "image/jpeg" | "image/jpg" | "image/gif" | "image/webp"));
    if !is_picture {
        return Ok(None);
    }
    let bytes: Vec<u8> = percent_decode_str(data).collect();
    let bytes = if parts.next_back() == Some("base64") {
        let letters: Vec<u8> = bytes.into_iter().filter(|byte| !byte.is_ascii_whitespace()).collect();
        FORGIVING.decode(letters).map_err(|_| Refusal::Embedded)?
    } else {
        bytes
    };
    let media_type = match FileFormat::of(&bytes) {
        Some(FileFormat::Png) => "image/png",
        Some(FileFormat::Jpeg) => "image/jpeg",
        Some(FileFormat::Gif) => "image/gif",
        Some(FileFormat::WebP) => "image/webp",
        _ => return Err(Refusal::Embedded),
    };
    let size = imagesize::blob_size(&bytes).map_err(|_| Refusal::Embedded)?;
    if size.width as u64 * size.height as u64 > MAX_PIXELS {
        return Err(Refusal::Embedded);
    }
    let bytes = clean(&bytes).map_err(|_| Refusal::Embedded)?;
    Ok(Some(format!("data:{media_type};base64,{}", FORGIVING.encode(bytes))))
}
