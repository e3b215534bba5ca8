//! Macros that make a test of every case under `tests/`: `sites!`, `faults!` and `markdown!`. The build script of this
//! crate writes them from the names in these folders, and Cargo runs it again when one of the folders changes.

include!(concat!(env!("OUT_DIR"), "/cases.rs"));
