//! Many numbers in order, held in few bytes.

use serde::{Deserialize, Serialize};

/// Into so many groups the numbers are parted by their first bits, so that some can be read without the others.
pub(super) const GROUPS: u32 = 16;
/// The bits of a number that are the same in a group are those above.
const GROUP_BITS: u32 = 27;

/// Numbers below 2³¹ in order: each as what is left out between it and the one before, seven bits a byte.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub(super) struct Pairs {
    /// Where the groups end in the bytes.
    ends: Box<[u32]>,
    #[serde(with = "serde_bytes")]
    bytes: Box<[u8]>,
}

impl Pairs {
    /// Of numbers in any order.
    pub(super) fn of(mut numbers: Vec<u32>) -> Self {
        numbers.sort_unstable();
        numbers.dedup();
        let (mut ends, mut bytes) = (Vec::with_capacity(GROUPS as usize), Vec::with_capacity(numbers.len() * 3));
        let mut rest = numbers.as_slice();
        for group in 0..GROUPS {
            let (of_it, others) = rest.split_at(rest.partition_point(|number| number >> GROUP_BITS <= group));
            rest = others;
            let mut next = group << GROUP_BITS;
            for number in of_it {
                write(number - next, &mut bytes);
                next = number + 1;
            }
            ends.push(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
        }
        Self { ends: ends.into(), bytes: bytes.into() }
    }

    /// Those of a group, in order.
    pub(super) fn group(&self, group: u32) -> impl Iterator<Item = u32> {
        let at = group as usize;
        let begin = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let range = begin.zip(self.ends.get(at).copied()).map(|(begin, end)| begin as usize..end as usize);
        let mut bytes = range.and_then(|range| self.bytes.get(range)).unwrap_or_default().iter();
        let mut next = group << GROUP_BITS;
        std::iter::from_fn(move || {
            let number = next.wrapping_add(read(&mut bytes)?);
            next = number.wrapping_add(1);
            Some(number)
        })
    }

    /// All of them.
    #[cfg(test)]
    pub(super) fn all(&self) -> Vec<u32> {
        (0..GROUPS).flat_map(|group| self.group(group)).collect()
    }
}

fn write(mut number: u32, out: &mut Vec<u8>) {
    while number >= 128 {
        out.push(128 | u8::try_from(number & 127).unwrap_or_default());
        number >>= 7;
    }
    out.push(u8::try_from(number).unwrap_or_default());
}

fn read<'b>(bytes: &mut impl Iterator<Item = &'b u8>) -> Option<u32> {
    let (mut number, mut shift) = (0u32, 0);
    loop {
        let byte = bytes.next()?;
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
        let pairs = Pairs::of(numbers.clone());
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(pairs.all(), numbers);
        assert_eq!(pairs.group(0).next(), Some(0));
        let last: Vec<u32> = pairs.group(GROUPS - 1).collect();
        assert_eq!(
            last,
            [(1 << 30) + (7 << 27), (1 << 31) - 1].into_iter().filter(|n| numbers.contains(n)).collect::<Vec<_>>()
        );
        assert!(Pairs::of(Vec::new()).all().is_empty());
    }

    #[test]
    fn what_was_kept_badly_is_harmless() {
        for (ends, bytes) in
            [(vec![9; 16], vec![1]), (vec![2], vec![255, 255]), (vec![8, 1], vec![255; 8]), (vec![], vec![])]
        {
            let pairs = Pairs { ends: ends.into(), bytes: bytes.into() };
            assert!(pairs.all().len() <= 16);
        }
    }
}
