//! Where the characters of a text begin.

/// The bytes at which the characters of a text begin, and where it ends.
pub(super) struct Signs(Vec<usize>);

impl Signs {
    pub(super) fn of(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    /// How many characters stand before a byte.
    pub(super) fn before(&self, byte: usize) -> usize {
        self.0.partition_point(|begin| *begin < byte)
    }
}

#[cfg(test)]
mod tests {
    use super::Signs;

    #[test]
    fn characters_are_counted() {
        let text = "第3条，a";
        let signs = Signs::of(text);
        for (count, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(signs.before(at), count);
        }
        assert_eq!(signs.before(text.len()), 5);
    }
}
