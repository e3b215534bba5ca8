//! Texts in both languages of the program.

/// A text in Chinese and in English. The code that prints it chooses the language.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Text {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Separates the two languages in a packed text.
const SEPARATOR: char = '\u{1f}';

impl Text {
    /// The text in `language`.
    #[must_use]
    pub fn in_language(&self, language: super::Language) -> &str {
        match language {
            super::Language::ZhHans => &self.zh,
            super::Language::En => &self.en,
        }
    }

    /// Both languages in one string, for error types that only carry a string; [`Text::unpack`] reads it.
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

/// `text!("中文 {name}", "English {name}")` is a [`Text`] whose two sentences take the same values.
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
