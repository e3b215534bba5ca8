//! Removes the metadata that a camera or an editor wrote into pictures: place, device, time, names.
//!
//! The pixels, the colour profile and the orientation stay; nothing is re-encoded.

use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::{Png, PngChunk};
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF};

use crate::document::orientation;

/// Returns the picture without its metadata, and any other file unchanged. A picture that cannot be parsed is unchanged
/// too: `load` has already refused files that are not pictures.
#[must_use]
pub(crate) fn without_metadata(bytes: Vec<u8>) -> Vec<u8> {
    let cleaned = match bytes.get(..12) {
        Some([0xFF, 0xD8, 0xFF, ..]) => jpeg(&bytes),
        Some([0x89, b'P', b'N', b'G', ..]) => png(&bytes),
        Some([b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P']) => webp(&bytes),
        _ => None,
    };
    cleaned.unwrap_or(bytes)
}

fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut picture = Jpeg::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let before = picture.segments().len();
    picture.segments_mut().retain(is_needed);
    let turned = turned(bytes);
    if before == picture.segments().len() && turned.is_none() {
        return None;
    }
    picture.set_exif(turned);
    Some(picture.encoder().bytes().to_vec())
}

/// Whether to keep a segment. Application segments contain metadata, except the JFIF header, the colour profile and
/// Adobe's colour transform.
fn is_needed(segment: &JpegSegment) -> bool {
    match segment.marker() {
        markers::APP2 => segment.contents().starts_with(b"ICC_PROFILE\0"),
        markers::APP0 | markers::APP14 => true,
        markers::COM | markers::APP1..=markers::APP15 => false,
        _ => true,
    }
}

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    const METADATA: [[u8; 4]; 5] = [*b"eXIf", *b"tEXt", *b"iTXt", *b"zTXt", *b"tIME"];
    let mut picture = Png::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let is_metadata = |chunk: &PngChunk| METADATA.contains(&chunk.kind());
    if !picture.chunks().iter().any(is_metadata) {
        return None;
    }
    picture.chunks_mut().retain(|chunk| !is_metadata(chunk));
    picture.set_exif(turned(bytes));
    Some(picture.encoder().bytes().to_vec())
}

fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut picture = WebP::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    if !picture.has_chunk(*b"EXIF") && !picture.has_chunk(*b"XMP ") {
        return None;
    }
    picture.remove_chunks_by_id(*b"XMP ");
    picture.set_exif(turned(bytes));
    Some(picture.encoder().bytes().to_vec())
}

/// Returns Exif data with the orientation only; `None` for a picture that is upright.
fn turned(bytes: &[u8]) -> Option<Bytes> {
    let orientation = u8::try_from(orientation(bytes)).ok().filter(|orientation| (2..=8).contains(orientation))?;
    // TIFF 6.0: little-endian, one directory at 8 with one entry, 0x0112 (orientation) as one SHORT.
    let mut exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    Some(Bytes::from(exif))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG header whose Exif data has a place and a rotation of 90 degrees, without pixels.
    fn photo() -> Vec<u8> {
        let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\x0e\x01\x02\0\x08\0\0\0\x26\0\0\0\0\0\0\0".to_vec();
        exif.extend(b"GPSPLACE");
        let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE1, 0, u8::try_from(exif.len() + 2).unwrap()];
        bytes.extend(exif);
        bytes.extend(b"\xFF\xFE\x00\x09COMMENT");
        bytes.extend(b"\xFF\xDA\x00\x02\x00\xFF\xD9");
        bytes
    }

    #[test]
    fn a_photo_keeps_its_turn_and_loses_its_place() {
        let bytes = photo();
        assert_eq!(orientation(&bytes), 6);
        let cleaned = without_metadata(bytes);
        let has = |word: &[u8]| cleaned.windows(word.len()).any(|part| part == word);
        assert!(!has(b"GPSPLACE") && !has(b"COMMENT"));
        assert_eq!(orientation(&cleaned), 6);
        assert_eq!(without_metadata(cleaned.clone()), cleaned, "nothing is left to take away");
    }

    #[test]
    fn other_files_stay_as_they_are() {
        assert_eq!(without_metadata(b"%PDF-1.7".to_vec()), b"%PDF-1.7");
        assert_eq!(without_metadata(vec![0xFF, 0xD8, 0xFF]), [0xFF, 0xD8, 0xFF]);
    }
}
