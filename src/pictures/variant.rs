//! A picture in one width and format.

use serde::{Deserialize, Serialize};

use super::format::Format;

/// One file of a picture.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Variant {
    /// Its format.
    pub format: Format,
    /// Its width in pixels.
    pub width: u32,
    /// The bytes of the file.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

impl Variant {
    /// The length of the file in bytes.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }
}
