//! Faults as annotations of GitHub Actions (workflow commands).

use super::{Fault, Severity};
use crate::values::Language;

/// The fault as one workflow command.
pub(super) fn print(fault: &Fault, language: Language, prefix: &str) -> String {
    let level = match fault.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let (line, column) = fault.at.line_column().unwrap_or((1, 1));
    let mut message = fault.message.in_language(language).to_owned();
    if let Some(help) = &fault.help {
        message.push('\n');
        message.push_str(help.in_language(language));
    }
    let path = property(&format!("{prefix}{}", fault.at.source.path));
    format!("::{level} file={path},line={line},col={column},title={}::{}\n", fault.code, data(&message))
}

/// Escapes the message of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
