//! `huikan dump`: what the program reads in texts, as JSON Lines, for comparison with other parsers or with labels.

mod char_offsets;
mod citations;
mod sentences;
mod statutes;
mod structure;

use super::arguments::{Arguments, Dump, DumpKind};

/// Prints the requested data, and returns the exit code.
pub(super) fn run(arguments: &Arguments, options: &Dump) -> u8 {
    match &options.what {
        DumpKind::Citations(options) => citations::run(arguments, options),
        DumpKind::Structure(options) => structure::run(arguments, options),
    }
}
