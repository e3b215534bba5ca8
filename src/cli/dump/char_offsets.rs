//! Converts byte offsets into character offsets.

/// The byte offsets of the characters of a text, and its length.
pub(super) struct CharOffsets(Vec<usize>);

impl CharOffsets {
    pub(super) fn of(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    /// The number of characters before a byte offset.
    pub(super) fn char_index(&self, byte: usize) -> usize {
        self.0.partition_point(|begin| *begin < byte)
    }
}

#[cfg(test)]
mod tests {
    use super::CharOffsets;

    #[test]
    fn characters_are_counted() {
        let text = "第3条，a";
        let offsets = CharOffsets::of(text);
        for (count, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.char_index(at), count);
        }
        assert_eq!(offsets.char_index(text.len()), 5);
    }
}
