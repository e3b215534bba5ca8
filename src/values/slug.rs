//! A checked component of an address.

use std::fmt;

use super::Text;
use super::text;

/// The most bytes of a slug. Common file systems allow 255 for a name; a hash and an ending still fit.
const MAX_BYTES: usize = 200;

/// A checked component of an address, which is also the name of a folder of the output.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Slug(String);

/// Why a string is not a slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlugError {
    /// It is empty.
    Empty,
    /// It contains `/` or `\`: a slug is one component, not a path.
    Separator,
    /// It begins with a dot (`.`, `..` and hidden names).
    LeadingDot,
    /// It begins or ends with white space.
    Blank,
    /// It contains a control character or an invisible direction mark.
    Control,
    /// It has more than 200 bytes.
    Long,
}

impl Slug {
    /// Checks a component. Letters of all scripts are allowed and stay as they are.
    ///
    /// # Errors
    /// The rule that the string breaks.
    pub fn new(text: &str) -> Result<Self, SlugError> {
        if text.is_empty() {
            Err(SlugError::Empty)
        } else if text.contains(['/', '\\']) {
            Err(SlugError::Separator)
        } else if text.starts_with('.') {
            Err(SlugError::LeadingDot)
        } else if text.trim() != text {
            Err(SlugError::Blank)
        } else if text.chars().any(|c| c.is_control() || is_direction(c)) {
            Err(SlugError::Control)
        } else if text.len() > MAX_BYTES {
            Err(SlugError::Long)
        } else {
            Ok(Self(text.to_owned()))
        }
    }

    /// The component, unescaped.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Marks that change the direction of text (Unicode UAX 9), with which a name can look like another.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl SlugError {
    /// What is wrong and what to write instead.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::Empty => text!("是空的；写一个名字，例如 huanghe-cup", "is empty; write a name such as huanghe-cup"),
            Self::Separator => {
                text!(
                    "含有 / 或 \\；地址的一段只能是一个名字",
                    "holds / or \\; it is one component of an address, not a path"
                )
            }
            Self::LeadingDot => text!("不能以点开头", "must not begin with a dot"),
            Self::Blank => text!("首尾有空白；请删去", "has blanks at an end; remove them"),
            Self::Control => text!("含有看不见的控制字符；请删去", "holds an invisible control character; remove it"),
            Self::Long => {
                text!(
                    "超过 {MAX_BYTES} 字节（约 66 个汉字）；请改短",
                    "is longer than {MAX_BYTES} bytes (some 66 Chinese characters); shorten it"
                )
            }
        }
    }
}

impl<'de> serde::Deserialize<'de> for Slug {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).map_err(|error| serde::de::Error::custom(error.text().pack()))
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_component_only() {
        assert!(Slug::new("黄鹤杯 2024").is_ok());
        assert_eq!(Slug::new("../x"), Err(SlugError::Separator));
        assert_eq!(Slug::new(".."), Err(SlugError::LeadingDot));
        assert_eq!(Slug::new("a\u{202e}b"), Err(SlugError::Control));
        assert_eq!(Slug::new(&"长".repeat(67)), Err(SlugError::Long));
    }
}
