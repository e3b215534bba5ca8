//! Ellipses, dashes and the bar of titles: each has one form (GB/T 15834, 4.11, 4.10).

use std::ops::Range;

use super::passage::{Passage, Role, begins_chinese, ends_chinese, is_blank};
use super::rule::{Finding, Rule};
use crate::values::is_han;

/// Dots from which on they lead to a page number.
const LEADER: usize = 7;
/// Han on both sides from which on a stroke parts sentences and joins no names (北京—上海).
const OF_A_SENTENCE: usize = 9;

/// Reports them.
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
        let is_one = match c {
            '.' | '。' => (3..LEADER).contains(&run.len()),
            '…' => run.len() == 1,
            _ => run.len() < 3,
        };
        let before = passage.nearest_before(run.start).map(|(_, c)| c);
        let after = passage.nearest_from(run.end).map(|(_, c)| c);
        let stands = before.is_some_and(|c| ends_chinese(c) || matches!(c, '，' | '、'))
            || (after.is_some_and(begins_chinese) && before.is_none_or(|c| !c.is_ascii_alphanumeric()));
        // The rest of a longer one that is written with several signs.
        let is_part = [before, after]
            .iter()
            .flatten()
            .any(|c| matches!(c, '.' | '…' | '⋯' | '。') && *c != before.unwrap_or(' '));
        if is_one && stands && !is_part {
            out.push(passage.mend(Rule::WrongEllipsis, run.clone(), &[(run, "……".to_owned())]));
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
            // With room around it may be a sign of which the sentence speaks.
            ('-', 2 | 3) if before.is_some() && to - from > run.len() => {
                out.push(passage.guess(Rule::WrongDash, run, &change));
            }
            ('-', 2 | 3) | ('－' | '─' | '―', 2) => out.push(passage.mend(Rule::WrongDash, run, &change)),
            ('—', 1) if before.is_none() => out.push(passage.mend(Rule::WrongDash, run, &change)),
            ('—', 1) if is_between_sentences(passage, &run) => out.push(passage.guess(Rule::WrongDash, run, &change)),
            _ => {}
        }
    }
}

fn is_between_sentences(passage: &Passage, run: &Range<usize>) -> bool {
    let before = passage.chars[..run.start].iter().rev().take_while(|c| is_han(**c)).count();
    let after = passage.chars[run.end..].iter().take_while(|c| is_han(**c)).count();
    before >= OF_A_SENTENCE || after >= OF_A_SENTENCE
}

fn bars(passage: &Passage, out: &mut Vec<Finding>) {
    for at in passage.places_of(&['丨', '|', '￨', '∣', '│']) {
        let (Some((before, first)), Some((after, last))) = (passage.nearest_before(at), passage.nearest_from(at + 1))
        else {
            continue;
        };
        if ends_chinese(first) || begins_chinese(last) {
            out.push(passage.mend(Rule::TitleBar, at..at + 1, &[(before + 1..after, "｜".to_owned())]));
        }
    }
}
