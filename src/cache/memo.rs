//! Results by name, each with the hash of the inputs that it was computed from.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::values::Hash;

/// More names than this are kept in more parts.
const MANY: usize = 2_000;

/// Results by name. A result is found under the hash of the inputs that it was computed from, and under no other.
#[derive(Debug, Deserialize, Serialize)]
#[serde(transparent)]
pub(crate) struct Memo<V>(BTreeMap<String, (Hash, V)>);

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<V> Memo<V> {
    /// The result under `name`, if it was computed from these inputs.
    #[must_use]
    pub(crate) fn find(&self, name: &str, inputs: Hash) -> Option<&V> {
        self.get(name).filter(|(hash, _)| *hash == inputs).map(|(_, value)| value)
    }

    /// The result under `name`, and the hash of its inputs.
    #[must_use]
    pub(crate) fn get(&self, name: &str) -> Option<(Hash, &V)> {
        self.0.get(name).map(|(inputs, value)| (*inputs, value))
    }

    /// Takes out what is under `name`, and returns it if it was computed from these inputs.
    pub(crate) fn take(&mut self, name: &str, inputs: Hash) -> Option<V> {
        self.0.remove(name).filter(|(hash, _)| *hash == inputs).map(|(_, value)| value)
    }

    /// Puts a result under `name`, in place of another one.
    pub(crate) fn put(&mut self, name: String, inputs: Hash, value: V) {
        self.0.insert(name, (inputs, value));
    }

    /// Removes what is under `name`.
    pub(crate) fn remove(&mut self, name: &str) {
        self.0.remove(name);
    }

    /// All results with their names and the hashes of their inputs, in the order of the names.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = (&str, Hash, &V)> {
        self.0.iter().map(|(name, (inputs, value))| (name.as_str(), *inputs, value))
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A result that is decoded only when its inputs are the same.
#[derive(Debug, Deserialize, Serialize)]
#[serde(transparent)]
pub(crate) struct Encoded(#[serde(with = "serde_bytes")] Vec<u8>);

impl Encoded {
    /// Encodes a result; `None` where it holds what the format cannot: that result is computed again in every build.
    #[must_use]
    pub(crate) fn of(value: &impl Serialize) -> Option<Self> {
        rmp_serde::to_vec(value).ok().map(Self)
    }

    /// The result; `None` where it cannot be decoded: it is computed again then.
    #[must_use]
    pub(crate) fn decode<T: DeserializeOwned>(&self) -> Option<T> {
        rmp_serde::from_slice(&self.0).ok()
    }
}

/// The parts in which a memo of these names is kept, each as the places of its names: one edit writes one part again, and
/// reading or writing a part takes little memory.
pub(crate) fn parts<'n>(names: impl ExactSizeIterator<Item = &'n str>) -> Vec<Vec<usize>> {
    let count = if names.len() > MANY { 64 } else { 16 };
    let mut parts = vec![Vec::new(); count];
    for (at, name) in names.enumerate() {
        parts[usize::from(Hash::of(name.as_bytes()).bytes()[0]) % count].push(at);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_found_under_its_inputs_only() {
        let (one, other) = (Hash::of(b"one"), Hash::of(b"other"));
        let mut memo = Memo::default();
        memo.put("a".to_owned(), one, 1);
        assert_eq!(memo.find("a", one), Some(&1));
        assert_eq!(memo.find("a", other), None);
        assert_eq!(memo.find("b", one), None);
        assert_eq!(memo.take("a", other), None);
        assert!(memo.is_empty(), "what was computed from other inputs is gone");
    }

    #[test]
    fn a_name_has_one_part() {
        for count in [0, 1, MANY, MANY + 1] {
            let names: Vec<String> = (0..count).map(|number| number.to_string()).collect();
            let mut all = parts(names.iter().map(String::as_str)).concat();
            all.sort_unstable();
            assert!(all.into_iter().eq(0..count));
        }
    }

    #[test]
    fn what_cannot_be_decoded_is_not_there() {
        let encoded = Encoded::of(&("a", 1)).unwrap();
        assert_eq!(encoded.decode(), Some(("a".to_owned(), 1)));
        assert_eq!(encoded.decode::<Vec<String>>(), None);
    }
}
