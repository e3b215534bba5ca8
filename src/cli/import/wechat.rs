//! `huikan import wechat`.

use std::path::Path;

use super::files::{Read, files};
use super::{pictures, read};
use crate::cli::arguments::{Arguments, ImportWechat};
use crate::cli::clock;
use crate::import;
use crate::values::{Language, text};

/// Imports articles, and returns the exit code.
pub(super) fn run(arguments: &Arguments, options: &ImportWechat, language: Language) -> anyhow::Result<u8> {
    let now = clock::now(None).map_err(|wrong| anyhow::anyhow!("{} / {}", wrong.zh, wrong.en))?;
    let today = now.with_timezone(&chrono_tz::Asia::Shanghai).date_naive();
    files(arguments, &options.from, language, |file, bytes| -> Read {
        let (source, _) = read::text(bytes)?;
        let folder = file.parent().unwrap_or(Path::new(""));
        let fetch = |address: &str| pictures::bytes(folder, address, options.fetch_pictures);
        let drafts = import::wechat(&source, today, &fetch)?;
        let summed = |draft: import::Draft| {
            let (paragraphs, files) = (draft.body.split("\n\n").count(), draft.beside.len());
            let summary = text!("{paragraphs} 段，{files} 张图片", "{paragraphs} paragraphs, {files} pictures");
            (draft, summary)
        };
        Ok(drafts.into_iter().map(summed).collect())
    })
}
