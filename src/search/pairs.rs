//! A compressed set of numbers: sorted, stored as differences.

use serde::{Deserialize, Serialize};

/// The number of parts into which numbers are divided by their first bits.
pub(super) const PARTS: u32 = 8;
/// The numbers of a part have the same bits above this one.
const PART_BITS: u32 = 28;

/// Sets of numbers below 2³¹, one for each class. Each set is divided into parts that can be read on their own. In a part,
/// each number is stored as the count of numbers between it and the one before, with seven bits a byte.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub(super) struct Pairs {
    /// The ends in `bytes` of the parts, class by class.
    ends: Box<[u32]>,
    #[serde(with = "serde_bytes")]
    bytes: Box<[u8]>,
}

impl Pairs {
    /// Compresses the numbers of each class, which may be in any order.
    pub(super) fn of(classes: impl IntoIterator<Item = Vec<u32>>) -> Self {
        let (mut ends, mut bytes) = (Vec::new(), Vec::new());
        for mut numbers in classes {
            numbers.sort_unstable();
            numbers.dedup();
            let mut rest = numbers.as_slice();
            for part in 0..PARTS {
                let (of_part, others) = rest.split_at(rest.partition_point(|number| number >> PART_BITS <= part));
                rest = others;
                let mut next = part << PART_BITS;
                for number in of_part {
                    write(number - next, &mut bytes);
                    next = number + 1;
                }
                // A page has fewer characters than a `u32` counts.
                ends.push(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
            }
        }
        Self { ends: ends.into(), bytes: bytes.into() }
    }

    /// The numbers of a class and part, in order. Damaged bytes give wrong numbers or none, never a panic.
    pub(super) fn of_part(&self, class: u32, part: u32) -> impl Iterator<Item = u32> {
        let at = (class * PARTS + part) as usize;
        let begin = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let range = begin.zip(self.ends.get(at).copied()).map(|(begin, end)| begin as usize..end as usize);
        let mut bytes = range.and_then(|range| self.bytes.get(range)).unwrap_or_default().iter();
        let mut next = part << PART_BITS;
        std::iter::from_fn(move || {
            let number = next.wrapping_add(read(&mut bytes)?);
            next = number.wrapping_add(1);
            Some(number)
        })
    }

    /// The numbers of all classes and parts.
    #[cfg(test)]
    pub(super) fn all(&self) -> Vec<u32> {
        let count = u32::try_from(self.ends.len()).unwrap();
        (0..count).flat_map(|at| self.of_part(at / PARTS, at % PARTS)).collect()
    }
}

/// Writes a number with seven bits a byte, the lowest first; all bytes but the last have the top bit set.
fn write(mut number: u32, out: &mut Vec<u8>) {
    while number >= 128 {
        out.push(128 | number.to_le_bytes()[0]);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

/// Reads what `write` wrote; `None` at the end.
fn read<'b>(bytes: &mut impl Iterator<Item = &'b u8>) -> Option<u32> {
    let (mut number, mut shift) = (0u32, 0);
    loop {
        let byte = bytes.next()?;
        // Bits beyond the 32nd are of damaged bytes.
        number |= u32::from(byte & 127).checked_shl(shift).unwrap_or_default();
        shift += 7;
        if *byte < 128 {
            return Some(number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_in_order_and_once() {
        let mut numbers: Vec<u32> = (0..31).flat_map(|bit| [1 << bit, (1 << bit) + 1, (1u32 << bit) - 1]).collect();
        numbers.extend([0, (1 << 31) - 1, 5, 5]);
        numbers.reverse();
        let pairs = Pairs::of([vec![7], numbers.clone(), Vec::new()]);
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(pairs.all(), [vec![7], numbers.clone()].concat());
        let of_second: Vec<u32> = (0..PARTS).flat_map(|part| pairs.of_part(1, part)).collect();
        assert_eq!(of_second, numbers);
        let last: Vec<u32> = numbers.into_iter().filter(|number| *number >= 7 << PART_BITS).collect();
        assert_eq!(pairs.of_part(1, PARTS - 1).collect::<Vec<_>>(), last);
        assert!(!last.is_empty() && pairs.of_part(2, 0).next().is_none() && pairs.of_part(3, 0).next().is_none());
    }

    #[test]
    fn what_was_kept_badly_is_harmless() {
        let cases =
            [(vec![9; 32], vec![1]), (vec![2], vec![255, 255]), (vec![8, 1], vec![255; 8]), (Vec::new(), Vec::new())];
        for (ends, bytes) in cases {
            let pairs = Pairs { ends: ends.into(), bytes: bytes.into() };
            assert!(pairs.all().len() <= 16);
        }
    }
}
