//! Events with their places, and the enabled extensions of the parser.

use std::ops::Range;

use pulldown_cmark::{Event, Options};

/// An event with its bytes in the source.
pub(super) type Placed<'a> = (Event<'a>, Range<usize>);

/// The enabled extensions; `math` for formulas.
pub(super) fn options(math: bool) -> Options {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST;
    options.set(Options::ENABLE_MATH, math);
    options
}
