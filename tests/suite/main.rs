//! All tests, in one binary. A new case is a file: a folder in `tests/sites`, a file in `tests/faults` or a section in
//! `tests/markdown`. `UPDATE=1` rewrites the expected files; check them with `git diff`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    unreachable_pub,
    reason = "a test ends where it cannot go on"
)]

mod abuse;
mod advice;
mod architecture;
mod blocks;
mod builds;
mod bytes;
mod calendar;
mod check;
mod citations;
mod command;
mod corpora;
mod cycles;
mod dates;
mod dependencies;
mod editors;
mod every_path;
mod faults;
mod formulas;
mod hidden;
mod import;
mod kinds;
mod laws;
mod limits;
mod markdown;
mod markup;
mod names;
mod outputs;
mod pictures;
mod precompressed;
mod preview;
mod printed;
mod progress;
mod publishing;
mod random;
mod raw_html;
mod reader;
mod readers;
mod rebuild;
mod reference;
mod sample;
mod search;
mod seeds;
mod servers;
mod sites;
mod statutes;
mod style;
mod truth;
mod variants;
