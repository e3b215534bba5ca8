//! `huikan serve`.

use super::arguments::{Arguments, Serve};
use super::{build, exit};
use crate::faults::{Colour, Format};
use crate::link::Also;
use crate::pipeline::{Report, Request, Strictness};
use crate::serve::{self, Preview};
use crate::values::text;

/// Serves until the process is ended.
pub(super) fn serve(arguments: &Arguments, options: &Serve) -> u8 {
    let language = arguments.lang.unwrap_or_default();
    let output = match serve::folder(&arguments.root) {
        Ok(output) => output,
        Err(error) => {
            let reason = format!("{error:#}");
            return build::fail(&text!("{reason}", "{reason}"), language);
        }
    };
    let request = Request {
        root: arguments.root.clone(),
        output,
        base_url: Some(serve::address(options.port)),
        also: Also { drafts: true, future: true },
        now: chrono::Utc::now(),
        strictness: Strictness::Errors,
    };
    let ready = if options.open { open } else { say_address };
    match serve::serve(Preview { request, port: options.port, say, ready }) {
        Ok(()) => exit::DONE,
        Err(error) => {
            let reason = format!("{error:#}");
            build::fail(&text!("{reason}", "{reason}"), language)
        }
    }
}

/// What was wrong, for the page; the terminal gets the whole report.
fn say(report: &Report) -> String {
    let language = report.language.unwrap_or_default();
    build::print(report, language, Format::Human);
    Format::Human.print(&report.faults, language, Colour::Off)
}

fn say_address(address: &str) {
    build::say(&format!("预览 / preview: {address}\n"));
}

fn open(address: &str) {
    say_address(address);
    if let Err(error) = ::open::that_detached(address) {
        build::say(&format!("{error}\n"));
    }
}
