//! `huikan dump`: what the program reads of a text, as JSON lines, to be held against other readings.

mod citations;
mod sentences;
mod signs;
mod statutes;
mod structure;

use super::arguments::{Arguments, Dump, DumpKind};

/// Prints what was asked for, and gives the exit code.
pub(super) fn run(arguments: &Arguments, options: &Dump) -> u8 {
    match &options.what {
        DumpKind::Citations(options) => citations::run(arguments, options),
        DumpKind::Structure(options) => structure::run(arguments, options),
    }
}
