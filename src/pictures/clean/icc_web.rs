//! The colours of the web: those of sRGB (IEC 61966-2-1).

/// The three colours of sRGB as profiles have them, adapted to D50, and how far profiles of sRGB differ from them.
const PRIMARIES: [([u8; 4], [f64; 3]); 3] =
    [(*b"rXYZ", [0.4361, 0.2225, 0.0139]), (*b"gXYZ", [0.3851, 0.7169, 0.0971]), (*b"bXYZ", [0.1431, 0.0606, 0.7139])];
const TOLERANCE: f64 = 0.002;

/// Whether a profile, as it is written anew, shows the same colours as a picture without a profile.
pub(in crate::pictures) fn is_that_of_the_web(profile: &[u8]) -> bool {
    let has_tables = [*b"A2B0", *b"B2A0"].into_iter().any(|name| tag(profile, name).is_some());
    // The numbers of sRGB (ITU-T H.273, tables 2 and 3).
    let has_other_numbers = tag(profile, *b"cicp").is_some_and(|numbers| numbers.get(8..10) != Some(&[1, 13][..]));
    let is_near = |(name, wanted): ([u8; 4], [f64; 3])| {
        let Some(colour) = tag(profile, name) else { return false };
        wanted
            .iter()
            .enumerate()
            .all(|(at, wanted)| fixed(colour, 8 + at * 4).is_some_and(|part| (part - wanted).abs() < TOLERANCE))
    };
    let curves = [*b"rTRC", *b"gTRC", *b"bTRC"];
    let has_curve = |name: [u8; 4]| tag(profile, name).and_then(middle).is_some_and(|y| (y - 0.2140).abs() < TOLERANCE);
    !has_tables && !has_other_numbers && PRIMARIES.into_iter().all(is_near) && curves.into_iter().all(has_curve)
}

/// The contents of a tag.
fn tag(profile: &[u8], name: [u8; 4]) -> Option<&[u8]> {
    let number = |at: usize| Some(u32::from_be_bytes(profile.get(at..at + 4)?.try_into().ok()?) as usize);
    let entry =
        (0..number(128)?.min(100)).map(|tag| 132 + tag * 12).find(|at| profile.get(*at..at + 4) == Some(&name[..]))?;
    let start = number(entry + 4)?;
    profile.get(start..start.checked_add(number(entry + 8)?)?)
}

/// A number of 32 bits with 16 behind the point (ICC.1, 4.6).
fn fixed(bytes: &[u8], at: usize) -> Option<f64> {
    let bits = i32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?);
    Some(f64::from(bits) / 65536.0)
}

/// What a curve makes of one half (ICC.1, 10.6 and 10.18).
fn middle(curve: &[u8]) -> Option<f64> {
    let short = |at: usize| Some(u16::from_be_bytes(curve.get(at..at + 2)?.try_into().ok()?));
    match curve.get(..4)? {
        b"curv" => match u32::from_be_bytes(curve.get(8..12)?.try_into().ok()?) as usize {
            0 => Some(0.5),
            1 => Some(0.5_f64.powf(f64::from(short(12)?) / 256.0)),
            count => {
                let (low, high) = (short(12 + (count - 1) / 2 * 2)?, short(12 + count / 2 * 2)?);
                Some(f64::midpoint(f64::from(low), f64::from(high)) / 65535.0)
            }
        },
        b"para" if short(8)? >= 3 => {
            let (power, scale, shift) = (fixed(curve, 12)?, fixed(curve, 16)?, fixed(curve, 20)?);
            Some((scale * 0.5 + shift).powf(power))
        }
        _ => None,
    }
}
