//! `huikan build`.

use std::io::{IsTerminal, Write};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::arguments::{self, Arguments, Build};
use super::reason::reason;
use super::signals::Signals;
use super::{clock, exit, progress, repository};
use crate::faults::{Colour, Format, Severity};
use crate::link::Include;
use crate::model::{Held, HeldReason};
use crate::pipeline::{self, Done, End, Goal, Progress, Report, Request, Strictness};
use crate::values::{Language, Text, text};

/// Builds the site, prints the report, and returns the exit code.
pub(super) fn build(arguments: &Arguments, options: &Build) -> u8 {
    let request = |now| Request {
        root: arguments.root.clone(),
        goal: Goal::Publish(options.output.clone().unwrap_or_else(|| arguments.root.join("public"))),
        base_url: options.base_url.clone(),
        include: Include { drafts: options.drafts, future: options.future },
        now,
        strictness: if options.strict { Strictness::Warnings } else { Strictness::Errors },
    };
    run(arguments, options.now.as_deref(), options.format, request)
}

/// Builds what is requested for the time `now`, or that of the clock, until a signal interrupts it; prints the report, and
/// returns the exit code.
pub(super) fn run(
    arguments: &Arguments,
    now: Option<&str>,
    format: arguments::Format,
    request: impl FnOnce(DateTime<Utc>) -> Request,
) -> u8 {
    let language = arguments.lang.unwrap_or_default();
    let request = match clock::now(now) {
        Ok(now) => request(now),
        Err(text) => return fail(&text, language),
    };
    let signals = match Signals::listen() {
        Ok(signals) => signals,
        Err(error) => return fail(&text!("{error}", "{error}"), language),
    };
    let progress = Progress::new(signals.interrupted());
    match progress::shown(&progress, arguments.lang, || pipeline::build(&request, &progress)) {
        Ok(report) => {
            let language = arguments.lang.or(report.language).unwrap_or_default();
            print(&report, language, format.into(), &repository::prefix(&arguments.root))
        }
        Err(_) if signals.exit_code().is_some() => signals.exit_code().unwrap_or(exit::SETUP),
        Err(error) => {
            let reason = reason(&error);
            fail(&reason, language)
        }
    }
}

/// Prints an error of the command or the machine, and returns its exit code.
pub(super) fn fail(text: &Text, language: Language) -> u8 {
    let word = if language == Language::En { "error" } else { "错误" };
    say(&format!("{word}: {}\n", text.in_language(language)));
    exit::SETUP
}

/// Prints a text for people to standard error; standard output is for results that programs read.
pub(super) fn say(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// Prints the faults, the pieces that are held back and a summary, and returns the exit code. `prefix` is put before the
/// paths of files in annotations, see [`Format::print`].
pub(super) fn print(report: &Report, language: Language, format: Format, prefix: &str) -> u8 {
    let colour = if std::io::stderr().is_terminal() { Colour::On } else { Colour::Off };
    let faults = format.print(&report.faults, language, colour, prefix);
    if format == Format::Human {
        say(&faults);
    } else {
        let held = if format == Format::Json { report.held.iter().map(held_json).collect() } else { String::new() };
        let _ = std::io::stdout().write_all((faults + &held).as_bytes());
    }
    let zone = report.zone.unwrap_or(chrono_tz::Asia::Shanghai);
    say(&report
        .held
        .iter()
        .map(|held| held_line(held, zone).in_language(language).to_owned() + "\n")
        .collect::<String>());
    let (summary, code) = summary(report);
    say(&format!("{}\n", summary.in_language(language)));
    code
}

/// A piece that is held back, as a line of JSON.
fn held_json(held: &Held) -> String {
    let (reason, time) = match held.reason {
        HeldReason::Draft => ("draft", None),
        HeldReason::Issue => ("issue", None),
        HeldReason::Until(moment) => ("until", Some(moment)),
        HeldReason::Expired(moment) => ("expired", Some(moment)),
    };
    let time = time.map(|moment| moment.to_rfc3339_opts(chrono::SecondsFormat::Secs, true));
    format!("{}\n", serde_json::json!({ "severity": "held", "file": held.path, "reason": reason, "time": time }))
}

/// The line for a piece that is held back.
fn held_line(held: &Held, zone: Tz) -> Text {
    let path = &held.path;
    let hour = |moment: DateTime<Utc>| moment.with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string();
    match held.reason {
        HeldReason::Draft => text!("草稿，未发布：{path}", "draft, not published: {path}"),
        HeldReason::Issue => text!("所在的期未发布：{path}", "its issue is not published: {path}"),
        HeldReason::Until(moment) => {
            let hour = hour(moment);
            text!("到 {hour} 才发布：{path}", "held back until {hour}: {path}")
        }
        HeldReason::Expired(moment) => {
            let hour = hour(moment);
            text!("已于 {hour} 撤下：{path}", "withdrawn since {hour}: {path}")
        }
    }
}

/// The summary of a run, and the exit code.
fn summary(report: &Report) -> (Text, u8) {
    let (errors, warnings) = (report.count(Severity::Error), report.count(Severity::Warning));
    let notes = report.count(Severity::Note);
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let (e, w, n) = (plural(errors), plural(warnings), plural(notes));
    match &report.end {
        End::Done(published) => {
            let (written, unchanged, removed) = (published.written, published.unchanged, published.removed);
            let held = report.held.len();
            let Done { parsed, rendered, resized } = report.done;
            let (p, pictures) = (plural(resized), resized > 0);
            let zh_pictures = if pictures { format!("，缩 {resized} 张图") } else { String::new() };
            let en_pictures = if pictures { format!(", {resized} picture{p} resized") } else { String::new() };
            let said = text!(
                "完成：读 {parsed} 篇，排 {rendered} 页{zh_pictures}；写了 {written} 个文件，{unchanged} 个未变，删去 {removed} 个；暂不发布 {held} 篇；警告 {warnings} 个",
                "done: {parsed} read, {rendered} rendered{en_pictures}; {written} files written, {unchanged} unchanged, {removed} removed; {held} held back; {warnings} warning{w}"
            );
            (said, exit::DONE)
        }
        End::Checked => (
            text!(
                "检查完毕：错误 {errors} 个，警告 {warnings} 个，说明 {notes} 个",
                "checked: {errors} error{e}, {warnings} warning{w}, {notes} remark{n}"
            ),
            exit::DONE,
        ),
        End::ContentAtFault if errors == 0 => (
            text!(
                "没有发布：警告 {warnings} 个，--strict 把警告也当作错误",
                "nothing published: {warnings} warning{w}, which --strict counts as errors"
            ),
            exit::CONTENT,
        ),
        End::ContentAtFault => (
            text!(
                "没有发布：错误 {errors} 个，警告 {warnings} 个",
                "nothing published: {errors} error{e}, {warnings} warning{w}"
            ),
            exit::CONTENT,
        ),
        End::SetupAtFault => (
            text!(
                "没有发布：设置或模板有错误 {errors} 个",
                "nothing published: {errors} error{e} in the settings or templates"
            ),
            exit::SETUP,
        ),
        End::Refused(reason) => {
            let (zh, en) = (&reason.zh, &reason.en);
            (text!("没有发布：{zh}", "nothing published: {en}"), exit::SETUP)
        }
    }
}
