//! Strict reading of YAML written by people: every fault at its line and column, in their words.
//!
//! The values come from `serde_yaml`; where something is wrong, a second look at the text finds the place and the
//! habit behind it (a full-width colon, curly quotes), which the YAML library cannot name.

#[cfg(test)]
pub(crate) mod accepted;
mod every;
mod fields;
mod guard;
mod habits;
mod outline;
mod reasons;
mod scalars;
mod tidy;
mod words;

pub use fields::{Field, Fields, field};
pub use reasons::reason;
pub use scalars::{
    Names, TextOrFields, deserialize_one_or_many, deserialize_text_or_fields, deserialize_texts_or_fields,
};

use std::ops::Range;

use crate::faults::{Place, SourceText};

/// A YAML text inside a file.
#[derive(Clone, Debug)]
pub struct Block {
    /// The file.
    pub source: SourceText,
    /// The bytes of the YAML in it.
    pub span: Range<usize>,
    /// What stands for the whole, where something is missing: the opening `---`, or the file's first line.
    pub opening: Range<usize>,
}

/// One step into nested YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A key of a mapping.
    Key(String),
    /// A key of a mapping under its name or its Chinese name.
    Field(&'static str, &'static str),
    /// An element of a list, from 0.
    Index(usize),
}

impl Step {
    /// Whether it leads to the value of the key `name`.
    fn is_key(&self, name: &str) -> bool {
        match self {
            Self::Key(key) => key == name,
            Self::Field(key, alias) => *key == name || *alias == name,
            Self::Index(_) => false,
        }
    }
}

impl Block {
    /// The YAML text; empty where the file's text was let go and is another now.
    #[must_use]
    pub fn text(&self) -> &str {
        self.source.text.get(self.span.clone()).unwrap_or_default()
    }

    /// Whether a line may begin the value of the key that has one of these names; a cheap look before the fields are read.
    #[must_use]
    pub fn may_hold(&self, names: &[&str]) -> bool {
        let key = |line: &str| Some(line.split_once(':')?.0.trim().trim_matches(['"', '\'']).to_owned());
        self.text().lines().filter_map(key).any(|key| names.contains(&key.as_str()))
    }

    /// A range of bytes of the YAML as a place in the file.
    #[must_use]
    pub fn at(&self, range: Range<usize>) -> Place {
        self.source.at(range.start + self.span.start..range.end + self.span.start)
    }

    /// Where the value at `path` stands; the nearest enclosing value where it is not there.
    #[must_use]
    pub fn value_at(&self, path: &[Step]) -> Place {
        outline::Outline::of(self.text())
            .value(path)
            .map_or_else(|| self.source.at(self.opening.clone()), |span| self.at(span))
    }

    /// Every value that is no list and no mapping: the innermost key above it, and its bytes in the file, quotes included.
    #[must_use]
    pub fn scalars(&self) -> Vec<(String, Range<usize>)> {
        let outline = outline::Outline::of(self.text());
        let in_file = |span: Range<usize>| span.start + self.span.start..span.end + self.span.start;
        outline.scalars().into_iter().map(|(key, span)| (key.to_owned(), in_file(span))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::faults::HeldText;

    #[test]
    fn of_a_text_that_was_let_go_and_is_another_now_only_the_file_is_named() {
        let source = SourceText { path: "a.md".into(), text: HeldText::away(|| None) };
        let block = Block { source: source.clone(), span: 4..20, opening: 0..3 };
        assert_eq!(block.text(), "");
        assert_eq!(block.value_at(&[Step::Key("aliases".to_owned())]), source.whole());
        assert!(block.scalars().is_empty() && !block.may_hold(&["title"]));
    }
}
