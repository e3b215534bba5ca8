//! The lists of the site that can be subscribed to.

/// A list of pieces with feeds of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// Everything new.
    Site,
    /// A column, by its place.
    Column(usize),
    /// An issue, by its place.
    Edition(usize),
    /// A tag, by its place.
    Tag(usize),
    /// A series, by its place.
    Series(usize),
}
