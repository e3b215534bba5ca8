//! Reports links whose brackets are not those of Markdown: `[文字] (a.md)`, `【文字】(a.md)`, `［文字］（a.md）`.

use std::ops::Range;

use super::events::Parsed;
use crate::faults::{Fault, SourceText};
use crate::values::text;

/// The most faults in a text.
const MOST: usize = 50;
/// The most characters of an address.
const LONGEST: usize = 200;

/// Reports them.
pub(super) fn report(parsed: &Parsed<'_>, source: &SourceText, faults: &mut Vec<Fault>) {
    faults.extend(parsed.plain.iter().flat_map(|run| in_run(run, source)).take(MOST));
}

fn in_run<'a>(run: &Range<usize>, source: &'a SourceText) -> impl Iterator<Item = Fault> + use<'a> {
    let (offset, text) = (run.start, &source.text[run.clone()]);
    text.match_indices([']', '］', '】']).filter_map(move |(at, bracket)| {
        let after = &text[at + bracket.len()..];
        let rest = after.trim_start_matches([' ', '\u{3000}']);
        // Without a blank, `](` and `]（` have faults of their own.
        if bracket == "]" && rest.len() == after.len() {
            return None;
        }
        let inside = rest.strip_prefix(['(', '（'])?;
        let target = inside.split([')', '）']).next().filter(|target| target.len() < inside.len())?;
        let start = text[..at].rfind(['[', '［', '【', '\n'])?;
        let sign = text[start..].chars().next().filter(|sign| *sign != '\n')?;
        let label = &text[start + sign.len_utf8()..at];
        if text[..start].ends_with('\\') || label.is_empty() || !is_target(target.trim()) {
            return None;
        }
        let end = text.len() - inside.len() + target.len() + inside[target.len()..].chars().next()?.len_utf8();
        let (picture, begin) = match text[..start].chars().next_back() {
            Some(mark @ ('!' | '！')) => ("!", start - mark.len_utf8()),
            _ => ("", start),
        };
        let meant = format!("{picture}[{label}]({})", target.trim());
        let message = text!("这不是链接，会照原样显示", "this is not read as a link and is shown as it stands");
        let help = text!("用半角的括号，中间不留空格：{meant}", "use half-width brackets without a blank: {meant}");
        Some(Fault::error("unread-link", source.at(offset + begin..offset + end), message).help(help).perhaps(meant))
    })
}

/// Whether the text between brackets looks like an address or the name of a file.
fn is_target(inside: &str) -> bool {
    let ending = inside.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_ending = (2..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_file = is_ending && ending.bytes().any(|byte| byte.is_ascii_alphabetic()) && !inside.contains(' ');
    inside.chars().count() < LONGEST && (inside.contains("://") || inside.starts_with("www.") || is_file)
}
