//! Signs before fields and items that mean something else in YAML: `- 标题: 甲`, `**标题**: 甲`, `-竞赛`, `• 竞赛`, `1. 竞赛`.

use super::line::{Known, Line};
use super::{commas, value};
use crate::faults::{Fault, Mend};
use crate::values::text;
use crate::yaml::Block;

/// A field of the top level with signs of Markdown before it, in a text that YAML refuses.
pub(super) fn before_field(block: &Block, line: &Line<'_>, known: Known<'_>) -> Option<Fault> {
    let written = line.text.trim();
    let bare = written.trim_start_matches(['-', '*', '#', '>', '•', '·', '+', '_', ' ', '　']);
    let (key, value) = bare.split_once([':', '：'])?;
    let key = key.trim_matches(['*', '_', ' ', '　']);
    let is_new = line.above.is_none_or(|above| !above.value.is_empty());
    if bare == written && !written.contains(&format!("{key}*")) || !known.is_top(key) || !is_new || !line.is_top() {
        return None;
    }
    let written_value = value::written(key, value.trim_start_matches('*'));
    let message = text!("`{key}` 前后有多余的符号", "there are signs round the field `{key}`");
    let help = text!(
        "只写 {key}: {written_value}，其他字段也一样",
        "write only {key}: {written_value}, and the other fields likewise"
    );
    let start = line.start;
    let edit = block.edit(start..start + line.text.trim_end().len(), format!("{key}: {written_value}"));
    let first = written.chars().next().map_or(0, char::len_utf8);
    let place = block.at(start..start + first);
    Some(Fault::error("stray-sign", place, message).help(help).mend(Mend::certain(vec![edit])))
}

/// An item of a list whose mark YAML does not read: `-竞赛`, `－ 竞赛`, `• 竞赛`, `1. 竞赛`.
pub(super) fn of_item(block: &Block, line: &Line<'_>, known: Known<'_>) -> Option<Fault> {
    let above = line.above?;
    let begins = above.value.is_empty() || mark(above.value).is_some();
    let is_list = commas::is_list(line.top_key) || known.has_fields(line.top_key);
    if line.is_top() || line.is_item() || !begins || !is_list {
        return None;
    }
    let item = mark(line.content)?.trim();
    let message = text!("列表的每一项用半角的“- ”开头", "each item of a list begins with a hyphen and a blank");
    let help = text!("写成“- {item}”，各项都一样", "write `- {item}`, and the other items likewise");
    let end = line.content_at + line.content.trim_end().len();
    let edit = block.edit(line.content_at..end, format!("- {item}"));
    let sign = line.content.chars().next().map_or(0, char::len_utf8);
    let place = block.at(line.content_at..line.content_at + sign);
    Some(Fault::error("bad-item", place, message).help(help).mend(Mend::certain(vec![edit])))
}

/// The text of an item after a mark that YAML does not read.
fn mark(content: &str) -> Option<&str> {
    let marks = ['－', '—', '–', '•', '·', '●', '▪', '◆', '■', '＊', '✓', '√'];
    let item = content.strip_prefix(marks).or_else(|| {
        let item = content.strip_prefix(['-', '*', '+'])?;
        (!item.starts_with(['-', '*', ' ']) || content.starts_with(['*', '+'])).then_some(item)
    });
    let numbered = || {
        let rest = content.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_number = rest.len() < content.len() && content.len() - rest.len() < 3;
        rest.strip_prefix("、").or_else(|| rest.strip_prefix(". ")).filter(|_| is_number)
    };
    item.or_else(numbered).filter(|item| !item.trim().is_empty())
}

/// A line that is no field, in a text that YAML refuses: it goes on with the value above.
pub(super) fn stray_line(block: &Block, line: &Line<'_>) -> Option<Fault> {
    let written = line.content.trim_end();
    if !line.is_top() || line.is_item() || line.above.is_none() || written.contains([':', '：', '[', '{', ']', '}']) {
        return None;
    }
    let key = line.top_key;
    let message = text!(
        "这一行不是“字段: 值”，像是接着上面写的",
        "this line is no `field: value`; it seems to go on with the one above"
    );
    let help = text!(
        "接着上一行的值，行首空两格；是正文，就移到第二个 --- 下面",
        "put two blanks before it if it goes on with the value above; move it below the second --- if it is text"
    );
    let place = block.at(line.start..line.start + written.len());
    let mend = Mend::likely(vec![block.edit(line.start..line.start, "  ")]);
    (key != written).then(|| Fault::error("stray-line", place, message).help(help).mend(mend))
}
