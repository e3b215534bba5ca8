//! The formats of pictures that are read and written.

use serde::{Deserialize, Serialize};

use super::sniff::FileFormat;

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub(crate) enum Format {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    WebP,
}

impl Format {
    /// The format of these bytes, by how they begin; `None` for other formats.
    #[must_use]
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        match FileFormat::of(bytes)? {
            FileFormat::Jpeg => Some(Self::Jpeg),
            FileFormat::Png => Some(Self::Png),
            FileFormat::WebP => Some(Self::WebP),
            _ => None,
        }
    }

    /// The ending of the names of such files.
    #[must_use]
    pub(crate) const fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
        }
    }
}
