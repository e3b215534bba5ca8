//! A YAML text inside a file.

use std::ops::Range;

use super::Step;
use super::outline::Outline;
use crate::faults::{Edit, Place, SourceText};

/// A YAML text inside a file.
#[derive(Clone, Debug)]
pub struct Block {
    /// The file.
    pub source: SourceText,
    /// The bytes of the YAML in the file.
    pub span: Range<usize>,
    /// The place of faults that concern the whole block, such as a missing field: the opening `---`, or the file's first
    /// line.
    pub opening: Range<usize>,
}

impl Block {
    /// The YAML text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.source.text[self.span.clone()]
    }

    /// Whether a key may have one of these names, judged by the lines alone: a cheap test before the fields are read.
    #[must_use]
    pub fn may_hold(&self, names: &[&str]) -> bool {
        let key = |line: &str| Some(line.split_once(':')?.0.trim().trim_matches(['"', '\'']).to_owned());
        self.text().lines().filter_map(key).any(|key| names.contains(&key.as_str()))
    }

    /// The place in the file of a range of bytes of the YAML.
    #[must_use]
    pub fn at(&self, range: Range<usize>) -> Place {
        self.source.at(range.start + self.span.start..range.end + self.span.start)
    }

    /// The edit of the file that replaces a range of bytes of the YAML.
    #[must_use]
    pub(super) fn edit(&self, range: Range<usize>, to: impl Into<String>) -> Edit {
        Edit::new(range.start + self.span.start..range.end + self.span.start, to)
    }

    /// The place of the value at `path`, or of the nearest value around it.
    #[must_use]
    pub fn value_at(&self, path: &[Step]) -> Place {
        Outline::of(self.text()).value(path).map_or_else(|| self.source.at(self.opening.clone()), |span| self.at(span))
    }

    /// Every scalar value: the innermost key above it, and its bytes in the file with their quotes.
    #[must_use]
    pub fn scalars(&self) -> Vec<(String, Range<usize>)> {
        let outline = Outline::of(self.text());
        let in_file = |span: Range<usize>| span.start + self.span.start..span.end + self.span.start;
        outline.scalars().into_iter().map(|(key, span)| (key.to_owned(), in_file(span))).collect()
    }
}
