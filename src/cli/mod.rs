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

use std::process::ExitCode;

use clap::Parser;

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
    let code = match &arguments.command {
        Command::Build(options) => build::build(&arguments, options),
        Command::Check(options) => check::check(&arguments, options),
        Command::Dump(options) => dump::run(&arguments, options),
        Command::Explain(options) => explain::run(&arguments, options),
        Command::Import(options) => import::run(&arguments, options),
        Command::Init(options) => init::run(&arguments, options),
        Command::Lock => lock::run(&arguments),
        Command::Serve(options) => serve::serve(&arguments, options),
    };
    ExitCode::from(code)
}
