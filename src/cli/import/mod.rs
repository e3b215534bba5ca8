//! `huikan import`: Markdown from texts of other programs.

mod place;
mod read;
mod record;
mod report;
mod write;

use super::arguments::{Arguments, Import, ImportFiles, ImportSource};
use super::build::{fail, say};
use super::exit;
use super::reason::reason;
use crate::import::{self, Draft, Note};
use crate::values::{Language, Text, text};
use place::Place;
use write::Import as Imported;

/// Imports texts or takes the last import back, says what was done, and returns the exit code.
pub(super) fn run(arguments: &Arguments, options: &Import) -> u8 {
    let language = arguments.lang.unwrap_or_default();
    let done = match &options.what {
        Some(_) if options.undo => {
            return fail(&text!("--undo 单独用", "--undo stands alone"), language);
        }
        Some(ImportSource::Law(options)) => files(arguments, options, language, laws),
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

/// What an importer makes of a file: its drafts, and a summary of each.
type Read = Result<Vec<(Draft, Text)>, Text>;

/// Imports files one by one. A file in which nothing is found is told and ends nothing.
fn files(
    arguments: &Arguments,
    options: &ImportFiles,
    language: Language,
    read: fn(&[u8]) -> Read,
) -> anyhow::Result<u8> {
    let (mut drafts, mut code) = (Vec::new(), exit::DONE);
    for file in &options.files {
        let shown = file.display().to_string();
        match read(&read::bytes(file)?) {
            Ok(found) => drafts.extend(found.into_iter().map(|(draft, summary)| Imported {
                from: shown.clone(),
                draft,
                summary,
            })),
            Err(nothing) => {
                code = exit::CONTENT;
                say(&format!("{shown}: {}\n", nothing.in_language(language)));
            }
        }
    }
    let place = match Place::of(arguments, &options.target) {
        Ok(place) => place,
        Err(wrong) => return Ok(fail(&wrong, language)),
    };
    write::all(&place, drafts, language)?;
    Ok(code)
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
