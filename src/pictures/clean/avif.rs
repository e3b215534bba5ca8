//! AVIF: the items that are drawn. What else the file has keeps its place and is overwritten with zeros, so that no offset
//! changes.

use std::ops::Range;

use super::avif_boxes::{MediaBox, boxes, number};
use super::icc;
use crate::pictures::flaw::Flaw;

/// The boxes at the top and in `meta` that are needed (ISO/IEC 23008-12, 6).
const TOP: [&[u8; 4]; 4] = [b"ftyp", b"meta", b"mdat", b"moov"];
const META: [&[u8; 4]; 9] = [b"hdlr", b"pitm", b"iloc", b"iinf", b"iref", b"iprp", b"idat", b"grpl", b"dinf"];
/// The types of items that are drawn.
const DRAWN: [&[u8; 4]; 5] = [b"av01", b"grid", b"iovl", b"iden", b"tmap"];
/// The properties of items that change what is drawn.
const PROPERTIES: [&[u8; 4]; 17] = [
    b"ispe", b"pixi", b"av1C", b"colr", b"pasp", b"irot", b"imir", b"clap", b"auxC", b"clli", b"mdcv", b"cclv",
    b"amve", b"a1op", b"lsel", b"a1lx", b"rloc",
];

/// The picture with zeros in place of what is not drawn.
pub(super) fn clean(mut bytes: Vec<u8>) -> Result<Vec<u8>, Flaw> {
    let (top, end) = boxes(&bytes, 0..bytes.len());
    let meta = top.iter().find(|one| &one.kind == b"meta").ok_or(Flaw::Damaged)?.clone();
    let (inner, _) = boxes(&bytes, meta.contents.start + 4..meta.contents.end);
    bytes.truncate(end);
    let find = |kind: &[u8; 4]| inner.iter().find(|one| &one.kind == kind).cloned().ok_or(Flaw::Damaged);
    let drawn = items(&mut bytes, &find(b"iinf")?).ok_or(Flaw::Damaged)?;
    let places = places(&bytes, &find(b"iloc")?, &drawn).ok_or(Flaw::Damaged)?;
    if places.iter().any(|(of_file, place)| *of_file && place.end > bytes.len()) {
        return Err(Flaw::Damaged);
    }
    let moves = top.iter().any(|one| &one.kind == b"moov");
    for one in &top {
        match &one.kind {
            b"mdat" if !moves => keep_only(&mut bytes, &one.contents, &places, true),
            b"moov" => blank_words(&mut bytes, one, 0),
            kind if !TOP.contains(&kind) => one.blank(&mut bytes),
            _ => {}
        }
    }
    for one in &inner {
        match &one.kind {
            b"hdlr" => one.blank_from(&mut bytes, 24),
            b"idat" => keep_only(&mut bytes, &one.contents, &places, false),
            b"iprp" => properties(&mut bytes, one),
            kind if !META.contains(&kind) => one.blank(&mut bytes),
            _ => {}
        }
    }
    Ok(bytes)
}

/// The ids of the items that are drawn. The names of all items are overwritten, and the types of the others.
fn items(bytes: &mut [u8], list: &MediaBox) -> Option<Vec<u64>> {
    let count = if bytes.get(list.contents.start)? == &0 { 2 } else { 4 };
    let (entries, _) = boxes(bytes, list.contents.start + 4 + count..list.contents.end);
    let mut drawn = Vec::new();
    for entry in entries {
        let version =
            *bytes.get(entry.contents.start).filter(|_| &entry.kind == b"infe" && entry.contents.len() >= 12)?;
        let id = match version {
            2 => 2,
            3 => 4,
            _ => {
                entry.blank_from(bytes, 4);
                continue;
            }
        };
        let kind = entry.contents.start + 4 + id + 2;
        if DRAWN.iter().any(|one| bytes.get(kind..kind + 4) == Some(&one[..])) {
            drawn.push(number(bytes, entry.contents.start + 4, id)?);
        } else {
            bytes.get_mut(kind..kind + 4)?.copy_from_slice(b"skip");
        }
        entry.blank_from(bytes, 4 + id + 2 + 4);
    }
    Some(drawn)
}

/// Where the bytes of the drawn items are (ISO/IEC 14496-12, 8.11.3): whether in the file as a whole, and from where to where.
fn places(bytes: &[u8], list: &MediaBox, drawn: &[u64]) -> Option<Vec<(bool, Range<usize>)>> {
    let mut at = list.contents.start;
    let end = list.contents.end;
    let mut take = |length: usize| {
        let value = number(bytes, at, length).filter(|_| at + length <= end);
        at += length;
        value
    };
    let version = take(1)?;
    take(3)?;
    let sizes = usize::try_from(take(2)?).ok()?;
    let [offset_size, length_size, base_size, index_size] = [12, 8, 4, 0].map(|shift| sizes >> shift & 15);
    if [offset_size, length_size, base_size, index_size].iter().any(|size| ![0, 4, 8].contains(size)) || version > 2 {
        return None;
    }
    let id_size = if version == 2 { 4 } else { 2 };
    let mut places = Vec::new();
    for _ in 0..take(id_size)? {
        let id = take(id_size)?;
        let method = if version == 0 { 0 } else { take(2)? & 15 };
        take(2)?;
        let base = take(base_size)?;
        for _ in 0..take(2)? {
            if version > 0 {
                take(index_size)?;
            }
            let (offset, length) = (take(offset_size)?, take(length_size)?);
            let start = usize::try_from(base.checked_add(offset)?).ok()?;
            let place = start..start.checked_add(usize::try_from(length).ok()?)?;
            if drawn.contains(&id) && method < 2 {
                places.push((method == 0, place));
            }
        }
    }
    Some(places)
}

/// Overwrites what no item in these places uses.
fn keep_only(bytes: &mut [u8], contents: &Range<usize>, places: &[(bool, Range<usize>)], of_file: bool) {
    let begin = if of_file { 0 } else { contents.start };
    let mut kept: Vec<Range<usize>> = places
        .iter()
        .filter(|(is_of_file, _)| *is_of_file == of_file)
        .map(|(_, place)| place.start.saturating_add(begin)..place.end.saturating_add(begin))
        .collect();
    kept.sort_by_key(|place| place.start);
    let mut at = contents.start;
    for place in kept {
        if place.start > at {
            bytes[at..place.start.min(contents.end)].fill(0);
        }
        at = at.max(place.end).min(contents.end);
    }
    bytes[at..contents.end].fill(0);
}

/// Overwrites the properties that change nothing, and writes colour profiles anew.
fn properties(bytes: &mut [u8], all: &MediaBox) {
    let (parts, _) = boxes(bytes, all.contents.clone());
    for part in parts {
        if &part.kind != b"ipco" {
            if &part.kind != b"ipma" {
                part.blank(bytes);
            }
            continue;
        }
        for property in boxes(bytes, part.contents.clone()).0 {
            match &property.kind {
                b"colr" => colour(bytes, &property),
                b"auxC" => {
                    let name = bytes[property.contents.clone()].iter().skip(4).position(|byte| *byte == 0);
                    property.blank_from(bytes, 4 + name.unwrap_or(0));
                }
                kind if !PROPERTIES.contains(&kind) => property.blank(bytes),
                _ => {}
            }
        }
    }
}

fn colour(bytes: &mut [u8], property: &MediaBox) {
    let contents = bytes[property.contents.clone()].to_vec();
    let Some((kind, profile)) = contents.split_first_chunk::<4>() else { return property.blank(bytes) };
    match kind {
        b"nclx" => property.blank_from(bytes, 11),
        b"prof" | b"rICC" => match icc::clean(profile).filter(|cleaned| cleaned.len() <= profile.len()) {
            Some(cleaned) => {
                property.blank_from(bytes, 4);
                let start = property.contents.start + 4;
                bytes[start..start + cleaned.len()].copy_from_slice(&cleaned);
            }
            None => property.blank(bytes),
        },
        _ => property.blank(bytes),
    }
}

/// Overwrites what an animation says in words, down to the boxes of its tracks.
fn blank_words(bytes: &mut [u8], around: &MediaBox, depth: usize) {
    for one in boxes(bytes, around.contents.clone()).0 {
        match &one.kind {
            b"udta" | b"meta" | b"uuid" | b"free" | b"skip" => one.blank(bytes),
            b"hdlr" => one.blank_from(bytes, 24),
            b"trak" | b"mdia" | b"minf" | b"stbl" | b"edts" if depth < 5 => blank_words(bytes, &one, depth + 1),
            _ => {}
        }
    }
}
