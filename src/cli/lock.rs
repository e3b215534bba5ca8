//! `huikan lock`.

use anyhow::Context;

use super::arguments::Arguments;
use super::reason::reason;
use super::{build, clock, exit};
use crate::check;
use crate::faults::Format;
use crate::link::Include;
use crate::load::LOCK;
use crate::pipeline::{self, End, Goal, Request, Strictness};
use crate::values::text;

/// Records the published addresses in `addresses.lock`, keeps the `gone` lines of the old one, and returns the exit code.
pub(super) fn run(arguments: &Arguments) -> u8 {
    let language = arguments.lang.unwrap_or_default();
    let now = match clock::now(None) {
        Ok(now) => now,
        Err(text) => return build::fail(&text, language),
    };
    let request = Request {
        root: arguments.root.clone(),
        goal: Goal::Check,
        base_url: None,
        include: Include::default(),
        now,
        strictness: Strictness::Errors,
    };
    let write = || -> anyhow::Result<u8> {
        let (report, addresses) = pipeline::published_addresses(&request)?;
        let language = arguments.lang.or(report.language).unwrap_or_default();
        // A lost address stops the command, too: first mark its line as `gone`, or give a piece the address as an alias.
        if !matches!(report.end, End::Done(_)) {
            return Ok(build::print(&report, language, Format::Human, ""));
        }
        let path = arguments.root.join(LOCK);
        let old = match std::fs::read_to_string(&path) {
            Ok(old) => Some(old),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(error).with_context(|| path.display().to_string()),
        };
        let text = check::write_lock(&addresses, old.as_deref());
        let unfinished = path.with_extension("lock.new");
        std::fs::write(&unfinished, text)
            .and_then(|()| std::fs::rename(&unfinished, &path))
            .with_context(|| path.display().to_string())?;
        let count = addresses.len();
        let said = text!("{LOCK}：记下 {count} 个地址", "{LOCK}: {count} addresses recorded");
        build::say(&format!("{}\n", said.in_language(language)));
        Ok(exit::DONE)
    };
    write().unwrap_or_else(|error| {
        let reason = reason(&error);
        build::fail(&reason, language)
    })
}
