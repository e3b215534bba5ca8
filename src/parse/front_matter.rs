//! Splits a file into front matter and text.

use std::ops::Range;

use crate::faults::{Fault, SourceText};
use crate::values::text;
use crate::yaml::Block;

/// The two parts of a file.
pub(super) struct Parts {
    /// The front matter.
    pub(super) block: Block,
    /// The bytes of the text after it.
    pub(super) body: Range<usize>,
}

/// Splits a file at the two lines `---` around its front matter. A file without them is a fault.
pub(super) fn split(source: &SourceText) -> Result<Parts, Fault> {
    let text: &str = &source.text;
    // Empty lines before the first `---` are ignored.
    let begin = text.len() - text.trim_start_matches(['\n', ' ', '\t', '\u{3000}']).len();
    let begin = if text[begin..].starts_with("---") { begin } else { 0 };
    let first = text[begin..].split_inclusive('\n').next().unwrap_or("");
    let opening = begin..begin + first.trim_end().len().max(1).min(text.len() - begin);
    if !is_fence(first) {
        let message =
            text!("文件不是以 --- 开头，缺少文前的字段", "the file does not begin with ---, so it has no front matter");
        let dashes = |c: char| matches!(c, '－' | '—' | '–' | '─');
        let help = if !first.trim().is_empty() && first.trim().chars().all(dashes) {
            text!("第一行要用三个半角减号 ---", "the first line is three half-width hyphens, ---")
        } else {
            text!(
                "第一行写 ---，接着写 title: 等字段，再写一行 ---，然后是正文",
                "write --- on the first line, then fields such as title:, then ---, then the text"
            )
        };
        return Err(Fault::error("no-front-matter", source.at(opening), message).help(help));
    }
    let mut at = begin + first.len();
    for line in text[at..].split_inclusive('\n') {
        if is_fence(line) {
            let block = Block { source: source.clone(), span: begin + first.len()..at, opening };
            return Ok(Parts { block, body: at + line.len()..text.len() });
        }
        at += line.len();
    }
    let message = text!("开头的 --- 没有闭合", "the opening --- is never closed");
    let help = text!("在字段之后、正文之前加一行 ---", "add a line --- between the fields and the text");
    Err(Fault::error("unclosed-front-matter", source.at(opening), message).help(help))
}

fn is_fence(line: &str) -> bool {
    let line = line.trim_end();
    line.len() >= 3 && line.len() <= 5 && line.bytes().all(|byte| byte == b'-')
}

/// The fault for front matter whose closing `---` is missing, so that it ends at a later `---` in the text; `None` if it
/// was closed.
pub(super) fn closed_too_late(block: &Block) -> Option<Fault> {
    let text = block.text();
    let gap = text.find("\n\n")?;
    let below = text[gap..].trim_start().lines().next()?;
    let is_field = below.split_once(':').is_some_and(|(key, _)| !key.is_empty() && !key.contains(' '));
    let message = text!(
        "开头的 --- 没有闭合，字段和正文连在了一起",
        "the opening --- is never closed: fields and text run together"
    );
    let help = text!("在字段之后、正文之前加一行 ---", "add a line --- between the fields and the text");
    (!is_field)
        .then(|| Fault::error("unclosed-front-matter", block.source.at(block.opening.clone()), message).help(help))
}
