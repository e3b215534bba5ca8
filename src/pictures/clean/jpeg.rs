//! JPEG (ITU-T T.81): the tables, frames and scans, the JFIF header, a colour profile, Adobe's colour transform, and how the
//! picture is turned.

use super::{exif, icc};
use crate::pictures::flaw::Flaw;

/// The markers that matter here (T.81, table B.1).
const SOI: u8 = 0xD8;
const EOI: u8 = 0xD9;
const SOS: u8 = 0xDA;
const DHT: u8 = 0xC4;
const DAC: u8 = 0xCC;
const DQT: u8 = 0xDB;
const DNL: u8 = 0xDC;
const DRI: u8 = 0xDD;
const APP0: u8 = 0xE0;
const APP1: u8 = 0xE1;
const APP2: u8 = 0xE2;
const APP14: u8 = 0xEE;

/// What a segment with a part of a colour profile begins with (ICC.1, B.4); two numbers of one byte follow.
const PROFILE: &[u8] = b"ICC_PROFILE\0";
/// The most bytes of a profile in one segment.
const PROFILE_PART: usize = 65_533 - PROFILE.len() - 2;

/// A part of a file.
enum Part<'a> {
    /// A segment with its contents.
    Segment(u8, &'a [u8]),
    /// The compressed data of a scan, with its restart markers.
    Scan(&'a [u8]),
}

/// The picture without what is not drawn.
pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, Flaw> {
    let parts = parts(bytes).ok_or(Flaw::Damaged)?;
    let mut out = Vec::with_capacity(bytes.len());
    out.extend([0xFF, SOI]);
    if let Some(header) = parts.iter().find_map(jfif) {
        segment(&mut out, APP0, &header);
    }
    if let Some(exif) = exif::turned(bytes) {
        segment(&mut out, APP1, &[b"Exif\0\0", &exif[..]].concat());
    }
    if let Some(profile) = profile(&parts) {
        let all: Vec<&[u8]> = profile.chunks(PROFILE_PART).collect();
        for (number, part) in (1_u8..).zip(&all) {
            let count = u8::try_from(all.len()).map_err(|_| Flaw::Damaged)?;
            segment(&mut out, APP2, &[PROFILE, &[number, count], part].concat());
        }
    }
    if let Some(transform) = parts.iter().find_map(adobe) {
        segment(&mut out, APP14, &transform);
    }
    for part in &parts {
        match part {
            Part::Segment(marker, contents) if is_drawn(*marker) => segment(&mut out, *marker, contents),
            Part::Segment(..) => {}
            Part::Scan(data) => out.extend(*data),
        }
    }
    out.extend([0xFF, EOI]);
    Ok(out)
}

fn segment(out: &mut Vec<u8>, marker: u8, contents: &[u8]) {
    // No segment grows, and those that are made here are short.
    let length = u16::try_from(contents.len() + 2).unwrap_or(u16::MAX);
    out.extend([0xFF, marker]);
    out.extend(length.to_be_bytes());
    out.extend(contents);
}

/// The parts up to the end of the picture; `None` where it is cut off or a segment is not as its own fields say.
fn parts(bytes: &[u8]) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    let (mut at, mut has_scan) = (2, false);
    loop {
        // Decoders pass over bytes between two segments, and a marker may begin with more than one 0xFF.
        at += memchr::memchr(0xFF, bytes.get(at..)?)?;
        let marker = loop {
            at += 1;
            match *bytes.get(at)? {
                0xFF => {}
                marker => break marker,
            }
        };
        at += 1;
        match marker {
            EOI => return has_scan.then_some(parts),
            0 | 1 | SOI | 0xD0..=0xD7 => continue,
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
        let contents = bytes.get(at + 2..at + length)?;
        at += length;
        if is_drawn(marker) && !is_whole(marker, contents) {
            return None;
        }
        parts.push(Part::Segment(marker, contents));
        if marker == SOS {
            let end = at + scan_length(&bytes[at..])?;
            parts.push(Part::Scan(&bytes[at..end]));
            (at, has_scan) = (end, true);
        }
    }
}

/// The length of the compressed data, up to the next marker that does not belong to them (T.81, B.1.1.5).
fn scan_length(bytes: &[u8]) -> Option<usize> {
    memchr::memchr_iter(0xFF, bytes).find(|at| !matches!(bytes.get(at + 1), Some(0 | 0xD0..=0xD7 | 0xFF)))
}

/// Whether a segment is needed to draw the picture.
const fn is_drawn(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF | SOS | DQT | DNL | DRI | 0xDE | 0xDF) && marker != 0xC8
}

/// Whether a segment that is drawn has exactly the fields that it says it has (T.81, B.2).
fn is_whole(marker: u8, contents: &[u8]) -> bool {
    let at = |place: usize| contents.get(place).copied().map_or(usize::MAX / 8, usize::from);
    match marker {
        DRI | DNL => contents.len() == 2,
        DAC => contents.len().is_multiple_of(2),
        DQT => tables(contents, |table| 1 + if table[0] >> 4 == 0 { 64 } else { 128 }),
        DHT => {
            tables(contents, |table| 17 + table.iter().take(17).skip(1).map(|count| usize::from(*count)).sum::<usize>())
        }
        SOS => contents.len() == 4 + 2 * at(0),
        0xDF => contents.len() == 1,
        _ => contents.len() == 6 + 3 * at(5),
    }
}

/// Whether the contents are tables of these lengths, one after the other.
fn tables(contents: &[u8], length: impl Fn(&[u8]) -> usize) -> bool {
    let mut rest = contents;
    while !rest.is_empty() {
        let Some(next) = rest.get(length(rest)..) else { return false };
        rest = next;
    }
    true
}

/// The JFIF header without its preview (ISO/IEC 10918-5, 10.1).
fn jfif(part: &Part<'_>) -> Option<Vec<u8>> {
    let Part::Segment(APP0, contents) = part else { return None };
    contents.strip_prefix(b"JFIF\0")?;
    Some([contents.get(..12)?, &[0, 0]].concat())
}

/// Adobe's segment, with its one field that decoders read: the colour transform (ISO/IEC 10918-6, 6.5.3).
fn adobe(part: &Part<'_>) -> Option<Vec<u8>> {
    let Part::Segment(APP14, contents) = part else { return None };
    let transform = contents.strip_prefix(b"Adobe")?.get(6).filter(|transform| **transform <= 2)?;
    Some([b"Adobe\0\x64\0\0\0\0", &[*transform][..]].concat())
}

/// The colour profile, whose parts may be in any order.
fn profile(parts: &[Part<'_>]) -> Option<Vec<u8>> {
    let numbered = |part: &Part<'_>| -> Option<(u8, u8, Vec<u8>)> {
        let Part::Segment(APP2, contents) = part else { return None };
        let [number, count, rest @ ..] = contents.strip_prefix(PROFILE)? else { return None };
        Some((*number, *count, rest.to_vec()))
    };
    let mut found: Vec<_> = parts.iter().filter_map(numbered).collect();
    found.sort_by_key(|(number, _, _)| *number);
    let is_whole =
        (1_u8..).zip(&found).all(|(place, (number, count, _))| place == *number && usize::from(*count) == found.len());
    let joined: Vec<u8> = found.into_iter().flat_map(|(_, _, part)| part).collect();
    icc::clean(&joined).filter(|_| is_whole)
}
