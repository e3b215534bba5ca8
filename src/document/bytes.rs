//! Encodes numbers and texts: the characters of all texts in one string, everything else in codes.

/// The error for bytes that are not a valid encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken;

/// A place in the encoding, between two nodes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Mark {
    codes: usize,
    characters: usize,
}

impl Mark {
    /// The place after its encoding was appended at `start`.
    #[must_use]
    pub(crate) fn after(self, start: Self) -> Self {
        Self { codes: start.codes + self.codes, characters: start.characters + self.characters }
    }
}

/// An encoding that is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Writer {
    /// Numbers, lengths of texts, and codes of nodes.
    pub(super) codes: Vec<u8>,
    /// The characters of all texts, concatenated.
    pub(super) characters: String,
}

impl Writer {
    /// Writes a byte.
    pub(super) fn byte(&mut self, byte: u8) {
        self.codes.push(byte);
    }

    /// Writes a number in LEB128: seven bits in each byte, the lowest first.
    pub(super) fn number(&mut self, number: usize) {
        let mut rest = number;
        while rest >= 0x80 {
            self.codes.push(rest.to_le_bytes()[0] | 0x80);
            rest >>= 7;
        }
        self.codes.push(rest.to_le_bytes()[0]);
    }

    /// Writes a text.
    pub(super) fn text(&mut self, text: &str) {
        self.number(text.len());
        self.characters.push_str(text);
    }

    /// The place at the end.
    pub(super) fn mark(&self) -> Mark {
        Mark { codes: self.codes.len(), characters: self.characters.len() }
    }

    /// Removes everything after `mark`.
    pub(super) fn truncate(&mut self, mark: Mark) {
        self.codes.truncate(mark.codes);
        self.characters.truncate(mark.characters);
    }

    /// Appends another encoding.
    pub(super) fn append(&mut self, other: &Self) {
        self.codes.extend_from_slice(&other.codes);
        self.characters.push_str(&other.characters);
    }

    /// A reader of the encoding.
    pub(super) fn reader(&self) -> Reader<'_> {
        Reader { codes: &self.codes, characters: &self.characters }
    }
}

/// The rest of an encoding, which is read from its beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reader<'a> {
    pub(super) codes: &'a [u8],
    pub(super) characters: &'a str,
}

impl<'a> Reader<'a> {
    /// Reads a byte.
    pub(super) fn byte(&mut self) -> Result<u8, Broken> {
        let (byte, rest) = self.codes.split_first().ok_or(Broken)?;
        self.codes = rest;
        Ok(*byte)
    }

    /// Reads a number.
    pub(super) fn number(&mut self) -> Result<usize, Broken> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            let bits = usize::from(byte & 0x7f).checked_shl(shift).ok_or(Broken)?;
            number |= bits;
            if byte < 0x80 {
                return Ok(number);
            }
            shift += 7;
        }
    }

    /// Reads a number that fits into 32 bits.
    pub(super) fn small_number(&mut self) -> Result<u32, Broken> {
        u32::try_from(self.number()?).map_err(|_| Broken)
    }

    /// Reads a text.
    pub(super) fn text(&mut self) -> Result<&'a str, Broken> {
        let length = self.number()?;
        let (text, rest) = self.characters.split_at_checked(length).ok_or(Broken)?;
        self.characters = rest;
        Ok(text)
    }

    /// The place of this rest in `whole`.
    pub(super) fn mark_in(&self, whole: &Self) -> Mark {
        Mark { codes: whole.codes.len() - self.codes.len(), characters: whole.characters.len() - self.characters.len() }
    }

    /// Whether everything was read.
    pub(super) fn is_at_end(&self) -> bool {
        self.codes.is_empty() && self.characters.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut writer = Writer::default();
        let numbers = [0, 1, 127, 128, 300, 65_536, usize::MAX];
        for number in numbers {
            writer.number(number);
            writer.text(&number.to_string());
        }
        let mut reader = writer.reader();
        for number in numbers {
            assert_eq!(reader.number(), Ok(number));
            assert_eq!(reader.text(), Ok(&*number.to_string()));
        }
        assert!(reader.is_at_end());
    }

    #[test]
    fn what_was_not_written_is_broken() {
        assert_eq!(Reader { codes: &[0x80], characters: "" }.number(), Err(Broken));
        assert_eq!(Reader { codes: &[0xff; 12], characters: "" }.number(), Err(Broken));
        assert_eq!(Reader { codes: &[4], characters: "abc" }.text(), Err(Broken));
        // In the middle of a character.
        assert_eq!(Reader { codes: &[1], characters: "字" }.text(), Err(Broken));
    }
}
