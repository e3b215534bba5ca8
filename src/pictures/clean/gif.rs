//! GIF (version 89a): the screen, the pictures with their palettes and times, and how often they are shown.

use crate::pictures::flaw::Flaw;

/// The extensions that say how often an animation is shown.
const LOOPS: [&[u8]; 2] = [b"NETSCAPE2.0", b"ANIMEXTS1.0"];

/// Bytes that are read one after the other.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], Flaw> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Flaw::Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, Flaw> {
        self.take(1).map(|byte| byte[0])
    }

    /// The blocks up to the empty one that ends them (section 15), joined.
    fn blocks(&mut self) -> Result<Vec<u8>, Flaw> {
        let mut all = Vec::new();
        loop {
            match self.byte()? {
                0 => return Ok(all),
                length => all.extend(self.take(usize::from(length))?),
            }
        }
    }

    /// A palette of the size that `flags` say (sections 18 and 20); empty where there is none.
    fn palette(&mut self, flags: u8) -> Result<&'a [u8], Flaw> {
        self.take(if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) })
    }
}

/// The picture without what is not drawn.
pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, Flaw> {
    let mut rest = Bytes(bytes);
    let mut out = rest.take(6)?.to_vec();
    let screen = rest.take(7)?;
    out.extend(screen);
    out.extend(rest.palette(screen[4])?);
    let mut has_picture = false;
    loop {
        match rest.byte()? {
            0x21 => extension(&mut rest, &mut out)?,
            0x2C => {
                picture(&mut rest, &mut out)?;
                has_picture = true;
            }
            0x3B if has_picture => {
                out.push(0x3B);
                return Ok(out);
            }
            _ => return Err(Flaw::Damaged),
        }
    }
}

fn picture(rest: &mut Bytes<'_>, out: &mut Vec<u8>) -> Result<(), Flaw> {
    let place = rest.take(9)?;
    out.push(0x2C);
    out.extend(place);
    out.extend(rest.palette(place[8])?);
    let size = rest.byte()?;
    out.push(size);
    let packed = rest.blocks()?;
    let number = |at: usize| u64::from(u16::from_le_bytes([place[at], place[at + 1]]));
    blocks(out, needed(&packed, size, number(4) * number(6))?);
    Ok(())
}

/// Keeps the time of the next picture, and how often all are shown.
fn extension(rest: &mut Bytes<'_>, out: &mut Vec<u8>) -> Result<(), Flaw> {
    match rest.byte()? {
        0xF9 => {
            if let [flags, time @ .., transparent] = rest.blocks()?.get(..4).ok_or(Flaw::Damaged)? {
                out.extend([0x21, 0xF9, 4, flags & 0x1F, time[0], time[1], *transparent, 0]);
            }
        }
        0xFF => {
            let length = rest.byte()?;
            let name = rest.take(usize::from(length))?;
            let contents = rest.blocks()?;
            if let Some([1, low, high]) = contents.get(..3).filter(|_| LOOPS.contains(&name)) {
                out.extend(b"\x21\xFF\x0BNETSCAPE2.0\x03\x01");
                out.extend([*low, *high, 0]);
            }
        }
        _ => _ = rest.blocks()?,
    }
    Ok(())
}

fn blocks(out: &mut Vec<u8>, bytes: &[u8]) {
    for block in bytes.chunks(255) {
        out.push(u8::try_from(block.len()).unwrap_or(u8::MAX));
        out.extend(block);
    }
    out.push(0);
}

/// The codes of a picture with so many pixels, without what follows its last code (appendix F). `size` is the number of bits
/// of a pixel.
fn needed(packed: &[u8], size: u8, pixels: u64) -> Result<&[u8], Flaw> {
    if !(1..=11).contains(&size) {
        return Err(Flaw::Damaged);
    }
    let clear = 1_usize << size;
    let mut codes = Codes { packed, at: 0, held: 0, bits: 0 };
    // How many pixels each code of the table stands for, and the code before.
    let (mut lengths, mut width, mut before, mut drawn) = (Vec::<u64>::new(), u32::from(size) + 1, 0, 0);
    while drawn < pixels {
        let Some(code) = codes.next(width) else { return Ok(packed) };
        if code == clear {
            lengths.clear();
            (width, before) = (u32::from(size) + 1, 0);
            continue;
        }
        let next = clear + 2 + lengths.len();
        let length = match code {
            code if code < clear => 1,
            code if code == clear + 1 => return Ok(&packed[..codes.at]),
            code if code < next => lengths[code - clear - 2],
            code if code == next && before > 0 => before + 1,
            _ => return Err(Flaw::Damaged),
        };
        drawn += length;
        if before > 0 && next < 4096 {
            lengths.push(before + 1);
            if next + 1 == 1 << width && width < 12 {
                width += 1;
            }
        }
        before = length;
    }
    let end = codes.at;
    let is_ended = codes.next(width) == Some(clear + 1);
    Ok(&packed[..if is_ended { codes.at } else { end }])
}

/// Codes of a number of bits that grows.
struct Codes<'p> {
    packed: &'p [u8],
    /// How many bytes were read.
    at: usize,
    /// Bits that were read and belong to the next code, and their number.
    held: u32,
    bits: u32,
}

impl Codes<'_> {
    fn next(&mut self, width: u32) -> Option<usize> {
        while self.bits < width {
            self.held |= u32::from(*self.packed.get(self.at)?) << self.bits;
            (self.at, self.bits) = (self.at + 1, self.bits + 8);
        }
        let code = self.held & ((1 << width) - 1);
        (self.held, self.bits) = (self.held >> width, self.bits - width);
        Some(code as usize)
    }
}
