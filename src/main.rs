//! The command `huikan`.

use std::process::ExitCode;

fn main() -> ExitCode {
    huikan::run()
}
