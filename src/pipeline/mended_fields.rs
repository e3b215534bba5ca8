//! Fields with what is certain put right.

use crate::faults::{Fault, Mend, SourceText};
use crate::typesetting;

/// The most changes of a file.
const MOST: usize = 200;

/// A line that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// Its number, from 1.
    pub line: usize,
    /// How it was.
    pub before: String,
    /// How it is.
    pub after: String,
}

/// The file `raw` with the certain mistakes in its fields put right, and the lines that were changed. `read` returns the
/// text as it is read, and the faults in its fields.
pub(super) fn mended_fields(
    mut raw: String,
    read: impl Fn(&str) -> Option<(SourceText, Vec<Fault>)>,
) -> (String, Vec<Change>) {
    let mut changes = Vec::new();
    let mut refused: Vec<Mend> = Vec::new();
    let Some((mut source, mut faults)) = read(&raw) else { return (raw, changes) };
    for _ in 0..MOST {
        let certain =
            |fault: &&Fault| fault.mend.as_ref().is_some_and(|mend| mend.is_certain && !refused.contains(mend));
        let Some(fault) = faults.iter().find(certain) else { break };
        let Some(mend) = fault.mend.clone() else { break };
        let next = with_line_ends(typesetting::apply_edits(&raw, &mend.edits), &raw);
        let after = read(&next).filter(|(_, after)| is_gone(fault, after));
        let Some((now, found)) = after else {
            refused.push(mend);
            continue;
        };
        changes.extend(changed_lines(&source.text, &now.text));
        (raw, source, faults) = (next, now, found);
    }
    (raw, changes)
}

/// The text with the line ends of `raw`.
fn with_line_ends(text: String, raw: &str) -> String {
    if raw.contains("\r\n") { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text }
}

/// Whether the fault is not among those found at its line after it was mended.
fn is_gone(fault: &Fault, after: &[Fault]) -> bool {
    let line = |fault: &Fault| fault.at.line_column().map(|(line, _)| line);
    !after.iter().any(|other| other.code == fault.code && line(other) == line(fault))
}

/// The lines in which two texts differ, which have the same lines before and after these.
fn changed_lines(before: &str, after: &str) -> Vec<Change> {
    let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let begin = before.iter().zip(&after).take_while(|(before, after)| before == after).count();
    let same_end = before.iter().rev().zip(after.iter().rev()).take_while(|(before, after)| before == after).count();
    let same_end = same_end.min(before.len() - begin).min(after.len() - begin);
    let (old, new) = (&before[begin..before.len() - same_end], &after[begin..after.len() - same_end]);
    if old.len() != new.len() {
        return vec![Change { line: begin + 1, before: old.join("⏎"), after: new.join("⏎") }];
    }
    let change = |(at, (old, new)): (usize, (&&str, &&str))| Change {
        line: begin + at + 1,
        before: (*old).to_owned(),
        after: (*new).to_owned(),
    };
    old.iter().zip(new).enumerate().filter(|(_, (old, new))| old != new).map(change).collect()
}
