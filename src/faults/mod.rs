//! Faults of the content as values, and the forms in which a run prints them.

mod explanations;
mod fault;
mod github;
mod held;
mod json;
mod nearest;
mod place;
mod sarif;
mod terminal;

pub use explanations::explanations;
pub use fault::{Fault, Severity};
pub use held::HeldText;
pub use nearest::nearest;
pub use place::{Place, SourceText};

use crate::values::Language;

/// How a run's faults are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people, with the line and a caret.
    #[default]
    Human,
    /// One JSON object a line.
    Json,
    /// Annotations of GitHub Actions.
    Github,
    /// SARIF 2.1.0, as code scanning services read it.
    Sarif,
}

impl Format {
    /// All faults as one text that ends with a line break (empty for none, except in SARIF).
    #[must_use]
    pub fn print(self, faults: &[Fault], language: Language, colour: Colour) -> String {
        match self {
            Self::Human => faults.iter().map(|fault| terminal::print(fault, language, colour)).collect(),
            Self::Json => faults.iter().map(|fault| json::print(fault, language)).collect(),
            Self::Github => faults.iter().map(|fault| github::print(fault, language)).collect(),
            Self::Sarif => sarif::print(faults, language),
        }
    }
}

/// Whether the text for people is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Plain text.
    Off,
    /// ANSI colours, for a terminal.
    On,
}
