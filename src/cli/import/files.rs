//! Imports of files, one after the other.

use std::path::Path;

use super::place::Place;
use super::read;
use super::write::{self, Import};
use crate::cli::arguments::{Arguments, ImportFiles};
use crate::cli::build::{fail, say};
use crate::cli::exit;
use crate::import::Draft;
use crate::values::{Language, Text};

/// What an importer makes of a file: its drafts, and a summary of each.
pub(super) type Read = Result<Vec<(Draft, Text)>, Text>;

/// Imports files one by one. A file in which nothing is found is told and ends nothing.
pub(super) fn files(
    arguments: &Arguments,
    options: &ImportFiles,
    language: Language,
    read: impl Fn(&Path, &[u8]) -> Read,
) -> anyhow::Result<u8> {
    let (mut drafts, mut code) = (Vec::new(), exit::DONE);
    for file in &options.files {
        let shown = file.display().to_string();
        match read(file, &read::bytes(file)?) {
            Ok(found) => {
                drafts.extend(found.into_iter().map(|(draft, summary)| Import { from: shown.clone(), draft, summary }));
            }
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
