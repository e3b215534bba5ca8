//! Texts of which many are held and few are asked for at a time.

use serde::{Deserialize, Serialize};

/// A packed byte stands for no more than so many.
const MOST: usize = 256;

/// A text that is held packed. Packing and unpacking cost little beside what is done with it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(super) struct PackedText {
    size: usize,
    /// Whether there is nothing but blanks.
    is_blank: bool,
    #[serde(with = "serde_bytes")]
    bytes: Box<[u8]>,
}

impl PackedText {
    /// Whether it holds nothing but blanks.
    pub(super) const fn is_blank(&self) -> bool {
        self.is_blank
    }

    /// The text; empty where what was kept of it is no such text.
    pub(super) fn get(&self) -> String {
        if self.size / MOST > self.bytes.len() {
            return String::new();
        }
        let bytes = lz4_flex::block::decompress(&self.bytes, self.size).unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}

impl Default for PackedText {
    fn default() -> Self {
        Self::from("")
    }
}

impl From<&str> for PackedText {
    fn from(text: &str) -> Self {
        Self {
            size: text.len(),
            is_blank: text.trim().is_empty(),
            bytes: lz4_flex::block::compress(text.as_bytes()).into_boxed_slice(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PackedText;

    #[test]
    fn texts_come_back_and_many_are_smaller() {
        let long = "<p>网络数据安全管理条例</p>\n".repeat(100);
        for text in ["", "安", &long] {
            let packed = PackedText::from(text);
            assert_eq!((packed.get().as_str(), packed.is_blank()), (text, text.is_empty()));
            let kept = rmp_serde::to_vec(&packed).unwrap();
            assert_eq!(rmp_serde::from_slice::<PackedText>(&kept).unwrap(), packed);
        }
        assert!(PackedText::from(&*long).bytes.len() < long.len() / 10);
    }

    #[test]
    fn what_is_no_such_text_is_none() {
        for (size, bytes) in [(10, &b"\xff\xff"[..]), (usize::MAX / 2, b"\x10a"), (0, b"\x10a")] {
            let kept = rmp_serde::to_vec(&(size, false, serde_bytes::Bytes::new(bytes))).unwrap();
            let packed: PackedText = rmp_serde::from_slice(&kept).unwrap();
            assert_eq!(packed.get(), "");
        }
    }
}
