//! Leaves out the faults that only follow from another one: what refers to a text that cannot be read is not wrong.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;

use crate::faults::Fault;

/// Leaves out what refers to the texts at the paths `unread`.
pub(super) fn leave_out(faults: &mut Vec<Fault>, unread: &BTreeSet<String>) {
    if !unread.is_empty() {
        faults.retain(|fault| !refers_to(fault, unread));
    }
}

/// Whether the fault says that one of the texts is not there.
fn refers_to(fault: &Fault, unread: &BTreeSet<String>) -> bool {
    let Some(written) = fault.at.written() else { return false };
    let written = written.trim_matches(['"', '\'', '<', '>']);
    let is_unread = |path: &str| {
        let path = path.trim_end_matches('/').trim_end_matches(".md");
        unread.contains(&format!("{path}.md")) || unread.contains(&format!("{path}/index.md"))
    };
    match fault.code.as_ref() {
        "lost-address" => true,
        "unknown-issue" => is_unread(&format!("content/issues/{written}")),
        "broken-link" | "broken-anchor" | "unknown-version" => {
            let place = written.split(['#', '?']).next().unwrap_or("");
            let place = percent_decode_str(place).decode_utf8_lossy();
            let folder = fault.at.source.path.rsplit_once('/').map_or("", |(folder, _)| folder);
            // An address is written from the page, which stands one folder deeper than its file.
            let page = fault.at.source.path.trim_end_matches(".md").trim_end_matches("/index");
            [folder, page, "content"].iter().any(|from| is_unread(&joined(from, &place)))
        }
        _ => false,
    }
}

/// A path from a folder.
fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = if path.starts_with('/') { vec!["content"] } else { folder.split('/').collect() };
    for part in path.split('/').filter(|part| !part.is_empty()) {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
