//! `huikan import`: Markdown from texts of other sources.

use std::io::Write;
use std::path::Path;

use super::arguments::{Arguments, Import, ImportLaw, ImportSource};
use super::build::{fail, say};
use super::exit;
use crate::import;
use crate::values::{Language, Slug, text};

/// Imports laws, reports what was corrected, and returns the exit code.
pub(super) fn run(arguments: &Arguments, options: &Import) -> u8 {
    let language = arguments.lang.unwrap_or_default();
    match &options.what {
        ImportSource::Law(options) => laws(options, language),
    }
}

fn laws(options: &ImportLaw, language: Language) -> u8 {
    let mut code = exit::DONE;
    for file in &options.files {
        let shown = file.display();
        let read = match std::fs::read_to_string(file) {
            Ok(read) => read,
            Err(error) => return fail(&text!("{shown}：{error}", "{shown}: {error}"), language),
        };
        let laws = import::laws(&read);
        if laws.is_empty() {
            code = exit::CONTENT;
            let nothing = text!("{shown}：没有找到“第一条”", "{shown}: no 第一条 was found");
            say(&format!("{}\n", nothing.in_language(language)));
        }
        for (number, law) in (1..).zip(&laws) {
            report(&shown.to_string(), law, language);
            if let Err(error) = put(options.output.as_deref(), law, number) {
                return fail(&text!("{error}", "{error}"), language);
            }
        }
    }
    code
}

/// Prints a summary of a law and the notes on it.
fn report(file: &str, law: &import::ImportedLaw, language: Language) {
    let (title, counts) = (&law.title, &law.counts);
    let (articles, clauses, items) = (counts.articles, counts.paragraphs, counts.items);
    let summary = text!(
        "《{title}》：{articles}条、{clauses}款、{items}项",
        "{title}: {articles} articles, {clauses} paragraphs, {items} items"
    );
    say(&format!("{}\n", summary.in_language(language)));
    for (line, note) in &law.notes {
        say(&format!("{file}:{line}: {}\n", note.in_language(language)));
    }
}

/// Writes a law into a new file of the folder, or to standard output where there is no folder.
fn put(folder: Option<&Path>, law: &import::ImportedLaw, number: usize) -> std::io::Result<()> {
    let Some(folder) = folder else {
        return std::io::stdout().write_all(law.markdown.as_bytes());
    };
    std::fs::create_dir_all(folder)?;
    let name = Slug::new(&law.title).map_or_else(|_| format!("law-{number}"), |slug| slug.to_string());
    let mut file = std::fs::File::create_new(folder.join(format!("{name}.md")))?;
    file.write_all(law.markdown.as_bytes())
}
