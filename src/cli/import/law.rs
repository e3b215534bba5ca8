//! `huikan import law`.

use super::files::{Read, files};
use super::read;
use crate::cli::arguments::{Arguments, ImportFiles};
use crate::import::{self, Note};
use crate::values::{Language, text};

/// Imports statutes, and returns the exit code.
pub(super) fn run(arguments: &Arguments, options: &ImportFiles, language: Language) -> anyhow::Result<u8> {
    files(arguments, options, language, |_, bytes| laws(bytes))
}

fn laws(bytes: &[u8]) -> Read {
    let (text, encoding) = read::text(bytes)?;
    let laws = import::laws(&text);
    if laws.is_empty() {
        return Err(text!("没有找到“第一条”", "no 第一条 was found"));
    }
    let summed = |law: import::ImportedLaw| {
        let (title, counts) = (&law.title, &law.counts);
        let (articles, clauses, items) = (counts.articles, counts.paragraphs, counts.items);
        let summary = text!(
            "《{title}》：{articles}条、{clauses}款、{items}项",
            "{title}: {articles} articles, {clauses} paragraphs, {items} items"
        );
        let mut draft = law.draft;
        draft.notes.splice(0..0, encoding.map(|encoding| Note::new(text!("按 {encoding} 读", "read as {encoding}"))));
        (draft, summary)
    };
    Ok(laws.into_iter().map(summed).collect())
}
