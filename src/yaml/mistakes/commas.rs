//! Full-width commas, colons and brackets that stand for half-width ones in lists and groups of fields.

use super::line::Line;
use crate::faults::{Fault, Mend};
use crate::values::text;
use crate::yaml::Block;

/// Fields with lists of names, in which no name holds a comma. Lists of other fields may hold sentences.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "tags", "标签", "people", "人物", "organizations", "单位", "members", "成员", "names", "姓名", "channels", "渠道",
    "speaker", "讲者", "aliases", "旧地址",
];

/// Whether the field holds a list of names.
pub(super) fn is_list(key: &str) -> bool {
    NAMES.contains(&key)
}

/// A value with half-width signs.
pub(super) struct HalfWidth {
    /// The value as it has to be written.
    pub(super) text: String,
    /// The byte of the first full-width sign in the value as it stands.
    first: usize,
}

/// The fault of full-width signs inside `[…]` and `{…}`. Those inside a value stay.
pub(super) fn full_width(block: &Block, line: &Line<'_>) -> Option<Fault> {
    let content = line.content.trim_end();
    let (key, value) = if content.starts_with(['[', '{', '【', '［', '｛']) {
        ("", content)
    } else {
        let begins = |rest: &str| rest.starts_with([' ', '[', '{']);
        let (key, rest) = content.split_once(':').filter(|(_, rest)| begins(rest))?;
        (key, rest.trim())
    };
    let HalfWidth { text: written, first } = half_width(key.trim(), value)?;
    let at = line.content_at + line.content.rfind(value)?;
    let message =
        text!("括号、逗号或冒号是全角的", "the brackets, commas or colons of the list or group are full-width");
    let shown = if key.is_empty() { written.clone() } else { format!("{}: {written}", key.trim()) };
    let help = text!("写成 {shown}", "write {shown}");
    let begin = if key.is_empty() { at } else { line.content_at + key.len() + 1 };
    let blank = if key.is_empty() { "" } else { " " };
    let mend = Mend::certain(vec![block.edit(begin..at + value.len(), format!("{blank}{written}"))]);
    let sign = value[first..].chars().next().map_or(0, char::len_utf8);
    Some(Fault::error("full-width-comma", block.at(at + first..at + first + sign), message).help(help).mend(mend))
}

/// The value with half-width signs; `None` where it has none in full width.
pub(super) fn half_width(key: &str, value: &str) -> Option<HalfWidth> {
    let is_names = is_list(key);
    let opens = |signs: &[char]| value.starts_with(signs);
    let closes = |signs: &[char]| value.ends_with(signs);
    let wide_brackets = is_names && opens(&['【', '［']) || opens(&['｛']);
    let is_group = opens(&['{', '｛']) && closes(&['}', '｝']);
    let is_list = is_names && opens(&['[', '【', '［']) && closes(&[']', '】', '］']);
    let has_quotes = value.contains(['"', '\'']);
    if has_quotes || !is_group && !is_list {
        return None;
    }
    // A group without any half-width colon has full-width ones in their place.
    let all = is_list || !value.contains(": ");
    let last = value.char_indices().next_back().map_or(0, |(at, _)| at);
    let stands_for = |at: usize, c: char| match c {
        '【' | '［' if at == 0 => Some("["),
        '】' | '］' if at == last => Some("]"),
        '｛' if at == 0 => Some("{"),
        '｝' if at == last => Some("}"),
        '，' if all => Some(", "),
        '，' => {
            let next = value[at + c.len_utf8()..].split([',', '，', '}']).next().unwrap_or_default();
            next.contains(": ").then_some(", ")
        }
        '：' if is_group && all => Some(": "),
        '、' | '；' if is_list => Some(", "),
        _ => None,
    };
    let mut text = String::new();
    let mut first = None;
    let mut after_comma = false;
    for (at, c) in value.char_indices() {
        match stands_for(at, c) {
            Some(half) => {
                first = first.or((c != '、' || wide_brackets).then_some(at));
                text.push_str(half);
            }
            None if after_comma && c == ' ' => {}
            None => text.push(c),
        }
        after_comma = text.ends_with(' ');
    }
    Some(HalfWidth { text, first: first? })
}
