//! Faults as SARIF 2.1.0 (an OASIS standard), for code scanning services.

use serde_json::{Value, json};

use super::Fault;
use crate::values::Language;

/// One SARIF log of the whole run.
pub(super) fn print(faults: &[Fault], language: Language, prefix: &str) -> String {
    let results: Vec<Value> = faults.iter().map(|fault| result(fault, language, prefix)).collect();
    let mut rules: Vec<&str> = faults.iter().map(|fault| fault.code.as_ref()).collect();
    rules.sort_unstable();
    rules.dedup();
    let rules: Vec<Value> = rules.into_iter().map(|id| json!({"id": id})).collect();
    let driver = json!({"name": "huikan", "version": env!("CARGO_PKG_VERSION"), "rules": rules});
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    });
    format!("{log:#}\n")
}

fn result(fault: &Fault, language: Language, prefix: &str) -> Value {
    let mut text = fault.message.in_language(language).to_owned();
    if let Some(help) = &fault.help {
        text = format!("{text}\n{}", help.in_language(language));
    }
    let uri = crate::values::Address::file(&format!("{prefix}{}", fault.at.source.path)).url();
    let mut location = json!({"artifactLocation": {"uri": uri}});
    if let (Some((line, column)), Some((end_line, end_column))) = (fault.at.line_column(), fault.at.end_line_column()) {
        location["region"] =
            json!({"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column});
    }
    json!({
        "ruleId": fault.code,
        "level": fault.word(),
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
    })
}
