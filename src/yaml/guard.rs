//! Limits of size and depth, checked before the YAML parser runs: its scanner is quadratic in nested brackets.

use super::Block;
use crate::faults::Fault;
use crate::values::text;

/// The largest front matter or settings, in bytes.
const MAX_BYTES: usize = 64 * 1024;
/// The deepest nesting, of brackets and of indentation.
const MAX_DEPTH: usize = 32;

/// The fault for a text that is too large or too deep.
pub(super) fn refuse(block: &Block) -> Option<Fault> {
    let text = block.text();
    if text.len() > MAX_BYTES {
        let size = text.len() / 1024;
        let message = text!("YAML 有 {size} KiB，超过 64 KiB", "the YAML has {size} KiB, more than 64 KiB");
        let help = text!("正文写在第二个 --- 之后", "the text itself belongs below the second ---");
        return Some(Fault::error("yaml-too-large", block.source.at(block.opening.clone()), message).help(help));
    }
    let mut depth = 0_usize;
    let mut levels: Vec<usize> = Vec::new();
    let mut line_start = true;
    let mut indent = 0;
    for (at, c) in text.char_indices() {
        match c {
            '\n' => (line_start, indent) = (true, 0),
            ' ' if line_start => indent += 1,
            // Each `- ` of `- - - x` opens a level too.
            '-' if line_start && text[at + 1..].starts_with(' ') => {
                push_level(&mut levels, indent);
                indent += 1;
            }
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            _ if line_start => {
                push_level(&mut levels, indent);
                line_start = false;
            }
            _ => {}
        }
        if depth + levels.len() > MAX_DEPTH {
            let message = text!("嵌套超过 {MAX_DEPTH} 层", "nested deeper than {MAX_DEPTH} levels");
            let help = text!("值里的 [ 或 {{ 要加双引号", "a value that holds [ or {{ needs double quotes");
            return Some(Fault::error("yaml-too-deep", block.at(at..at + c.len_utf8()), message).help(help));
        }
    }
    None
}

/// Opens a level at this indentation, which closes those that are as deep or deeper.
fn push_level(levels: &mut Vec<usize>, indent: usize) {
    while levels.last().is_some_and(|last| *last >= indent) {
        levels.pop();
    }
    levels.push(indent);
}
