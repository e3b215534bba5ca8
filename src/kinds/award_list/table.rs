//! A table of winners in CSV (RFC 4180): one row per winner, with column heads in Chinese or English.

use std::collections::BTreeMap;
use std::ops::Range;

use csv::{ByteRecord, ReaderBuilder};

use super::Winner;
use crate::faults::{Fault, Place, SourceText, nearest};
use crate::values::{is_han, text, tidy_blanks};

/// The column heads in English and in Chinese.
const HEADS: &[(&str, &str)] = &[
    ("track", "赛道"),
    ("prize", "奖项"),
    ("quota", "名额"),
    ("team", "团队"),
    ("members", "成员"),
    ("organization", "单位"),
    ("work", "成果"),
];

/// The characters that separate the members of a team.
const SEPARATORS: &[char] = &['、', '，', ',', '；', ';', '\n'];

/// A parsed table.
pub(super) struct Table {
    pub(super) source: SourceText,
    pub(super) rows: Vec<Row>,
    /// The index of the column with each head.
    columns: BTreeMap<&'static str, usize>,
}

/// A row. An empty cell of the track or the prize has the value of the row above.
pub(super) struct Row {
    pub(super) track: String,
    pub(super) prize: String,
    pub(super) quota: Option<u32>,
    pub(super) winner: Winner,
    /// Its bytes in the text.
    span: Range<usize>,
}

impl Table {
    /// Reads a table and returns it with its faults.
    pub(super) fn read(source: &SourceText) -> (Self, Vec<Fault>) {
        let mut table = Self { source: source.clone(), rows: Vec::new(), columns: BTreeMap::new() };
        let mut faults = Vec::new();
        let records = records(&source.text);
        let Some((head, head_span)) = records.first() else {
            let message = text!("表格是空的", "the table is empty");
            let help = text!(
                "第一行写表头：赛道,奖项,名额,团队,成员,单位,成果",
                "begin with the heads: track,prize,quota,team,members,organization,work"
            );
            faults.push(Fault::error("bad-table", source.whole(), message).help(help));
            return (table, faults);
        };
        table.heads(head, head_span, &mut faults);
        if !faults.is_empty() {
            return (table, faults);
        }
        let mut above = (String::new(), String::new());
        for (record, span) in records.iter().skip(1) {
            let cells: Vec<String> = record.iter().map(cell).collect();
            if cells.iter().all(String::is_empty) {
                continue;
            }
            if let Some(extra) = (head.len()..cells.len()).find(|at| !cells[*at].is_empty()) {
                let message = text!("这一格没有表头", "this cell has no head");
                let help = text!(
                    "一格里有逗号时，整格加半角双引号",
                    "put a cell that holds a comma in straight double quotes"
                );
                faults.push(Fault::error("bad-table", table.cell_place(span, extra), message).help(help));
            }
            let row = table.row(&cells, span, &mut above, &mut faults);
            table.rows.extend(row);
        }
        (table, faults)
    }

    /// Reads a row. `above` holds the track and the prize of the row above, and is updated to those of this row.
    fn row(
        &self,
        cells: &[String],
        span: &Range<usize>,
        above: &mut (String, String),
        faults: &mut Vec<Fault>,
    ) -> Option<Row> {
        let get = |name: &str| {
            let column = self.columns.get(name)?;
            cells.get(*column).filter(|cell| !cell.is_empty()).cloned()
        };
        if let Some(track) = get("track").filter(|track| *track != above.0) {
            *above = (track, String::new());
        }
        if let Some(prize) = get("prize") {
            above.1 = prize;
        }
        let (track, prize) = above.clone();
        let place = |name: &str| self.cell_place(span, self.columns.get(name).copied().unwrap_or_default());
        let quota = get("quota").and_then(|written| {
            let number = written.trim_end_matches('名').parse();
            if number.is_err() {
                let message = text!("名额不是整数：{written}", "the quota is no whole number: {written}");
                let help = text!("只写数字，例如 2", "write digits alone, as in 2");
                faults.push(Fault::error("bad-type", place("quota"), message).help(help));
            }
            number.ok()
        });
        if prize.is_empty() {
            let message = text!("这一行没有奖项", "the row has no prize");
            faults.push(Fault::error("missing-field", place("prize"), message));
            return None;
        }
        let members = get("members").unwrap_or_default();
        let members = members.split(SEPARATORS).map(person).filter(|name| !name.is_empty());
        let winner = Winner {
            team: get("team"),
            members: members.collect(),
            organization: get("organization"),
            work: get("work"),
        };
        Some(Row { track, prize, quota, winner, span: span.clone() })
    }

    /// Reads the column heads.
    fn heads(&mut self, head: &ByteRecord, span: &Range<usize>, faults: &mut Vec<Fault>) {
        let known = || HEADS.iter().flat_map(|(name, alias)| [*name, *alias]);
        for (at, written) in head.iter().map(cell).enumerate().filter(|(_, written)| !written.is_empty()) {
            let is_it = |(name, alias): &&(&'static str, &str)| *name == written.to_lowercase() || *alias == written;
            let place = self.cell_place(span, at);
            let Some((name, _)) = HEADS.iter().find(is_it) else {
                let message = text!("没有 `{written}` 这个表头", "there is no head `{written}`");
                let list = HEADS.iter().map(|(_, alias)| *alias).collect::<Vec<_>>().join("、");
                let list_en = HEADS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
                let help = match nearest(&written, known()) {
                    Some(meant) => text!("是不是 `{meant}`？", "did you mean `{meant}`?"),
                    None => text!("可以写：{list}", "one of: {list_en}"),
                };
                faults.push(Fault::error("unknown-field", place, message).help(help));
                continue;
            };
            if self.columns.insert(name, at).is_some() {
                let message = text!("表头 `{written}` 写了两次", "the head `{written}` is given twice");
                let help = text!("留一列，删去另一列", "keep one column, remove the other");
                faults.push(Fault::error("duplicate-field", place, message).help(help));
            }
        }
        if faults.is_empty() && !self.columns.contains_key("prize") {
            let message = text!("没有“奖项”这一列", "there is no column `prize`");
            let help = text!(
                "第一行写表头，例如 赛道,奖项,名额,团队,成员,单位,成果",
                "begin with the heads, as in track,prize,quota,team,members,organization,work"
            );
            faults.push(Fault::error("missing-field", self.source.at(span.clone()), message).help(help));
        }
    }

    /// The place of a row's cell under a head; the whole row where the cell is empty or the table has no such column.
    pub(super) fn place(&self, row: &Row, head: &str) -> Place {
        let cell = self.columns.get(head).map(|column| cell_span(&self.source.text, &row.span, *column));
        match cell.filter(|span| !span.is_empty()) {
            Some(span) => self.source.at(span),
            None => self.source.at(row.span.clone()),
        }
    }

    fn cell_place(&self, row: &Range<usize>, column: usize) -> Place {
        self.source.at(cell_span(&self.source.text, row, column))
    }
}

/// A person's name without the blanks that printing puts into short names (`王 帅`).
fn person(name: &str) -> String {
    let name = tidy_blanks(name.trim());
    let is_han_only = name.chars().all(|c| is_han(c) || c.is_whitespace());
    let is_short = name.chars().filter(|c| is_han(*c)).count() <= 3;
    if is_han_only && is_short { name.split_whitespace().collect() } else { name }
}

/// The text of a cell, without blanks around it or next to Latin letters.
fn cell(bytes: &[u8]) -> String {
    tidy_blanks(String::from_utf8_lossy(bytes).trim())
}

/// All records with their bytes, without line ends. Every text is valid CSV here, so nothing fails.
fn records(text: &str) -> Vec<(ByteRecord, Range<usize>)> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut records = Vec::new();
    let mut record = ByteRecord::new();
    while let Ok(true) = reader.read_byte_record(&mut record) {
        let begin = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        let end = usize::try_from(reader.position().byte()).unwrap_or(text.len()).min(text.len());
        // Empty lines before a record are not part of it.
        let begin = begin + (text[begin..end].len() - text[begin..end].trim_start_matches('\n').len());
        records.push((record.clone(), begin..begin + text[begin..end].trim_end_matches('\n').len()));
    }
    records
}

/// The bytes of a row's cell, with its quotes.
fn cell_span(text: &str, row: &Range<usize>, column: usize) -> Range<usize> {
    let (mut at, mut begin, mut quoted) = (0, row.start, false);
    for (offset, c) in text[row.clone()].char_indices() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => {
                if at == column {
                    return begin..row.start + offset;
                }
                at += 1;
                begin = row.start + offset + 1;
            }
            _ => {}
        }
    }
    if at == column { begin..row.end } else { row.end..row.end }
}
