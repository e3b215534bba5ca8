//! Reports tables that are shown as lines of text: without a line `| --- |` below the head, or with a wrong one.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::placed::Placed;
use crate::faults::{Edit, Fault, Mend, SourceText};
use crate::values::text;

/// A line of a paragraph with its place.
struct Line<'a> {
    at: usize,
    text: &'a str,
}

/// Reports them.
pub(super) fn report(events: &[Placed<'_>], source: &SourceText, faults: &mut Vec<Fault>) {
    let paragraphs = events.iter().filter(|(event, _)| matches!(event, Event::Start(Tag::Paragraph)));
    faults.extend(paragraphs.filter_map(|(_, range)| unread(range, source)));
}

fn unread(range: &Range<usize>, source: &SourceText) -> Option<Fault> {
    let written = &source.text[range.clone()];
    if !written.contains(['|', '｜']) {
        return None;
    }
    let mut at = range.start;
    let mut lines: Vec<Line<'_>> = Vec::new();
    for text in written.split_inclusive('\n') {
        lines.push(Line { at, text: text.trim_end() });
        at += text.len();
    }
    let begin = lines.iter().position(|line| is_row(line.text))?;
    let rows: Vec<&Line<'_>> = lines[begin..].iter().take_while(|line| is_row(line.text)).collect();
    let (first, second) = (rows.first()?, rows.get(1)?);
    let place = source.at(first.at..first.at + first.text.len());
    let message = text!("这几行是表格，却会照原样显示", "these lines are a table, but are shown as they stand");
    let columns = cells(first.text);
    let rule = format!("|{}", " --- |".repeat(columns));
    let is_wide = rows.iter().any(|row| row.text.contains('｜'));
    let half_width = |row: &&Line<'_>| Edit::new(row.at..row.at + row.text.len(), row.text.replace('｜', "|"));
    let is_rule = second.text.chars().all(|c| "|｜-—－–:： \t".contains(c));
    let mut edits: Vec<Edit> = if is_wide { rows.iter().map(half_width).collect() } else { Vec::new() };
    let second_place = second.at..second.at + second.text.len();
    let help = if is_rule && begin > 0 && !is_wide && cells(second.text) == columns {
        edits.push(Edit::new(first.at..first.at, "\n"));
        text!("在表格前面空一行", "leave an empty line before the table")
    } else if is_rule {
        edits.retain(|edit| edit.at != second_place);
        edits.push(Edit::new(second_place, rule.clone()));
        text!("第二行写成 {rule}", "write {rule} on its second line")
    } else {
        match edits.first_mut() {
            Some(first) => first.to = format!("{}\n{rule}", first.to),
            None => edits.push(Edit::new(second.at..second.at, format!("{rule}\n"))),
        }
        text!("在第一行下面加一行 {rule}", "add a line {rule} below the first line")
    };
    if begin > 0 && !edits.iter().any(|edit| edit.to == "\n") {
        edits.push(Edit::new(first.at..first.at, "\n"));
    }
    edits.sort_by_key(|edit| edit.at.start);
    Some(Fault::warning("unread-table", place, message).help(help).mend(Mend::likely(edits)))
}

/// Whether the line looks like a row of a table.
fn is_row(line: &str) -> bool {
    let line = line.trim();
    line.starts_with(['|', '｜']) && line.ends_with(['|', '｜']) && cells(line) > 1
}

/// The number of cells of a row.
fn cells(line: &str) -> usize {
    line.replace("\\|", "").matches(['|', '｜']).count().saturating_sub(1)
}
