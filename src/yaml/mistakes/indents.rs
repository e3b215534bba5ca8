//! Indentation that YAML does not read: tabs, blanks of Chinese text and of web pages, and lines that stand too deep.

use super::line::{Known, Line, lines};
use crate::faults::{Edit, Fault, Mend};
use crate::values::{Text, text};
use crate::yaml::Block;

/// The fault of indentation with anything but blanks of the keyboard; one for all lines.
pub(super) fn strange(block: &Block, known: Known<'_>) -> Option<Fault> {
    let is_strange = |line: &Line<'_>| line.indentation().contains(|c| c != ' ');
    let all: Vec<Line<'_>> = lines(block.text()).filter(is_strange).collect();
    let first = all.first()?;
    let at = first.indentation().find(|c| c != ' ')?;
    let sign = first.indentation()[at..].chars().next()?;
    let what = match sign {
        '\t' => text!("制表符（Tab）", "a tab"),
        '\u{3000}' => text!("全角空格", "an ideographic blank"),
        _ => text!("网页里带来的空格", "a blank of a web page"),
    };
    let Text { zh, en } = what;
    let message = text!("用{zh}缩进", "{en} is used for indentation");
    let margin = lines(block.text()).next().map_or("", |line| line.indentation());
    let edits: Vec<Edit> = all.iter().map(|line| edit(block, line, known, margin)).collect();
    let help = if edits.iter().all(|edit| edit.to.is_empty()) {
        text!("行首不留空格", "write no blank at the beginning of the line")
    } else {
        text!("改用半角空格，每层两个", "use blanks of the keyboard, two for each level")
    };
    let start = first.start + at;
    let place = block.at(start..start + sign.len_utf8());
    Some(Fault::error("tab-indent", place, message).help(help).mend(Mend::certain(edits)))
}

/// Writes the indentation of a line with blanks; a field of the top level has none. `margin` is the indentation of the first
/// line.
fn edit(block: &Block, line: &Line<'_>, known: Known<'_>, margin: &str) -> Edit {
    let indentation = line.indentation();
    let width = |c: char| if matches!(c, '\t' | '\u{3000}') { 2 } else { 1 };
    let blanks = if is_of_the_top(line, known) || indentation == margin && !line.is_item() {
        0
    } else {
        indentation.chars().map(width).sum()
    };
    block.edit(line.start..line.start + indentation.len(), " ".repeat(blanks))
}

/// Whether an indented line is a field of the top level: the line above has its value already.
fn is_of_the_top(line: &Line<'_>, known: Known<'_>) -> bool {
    let key = line.content.split([':', '：']).next().unwrap_or("").trim();
    let has_value = line.above.is_none_or(|above| above.indent == 0 && !above.value.is_empty());
    !line.is_item() && known.is_top(key) && has_value
}

/// A line that stands deeper than the fields beside it, or not as deep, in a text that YAML refuses.
pub(super) fn misplaced(block: &Block, line: &Line<'_>, known: Known<'_>) -> Option<Fault> {
    let indent = line.indentation().len();
    let (key, _) = line.content.split_once(": ").or_else(|| line.content.trim_end().split_once(':'))?;
    if line.is_item() || indent == 0 || line.indentation().contains(|c| c != ' ') {
        return None;
    }
    let key = key.trim();
    let right = match line.above {
        None if known.is_top(key) => 0,
        Some(above) if above.column < indent && !above.value.is_empty() && is_plain(above.value) => {
            let is_field = if above.column == 0 { known.is_top(key) } else { known.is_inside(line.top_key, key) };
            is_field.then_some(above.column)?
        }
        Some(above) if above.indent < indent && indent < above.column && known.is_inside(line.top_key, key) => {
            above.column
        }
        _ => return None,
    };
    let place = block.at(line.start..line.start + indent);
    let message = text!("`{key}` 前面的空格数不对", "the blanks before `{key}` are too many or too few");
    let help = if right == 0 {
        text!("行首不留空格：{key}: …", "write no blank at the beginning of the line: {key}: …")
    } else {
        text!("与上一行的字段对齐：前面空 {right} 格", "align it with the field above: {right} blanks")
    };
    let mend = Mend::certain(vec![block.edit(line.start..line.start + indent, " ".repeat(right))]);
    Some(Fault::error("bad-indent", place, message).help(help).mend(mend))
}

/// Whether a value ends on its line.
fn is_plain(value: &str) -> bool {
    !value.starts_with(['|', '>', '[', '{', '"', '\'', '&', '!'])
        || value.ends_with([']', '}', '"', '\'']) && value.len() > 1
}
