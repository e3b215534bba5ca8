//! Lines of a paragraph that stay lines of their own.
//!
//! Line breaks are kept between lines of the form `初赛：12月15日`, between lines that begin with an enumerator (`1、`, `1.`,
//! `A.`, `（一）`, `①`, `•`), each of which may continue on the next line, and before a last line that is a date alone, as
//! under a signature.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::placed::Placed;

/// The most bytes of a number in an enumerator.
const MAX_NUMBER: usize = 12;
/// The most characters of a label.
const LABEL: usize = 12;
/// The most characters of a signature.
const SIGNATURE: usize = 40;

/// Makes the breaks hard that are kept.
pub(super) fn keep_lines(events: &mut [Placed<'_>]) {
    let mut line_start = 0;
    // The beginning of the last line after a break that is kept.
    let mut item_start = 0;
    for at in 0..events.len() {
        match &events[at].0 {
            Event::Start(Tag::Paragraph | Tag::Item) | Event::HardBreak => (line_start, item_start) = (at + 1, at + 1),
            Event::SoftBreak => {
                let (line, next) = (&events[line_start..at], &events[at + 1..]);
                let labels = begins_with_label(line) && begins_with_label(next);
                let items = begins_with_enumerator(&events[item_start..at]) && begins_with_enumerator(next);
                if labels || items || (is_signature(line) && is_last_line_of_date(next)) {
                    events[at].0 = Event::HardBreak;
                    item_start = at + 1;
                }
                line_start = at + 1;
            }
            _ => {}
        }
    }
}

/// The text at the beginning of the line at the start of `events`.
fn first_text<'a>(events: &'a [Placed<'_>]) -> Option<&'a str> {
    match events.iter().find(|(event, _)| !matches!(event, Event::Start(_))) {
        Some((Event::Text(text), _)) => Some(text),
        _ => None,
    }
}

/// Whether the line at the start of `events` begins with an enumerator: `1、`, `1.`, `1)`, `A.`, `（1）`, `①`, `一、`, `（一）`,
/// `•` …
fn begins_with_enumerator(events: &[Placed<'_>]) -> bool {
    let Some(text) = first_text(events) else { return false };
    let text = text.trim_start();
    let number = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || "一二三四五六七八九十百".contains(c);
    let (bracket, rest) = match text.strip_prefix(['（', '(']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let letter = rest.strip_prefix(|c: char| c.is_ascii_alphabetic() || ('Ａ'..='Ｚ').contains(&c));
    let after = letter.unwrap_or_else(|| rest.trim_start_matches(number));
    if after.len() < rest.len() && rest.len() - after.len() <= MAX_NUMBER {
        let is_decimal = after.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        return if bracket {
            after.starts_with(['）', ')'])
        } else {
            after.starts_with(['、', '．', '）', ')', '.']) && !is_decimal
        };
    }
    text.starts_with(
        |c| matches!(c, '①'..='⒛' | '㈠'..='㈩' | '⓪' | '❶'..='➓' | '•' | '·' | '●' | '○' | '■' | '◆' | '▪'),
    )
}

/// Whether the line at the start of `events` begins with a short label and a full-width colon.
fn begins_with_label(events: &[Placed<'_>]) -> bool {
    let Some((label, _)) = first_text(events).and_then(|text| text.split_once('：')) else { return false };
    let plain =
        |c: char| crate::values::is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '（' | '）' | '、' | '/' | ' ');
    !label.is_empty() && label.chars().count() <= LABEL && label.chars().all(plain)
}

/// Whether a line is short and ends with a name: no sentence goes on after it.
fn is_signature(line: &[Placed<'_>]) -> bool {
    let text: String = line.iter().map(|(event, _)| if let Event::Text(text) = event { &**text } else { "" }).collect();
    let text = text.trim();
    let ends = text.ends_with(|c: char| crate::values::is_han(c) || matches!(c, '）' | ')'));
    ends && !text.ends_with(['于', '在', '至', '到', '自', '从', '和', '与']) && text.chars().count() <= SIGNATURE
}

/// Whether the last line of a paragraph begins here and is a date alone: `2024年3月5日`, `二〇二四年三月五日`.
fn is_last_line_of_date(events: &[Placed<'_>]) -> bool {
    let [(Event::Text(text), _), (Event::End(TagEnd::Paragraph | TagEnd::Item), _), ..] = events else { return false };
    let number = |c: char| c.is_ascii_digit() || "〇零○一二三四五六七八九十".contains(c) || c == ' ';
    let part = |text: &str, limit: usize| !text.trim().is_empty() && text.chars().all(number) && text.len() <= limit;
    let date = || {
        let (year, rest) = text.trim().split_once('年')?;
        let (month, rest) = rest.split_once('月')?;
        let day = rest.strip_suffix(['日', '号'])?;
        Some(part(year, 16) && part(month, 9) && part(day, 12))
    };
    date().unwrap_or(false)
}
