//! WebP (RFC 9649): the frames, a colour profile, and how the picture is turned.

use super::{exif, icc};
use crate::pictures::flaw::Flaw;

/// The bits of `VP8X` that say what the file has (RFC 9649, 2.7).
const HAS_PROFILE: u8 = 0x20;
const HAS_ALPHA: u8 = 0x10;
const HAS_EXIF: u8 = 0x08;
const MOVES: u8 = 0x02;

/// A chunk: its name and its contents.
type Chunk<'a> = ([u8; 4], &'a [u8]);

/// The picture without what is not drawn.
pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, Flaw> {
    let size = u32::from_le_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]) as usize;
    let chunks = bytes.get(12..8_usize.saturating_add(size)).and_then(chunks).ok_or(Flaw::Damaged)?;
    let first = chunks.first().ok_or(Flaw::Damaged)?;
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    if first.0 == *b"VP8X" {
        extended(&mut out, bytes, &chunks)?;
    } else if is_frame(first) {
        chunk(&mut out, first);
    } else {
        return Err(Flaw::Damaged);
    }
    let size = u32::try_from(out.len() - 8).map_err(|_| Flaw::TooLarge)?;
    out[4..8].copy_from_slice(&size.to_le_bytes());
    Ok(out)
}

/// Writes the chunks of a file that begins with `VP8X`.
fn extended(out: &mut Vec<u8>, bytes: &[u8], chunks: &[Chunk<'_>]) -> Result<(), Flaw> {
    let find = |name: &[u8; 4]| chunks.iter().find(|chunk| chunk.0 == *name);
    let header = chunks[0].1;
    let flags = *header.first().filter(|_| header.len() == 10).ok_or(Flaw::Damaged)?;
    let profile = find(b"ICCP").and_then(|(_, profile)| icc::clean(profile));
    let turned = exif::turned(bytes);
    let bit = |is_set: bool, bit| if is_set { bit } else { 0 };
    let kept = flags & (HAS_ALPHA | MOVES) | bit(profile.is_some(), HAS_PROFILE) | bit(turned.is_some(), HAS_EXIF);
    chunk(out, &(*b"VP8X", &[&[kept, 0, 0, 0], &header[4..]].concat()));
    if let Some(profile) = &profile {
        chunk(out, &(*b"ICCP", profile));
    }
    if flags & MOVES == 0 {
        let frame = chunks.iter().find(|chunk| is_frame(chunk)).ok_or(Flaw::Damaged)?;
        if let Some(alpha) = find(b"ALPH").filter(|_| frame.0 == *b"VP8 ") {
            chunk(out, alpha);
        }
        chunk(out, frame);
    } else {
        let loops = find(b"ANIM").filter(|(_, contents)| contents.len() == 6).ok_or(Flaw::Damaged)?;
        chunk(out, loops);
        for (_, contents) in chunks.iter().filter(|chunk| chunk.0 == *b"ANMF") {
            chunk(out, &(*b"ANMF", &moving_frame(contents)?));
        }
    }
    if let Some(exif) = &turned {
        chunk(out, &(*b"EXIF", exif));
    }
    Ok(())
}

/// A frame of an animation: its place and time, and the chunks of its picture.
fn moving_frame(contents: &[u8]) -> Result<Vec<u8>, Flaw> {
    let (header, rest) = contents.split_at_checked(16).ok_or(Flaw::Damaged)?;
    let inner = chunks(rest).ok_or(Flaw::Damaged)?;
    let frame = inner.iter().find(|chunk| is_frame(chunk)).ok_or(Flaw::Damaged)?;
    let mut out = header.to_vec();
    if let Some(alpha) = inner.iter().find(|chunk| chunk.0 == *b"ALPH" && frame.0 == *b"VP8 ") {
        chunk(&mut out, alpha);
    }
    chunk(&mut out, frame);
    Ok(out)
}

fn is_frame(chunk: &Chunk<'_>) -> bool {
    matches!(&chunk.0, b"VP8 " | b"VP8L")
}

/// All chunks; `None` where one is cut off.
fn chunks(bytes: &[u8]) -> Option<Vec<Chunk<'_>>> {
    let (mut chunks, mut rest) = (Vec::new(), bytes);
    while let Some((head, after)) = rest.split_first_chunk::<8>() {
        let [a, b, c, d, length @ ..] = *head;
        let length = usize::try_from(u32::from_le_bytes(length)).ok()?;
        chunks.push(([a, b, c, d], after.get(..length)?));
        rest = after.get(length + length % 2..).unwrap_or_default();
    }
    Some(chunks)
}

/// Writes a chunk, whose length is made even by a zero (RFC 9649, 2.3).
fn chunk(out: &mut Vec<u8>, (name, contents): &Chunk<'_>) {
    // No chunk grows beyond the file that it comes from.
    let length = u32::try_from(contents.len()).unwrap_or(u32::MAX);
    out.extend(name);
    out.extend(length.to_le_bytes());
    out.extend(*contents);
    out.extend(vec![0; contents.len() % 2]);
}
