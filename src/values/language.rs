//! The languages of the program's messages and of the built-in theme.

use std::str::FromStr;

/// A language of the interface texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
pub enum Language {
    /// Simplified Chinese (`zh-Hans`).
    #[default]
    #[serde(rename = "zh-Hans")]
    ZhHans,
    /// English (`en`).
    #[serde(rename = "en")]
    En,
}

impl Language {
    /// The BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::ZhHans => "zh-Hans",
            Self::En => "en",
        }
    }
}

impl FromStr for Language {
    type Err = String;

    fn from_str(tag: &str) -> Result<Self, String> {
        match tag {
            "zh-Hans" | "zh" | "zh-CN" | "zh-Hans-CN" => Ok(Self::ZhHans),
            "en" | "en-US" | "en-GB" => Ok(Self::En),
            _ => Err(format!("`{tag}` is not a known language: zh-Hans, en")),
        }
    }
}
