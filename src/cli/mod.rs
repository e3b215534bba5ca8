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
    let arguments = Arguments::parse();
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
