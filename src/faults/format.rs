//! The choice of the form in which faults are printed.

use super::terminal::{self, Colour};
use super::{Fault, github, json, sarif};
use crate::values::Language;

/// The form in which the faults of a run are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people: the line, with a caret under the place.
    #[default]
    Human,
    /// One JSON object a line.
    Json,
    /// Annotations of GitHub Actions.
    Github,
    /// SARIF 2.1.0, for code scanning services.
    Sarif,
}

impl Format {
    /// All faults as one text that ends with a line break; empty where there are none, except in SARIF. `prefix` is the
    /// path of the site in its repository, which services put before the paths of files: empty, or with a final slash.
    #[must_use]
    pub(crate) fn print(self, faults: &[Fault], language: Language, colour: Colour, prefix: &str) -> String {
        match self {
            Self::Human => faults.iter().map(|fault| terminal::print(fault, language, colour)).collect(),
            Self::Json => faults.iter().map(|fault| json::print(fault, language)).collect(),
            Self::Github => faults.iter().map(|fault| github::print(fault, language, prefix)).collect(),
            Self::Sarif => sarif::print(faults, language, prefix),
        }
    }
}
