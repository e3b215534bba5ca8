//! Colour profiles (ICC.1:2022), written anew: the header without what identifies a device or a program, and the tags with
//! which colours are converted.

use super::icc_tags::{contents, is_needed};

/// The header (ICC.1, 7.2) in bytes.
const HEADER: usize = 128;
/// The most tags of a profile.
const MAX_TAGS: usize = 100;

/// A tag: its name, and where its contents are.
type Tag = ([u8; 4], Vec<u8>);

/// The profile without what converts no colours; `None` where this is no profile.
pub(super) fn clean(profile: &[u8]) -> Option<Vec<u8>> {
    let number = |at: usize| -> Option<usize> {
        usize::try_from(u32::from_be_bytes(profile.get(at..at + 4)?.try_into().ok()?)).ok()
    };
    let length = number(0)?;
    let profile = profile.get(..length)?;
    let is_for_pictures = matches!(profile.get(16..20)?, b"RGB " | b"GRAY" | b"CMYK");
    let is_known_version = (2..=5).contains(profile.get(8)?);
    let has_class = matches!(profile.get(12..16)?, b"mntr" | b"scnr" | b"prtr" | b"spac");
    let has_connection = matches!(profile.get(20..24)?, b"XYZ " | b"Lab ");
    let is_profile = profile.get(36..40)? == b"acsp";
    if !(is_profile && is_known_version && is_for_pictures && has_class && has_connection) {
        return None;
    }
    let count = number(HEADER).filter(|count| (1..=MAX_TAGS).contains(count))?;
    let mut tags: Vec<Tag> = Vec::new();
    for at in (0..count).map(|tag| HEADER + 4 + tag * 12) {
        let name: [u8; 4] = profile.get(at..at + 4)?.try_into().ok()?;
        let (start, size) = (number(at + 4)?, number(at + 8)?);
        if is_needed(name) && !tags.iter().any(|(known, _)| *known == name) {
            tags.push((name, contents(profile.get(start..start.checked_add(size)?)?)?));
        }
    }
    if tags.is_empty() {
        return None;
    }
    // Every profile has a description and a copyright notice (ICC.1, 8.2).
    tags.push((*b"desc", description(profile[8])));
    tags.push((*b"cprt", notice(profile[8])));
    written(&profile[..HEADER], &tags)
}

/// The profile with these tags.
fn written(header: &[u8], tags: &[Tag]) -> Option<Vec<u8>> {
    let mut out = vec![0; HEADER];
    // The version, the class, the two colour spaces, and the intent.
    for kept in [8..10, 12..24, 67..68] {
        out[kept.clone()].copy_from_slice(header.get(kept)?);
    }
    out[67] &= 3;
    // Any day, the signature, and the white of D50.
    out[24..30].copy_from_slice(&[0x07, 0xD0, 0, 1, 0, 1]);
    out[36..40].copy_from_slice(b"acsp");
    out[68..80].copy_from_slice(&[0, 0, 0xF6, 0xD6, 0, 1, 0, 0, 0, 0, 0xD3, 0x2D]);
    let word = |number: usize| u32::try_from(number).map(u32::to_be_bytes).ok();
    out.extend(word(tags.len())?);
    let table = out.len();
    out.resize(table + tags.len() * 12, 0);
    let mut places: Vec<(usize, &[u8])> = Vec::new();
    for (number, (name, contents)) in tags.iter().enumerate() {
        // Tags of equal contents share them, as the curves of three colours do.
        let known = places.iter().find(|(_, known)| known == contents).map(|(at, _)| *at);
        let at = known.unwrap_or(out.len());
        if known.is_none() {
            places.push((at, contents));
            out.extend(contents);
            out.resize(out.len().next_multiple_of(4), 0);
        }
        let entry = table + number * 12;
        out[entry..entry + 4].copy_from_slice(name);
        out[entry + 4..entry + 8].copy_from_slice(&word(at)?);
        out[entry + 8..entry + 12].copy_from_slice(&word(contents.len())?);
    }
    let length = word(out.len())?;
    out[..4].copy_from_slice(&length);
    Some(out)
}

/// The description of a profile of this version: `RGB` stands for any.
fn description(version: u8) -> Vec<u8> {
    if version >= 4 {
        return words(b"\0p\0r\0o\0f\0i\0l\0e");
    }
    // textDescriptionType of version 2: ASCII, and no other form.
    [b"desc\0\0\0\0\0\0\0\x08profile\0", &[0; 4 + 4 + 2 + 1 + 67][..]].concat()
}

/// The notice that a profile of this version must have.
fn notice(version: u8) -> Vec<u8> {
    if version >= 4 { words(b"\0-") } else { b"text\0\0\0\0-\0".to_vec() }
}

/// Words in one language (ICC.1, 10.15): UTF-16.
fn words(utf16: &[u8]) -> Vec<u8> {
    let length = u8::try_from(utf16.len()).unwrap_or(0);
    [b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0CenUS\0\0\0", &[length][..], b"\0\0\0\x1C", utf16].concat()
}
