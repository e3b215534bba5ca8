//! The hash that distributes grams over files. The browser computes the same one with `Math.imul` over UTF-16 code
//! units.

/// The number of classes of first characters, as a power of two.
pub(super) const CLASS_BITS: u32 = 2;
/// The number of classes of first characters.
pub(super) const CLASSES: u32 = 1 << CLASS_BITS;

/// The first `bits` bits of the hash of a text.
pub(super) fn hash(text: &str, bits: u32) -> u32 {
    of_units(text.encode_utf16(), bits)
}

/// The class of a first character: the first bits of its hash.
pub(super) fn class(first: char) -> u32 {
    of_units(first.encode_utf16(&mut [0; 2]).iter().copied(), CLASS_BITS)
}

fn of_units(units: impl Iterator<Item = u16>, bits: u32) -> u32 {
    let hash = units.fold(0u32, |hash, unit| {
        let hash = (hash ^ u32::from(unit)).wrapping_mul(0x9e37_79b1);
        hash ^ (hash >> 15)
    });
    // The first 0 bits are 0.
    hash.checked_shr(32 - bits).unwrap_or_default()
}
