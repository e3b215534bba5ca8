//! The size of a picture.

/// Width and height in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dimensions {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// How a picture is to be turned: 1 to 8 as Exif has it, 1 where it does not say.
#[must_use]
pub(crate) fn orientation(bytes: &[u8]) -> u32 {
    let read = exif::Reader::new().read_from_container(&mut std::io::Cursor::new(bytes)).ok();
    let field = read.as_ref().and_then(|exif| exif.get_field(exif::Tag::Orientation, exif::In::PRIMARY));
    field.and_then(|field| field.value.get_uint(0)).filter(|turn| (1..=8).contains(turn)).unwrap_or(1)
}
