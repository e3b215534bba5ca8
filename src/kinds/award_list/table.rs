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
    /// The character between two cells.
    separator: char,
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
        let separator = separator(&source.text);
        let mut table = Self { source: source.clone(), rows: Vec::new(), separator, columns: BTreeMap::new() };
        let mut faults = Vec::new();
        let records = records(&source.text, separator);
        let Some((head, head_span)) = records.first() else {
            let message = text!("表格是空的", "the table is empty");
            let help = text!(
                "第一行写表头：赛道,奖项,名额,团队,成员,单位,成果",
                "begin with the heads: track,prize,quota,team,members,organization,work"
            );
            faults.push(Fault::error("bad-table", source.whole(), message).help(help));
            return (table, faults);
        };
        if let Some(fault) = table.title_above(&records) {
            return (table, vec![fault]);
        }
        table.heads(head, head_span, &mut faults);
        if !faults.is_empty() {
            return (table, faults);
        }
        let heads = head.iter().map(cell).rposition(|written| !written.is_empty()).map_or(0, |last| last + 1);
        let mut above = (String::new(), String::new());
        for (record, span) in records.iter().skip(1) {
            let cells: Vec<String> = record.iter().map(cell).collect();
            if cells.iter().all(String::is_empty) {
                continue;
            }
            if let Some(fault) = table.sum(&cells, span).or_else(|| table.too_short(&cells, heads, span)) {
                faults.push(fault);
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

    /// The fault of a title above the heads: a first row with one cell, and below it a row of heads.
    fn title_above(&self, records: &[(ByteRecord, Range<usize>)]) -> Option<Fault> {
        let filled = |record: &ByteRecord| record.iter().map(cell).filter(|written| !written.is_empty()).count();
        let heads =
            |record: &ByteRecord| record.iter().map(cell).filter(|written| head_named(written).is_some()).count();
        let (first, span) = records.first()?;
        let is_title = |(record, _): &&(ByteRecord, Range<usize>)| filled(record) == 1 && heads(record) == 0;
        let number = records.iter().take_while(is_title).count();
        let (below, _) = records.get(number)?;
        if !(filled(first) == 1 && number > 0 && heads(below) > 1) {
            return None;
        }
        let line = number + 1;
        let message = text!(
            "第一行是表格的标题，表头在第 {line} 行",
            "the first row is the table's title; the heads are in row {line}"
        );
        let help = text!("删去表头上面的 {number} 行", "remove what is above the heads ({number} of the rows)");
        Some(Fault::error("bad-table", self.source.at(span.clone()), message).help(help))
    }

    /// The fault of a row that holds a sum.
    fn sum(&self, cells: &[String], span: &Range<usize>) -> Option<Fault> {
        const SUMS: &[&str] = &["合计", "总计", "共计", "小计", "total", "sum"];
        let first = cells.iter().find(|written| !written.is_empty())?;
        let word = first.trim_end_matches(['：', ':']).to_lowercase();
        SUMS.contains(&word.as_str()).then(|| {
            let message = text!("这一行是“{first}”，不是获奖者", "this row is `{first}`, no winner");
            let help = text!("删去这一行；名额写在“名额”那一列", "remove it; quotas belong in the column of quotas");
            Fault::error("bad-table", self.source.at(span.clone()), message).help(help)
        })
    }

    /// The fault of a row with fewer cells than there are heads, in which cells may stand under wrong heads.
    fn too_short(&self, cells: &[String], heads: usize, span: &Range<usize>) -> Option<Fault> {
        let count = cells.len();
        (count < heads).then(|| {
            let message = text!(
                "这一行只有 {count} 格，表头有 {heads} 格",
                "the row has {count} cells, but there are {heads} heads"
            );
            let separator = if self.separator == '\t' { "Tab".to_owned() } else { self.separator.to_string() };
            let help = text!(
                "空的格子也要有分隔的“{separator}”，核对每一格都在自己的表头下面",
                "write the separator `{separator}` for empty cells too, and see that each cell is below its head"
            );
            Fault::error("bad-table", self.source.at(span.clone()), message).help(help)
        })
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
            let place = self.cell_place(span, at);
            let Some(name) = head_named(&written) else {
                let message = text!("没有 `{written}` 这个表头", "there is no head `{written}`");
                let list = HEADS.iter().map(|(_, alias)| *alias).collect::<Vec<_>>().join("、");
                let list_en = HEADS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
                let other = OTHER_HEADS.iter().find(|(name, _)| *name == written).map(|(_, head)| *head);
                let help = match other.or_else(|| nearest(&written, known())) {
                    Some(meant) => text!("是不是 `{meant}`？", "did you mean `{meant}`?"),
                    None => text!("可以写：{list}", "one of: {list_en}"),
                };
                let fault = Fault::error("unknown-field", place, message).help(help);
                let near = other.or_else(|| nearest(&written, known()));
                faults.push(Fault { mend: near.and_then(|near| fault.clone().perhaps(near).mend), ..fault });
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
        let cell =
            self.columns.get(head).map(|column| cell_span(&self.source.text, &row.span, *column, self.separator));
        match cell.filter(|span| !span.is_empty()) {
            Some(span) => self.source.at(span),
            None => self.source.at(row.span.clone()),
        }
    }

    fn cell_place(&self, row: &Range<usize>, column: usize) -> Place {
        self.source.at(cell_span(&self.source.text, row, column, self.separator))
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

/// Heads of other tables, with the heads that are read.
#[rustfmt::skip]
const OTHER_HEADS: &[(&str, &str)] = &[
    ("姓名", "成员"), ("名字", "成员"), ("选手", "成员"), ("获奖者", "成员"), ("获奖人", "成员"), ("队员", "成员"),
    ("公司", "单位"), ("学校", "单位"), ("所在单位", "单位"), ("单位名称", "单位"), ("队名", "团队"), ("战队", "团队"),
    ("队伍", "团队"), ("等级", "奖项"), ("奖励", "奖项"), ("奖次", "奖项"), ("获奖等级", "奖项"), ("名次", "奖项"),
    ("组别", "赛道"), ("类别", "赛道"), ("作品", "成果"), ("项目", "成果"), ("人数", "名额"), ("数量", "名额"),
];

/// The field with this column head.
fn head_named(written: &str) -> Option<&'static str> {
    let is_it = |(name, alias): &&(&'static str, &str)| *name == written.to_lowercase() || *alias == written;
    HEADS.iter().find(is_it).map(|(name, _)| *name)
}

/// The character between the cells of the first row with several of them: a comma, or else a semicolon, a tab or a
/// full-width comma.
fn separator(text: &str) -> char {
    let candidates = [',', ';', '\t', '，', '；'];
    let found =
        |line: &str| candidates.into_iter().find(|candidate| outside_quotes(line).any(|(_, c)| c == *candidate));
    text.lines().take(3).find_map(found).unwrap_or(',')
}

/// The characters outside straight double quotes, with their positions.
fn outside_quotes(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut quoted = false;
    text.char_indices().filter(move |(_, c)| {
        quoted ^= *c == '"';
        !quoted
    })
}

/// All records with their bytes, without line ends. Every text is valid CSV here, so nothing fails.
fn records(text: &str, separator: char) -> Vec<(ByteRecord, Range<usize>)> {
    /// Stands for a separator of several bytes, with blanks before it, so that all positions stay.
    const UNIT_SEPARATOR: u8 = 0x1f;
    let mut bytes = text.as_bytes().to_vec();
    let delimiter = u8::try_from(separator).ok().filter(u8::is_ascii).unwrap_or(UNIT_SEPARATOR);
    if delimiter == UNIT_SEPARATOR {
        for (at, _) in outside_quotes(text).filter(|(_, c)| *c == separator) {
            let end = at + separator.len_utf8();
            bytes[at..end].fill(b' ');
            bytes[end - 1] = UNIT_SEPARATOR;
        }
    }
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(bytes.as_slice());
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
fn cell_span(text: &str, row: &Range<usize>, column: usize, separator: char) -> Range<usize> {
    let (mut at, mut begin) = (0, row.start);
    for (offset, _) in outside_quotes(&text[row.clone()]).filter(|(_, c)| *c == separator) {
        if at == column {
            return begin..row.start + offset;
        }
        at += 1;
        begin = row.start + offset + separator.len_utf8();
    }
    if at == column { begin..row.end } else { row.end..row.end }
}
