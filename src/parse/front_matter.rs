//! Where the front matter ends and the text begins.

use std::ops::Range;

use crate::faults::{Fault, SourceText};
use crate::values::text;
use crate::yaml::Block;

/// A file taken apart.
pub(super) struct Parts {
    /// The front matter.
    pub(super) block: Block,
    /// The bytes of the text below it.
    pub(super) body: Range<usize>,
}

/// Finds the front matter between two lines `---`.
pub(super) fn split(source: &SourceText) -> Result<Parts, Fault> {
    let text: &str = &source.text;
    let first = text.split_inclusive('\n').next().unwrap_or("");
    let opening = 0..first.trim_end().len().max(1).min(text.len());
    if !is_fence(first) {
        let message =
            text!("文件不是以 --- 开头，缺少文前的字段", "the file does not begin with ---, so it has no front matter");
        let help = text!(
            "第一行写 ---，接着写 title: 等字段，再写一行 ---，然后是正文",
            "write --- on the first line, then fields such as title:, then ---, then the text"
        );
        return Err(Fault::error("no-front-matter", source.at(opening), message).help(help));
    }
    let mut at = first.len();
    for line in text[at..].split_inclusive('\n') {
        if is_fence(line) {
            let block = Block { source: source.clone(), span: first.len()..at, opening };
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
