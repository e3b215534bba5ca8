//! Faults as JSON Lines, for programs.

use serde_json::json;

use super::{Edit, Fault, Mend, Place};
use crate::values::Language;

/// The fault as one line of JSON.
pub(super) fn print(fault: &Fault, language: Language) -> String {
    let related: Vec<_> = fault
        .related
        .iter()
        .map(|(at, what)| {
            let mut related = place(at);
            related["message"] = json!(what.in_language(language));
            related
        })
        .collect();
    let mut object = json!({
        "severity": fault.word(),
        "code": fault.code,
        "message": fault.message.in_language(language),
    });
    for (key, value) in place(&fault.at).as_object().into_iter().flatten() {
        object[key] = value.clone();
    }
    object["related"] = json!(related);
    object["help"] = json!(fault.help.as_ref().map(|help| help.in_language(language)));
    object["mend"] = json!(fault.mend.as_ref().map(|mended| mend(mended, &fault.at)));
    format!("{object}\n")
}

fn place(at: &Place) -> serde_json::Value {
    let (start, end) = (at.line_column(), at.end_line_column());
    json!({
        "file": at.source.path.as_ref(),
        "line": start.map(|start| start.0),
        "column": start.map(|start| start.1),
        "end_line": end.map(|end| end.0),
        "end_column": end.map(|end| end.1),
    })
}

/// The edits of a mend in the file of the place `at`.
fn mend(mend: &Mend, at: &Place) -> serde_json::Value {
    let edit = |edit: &Edit| {
        let mut object = place(&at.source.at(edit.at.clone()));
        object["text"] = json!(edit.to);
        object
    };
    json!({ "certain": mend.is_certain, "edits": mend.edits.iter().map(edit).collect::<Vec<_>>() })
}
