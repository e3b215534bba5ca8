//! `huikan serve`.

use super::arguments::{Arguments, Serve};
use super::reason::reason;
use super::{build, exit};
use crate::faults::{Colour, Format};
use crate::link::Include;
use crate::pipeline::{Goal, Report, Request, Strictness};
use crate::serve::{self, Preview};

/// Serves the preview until the process ends; returns the exit code where that fails.
pub(super) fn serve(arguments: &Arguments, options: &Serve) -> u8 {
    let request = Request {
        root: arguments.root.clone(),
        goal: Goal::Check,
        base_url: Some(serve::address(options.port)),
        include: Include { drafts: true, future: true },
        now: chrono::Utc::now(),
        strictness: Strictness::Errors,
    };
    let ready = if options.open { open } else { say_address };
    match serve::serve(Preview { request, port: options.port, say, text, ready }) {
        Ok(()) => exit::DONE,
        Err(error) => {
            let reason = reason(&error);
            build::fail(&reason, arguments.lang.unwrap_or_default())
        }
    }
}

/// Prints a report to the terminal.
fn say(report: &Report) {
    build::print(report, report.language.unwrap_or_default(), Format::Human, "");
}

/// The faults of a report as text for the pages.
fn text(report: &Report) -> String {
    Format::Human.print(&report.faults, report.language.unwrap_or_default(), Colour::Off, "")
}

/// Prints the address of the preview.
fn say_address(address: &str) {
    build::say(&format!("预览 / preview: {address}\n"));
}

/// Prints the address of the preview, and opens it in the browser.
fn open(address: &str) {
    say_address(address);
    if let Err(error) = ::open::that_detached(address) {
        build::say(&format!("{error}\n"));
    }
}
