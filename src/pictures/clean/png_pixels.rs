//! The pixels of a PNG: how many bytes they unpack to, and their packed bytes without anything behind them.

use std::borrow::Cow;
use std::io::{Read, Write, copy};

use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use flate2::{Compression, Decompress, FlushDecompress, Status};

use crate::pictures::flaw::Flaw;

/// How far the pixels of the seven passes of Adam7 are apart, and where each pass begins (PNG, 8.2): across and down.
const PASSES: [(u32, u32, u32, u32); 7] =
    [(8, 0, 8, 0), (8, 4, 8, 0), (4, 0, 8, 4), (4, 2, 4, 0), (2, 0, 4, 2), (2, 1, 2, 0), (1, 0, 2, 1)];

/// The size and the form of a picture.
#[derive(Clone, Copy)]
pub(super) struct Pixels {
    pub(super) width: u32,
    pub(super) height: u32,
    /// The bits of one pixel.
    pub(super) bits: u64,
    pub(super) is_interlaced: bool,
}

impl Pixels {
    /// The pixels that a header tells of; `None` where it is wrong (PNG, 11.2.1).
    pub(super) fn of(header: &[u8]) -> Option<Self> {
        let number = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
        let [depth, colours, 0, 0, interlacing @ (0 | 1)] = *header.get(8..13)? else { return None };
        let channels = match (colours, depth) {
            (0, 1 | 2 | 4 | 8 | 16) | (3, 1 | 2 | 4 | 8) => 1,
            (2, 8 | 16) => 3,
            (4, 8 | 16) => 2,
            (6, 8 | 16) => 4,
            _ => return None,
        };
        let (width, height) = (number(0)?, number(4)?);
        let bits = channels * u64::from(depth);
        (width > 0 && height > 0).then_some(Self { width, height, bits, is_interlaced: interlacing == 1 })
    }

    /// Their number.
    pub(super) fn count(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// The bytes that they unpack to: rows, each after the byte of its filter.
    pub(super) fn unpacked(&self) -> u64 {
        let rows = |width: u32, height: u32| match width {
            0 => 0,
            width => u64::from(height) * (1 + (u64::from(width) * self.bits).div_ceil(8)),
        };
        if !self.is_interlaced {
            return rows(self.width, self.height);
        }
        let count = |whole: u32, step: u32, first: u32| whole.saturating_sub(first).div_ceil(step);
        let pass = |(across, left, down, top)| rows(count(self.width, across, left), count(self.height, down, top));
        PASSES.into_iter().map(pass).sum()
    }

    /// The packed bytes of these pixels, without what is packed behind them or follows them.
    ///
    /// # Errors
    /// They are fewer, or cannot be unpacked.
    pub(super) fn exactly<'p>(&self, packed: &'p [u8]) -> Result<Cow<'p, [u8]>, Flaw> {
        let wanted = self.unpacked();
        let mut unpacking = Decompress::new(true);
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let (read, made) = (unpacking.total_in(), unpacking.total_out());
            let rest = usize::try_from(read).ok().and_then(|read| packed.get(read..)).unwrap_or_default();
            let status = unpacking.decompress(rest, &mut buffer, FlushDecompress::None);
            let is_stuck = (read, made) == (unpacking.total_in(), unpacking.total_out());
            match status {
                Ok(Status::StreamEnd) if unpacking.total_out() == wanted => {
                    let length = usize::try_from(unpacking.total_in()).map_err(|_| Flaw::Damaged)?;
                    return Ok(Cow::Borrowed(packed.get(..length).unwrap_or(packed)));
                }
                Ok(Status::Ok | Status::BufError) if !is_stuck && unpacking.total_out() <= wanted => {}
                _ if unpacking.total_out() >= wanted => return self.again(packed).map(Cow::Owned),
                _ => return Err(Flaw::Damaged),
            }
        }
    }

    /// The same pixels, packed again.
    fn again(&self, packed: &[u8]) -> Result<Vec<u8>, Flaw> {
        let wanted = self.unpacked();
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        let copied = copy(&mut ZlibDecoder::new(packed).take(wanted), &mut encoder);
        let packed = encoder.flush().and_then(|()| encoder.finish());
        packed.ok().filter(|_| copied.is_ok_and(|length| length == wanted)).ok_or(Flaw::Damaged)
    }
}
