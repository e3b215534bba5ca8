//! Splits a file into front matter and text.

use std::ops::Range;

use crate::faults::{Edit, Fault, Mend, SourceText};
use crate::values::{Text, text};
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
        return Err(no_opening(source, &text[begin..], opening));
    }
    let mut at = begin + first.len();
    for line in text[at..].split_inclusive('\n') {
        if is_fence(line) {
            let block = Block { source: source.clone(), span: begin + first.len()..at, opening };
            return Ok(Parts { block, body: at + line.len()..text.len() });
        }
        if let Some((help, instead)) = meant_as_fence(line) {
            let written = at..at + line.trim_end().len();
            let mend = Mend::certain(vec![Edit::new(written.clone(), instead)]);
            let place = source.at(written);
            let message = text!(
                "这一行像是字段末尾的 ---，程序却认不出来",
                "this line looks like the --- below the fields, but is none"
            );
            return Err(Fault::error("unclosed-front-matter", place, message).help(help).mend(mend));
        }
        at += line.len();
    }
    let message = text!("开头的 --- 没有闭合", "the opening --- is never closed");
    let help = text!("在字段之后、正文之前加一行 ---", "add a line --- between the fields and the text");
    Err(Fault::error("unclosed-front-matter", source.at(opening), message).help(help))
}

/// The fault of a file whose first line is not `---`.
fn no_opening(source: &SourceText, text: &str, opening: Range<usize>) -> Fault {
    let mut lines = text.lines();
    let first = lines.next().unwrap_or("").trim();
    let second = lines.next().unwrap_or("");
    if (first.starts_with("```") || first.starts_with("~~~")) && is_fence(second) {
        let fence = &first[..3];
        let message = text!("整个文件包在一个代码块里", "the whole file stands in a code block");
        let help = text!(
            "删去第一行 {first}，也删去末尾的 {fence}，让文件从 --- 开始",
            "remove the first line {first} and the {fence} at the end, so that the file begins with ---"
        );
        return Fault::error("no-front-matter", source.at(opening), message).help(help);
    }
    let message =
        text!("文件不是以 --- 开头，缺少文前的字段", "the file does not begin with ---, so it has no front matter");
    let begins = opening.start;
    let (help, mend) = if first == "+++" {
        let help = text!(
            "第一行和结束的 +++ 都改成 ---，字段写成“title: 标题”，不写等号",
            "write --- for both +++, and fields as in `title: …`, without `=`"
        );
        (help, None)
    } else if meant_as_fence(first).is_some() {
        let help = text!("第一行改成三个半角减号：---", "write three half-width hyphens on the first line: ---");
        (help, Some(Mend::certain(vec![Edit::new(opening.clone(), "---")])))
    } else if first.split_once([':', '：']).is_some_and(|(key, _)| !key.is_empty() && key.chars().count() <= 12) {
        let help = text!("在第一行上面加一行 ---", "add a line --- above the first line");
        (help, Some(Mend::likely(vec![Edit::new(begins..begins, "---\n")])))
    } else {
        let help = text!(
            "第一行写 ---，接着写 title: 等字段，再写一行 ---，然后是正文",
            "write --- on the first line, then fields such as title:, then ---, then the text"
        );
        (help, None)
    };
    let fault = Fault::error("no-front-matter", source.at(opening), message).help(help);
    Fault { mend, ..fault }
}

/// Advice for a line that is meant as `---` but is none: dashes that a word processor made, too few or too many hyphens,
/// or something behind them. The second value is the text that belongs there.
fn meant_as_fence(line: &str) -> Option<(Text, String)> {
    let line = line.trim_end();
    if is_fence(line) {
        return None;
    }
    let is_dash = |c: char| matches!(c, '-' | '－' | '—' | '–' | '─' | '━' | '−' | '‐' | '‑' | '﹣' | '⸺' | '⸻');
    let behind = line.trim_start_matches(is_dash);
    let dashes = &line[..line.len() - behind.len()];
    let behind = behind.trim();
    if dashes.is_empty() || dashes == "-" {
        None
    } else if behind
        .chars()
        .all(|c| matches!(c, '。' | '.' | '，' | ',' | '、' | '；' | ';' | '：' | ':') || is_dash(c) || c == ' ')
    {
        let help = text!("这一行改成三个半角减号：---", "write three half-width hyphens on this line: ---");
        Some((help, "---".to_owned()))
    } else if dashes == "---" {
        let help = text!(
            "--- 独占一行，后面的“{behind}”另起一行",
            "--- stands on a line of its own; move “{behind}” to the next line"
        );
        Some((help, format!("---\n\n{behind}")))
    } else {
        None
    }
}

fn is_fence(line: &str) -> bool {
    let line = line.trim_end();
    line.len() >= 3 && line.len() <= 5 && line.bytes().all(|byte| byte == b'-')
}

/// The fault of fields that a line `---` in between cuts in two: the rest of them would be text. `is_field` returns
/// whether a name is that of a field.
pub(super) fn cut_in_two(source: &SourceText, parts: &Parts, is_field: &dyn Fn(&str) -> bool) -> Option<Fault> {
    let body = &source.text[parts.body.clone()];
    let is_field_line =
        |line: &str| line.split_once([':', '：']).is_some_and(|(key, _)| !key.starts_with(' ') && is_field(key.trim()));
    let mut lines = body.lines().skip_while(|line| line.trim().is_empty());
    let fields = lines.by_ref().take_while(|line| !is_fence(line) && !line.trim().is_empty());
    let fields: Vec<&str> = fields.collect();
    let is_cut = !fields.is_empty()
        && fields.iter().all(|line| is_field_line(line) || line.starts_with([' ', '-']))
        && is_field_line(fields[0])
        && fields.len() < 40;
    // The fields end with another line `---`.
    let closes = body.lines().filter(|line| !line.trim().is_empty()).nth(fields.len()).is_some_and(is_fence);
    if !is_cut || !closes {
        return None;
    }
    let fence = parts.block.span.end..parts.body.start;
    let place = source.at(fence.start..fence.start + source.text[fence.clone()].trim_end().len());
    let message =
        text!("字段被中间的 --- 断成了两截，后一截成了正文", "this --- cuts the fields in two; the rest would be text");
    let help = text!("删去这一行 ---", "remove this line ---");
    let mend = Mend::likely(vec![Edit::new(fence, "")]);
    Some(Fault::error("unclosed-front-matter", place, message).help(help).mend(mend))
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
