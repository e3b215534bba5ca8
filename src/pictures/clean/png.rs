//! PNG (third edition): header, palette, pixels, transparency, colour, animation, and how the picture is turned.

use std::io::{Read, Write};

use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

use super::png_pixels::Pixels;
use super::{exif, icc};
use crate::pictures::flaw::{Flaw, MAX_PIXELS, MAX_PROFILE};

/// How a file begins.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The most bytes that the pixels of all frames of a picture unpack to: those of the largest picture, with four channels of
/// 16 bits and the filters of its rows.
const MAX_UNPACKED: u64 = MAX_PIXELS * 8 + 100_000_000;

/// A chunk: its name and its contents.
type Chunk<'a> = ([u8; 4], &'a [u8]);

/// The picture, or a frame of an animation.
#[derive(Default)]
struct Frame<'a> {
    /// Its place and time in an animation; `None` for a picture that is no frame of the animation.
    control: Option<&'a [u8]>,
    /// Whether it is shown where animations are not.
    is_picture: bool,
    /// Its packed pixels.
    packed: Vec<u8>,
}

/// The picture without what is not drawn.
pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, Flaw> {
    let chunks = chunks(bytes).ok_or(Flaw::Damaged)?;
    let header = chunks.first().filter(|(name, header)| name == b"IHDR" && header.len() == 13).ok_or(Flaw::Damaged)?.1;
    let pixels = Pixels::of(header).ok_or(Flaw::Damaged)?;
    if pixels.count() > MAX_PIXELS {
        return Err(Flaw::TooLarge);
    }
    let frames = frames(&chunks)?;
    let sizes = frames.iter().map(|frame| frame.pixels(pixels)).collect::<Option<Vec<_>>>().ok_or(Flaw::Damaged)?;
    if sizes.iter().map(Pixels::unpacked).sum::<u64>() > MAX_UNPACKED {
        return Err(Flaw::TooLarge);
    }
    let mut out = Vec::with_capacity(bytes.len());
    out.extend(SIGNATURE);
    let mut written: Vec<[u8; 4]> = Vec::new();
    for (name, contents) in &chunks {
        let contents = match name {
            b"iCCP" => profile(contents)?,
            name => needed(*name, contents, header[9]).map(<[u8]>::to_vec),
        };
        if let Some(contents) = contents.filter(|_| !written.contains(name)) {
            written.push(*name);
            chunk(&mut out, *name, &contents);
        }
    }
    if let Some(exif) = exif::turned(bytes) {
        chunk(&mut out, *b"eXIf", &exif);
    }
    let mut sequence = 0_u32;
    for (frame, size) in frames.iter().zip(sizes) {
        write_frame(&mut out, frame, size, &mut sequence)?;
    }
    chunk(&mut out, *b"IEND", &[]);
    Ok(out)
}

impl Frame<'_> {
    /// The pixels of a frame of a picture with these pixels.
    fn pixels(&self, whole: Pixels) -> Option<Pixels> {
        match self.control {
            None => Some(whole),
            Some(control) => {
                let number = |at: usize| Some(u32::from_be_bytes(control.get(at..at + 4)?.try_into().ok()?));
                let (width, height) = (number(4)?, number(8)?);
                (control.len() == 26 && width <= whole.width && height <= whole.height).then_some(Pixels {
                    width,
                    height,
                    ..whole
                })
            }
        }
    }
}

/// The frames, of which one is the picture.
fn frames<'a>(chunks: &[Chunk<'a>]) -> Result<Vec<Frame<'a>>, Flaw> {
    let mut frames: Vec<Frame<'a>> = Vec::new();
    let mut may_go_on = false;
    for (name, contents) in chunks {
        match name {
            b"fcTL" => frames.push(Frame { control: Some(contents), ..Frame::default() }),
            b"IDAT" => {
                let has_picture = frames.iter().any(|frame| frame.is_picture);
                match frames.last_mut() {
                    Some(frame) if frame.is_picture && may_go_on => frame.packed.extend(*contents),
                    _ if has_picture => return Err(Flaw::Damaged),
                    Some(frame) => {
                        (frame.is_picture, frame.packed) = (true, contents.to_vec());
                    }
                    None => frames.push(Frame { control: None, is_picture: true, packed: contents.to_vec() }),
                }
            }
            b"fdAT" => {
                let frame = frames.last_mut().filter(|frame| frame.control.is_some() && !frame.is_picture);
                frame.ok_or(Flaw::Damaged)?.packed.extend(contents.get(4..).ok_or(Flaw::Damaged)?);
            }
            _ => {}
        }
        // The chunks with the pixels of the picture follow each other (PNG, 5.6).
        may_go_on = name == b"IDAT";
    }
    if frames.iter().any(|frame| frame.is_picture) { Ok(frames) } else { Err(Flaw::Damaged) }
}

/// Writes a frame; `sequence` counts the chunks of the animation.
fn write_frame(out: &mut Vec<u8>, frame: &Frame<'_>, size: Pixels, sequence: &mut u32) -> Result<(), Flaw> {
    let mut next = || {
        *sequence += 1;
        (*sequence - 1).to_be_bytes()
    };
    let packed = size.exactly(&frame.packed)?;
    if let Some(control) = frame.control {
        chunk(out, *b"fcTL", &[&next(), &control[4..]].concat());
    }
    if frame.is_picture {
        chunk(out, *b"IDAT", &packed);
    } else {
        chunk(out, *b"fdAT", &[&next(), &packed[..]].concat());
    }
    Ok(())
}

/// The part of a chunk that changes what is drawn, without bytes behind its fields. `colours` is the colour type.
fn needed(name: [u8; 4], contents: &[u8], colours: u8) -> Option<&[u8]> {
    let length = match &name {
        b"IHDR" => 13,
        b"PLTE" if colours == 3 => contents.len().min(768) / 3 * 3,
        b"tRNS" => match colours {
            0 => 2,
            2 => 6,
            3 => contents.len().min(256),
            _ => return None,
        },
        b"gAMA" | b"cICP" => 4,
        b"cHRM" => 32,
        b"sRGB" => 1,
        b"mDCV" => 24,
        b"cLLI" | b"acTL" => 8,
        _ => return None,
    };
    contents.get(..length)
}

/// The contents of `iCCP` with the profile written anew; `None` where it is no profile.
fn profile(contents: &[u8]) -> Result<Option<Vec<u8>>, Flaw> {
    let Some(name) = contents.iter().take(80).position(|byte| *byte == 0) else { return Ok(None) };
    let mut profile = Vec::new();
    // A profile that cannot be unpacked is none.
    let packed = contents.get(name + 2..).unwrap_or_default();
    let limit = MAX_PROFILE as u64 + 1;
    let unpacked = ZlibDecoder::new(packed).take(limit).read_to_end(&mut profile);
    if profile.len() > MAX_PROFILE {
        return Err(Flaw::ProfileTooLarge);
    }
    let Some(profile) = icc::clean(&profile).filter(|_| unpacked.is_ok()) else { return Ok(None) };
    let mut encoder = ZlibEncoder::new(b"icc\0\0".to_vec(), Compression::best());
    let packed = encoder.write_all(&profile).and_then(|()| encoder.finish());
    packed.map(Some).map_err(|_| Flaw::Damaged)
}

/// All chunks up to the end of the picture. Those that are not needed are left out where they are damaged; `None` where
/// another one is, or the end is missing.
fn chunks(bytes: &[u8]) -> Option<Vec<Chunk<'_>>> {
    let (mut chunks, mut rest) = (Vec::new(), bytes.strip_prefix(SIGNATURE)?);
    loop {
        let (head, after) = rest.split_first_chunk::<8>()?;
        let [l0, l1, l2, l3, name @ ..] = *head;
        let length = usize::try_from(u32::from_be_bytes([l0, l1, l2, l3])).ok()?;
        let (contents, after) = after.split_at_checked(length)?;
        let (sum, after) = after.split_first_chunk::<4>()?;
        if u32::from_be_bytes(*sum) == checksum(name, contents) {
            match &name {
                b"IEND" => return Some(chunks),
                name => chunks.push((*name, contents)),
            }
        } else if name[0].is_ascii_uppercase() {
            return None;
        }
        rest = after;
    }
}

fn checksum(name: [u8; 4], contents: &[u8]) -> u32 {
    let mut sum = Crc::new();
    sum.update(&name);
    sum.update(contents);
    sum.sum()
}

fn chunk(out: &mut Vec<u8>, name: [u8; 4], contents: &[u8]) {
    // No chunk grows beyond the file that it comes from.
    let length = u32::try_from(contents.len()).unwrap_or(u32::MAX);
    out.extend(length.to_be_bytes());
    out.extend(name);
    out.extend(contents);
    out.extend(checksum(name, contents).to_be_bytes());
}
