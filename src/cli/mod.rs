//! What was typed → a call → a printed report.

mod arguments;
mod build;
mod check;
mod clock;
mod dump;
mod explain;
mod import;
mod init;
mod lock;
mod serve;
mod signals;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};

/// The exit codes: 0 done; 1 the content has faults; 2 anything else is at fault.
pub(crate) mod exit {
    /// Done.
    pub(crate) const DONE: u8 = 0;
    /// The content has faults; nothing was published.
    pub(crate) const CONTENT: u8 = 1;
    /// The command, the settings, the templates, the output path or the machine is at fault.
    pub(crate) const SETUP: u8 = 2;
}

/// Runs the command that was typed.
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
