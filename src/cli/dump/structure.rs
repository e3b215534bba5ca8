//! `huikan dump structure`: the number of provisions at each level of statutes.

use std::io::Write;
use std::path::Path;

use serde::Serialize;

use crate::cli::arguments::{Arguments, DumpStructure};
use crate::cli::{build, exit};
use crate::values::text;
use huikan_law::statute::{Counts, Statute};

/// A line of the output.
#[derive(Serialize)]
struct Row<'a> {
    slug: &'a str,
    #[serde(flatten)]
    counts: Counts,
}

/// Prints one JSON object for each file, and returns the exit code.
pub(super) fn run(arguments: &Arguments, options: &DumpStructure) -> u8 {
    for file in &options.files {
        let read = match std::fs::read_to_string(file) {
            Ok(read) => read,
            Err(error) => {
                let file = file.display();
                return build::fail(&text!("{file}：{error}", "{file}: {error}"), arguments.lang.unwrap_or_default());
            }
        };
        let row = Row { slug: stem(file), counts: Statute::parse(&read).counts() };
        let printed = serde_json::to_string(&row).map_err(std::io::Error::from);
        if let Err(error) = printed.and_then(|line| writeln!(std::io::stdout(), "{line}")) {
            return build::fail(&text!("{error}", "{error}"), arguments.lang.unwrap_or_default());
        }
    }
    exit::DONE
}

/// The name of a file without its extension.
fn stem(file: &Path) -> &str {
    file.file_stem().and_then(|stem| stem.to_str()).unwrap_or("")
}
