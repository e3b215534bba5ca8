//! `huikan check`.

use std::path::PathBuf;

use super::arguments::{Arguments, Check};
use super::signals::Signals;
use super::{build, clock};
use crate::link::Also;
use crate::pipeline::{self, Request, Strictness};
use crate::values::text;

/// Checks, prints what is to be said, and gives the exit code.
pub(super) fn check(arguments: &Arguments, options: &Check) -> u8 {
    let language = arguments.lang.unwrap_or_default();
    let now = match clock::now(options.now.as_deref()) {
        Ok(now) => now,
        Err(text) => return build::fail(&text, language),
    };
    let request = Request {
        root: arguments.root.clone(),
        output: PathBuf::new(),
        base_url: options.base_url.clone(),
        also: Also { drafts: options.drafts, future: options.future },
        now,
        strictness: if options.strict { Strictness::Warnings } else { Strictness::Errors },
    };
    let signals = match Signals::listen() {
        Ok(signals) => signals,
        Err(error) => return build::fail(&text!("{error}", "{error}"), language),
    };
    match pipeline::check(&request, signals.interrupted()) {
        Ok(report) => {
            build::print(&report, arguments.lang.or(report.language).unwrap_or_default(), options.format.into())
        }
        Err(_) if signals.exit_code().is_some() => signals.exit_code().unwrap_or(super::exit::SETUP),
        Err(error) => {
            let reason = format!("{error:#}");
            build::fail(&text!("{reason}", "{reason}"), language)
        }
    }
}
