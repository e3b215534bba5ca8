//! A sentence in both languages of the program.

/// A sentence said in Chinese and in English; which one is printed is decided where it is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Text {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Separates the two languages while a `Text` travels through an error type that only carries a string.
const SEPARATOR: char = '\u{1f}';

impl Text {
    /// The sentence in `language`.
    #[must_use]
    pub fn in_language(&self, language: super::Language) -> &str {
        match language {
            super::Language::ZhHans => &self.zh,
            super::Language::En => &self.en,
        }
    }

    /// Both languages in one string, to be read back with [`Text::unpack`].
    #[must_use]
    pub fn pack(&self) -> String {
        format!("{}{SEPARATOR}{}", self.zh, self.en)
    }

    /// Reads what [`Text::pack`] wrote; `None` for any other string.
    #[must_use]
    pub fn unpack(packed: &str) -> Option<Self> {
        let (zh, en) = packed.split_once(SEPARATOR)?;
        Some(Self { zh: zh.to_owned(), en: en.to_owned() })
    }
}

/// `text!("中文 {name}", "English {name}")`: a [`Text`] whose two sentences take the same values.
macro_rules! text {
    ($zh:literal, $en:literal $(,)?) => {
        $crate::values::Text { zh: format!($zh), en: format!($en) }
    };
}
pub(crate) use text;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packs_and_unpacks() {
        let said = text!("缺一行", "a line is missing");
        assert_eq!(Text::unpack(&said.pack()), Some(said));
        assert_eq!(Text::unpack("plain"), None);
    }
}
