//! The style of Chinese prose: what is set otherwise than a careful editor would set it, and what would stand instead.
//!
//! Nothing here changes what is published. A finding is certain where every editor would change it so; it then has the
//! changes of the source. Where only the author can know, it has none.

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

pub use passage::{Passage, Role};
pub use rule::{Edit, Finding, Rule};

/// The most characters of a passage that is looked at: a longer one is no prose.
const LONGEST: usize = 20_000;

/// Whose words a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// The author's.
    Own,
    /// The legislator's: nothing but blanks and the encoding of characters may be changed in it.
    Law,
}

/// What is found in the passages of a text, in the order of their places. `source` is the text in which they stand.
#[must_use]
pub fn findings(passages: &[Passage], source: &str, wording: Wording) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, passage) in passages.iter().enumerate().filter(|(_, passage)| passage.chars.len() <= LONGEST) {
        characters::find(passage, &mut found);
        if passage.role != Role::Name {
            blanks::find(passage, &mut found);
            marks::find(passage, &mut found);
            let is_whole = !lines::is_part(passages, at);
            quotes::find(passage, is_whole, &mut found);
            strokes::find(passage, &mut found);
        }
    }
    if wording == Wording::Law {
        // Statutes number with full-width digits, and have their own checks for broken paragraphs.
        found.retain(|finding| finding.rule != Rule::FullWidthLetters);
        for finding in found.iter_mut().filter(|finding| !finding.rule.may_mend_law()) {
            finding.edits.clear();
        }
    } else {
        lines::find(passages, source, &mut found);
    }
    found.sort_by_key(|finding| (finding.at.start, finding.rule));
    found
}

/// The changes of findings that can be made together, ascending: of two that touch, the first.
#[must_use]
pub fn together(findings: &[Finding]) -> Vec<Edit> {
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

/// The file `raw` with the changes. Their places are those of the text as it is read: without a BOM, every line ended by
/// `\n` alone; the file keeps both as they are.
#[must_use]
pub fn mended(raw: &str, edits: &[Edit]) -> String {
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
        // Of CR LF the text has one character.
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
