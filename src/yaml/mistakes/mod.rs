//! Typing mistakes that Chinese editors make in YAML: `标题：`, `title:值`, tabs, `“ ”` as quotes, `: ` inside a title.

mod colons;
mod commas;
mod indents;
mod line;
mod quotes;
mod signs;
mod value;

use super::Block;
use crate::faults::Fault;

pub(super) use line::Known;
pub(super) use value::quoted;

/// Mistakes in a text that is valid YAML but means something else: `draft:true` continues the line above.
pub(super) fn in_readable(block: &Block, known: Known<'_>) -> Vec<Fault> {
    line::lines(block.text())
        .filter_map(|line| {
            colons::colon(block, &line, known)
                .or_else(|| colons::item_with_hash(block, &line))
                .or_else(|| signs::of_item(block, &line, known))
                .or_else(|| commas::full_width(block, &line))
        })
        .fold(Vec::new(), put)
}

/// Mistakes in a text that the YAML parser refused.
pub(super) fn in_refused(block: &Block, known: Known<'_>) -> Vec<Fault> {
    let mut lines = line::lines(block.text()).peekable();
    let mut faults: Vec<Fault> = indents::strange(block, known).into_iter().collect();
    while let Some(line) = lines.next() {
        let fault = colons::colon(block, &line, known)
            .or_else(|| colons::item_with_hash(block, &line))
            .or_else(|| colons::missing(block, &line, known))
            .or_else(|| signs::before_field(block, &line, known))
            .or_else(|| signs::of_item(block, &line, known))
            .or_else(|| indents::misplaced(block, &line, known))
            .or_else(|| commas::full_width(block, &line))
            .or_else(|| quotes::value(block, &line, lines.peek(), known));
        faults = fault.into_iter().fold(faults, put);
    }
    if faults.is_empty() {
        faults.extend(line::lines(block.text()).find_map(|line| signs::stray_line(block, &line)));
    }
    faults
}

/// Adds a fault. Signs that several lines have are one mistake, which the first of them shows.
fn put(mut faults: Vec<Fault>, fault: Fault) -> Vec<Fault> {
    let is_same = |last: &&mut Fault| last.code == fault.code && ["bad-item", "stray-sign"].contains(&&*fault.code);
    match (faults.last_mut().filter(is_same).and_then(|last| last.mend.as_mut()), &fault.mend) {
        (Some(all), Some(more)) => all.edits.extend(more.edits.clone()),
        _ => faults.push(fault),
    }
    faults
}

/// The mistake of indentation with anything but blanks of the keyboard.
pub(super) fn in_indents(block: &Block, known: Known<'_>) -> Option<Fault> {
    indents::strange(block, known)
}

/// Leaves out the faults that follow from indentation which YAML does not read.
pub(super) fn leave_out_what_follows_from_indents(faults: &mut Vec<Fault>, block: &Block) {
    let edits = |fault: &Fault| fault.mend.as_ref().map(|mend| mend.edits.clone()).unwrap_or_default();
    let indents = faults.iter().filter(|fault| fault.code == "tab-indent").flat_map(edits);
    let lines: Vec<_> = indents.map(|edit| block.source.at(edit.at).line_column().map(|(line, _)| line)).collect();
    let is_indented = |fault: &Fault| lines.contains(&fault.at.line_column().map(|(line, _)| line));
    faults.retain(|fault| {
        let is_missing = fault.code == "missing-field" && !lines.is_empty();
        fault.code == "tab-indent" || !is_missing && !is_indented(fault)
    });
}
