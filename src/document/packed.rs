//! The nodes of a body in as little memory as possible: a site holds all bodies, and few of them are read at a time.

use serde::{Deserialize, Serialize};

use super::bytes::{Broken, Reader, Writer};
use super::nodes::Nodes;

/// The most bytes that one packed byte may stand for.
const MOST: usize = 256;

/// The nodes of a body, packed. Bytes that are none are refused when they are read from a cache, so every body that
/// exists can be unpacked.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "Packed")]
pub(crate) struct Body(Packed);

/// A body as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
struct Packed {
    /// How many bytes there are when it is unpacked: the characters of its texts, then the rest.
    characters: usize,
    codes: usize,
    /// Whether it shows nothing but blanks.
    is_blank: bool,
    #[serde(with = "serde_bytes")]
    bytes: Box<[u8]>,
}

/// A body whose nodes can be read.
#[derive(Debug)]
pub(crate) struct Unpacked {
    /// The characters, which are UTF-8, and after them the codes.
    bytes: Vec<u8>,
    /// The number of bytes of the characters.
    characters: usize,
}

impl Body {
    /// Packs what was written.
    pub(super) fn pack(writer: &Writer, is_blank: bool) -> Self {
        let (characters, codes) = (writer.characters.len(), writer.codes.len());
        let all = [writer.characters.as_bytes(), &writer.codes].concat();
        Self(Packed { characters, codes, is_blank, bytes: lz4_flex::block::compress(&all).into_boxed_slice() })
    }

    /// Whether there is nothing to read in it.
    #[must_use]
    pub(crate) fn is_blank(&self) -> bool {
        self.0.is_blank
    }

    /// The body with its nodes.
    #[must_use]
    pub(crate) fn unpack(&self) -> Unpacked {
        self.0.unpack().unwrap_or_else(|_| unreachable!("a body is checked where it comes from outside"))
    }
}

impl Default for Body {
    fn default() -> Self {
        Self::pack(&Writer::default(), true)
    }
}

impl Packed {
    fn unpack(&self) -> Result<Unpacked, Broken> {
        let size = self.characters.checked_add(self.codes).filter(|size| size / MOST <= self.bytes.len());
        let bytes = lz4_flex::block::decompress(&self.bytes, size.ok_or(Broken)?).map_err(|_| Broken)?;
        let characters = bytes.get(..self.characters).ok_or(Broken)?;
        simdutf8::basic::from_utf8(characters).map_err(|_| Broken)?;
        Ok(Unpacked { bytes, characters: self.characters })
    }
}

impl Unpacked {
    /// Its size in bytes.
    #[must_use]
    pub(crate) fn size(&self) -> usize {
        self.bytes.len()
    }

    /// Its nodes in order.
    #[must_use]
    pub(crate) fn nodes(&self) -> Nodes<'_> {
        let (characters, codes) = self.bytes.split_at(self.characters);
        let characters =
            simdutf8::basic::from_utf8(characters).unwrap_or_else(|_| unreachable!("the characters were checked"));
        Nodes::new(Reader { codes, characters })
    }
}

impl TryFrom<Packed> for Body {
    type Error = &'static str;

    fn try_from(packed: Packed) -> Result<Self, Self::Error> {
        let checked = packed.unpack().and_then(|unpacked| unpacked.nodes().check());
        checked.map(|()| Self(packed)).map_err(|_| "the bytes are no body")
    }
}

#[cfg(test)]
mod tests {
    use super::super::builder::Builder;
    use super::super::node::{Node, Tag};
    use super::*;

    fn body(paragraphs: usize) -> Body {
        let mut builder = Builder::default();
        for _ in 0..paragraphs {
            builder.open(Tag::Paragraph);
            builder.add(Node::Text("网络数据安全管理条例"));
            builder.close();
        }
        builder.finish()
    }

    #[test]
    fn bodies_come_back_and_many_are_smaller() {
        for paragraphs in [0, 1, 100] {
            let body = body(paragraphs);
            let kept = rmp_serde::to_vec(&body).unwrap();
            assert_eq!(rmp_serde::from_slice::<Body>(&kept).unwrap(), body);
            assert_eq!(body.unpack().nodes().count(), 3 * paragraphs);
            assert_eq!(body.is_blank(), paragraphs == 0);
        }
        let text = "网络数据安全管理条例".len();
        assert!(body(100).0.bytes.len() < 100 * text / 10);
    }

    #[test]
    fn bytes_that_are_no_body_are_refused() {
        let refused = |packed: &Packed| {
            let kept = rmp_serde::to_vec(packed).unwrap();
            rmp_serde::from_slice::<Body>(&kept).is_err()
        };
        let whole = body(1).0;
        assert!(!refused(&whole));
        for (characters, codes) in [(usize::MAX, 1), (usize::MAX / 2, 2), (1, whole.codes), (0, whole.codes)] {
            assert!(refused(&Packed { characters, codes, ..whole.clone() }));
        }
        assert!(refused(&Packed { bytes: b"\xff\xff"[..].into(), ..whole.clone() }));
        // A paragraph that is never closed, one that was never opened, a code that no node has.
        for codes in [&[32_u8][..], &[0], &[200], &[1, 1]] {
            let writer = Writer { codes: codes.to_vec(), characters: String::new() };
            assert!(refused(&Body::pack(&writer, false).0), "{codes:?}");
        }
    }
}
