//! Builds any small site, see `targets.rs`.
#![no_main]

#[allow(dead_code, reason = "each target uses one function")]
#[path = "../targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::site(bytes));
