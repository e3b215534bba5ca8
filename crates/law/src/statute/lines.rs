//! Where lines end, and whether a number at the beginning of a line is meant as one.

use super::marks::{self, Mark};
use crate::characters::is_blank;

/// Splits a paragraph into lines. A line break inside a sentence does not separate lines.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let breaks = text.match_indices('\n').map(|(at, _)| at);
        let mut start = 0;
        for at in breaks {
            let line = &text[start..at];
            let next = text[at + 1..].split('\n').next().unwrap_or("");
            if separates_lines(line, next) || is_heading_line(&text[..at]) {
                rest = Some(&text[at + 1..]);
                return Some(&text[..at]);
            }
            start = at + 1;
        }
        rest = None;
        Some(text)
    })
}

/// Whether a line break between these two lines separates provisions or other parts of the text: `before` ends a
/// sentence or a member of a list, `before` is a heading, or `after` begins with a number.
#[must_use]
pub fn separates_lines(before: &str, after: &str) -> bool {
    ends_line(before) || is_heading_line(before) || marks::read(after).mark != Mark::Nothing
}

fn is_heading_line(line: &str) -> bool {
    line.len() < 200 && matches!(marks::read(line).mark, Mark::Division(..) | Mark::Named(_) | Mark::Annex(_))
}

/// Whether the line ends a sentence or a member of a list.
pub(super) fn ends_line(line: &str) -> bool {
    let line = line.trim_end_matches(is_blank).trim_end_matches(['”', '’', '）', ')', '」', '』', '》']);
    line.ends_with(['。', '；', '：', '！', '？', ';', ':', '…'])
}

/// Whether `rest`, the text after `第N条`, can hardly begin an article. It accepts fewer words than [`is_citation`], for
/// numbers that are expected at this place.
pub(super) fn is_clear_citation(rest: &str) -> bool {
    let words = [
        "第",
        "规定的",
        "所列",
        "所称",
        "所规定",
        "的",
        "至第",
        "和第",
        "及第",
        "或者第",
        "或第",
        "与第",
        "、",
        "，",
        "前款",
        "中的",
    ];
    words.iter().any(|word| rest.starts_with(word)) || rest.starts_with(['）', '”', '》', '。'])
}

/// Whether `rest`, the text after `第N条`, shows that the article is cited and does not begin here: `第十三条规定的`,
/// `第三条、第四条`.
pub(super) fn is_citation(rest: &str) -> bool {
    let words =
        ["第", "规定", "所", "的", "至", "和", "及", "或", "与", "、", "，", "中", "前款", "）", "”", "》", "。"];
    words.iter().any(|word| rest.starts_with(word))
}
