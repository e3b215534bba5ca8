//! Colons between fields and values that are mistyped or missing: `标题：甲`, `title:值`, `标题 甲`, `标题=甲`.

use super::line::{Known, Line};
use super::{commas, value};
use crate::faults::{Edit, Fault, Mend};
use crate::values::text;
use crate::yaml::Block;

/// Signs that stand for a colon, besides the full-width one.
const OTHER_SIGNS: &[char] = &['=', '＝', ';', '；', '﹕', '︰', '∶', '，', '、', ' ', '\u{3000}', '\t'];

/// A mistyped colon: `标题：甲` or `title:值`.
pub(super) fn colon(block: &Block, line: &Line<'_>, known: Known<'_>) -> Option<Fault> {
    let at = line.content.find([':', '：'])?;
    let key = line.content[..at].trim_end();
    let bare = key.trim_matches(['“', '”', '"', '\'']);
    let rest = &line.content[at..];
    let place = line.content_at + at;
    let word = !bare.is_empty() && bare.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let is_field = if line.is_top() { known.is_top(bare) } else { known.is_inside(line.top_key, bare) };
    if rest.starts_with('：') {
        (is_field || (word && !line.is_top()) || (known.is_top(bare) && is_by_itself(line))).then_some(())?;
        return Some(full_width(block, line, bare, at));
    }
    let next = rest[1..].chars().next()?;
    let is_strange = matches!(next, '\u{a0}' | '\u{3000}' | '\u{2002}' | '\u{2003}' | '\u{2009}' | '\u{202f}');
    if is_strange && (is_field || known.is_top(bare)) {
        let message = text!("`{bare}:` 后面不是普通空格", "the blank after `{bare}:` is not an ordinary one");
        let help = text!("删去它，打一个半角空格", "remove it and type a blank");
        let blanks = rest[1..].len() - rest[1..].trim_start().len();
        let mend = Mend::certain(vec![block.edit(place + 1..place + 1 + blanks, " ")]);
        let at = block.at(place..place + 1 + next.len_utf8());
        return Some(Fault::error("missing-blank", at, message).help(help).mend(mend));
    }
    if let Some(fault) = comment(block, line, bare, rest) {
        return Some(fault);
    }
    let nested = word && !line.is_top() && next != '/' && !line.text.contains(['{', '[']);
    if next.is_whitespace() || next == '/' || !(is_field || known.is_top(bare) || nested) {
        return None;
    }
    let message = text!("`{bare}:` 后面缺一个空格", "there is no blank after `{bare}:`");
    let written = value::written(bare, &rest[1..]);
    let help = text!("写成 {bare}: {written}", "write {bare}: {written}");
    let mend = Mend::certain(vec![value_edit(block, line, at + 1, &written)]);
    Some(Fault::error("missing-blank", block.at(place..place + 1), message).help(help).mend(mend))
}

/// Whether a line inside another field cannot be a part of its text: it is no item, and nothing above holds fields.
fn is_by_itself(line: &Line<'_>) -> bool {
    !line.is_item() && line.above.is_none_or(|above| above.indent == 0 && !above.value.is_empty())
}

fn full_width(block: &Block, line: &Line<'_>, bare: &str, at: usize) -> Fault {
    let place = line.content_at + at;
    let message = text!("`{bare}` 后面是全角冒号“：”", "`{bare}` is followed by a full-width colon “：”");
    let written = value::written(bare, &line.content[at + '：'.len_utf8()..]);
    let help =
        text!("改成半角冒号加一个空格：{bare}: {written}", "write a half-width colon and a blank: {bare}: {written}");
    let begin = line.content[..at].trim_end().len();
    let whole = line.content_at + begin..line.content_at + line.content.trim_end().len();
    let separator = if written.is_empty() { ":" } else { ": " };
    let edit = block.edit(whole, format!("{separator}{written}"));
    let at = block.at(place..place + '：'.len_utf8());
    Fault::error("full-width-colon", at, message).help(help).mend(Mend::certain(vec![edit]))
}

/// The edit that writes the value of a line, which begins at the byte `from` of its content, otherwise.
fn value_edit(block: &Block, line: &Line<'_>, from: usize, written: &str) -> Edit {
    let begin = line.content_at + from;
    block.edit(begin..line.content_at + line.content.trim_end().len(), format!(" {written}"))
}

/// A field of the top level that has a blank or another sign in place of the colon, in a text that YAML refuses.
pub(super) fn missing(block: &Block, line: &Line<'_>, known: Known<'_>) -> Option<Fault> {
    let at = line.content.find(OTHER_SIGNS).unwrap_or(line.content.trim_end().len());
    let key = &line.content[..at];
    if !line.is_top() || line.is_item() || !known.is_top(key) {
        return None;
    }
    let rest = line.content[at..].trim();
    // `标题 : 甲` is YAML.
    if rest.starts_with(':') || (rest.starts_with('：') && at > 0) {
        return None;
    }
    let is_sign = |c: char| OTHER_SIGNS.contains(&c);
    let value = rest.strip_prefix(is_sign).unwrap_or(rest);
    let written = value::written(key, value);
    let message = text!("`{key}` 后面没有冒号", "there is no colon after `{key}`");
    let help =
        text!("写半角冒号加一个空格：{key}: {written}", "write a half-width colon and a blank: {key}: {written}");
    let place = line.content_at + at;
    let end = line.content_at + line.content.trim_end().len();
    let separator = if written.is_empty() { ":" } else { ": " };
    let edits = vec![block.edit(place..end, format!("{separator}{written}"))];
    let mend = if rest.starts_with(is_sign) { Mend::certain(edits) } else { Mend::likely(edits) };
    let end = place + line.content[at..].chars().next().map_or(0, char::len_utf8);
    Some(Fault::error("missing-colon", block.at(place..end), message).help(help).mend(mend))
}

/// A tag with a `#` before it, which it does not need.
fn tag_with_hash(block: &Block, line: &Line<'_>, key: &str, value: &str) -> Fault {
    let at = line.content_at + line.content.len() - line.content.trim_end().len();
    let at = at + line.content.trim_end().len() - value.len();
    let bare: Vec<&str> = value.split(['#', ' ', ',', '，', '、']).filter(|tag| !tag.is_empty()).collect();
    let written = format!("[{}]", bare.join(", "));
    let message = text!("“#”后面的字会被当成注释，不会显示", "what follows `#` is taken for a remark and not shown");
    let help = text!("标签不用 #，写成 {key}: {written}", "a tag needs no `#`: write {key}: {written}");
    let mend = Mend::certain(vec![block.edit(at..at + value.len(), written)]);
    Fault::error("needs-quotes", block.at(at..at + 1), message).help(help).mend(mend)
}

/// An item of a list that begins with `#`, which YAML takes for a remark. A tag needs no `#`.
pub(super) fn item_with_hash(block: &Block, line: &Line<'_>) -> Option<Fault> {
    let value = line.content.trim_end();
    let bare = value.strip_prefix('#').filter(|bare| bare.starts_with(char::is_alphanumeric) && line.is_item())?;
    let written = if commas::is_list(line.top_key) { bare.to_owned() } else { value::quoted(value) };
    let message = text!("“#”后面的字会被当成注释，不会显示", "what follows `#` is taken for a remark and not shown");
    let help = text!("写成 - {written}", "write - {written}");
    let mend = Mend::certain(vec![block.edit(line.content_at..line.content_at + value.len(), written)]);
    Some(Fault::error("needs-quotes", block.at(line.content_at..line.content_at + 1), message).help(help).mend(mend))
}

/// Fields with texts, in which `#` is no remark.
#[rustfmt::skip]
const TEXTS: &[&str] = &[
    "title", "标题", "subtitle", "副标题", "kicker", "肩题", "summary", "提要", "signed_by", "落款", "name", "名称", "alt",
    "替代文字", "caption", "图说", "text", "内容", "wechat_title",
];

/// A ` #` in a value: of `title: 第 #1 号文件`, YAML takes what follows for a comment. In a field that is no text, only a
/// value that begins with `#` and a letter is meant.
fn comment(block: &Block, line: &Line<'_>, key: &str, rest: &str) -> Option<Fault> {
    let value = rest.strip_prefix(": ")?.trim();
    let begins = value.starts_with('#');
    let is_word = begins && value[1..].chars().next().is_some_and(char::is_alphanumeric);
    let remark = if begins { Some(0) } else { value.find(" #").map(|blank| blank + 1) };
    let is_text = TEXTS.contains(&key) && !value.starts_with(['"', '\'', '[', '{', '|', '>']);
    let remark = remark.filter(|_| is_text || is_word)?;
    let value_at = line.content.find(value)?;
    if is_word && commas::is_list(key) {
        return Some(tag_with_hash(block, line, key, value));
    }
    let quoted = value::quoted(value);
    let message = text!("“#”后面的字会被当成注释，不会显示", "what follows `#` is taken for a remark and not shown");
    let help =
        text!("整个值加半角双引号：{key}: {quoted}", "put the whole value in straight double quotes: {key}: {quoted}");
    let edits = vec![block.edit(line.content_at + value_at..line.content_at + value_at + value.len(), quoted)];
    let mend = if is_word { Mend::certain(edits) } else { Mend::likely(edits) };
    let at = line.content_at + value_at + remark;
    Some(Fault::error("needs-quotes", block.at(at..at + 1), message).help(help).mend(mend))
}
