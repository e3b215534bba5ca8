//! Reports emphasis that is not read because of a blank inside its marks: `**时间： **2024年`.

use std::ops::Range;

use super::events::Parsed;
use crate::faults::{Edit, Fault, Mend, SourceText};
use crate::values::{is_cjk, text};

/// The most faults in a text.
const MOST: usize = 50;

/// Reports it.
pub(super) fn report(parsed: &Parsed<'_>, source: &SourceText, faults: &mut Vec<Fault>) {
    faults.extend(parsed.plain.iter().flat_map(|run| in_run(run, source)).take(MOST));
}

/// Pairs of `**` in a run of text that is shown as it stands, with a blank inside one of them.
fn in_run(run: &Range<usize>, source: &SourceText) -> Vec<Fault> {
    let text = &source.text[run.clone()];
    let marks: Vec<usize> = text.match_indices("**").map(|(at, _)| at).collect();
    let mut found = Vec::new();
    let mut next = 0;
    while let Some((open, close)) = marks.get(next).copied().zip(marks.get(next + 1).copied()) {
        let inside = &text[open + 2..close];
        let bare = inside.trim_matches([' ', '\u{3000}', '\u{a0}']);
        let is_meant = !bare.is_empty() && bare != inside && !inside.contains(['\n', '*']) && bare.contains(is_cjk);
        if !is_meant || text[..open].ends_with('\\') {
            next += 1;
            continue;
        }
        let outside = |is_before: bool| {
            let blank = if is_before { inside.starts_with(' ') } else { inside.ends_with(' ') };
            let near = if is_before { bare.chars().next() } else { bare.chars().next_back() };
            if blank && !near.is_some_and(is_cjk) { " " } else { "" }
        };
        let mended = format!("{}**{bare}**{}", outside(true), outside(false));
        let message =
            text!("这里的 ** 会照原样显示，不成粗体", "these ** are shown as they stand and make nothing bold");
        let shown = mended.trim();
        let help = text!("** 里面的首尾不留空格：{shown}", "leave no blank at the ends inside **: {shown}");
        let span = run.start + open..run.start + close + 2;
        let mend = Mend::likely(vec![Edit::new(span.clone(), mended.clone())]);
        found.push(Fault::warning("unread-emphasis", source.at(span), message).help(help).mend(mend));
        next += 2;
    }
    found
}
