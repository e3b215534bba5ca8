//! The only part of Exif that changes what is drawn: how a picture is turned.

use crate::document::orientation;

/// Exif data that says how the picture is turned and nothing else; `None` for a picture that is upright.
pub(super) fn turned(bytes: &[u8]) -> Option<Vec<u8>> {
    let orientation = u8::try_from(orientation(bytes)).ok().filter(|orientation| (2..=8).contains(orientation))?;
    // TIFF 6.0: little-endian, one directory at 8 with one entry, 0x0112 (orientation) as one SHORT.
    let mut exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    Some(exif)
}
