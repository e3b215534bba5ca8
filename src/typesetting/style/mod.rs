//! The style of Chinese prose: finds punctuation, blanks and characters that a careful editor would change.
//!
//! Findings never change what is published. A finding that is certain has the edits of the source that fix it; where
//! only the author can decide, it has none.

mod blanks;
mod characters;
mod lines;
mod marks;
mod passage;
mod quotes;
mod rule;
mod strokes;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub(crate) use passage::{Passage, Role};
pub(crate) use rule::{Edit, Finding, Rule};

/// The most characters of a passage that is checked; a longer one is not prose.
const MAX_CHARS: usize = 20_000;

/// Who wrote a text, which decides how much of it may be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TextOrigin {
    /// An author of the newsletter.
    Author,
    /// A legislator: only blanks and the encoding of characters may be changed.
    Law,
}

/// The findings in the passages of the text `source`, in the order of their places.
#[must_use]
pub(crate) fn findings(passages: &[Passage], source: &str, origin: TextOrigin) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, passage) in passages.iter().enumerate().filter(|(_, passage)| passage.chars.len() <= MAX_CHARS) {
        characters::find(passage, &mut found);
        if passage.role != Role::Name {
            blanks::find(passage, &mut found);
            marks::find(passage, &mut found);
            let is_whole = !lines::is_part(passages, at);
            quotes::find(passage, is_whole, &mut found);
            strokes::find(passage, &mut found);
        }
    }
    if origin == TextOrigin::Law {
        // Statutes use full-width digits in their numbering, and have their own checks for broken paragraphs.
        found.retain(|finding| finding.rule != Rule::FullWidthLetters);
        for finding in found.iter_mut().filter(|finding| !finding.rule.may_fix_law()) {
            finding.edits.clear();
        }
    } else {
        lines::find(passages, source, &mut found);
    }
    found.sort_by_key(|finding| (finding.at.start, finding.rule));
    found
}

/// The edits of findings that can be applied together, ascending. Of two findings whose edits touch each other, only the
/// first is used.
#[must_use]
pub(crate) fn compatible_edits(findings: &[Finding]) -> Vec<Edit> {
    let mut taken: BTreeMap<usize, &Edit> = BTreeMap::new();
    for finding in findings {
        let touches = |edit: &Edit| {
            let last = taken.range(..=edit.at.end).next_back();
            last.is_some_and(|(_, other)| other.at.end >= edit.at.start)
        };
        if !finding.edits.iter().any(touches) {
            taken.extend(finding.edits.iter().map(|edit| (edit.at.start, edit)));
        }
    }
    taken.into_values().cloned().collect()
}

/// The file `raw` with the edits applied. The places of the edits are those in the text as it is read, without a BOM and
/// with `\n` line ends; the file keeps its BOM and its line ends.
#[must_use]
pub(crate) fn apply_edits(raw: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(raw.len());
    let begin = if raw.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    out.push_str(&raw[..begin]);
    let mut edits = edits.iter().peekable();
    let mut at = 0;
    let mut chars = raw[begin..].chars().peekable();
    let mut gone_until = 0;
    loop {
        while let Some(edit) = edits.next_if(|edit| edit.at.start == at) {
            out.push_str(&edit.to);
            gone_until = gone_until.max(edit.at.end);
        }
        let Some(c) = chars.next() else { break };
        let is_kept = at >= gone_until;
        if is_kept {
            out.push(c);
        }
        // The text has one character for CR LF.
        if c == '\r' && chars.peek() == Some(&'\n') {
            chars.next();
            if is_kept {
                out.push('\n');
            }
        }
        at += if c == '\r' { 1 } else { c.len_utf8() };
    }
    out
}
