//! Rows with more cells than their table has columns, whose text `CommonMark` silently drops.
//!
//! Converters of `WeChat` articles write a table inside a cell on one line, `| | a | | --- | --- | | b | c | |`. The inner
//! rows of such a row become rows of the table. Any other row with too many cells is a fault.

use std::ops::Range;

use pulldown_cmark::{Alignment, CowStr, Event, Tag, TagEnd};

use super::emphasis::Padded;
use super::events;
use super::placed::Placed;
use crate::faults::{Fault, SourceText};
use crate::values::text;

/// Restores flattened tables.
pub(super) fn open_flattened<'a>(
    events: Vec<Placed<'a>>,
    source: &SourceText,
    math: bool,
    faults: &mut Vec<Fault>,
) -> Vec<Placed<'a>> {
    let mut out = Vec::with_capacity(events.len());
    let mut start = None;
    for (event, range) in events {
        if matches!(event, Event::Start(Tag::Table(_))) {
            start = Some(out.len());
        }
        let ends = matches!(event, Event::End(TagEnd::Table));
        out.push((event, range));
        let Some(start) = start.filter(|_| ends) else { continue };
        if let Some(opened) = open(&out[start..], source, math, faults) {
            out.truncate(start);
            out.extend(opened);
        }
    }
    out
}

/// The restored table, if it was flattened. In other tables, rows that are too wide are reported.
fn open<'a>(
    events: &[Placed<'_>],
    source: &SourceText,
    math: bool,
    faults: &mut Vec<Fault>,
) -> Option<Vec<Placed<'a>>> {
    let (Event::Start(Tag::Table(alignments)), range) = events.first()? else { return None };
    let columns = alignments.len();
    let wide = wide_rows(events, source, columns);
    let rows: Option<Vec<_>> = wide.iter().map(|cells| flattened(source, cells)).collect();
    if let Some(rows) = rows.filter(|_| !wide.is_empty() && only_wide(events, wide.len())) {
        return Some(table(source, &rows.concat(), range.clone(), math));
    }
    for cells in wide {
        let (count, extra) = (cells.len(), cells[columns].clone());
        let message = text!(
            "这一行有 {count} 格，表头只有 {columns} 格，多出的字不会显示",
            "this row has {count} cells, the head only {columns}: what is beyond would be lost"
        );
        let help = text!("补齐表头，或把格里的 | 写成 \\|", "complete the head, or write | inside a cell as \\|");
        faults.push(Fault::error("wide-row", source.at(extra), message).help(help));
    }
    None
}

/// The cells of each body row that has more cells than the table has columns.
fn wide_rows(table: &[Placed<'_>], source: &SourceText, columns: usize) -> Vec<Vec<Range<usize>>> {
    let rows = table.iter().filter(|(event, _)| matches!(event, Event::Start(Tag::TableRow)));
    rows.map(|(_, range)| cells(source, range.clone())).filter(|cells| cells.len() > columns).collect()
}

/// Whether all body rows are too wide and the head is empty.
fn only_wide(table: &[Placed<'_>], wide: usize) -> bool {
    let rows = table.iter().filter(|(event, _)| matches!(event, Event::Start(Tag::TableRow))).count();
    let head = table.iter().take_while(|(event, _)| !matches!(event, Event::End(TagEnd::TableHead)));
    rows == wide && !head.into_iter().any(|(event, _)| matches!(event, Event::Text(text) if !text.trim().is_empty()))
}

/// The cells of a row: the text between bars that are not escaped.
fn cells(source: &SourceText, row: Range<usize>) -> Vec<Range<usize>> {
    let line = source.text[row.clone()].lines().next().unwrap_or("");
    let (mut bars, mut escaped) = (Vec::new(), false);
    for (at, byte) in line.bytes().enumerate() {
        if byte == b'|' && !escaped {
            bars.push(row.start + at);
        }
        escaped = byte == b'\\' && !escaped;
    }
    let begin = row.start + (line.len() - line.trim_start().len());
    let end = row.start + line.trim_end().len();
    let mut edges = bars;
    if edges.first() != Some(&begin) {
        edges.insert(0, begin.wrapping_sub(1));
    }
    if edges.last() != Some(&end.saturating_sub(1)) {
        edges.push(end);
    }
    edges.windows(2).map(|edge| edge[0].wrapping_add(1)..edge[1].max(edge[0].wrapping_add(1))).collect()
}

/// The rows of the table that was flattened into these cells; `None` if there is none.
fn flattened(source: &SourceText, cells: &[Range<usize>]) -> Option<Vec<Vec<Range<usize>>>> {
    let words = |cell: &Range<usize>| source.text[cell.clone()].trim();
    let is_rule = |cell: &Range<usize>| {
        let cell = words(cell);
        cell.len() >= 3 && cell.contains("---") && cell.bytes().all(|byte| matches!(byte, b'-' | b':'))
    };
    cells.iter().any(is_rule).then_some(())?;
    let mut rows: Vec<Vec<Range<usize>>> = vec![Vec::new()];
    for cell in cells.iter().filter(|cell| !is_rule(cell)) {
        if words(cell).is_empty() {
            rows.push(Vec::new());
        } else if let Some(row) = rows.last_mut() {
            row.push(cell.clone());
        }
    }
    rows.retain(|row| !row.is_empty());
    Some(rows)
}

/// The events of a table without a head, whose cells are parsed again.
fn table<'a>(source: &SourceText, rows: &[Vec<Range<usize>>], range: Range<usize>, math: bool) -> Vec<Placed<'a>> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let place = |event| (event, range.clone());
    let mut events = vec![place(Event::Start(Tag::Table(vec![Alignment::None; columns])))];
    events.extend([place(Event::Start(Tag::TableHead)), place(Event::End(TagEnd::TableHead))]);
    for row in rows {
        events.push(place(Event::Start(Tag::TableRow)));
        for cell in row {
            events.push(place(Event::Start(Tag::TableCell)));
            events.extend(cell_events(source, cell.clone(), math));
            events.push(place(Event::End(TagEnd::TableCell)));
        }
        for _ in row.len()..columns {
            events.extend([place(Event::Start(Tag::TableCell)), place(Event::End(TagEnd::TableCell))]);
        }
        events.push(place(Event::End(TagEnd::TableRow)));
    }
    events.push(place(Event::End(TagEnd::Table)));
    events
}

fn cell_events<'a>(source: &SourceText, cell: Range<usize>, math: bool) -> Vec<Placed<'a>> {
    let text = source.text[cell.clone()].trim_start();
    let offset = cell.end - text.len();
    let padded = Padded::of(text.trim_end());
    let inside = |event: &Event<'_>| !matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph));
    let events = events::parse(&padded, math, &|at| at + offset).events;
    events.into_iter().filter(|(event, _)| inside(event)).map(|(event, range)| (owned(event), range)).collect()
}

/// The event with owned strings, which do not borrow from the padded text of the cell.
fn owned<'a>(event: Event<'_>) -> Event<'a> {
    match event {
        Event::Text(text) => Event::Text(CowStr::from(text.into_string())),
        other => other.into_static(),
    }
}
