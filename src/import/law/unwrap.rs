//! Restores the paragraphs of a text from a PDF, in which each visual line is a line of its own.
//!
//! A paragraph ends with a line that ends a sentence if that line is short, or if the next line is: a first line is shorter
//! by the two characters of its indent. A number at the beginning of a line begins a paragraph where a sentence ended
//! before it.

use std::collections::BTreeMap;

use huikan_law::characters::is_blank;
use huikan_law::statute::{LineMark, line_mark, separates_lines};

/// A line of the text.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its text, without blanks around it.
    pub(super) text: String,
    /// Its number in the file, from 1.
    pub(super) number: usize,
    /// Whether it begins a page: converters put a blank or a form feed there.
    pub(super) begins_page: bool,
}

/// The lines that are not empty.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut page = false;
    for (at, raw) in text.lines().enumerate() {
        page |= raw.contains('\u{c}');
        let words = raw.trim_matches(|c| is_blank(c) || c == '\u{c}');
        if words.is_empty() {
            continue;
        }
        let one_blank = raw.starts_with(' ') && !raw[1..].starts_with(is_blank);
        lines.push(Line { text: tidy(words), number: at + 1, begins_page: page || one_blank });
        page = false;
    }
    lines
}

/// The text without the blanks that justification puts between characters: `第 十 三 条`, `2024 年`.
fn tidy(words: &str) -> String {
    let spread = words.split(is_blank).filter(|word| word.chars().count() == 1).count() >= 4;
    let mut out = String::new();
    let mut blanks = 0;
    for c in words.chars() {
        if is_blank(c) {
            blanks += 1;
            continue;
        }
        let before = out.chars().next_back();
        let wide = |c: char| !c.is_ascii();
        let beside = before.is_some_and(|before| wide(before) || wide(c));
        // A blank between Chinese characters is kept: it separates a number from its text, or a position from a name.
        let is_gap = blanks > 0 && before.is_some() && (!beside || (before.is_some_and(wide) && wide(c) && !spread));
        if is_gap {
            out.push(' ');
        }
        blanks = 0;
        out.push(c);
    }
    if spread { with_blank_after_number(&out) } else { out }
}

/// The line with a blank after `第十三条`, which was removed with the others.
fn with_blank_after_number(line: &str) -> String {
    match line.split_once('条') {
        Some((number, rest)) if number.starts_with('第') && number.chars().skip(1).all(crate::values::is_numeral) => {
            format!("{number}条 {rest}")
        }
        _ => line.to_owned(),
    }
}

/// The width of a line in half-width cells.
fn width(line: &str) -> usize {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// The width of a full line, in half-width cells: the most frequent width of lines that end inside a sentence. `None` where
/// each line is a paragraph.
pub(super) fn full_width(lines: &[Line]) -> Option<usize> {
    let open: Vec<&Line> = lines.iter().filter(|line| !ends_sentence(&line.text)).collect();
    if open.len() * 2 < lines.len() {
        return None;
    }
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for line in open {
        *counts.entry(width(&line.text)).or_insert(0) += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(width, _)| width)
}

/// Whether the line ends a sentence or an item of a list.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['”', '’']).ends_with(['。', '；', '：', ';', ':', '！', '？'])
}

/// The paragraphs of the lines; `full` is the width of a full line.
pub(super) fn paragraphs(lines: &[Line], full: Option<usize>) -> Vec<String> {
    let Some(full) = full else { return lines.iter().map(|line| line.text.clone()).collect() };
    let mut paragraphs: Vec<String> = Vec::new();
    let mut item = 0;
    for (at, line) in lines.iter().enumerate() {
        // The next item begins a paragraph even where the item before it lacks its punctuation.
        let is_next = matches!(line_mark(&line.text), LineMark::Listed(number) if number == item + 1 && item > 0);
        let begins = at == 0 || is_next || begins_paragraph(&lines[at - 1].text, line, lines.get(at + 1), full);
        if begins {
            item = if let LineMark::Listed(number) = line_mark(&line.text) { number } else { 0 };
        }
        match paragraphs.last_mut().filter(|_| !begins) {
            Some(last) => {
                let ends = last.chars().next_back().zip(line.text.chars().next());
                if ends.is_some_and(|(before, after)| before.is_ascii_alphanumeric() && after.is_ascii_alphabetic()) {
                    last.push(' ');
                }
                last.push_str(&line.text);
            }
            None => paragraphs.push(line.text.clone()),
        }
    }
    paragraphs
}

/// Whether `line`, which follows the line `before`, begins a paragraph.
fn begins_paragraph(before: &str, line: &Line, next: Option<&Line>, full: usize) -> bool {
    let ended = ends_sentence(before);
    let is_heading = |line: &str| !ends_sentence(line) && separates_lines(line, "") && width(line) + 4 < full;
    if is_heading(before) || is_heading(&line.text) {
        return true;
    }
    if !ended {
        return false;
    }
    let short = width(before) + 2 <= full;
    // A full line of 23 characters has 21 after an indent.
    let own = width(&line.text);
    let indented = own + 2 <= full && next.is_some_and(|_| !ends_sentence(&line.text));
    separates_lines("", &line.text) || short || indented
}
