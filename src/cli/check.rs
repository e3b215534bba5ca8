//! `huikan check`.

use std::path::PathBuf;

use super::arguments::{Arguments, Check};
use super::build;
use crate::link::Also;
use crate::pipeline::{self, Request, Strictness};

/// Checks, prints what is to be said, and gives the exit code.
pub(super) fn check(arguments: &Arguments, options: &Check) -> u8 {
    let request = |now| Request {
        root: arguments.root.clone(),
        output: PathBuf::new(),
        base_url: options.base_url.clone(),
        also: Also { drafts: options.drafts, future: options.future },
        now,
        strictness: if options.strict { Strictness::Warnings } else { Strictness::Errors },
    };
    build::run(arguments, options.now.as_deref(), options.format, request, pipeline::check)
}
