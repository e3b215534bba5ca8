//! Ellipses, dashes and the bar in titles, each of which has one form (GB/T 15834, 4.10 and 4.11).

use std::ops::Range;

use super::passage::{Passage, Role, begins_chinese, ends_chinese, is_blank};
use super::rule::{Finding, Rule};
use crate::values::is_han;

/// From this number on, dots are a leader to a page number.
const MIN_LEADER: usize = 7;
/// How many Han characters are needed on one side of a dash to take it for one between sentences, not between names
/// (北京—上海).
const MIN_SENTENCE: usize = 9;

/// Reports wrong forms.
pub(super) fn find(passage: &Passage, out: &mut Vec<Finding>) {
    if !passage.is_chinese() {
        return;
    }
    ellipses(passage, out);
    dashes(passage, out);
    if passage.role == Role::Title {
        bars(passage, out);
    }
}

fn ellipses(passage: &Passage, out: &mut Vec<Finding>) {
    for run in passage.runs_of(&['.', '。', '…', '⋯']) {
        let c = passage.chars[run.start];
        let is_wrong = match c {
            '.' | '。' => (3..MIN_LEADER).contains(&run.len()),
            '…' => run.len() == 1,
            _ => run.len() < 3,
        };
        let before = passage.nearest_before(run.start).map(|(_, c)| c);
        let after = passage.nearest_from(run.end).map(|(_, c)| c);
        let is_in_chinese = before.is_some_and(|c| ends_chinese(c) || matches!(c, '，' | '、'))
            || (after.is_some_and(begins_chinese) && before.is_none_or(|c| !c.is_ascii_alphanumeric()));
        // A part of an ellipsis that mixes several characters.
        let is_part = [before, after]
            .iter()
            .flatten()
            .any(|c| matches!(c, '.' | '…' | '⋯' | '。') && *c != before.unwrap_or(' '));
        if is_wrong && is_in_chinese && !is_part {
            out.push(passage.fix(Rule::WrongEllipsis, run.clone(), &[(run, "……".to_owned())]));
        }
    }
}

fn dashes(passage: &Passage, out: &mut Vec<Finding>) {
    for run in passage.runs_of(&['-', '－', '—', '─', '―']) {
        let before = passage.nearest_before(run.start);
        let after = passage.nearest_from(run.end);
        let chinese_before = before.is_some_and(|(_, c)| ends_chinese(c));
        let chinese_after = after.is_some_and(|(_, c)| begins_chinese(c));
        if !chinese_after || !(chinese_before || before.is_none()) {
            continue;
        }
        let (from, to) = (before.map_or(run.start, |(at, _)| at + 1), after.map_or(run.end, |(at, _)| at));
        let only_blanks = |range: Range<usize>| passage.chars[range].iter().all(|c| is_blank(*c));
        if !only_blanks(from..run.start) || !only_blanks(run.end..to) {
            continue;
        }
        let change = [(from..to, "——".to_owned())];
        match (passage.chars[run.start], run.len()) {
            // With blanks around it, the sentence may mention the sign itself.
            ('-', 2 | 3) if before.is_some() && to - from > run.len() => {
                out.push(passage.suggest(Rule::WrongDash, run, &change));
            }
            ('-', 2 | 3) | ('－' | '─' | '―', 2) => out.push(passage.fix(Rule::WrongDash, run, &change)),
            ('—', 1) if before.is_none() => out.push(passage.fix(Rule::WrongDash, run, &change)),
            ('—', 1) if is_between_sentences(passage, &run) => {
                out.push(passage.suggest(Rule::WrongDash, run, &change));
            }
            _ => {}
        }
    }
}

fn is_between_sentences(passage: &Passage, run: &Range<usize>) -> bool {
    let before = passage.chars[..run.start].iter().rev().take_while(|c| is_han(**c)).count();
    let after = passage.chars[run.end..].iter().take_while(|c| is_han(**c)).count();
    before >= MIN_SENTENCE || after >= MIN_SENTENCE
}

fn bars(passage: &Passage, out: &mut Vec<Finding>) {
    for at in passage.places_of(&['丨', '|', '￨', '∣', '│']) {
        let (Some((before, first)), Some((after, last))) = (passage.nearest_before(at), passage.nearest_from(at + 1))
        else {
            continue;
        };
        if ends_chinese(first) || begins_chinese(last) {
            out.push(passage.fix(Rule::TitleBar, at..at + 1, &[(before + 1..after, "｜".to_owned())]));
        }
    }
}
