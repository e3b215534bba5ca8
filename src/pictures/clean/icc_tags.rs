//! The tags of colour profiles with which colours are converted (ICC.1:2022, 9 and 10).

/// Whether colours are converted with a tag.
pub(super) const fn is_needed(name: [u8; 4]) -> bool {
    matches!(
        &name,
        b"rXYZ"
            | b"gXYZ"
            | b"bXYZ"
            | b"wtpt"
            | b"bkpt"
            | b"chad"
            | b"rTRC"
            | b"gTRC"
            | b"bTRC"
            | b"kTRC"
            | b"cicp"
            | b"A2B0"
            | b"A2B1"
            | b"A2B2"
            | b"B2A0"
            | b"B2A1"
            | b"B2A2"
            | b"D2B0"
            | b"D2B1"
            | b"D2B2"
            | b"B2D0"
            | b"B2D1"
            | b"B2D2"
            | b"gamt"
    )
}

/// The contents of a tag, without bytes behind them; `None` where they are not as their type says.
pub(super) fn contents(tag: &[u8]) -> Option<Vec<u8>> {
    let short = |at: usize| Some(usize::from(u16::from_be_bytes(tag.get(at..at + 2)?.try_into().ok()?)));
    let long = |at: usize| usize::try_from(u32::from_be_bytes(tag.get(at..at + 4)?.try_into().ok()?)).ok();
    let power = |base: usize, exponent: usize| base.checked_pow(u32::try_from(exponent).ok()?);
    let channels = || Some((usize::from(*tag.get(8)?), usize::from(*tag.get(9)?), usize::from(*tag.get(10)?)));
    let length = match tag.get(..4)? {
        b"XYZ " => 20,
        b"sf32" => 8 + 9 * 4,
        b"cicp" => 12,
        b"curv" => long(8)?.checked_mul(2)?.checked_add(12)?,
        b"para" => 12 + 4 * *[1, 3, 4, 5, 7].get(short(8)?)?,
        b"mft1" => {
            let (inputs, outputs, points) = channels()?;
            48 + 256 * (inputs + outputs) + power(points, inputs)?.checked_mul(outputs)?
        }
        b"mft2" => {
            let (inputs, outputs, points) = channels()?;
            let table = power(points, inputs)?.checked_mul(outputs)?;
            52 + 2 * (short(48)? * inputs + short(50)? * outputs + table)
        }
        // The parts of these are at places that the tag names, in any order.
        b"mAB " | b"mBA " | b"mpet" => tag.len(),
        _ => return None,
    };
    let mut kept = tag.get(..length)?.to_vec();
    // Four bytes after the type are reserved.
    kept.get_mut(4..8)?.fill(0);
    Some(kept)
}
