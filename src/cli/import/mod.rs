//! `huikan import`: Markdown from texts of other programs.

mod files;
mod generator;
mod law;
mod pictures;
mod place;
mod read;
mod record;
mod report;
mod wechat;
mod write;

use super::arguments::{Arguments, Import, ImportSource};
use super::build::{fail, say};
use super::exit;
use super::reason::reason;
use crate::import::Generator;
use crate::values::text;

/// Imports texts or takes the last import back, says what was done, and returns the exit code.
pub(super) fn run(arguments: &Arguments, options: &Import) -> u8 {
    let language = arguments.lang.unwrap_or_default();
    let done = match &options.what {
        Some(_) if options.undo => {
            return fail(&text!("--undo 单独用", "--undo stands alone"), language);
        }
        Some(ImportSource::Law(options)) => law::run(arguments, options, language),
        Some(ImportSource::Wechat(options)) => wechat::run(arguments, options, language),
        Some(ImportSource::Hugo(options)) => generator::run(arguments, options, Generator::Hugo, language),
        Some(ImportSource::Hexo(options)) => generator::run(arguments, options, Generator::Hexo, language),
        Some(ImportSource::Jekyll(options)) => generator::run(arguments, options, Generator::Jekyll, language),
        Some(ImportSource::Zola(options)) => generator::run(arguments, options, Generator::Zola, language),
        None if !options.undo => {
            let what = text!("写明导入什么，例如 huikan import law", "say what to import, as in huikan import law");
            return fail(&what, language);
        }
        None => record::undo(&arguments.root).map(|undone| {
            say(undone.in_language(language));
            exit::DONE
        }),
    };
    done.unwrap_or_else(|error| fail(&reason(&error), language))
}
