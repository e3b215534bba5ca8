//! The command line: parses the arguments, calls the command, prints its report.

mod arguments;
mod build;
mod check;
mod clock;
mod dump;
mod exit;
mod explain;
mod import;
mod init;
mod lock;
mod mistakes;
mod progress;
mod reason;
mod repository;
mod serve;
mod signals;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use clap::Parser;

use crate::values::text;
use arguments::{Arguments, Command};

/// Runs the command in the arguments of the process, and returns its exit code.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Which language is meant is not known where the arguments cannot be read: both are printed.
            let is_english = std::env::args().any(|argument| argument == "en" || argument == "--lang=en");
            if !is_english {
                build::say(&mistakes::in_chinese(&error).unwrap_or_default());
            }
            error.exit()
        }
    };
    // What a panic names is printed where it happens; a panic over one file is a fault of this file and does not come here.
    let code = catch_unwind(AssertUnwindSafe(|| command(&arguments))).unwrap_or_else(|_| {
        let text = text!(
            "会刊程序自己出了错，没有做完；上次发布的内容没有变。把上面的英文信息告诉程序的维护者",
            "huikan itself failed and did not finish; what was published before is unchanged. Send the lines above to the maintainers of the program"
        );
        build::fail(&text, arguments.lang.unwrap_or_default())
    });
    ExitCode::from(code)
}

/// Runs the command.
fn command(arguments: &Arguments) -> u8 {
    match &arguments.command {
        Command::Build(options) => build::build(arguments, options),
        Command::Check(options) => check::check(arguments, options),
        Command::Dump(options) => dump::run(arguments, options),
        Command::Explain(options) => explain::run(arguments, options),
        Command::Import(options) => import::run(arguments, options),
        Command::Init(options) => init::run(arguments, options),
        Command::Lock => lock::run(arguments),
        Command::Serve(options) => serve::serve(arguments, options),
    }
}
