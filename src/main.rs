//! The command `huikan`.

use std::process::ExitCode;

/// Views and templates allocate many small values, for which this allocator takes a fifth less time than that of the system.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    huikan::run()
}
