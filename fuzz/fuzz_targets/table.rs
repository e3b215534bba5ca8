//! Reads any table of winners, see `targets.rs`.
#![no_main]

#[allow(dead_code, reason = "each target uses one function")]
#[path = "../targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::table(bytes));
