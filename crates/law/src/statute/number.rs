//! The number of a provision.

use serde::{Deserialize, Serialize};

use crate::numerals::chinese_numeral;

/// The number of a provision. 第一百二十条之一, an article inserted after 第一百二十条, has base 120 and inserted 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Number {
    /// N of 第N条.
    pub base: u32,
    /// N of 之N; 0 if the number has no 之.
    pub inserted: u32,
}

impl Number {
    /// The number `base` without 之.
    #[must_use]
    pub fn new(base: u32) -> Self {
        Self { base, inserted: 0 }
    }

    /// Whether this number comes directly after `before`: 13, 12-1 and, after 12-1, 12-2 and 13.
    #[must_use]
    pub fn follows(self, before: Self) -> bool {
        (self.base == before.base + 1 && self.inserted == 0)
            || (self.base == before.base && self.inserted == before.inserted + 1)
    }

    /// The number in Chinese with its unit: `第一百二十条之一` for the unit `条`.
    #[must_use]
    pub fn printed(self, unit: &str) -> String {
        let base = chinese_numeral(self.base);
        let inserted = if self.inserted > 0 { format!("之{}", chinese_numeral(self.inserted)) } else { String::new() };
        format!("第{base}{unit}{inserted}")
    }
}
