//! Values that need quotes, and unclosed quotes and brackets.

use std::ops::Range;

use super::line::{Known, Line};
use super::{commas, value};
use crate::faults::{Fault, Mend};
use crate::values::{Text, text};
use crate::yaml::Block;

/// A value with its key and its place.
struct Written<'a> {
    block: &'a Block,
    key: &'a str,
    value: &'a str,
    span: Range<usize>,
}

impl Written<'_> {
    /// The fault, which `to` mends in place of the value.
    fn fault(&self, code: &'static str, message: Text, help: impl Fn(&str) -> Text, to: &str) -> Fault {
        let mend = Mend::certain(vec![self.block.edit(self.span.clone(), to)]);
        Fault::error(code, self.block.at(self.span.clone()), message).help(help(to)).mend(mend)
    }
}

/// The fault of the value of a line in a text that YAML refuses. `below` is the line below.
pub(super) fn value(block: &Block, line: &Line<'_>, below: Option<&Line<'_>>, known: Known<'_>) -> Option<Fault> {
    let is_flow = line.content.starts_with(['{', '[']);
    let (key, value) = line.content.split_once(": ").filter(|_| !is_flow)?;
    let value_at = line.content_at + key.len() + 2 + (value.len() - value.trim_start().len());
    let value = value.trim();
    let first = value.chars().next()?;
    let written = Written { block, key, value, span: value_at..value_at + value.len() };
    let goes_on = below.is_some_and(|below| below.indentation().len() > line.indentation().len());
    match first {
        '"' | '\'' if goes_on && value.matches(first).count() == 1 => None,
        '"' | '\'' => straight(&written, first),
        '[' | '{' if goes_on => None,
        '[' | '{' => bracket(&written, first),
        '*' | '&' | '!' | '%' | '@' | '`' | '|' | '>' if value.chars().count() > 2 => {
            Some(needs_quotes(&written, begins_with(first)))
        }
        _ => two_fields(&written, known).or_else(|| colon_inside(&written, first)),
    }
}

fn begins_with(first: char) -> Text {
    text!(
        "值以 `{first}` 开头，这在 YAML 里另有含义",
        "the value begins with `{first}`, which means something else in YAML"
    )
}

/// The fault of a value that has to stand in quotes.
fn needs_quotes(written: &Written<'_>, message: Text) -> Fault {
    let (key, value) = (written.key, written.value);
    // “ ” round the whole value are meant as its quotes.
    let inside = value.strip_prefix('“').and_then(|rest| rest.strip_suffix('”'));
    let bare = inside.filter(|inside| !inside.contains(['“', '”'])).unwrap_or(value);
    let help = |to: &str| {
        text!("整个值加半角双引号：{key}: {to}", "put the whole value in straight double quotes: {key}: {to}")
    };
    written.fault("needs-quotes", message, help, &value::quoted(bare))
}

/// The fault of straight quotes that do not enclose the value: `"深育杯"大赛`, `"没有闭合`, `"关于"深育杯"的通知"`.
fn straight(written: &Written<'_>, quote: char) -> Option<Fault> {
    let (key, value) = (written.key, written.value);
    let is_open = value.len() == 1 || !value.ends_with(quote);
    // The closing one was typed as a Chinese one.
    let ends = value.strip_suffix(['”', '“', '’']).filter(|rest| is_open && !rest.contains(['“', '”']));
    if let Some(inside) = ends.and_then(|rest| rest.strip_prefix(quote)).filter(|inside| !inside.contains(quote)) {
        let message =
            text!("开头的引号是半角的，末尾的是中文的", "the opening quote is straight, the closing one is curly");
        let help = |to: &str| {
            text!("两个都用半角双引号：{key}: {to}", "use straight double quotes on both sides: {key}: {to}")
        };
        return Some(written.fault("unclosed-quotes", message, help, &value::quoted(inside)));
    }
    if is_open {
        let mut parts = value.split(quote);
        let mut inside = parts.next().unwrap_or("").to_owned();
        let several = value.matches(quote).count() > 1;
        for (at, part) in parts.enumerate() {
            inside.push_str(if !several {
                ""
            } else if at % 2 == 0 {
                "“"
            } else {
                "”"
            });
            inside.push_str(part);
        }
        let message = text!("引号没有闭合，或闭合之后还有字", "the quotes are not closed, or something follows them");
        let help = |to: &str| {
            text!(
                "整个值前后各一个半角双引号，里面用“ ”：{key}: {to}",
                "put one straight double quote on each side of the value, “ ” inside it: {key}: {to}"
            )
        };
        return Some(written.fault("unclosed-quotes", message, help, &value::quoted(&inside)));
    }
    if !quotes_inside(value, quote) {
        return None;
    }
    let mut inside = String::new();
    let mut opens = true;
    for c in value[1..value.len() - 1].replace("\\\"", "\"").chars() {
        match c {
            '"' | '\'' => {
                inside.push(if opens { '“' } else { '”' });
                opens = !opens;
            }
            c => inside.push(c),
        }
    }
    let message = text!("半角引号里面又有半角引号", "straight quotes stand inside straight quotes");
    let help = |to: &str| text!("里面的改成“ ”：{key}: {to}", "write “ ” for those inside: {key}: {to}");
    Some(written.fault("unclosed-quotes", message, help, &value::quoted(&inside)))
}

/// Whether a value in quotes holds the same quotes, not escaped: `"关于"深育杯"的通知"`.
fn quotes_inside(value: &str, quote: char) -> bool {
    let inside = &value[1..value.len() - 1];
    let plain = if quote == '"' { inside.replace("\\\"", "") } else { inside.replace("''", "") };
    plain.contains(quote)
}

/// The fault of a value that begins with a bracket and is no list or group.
fn bracket(written: &Written<'_>, first: char) -> Option<Fault> {
    let (key, value) = (written.key, written.value);
    let close = if first == '[' { ']' } else { '}' };
    let (opened, closed) = (value.matches(first).count(), value.matches(close).count());
    if opened == closed && value.ends_with(close) {
        return hash_inside(written);
    }
    if opened == closed {
        return Some(needs_quotes(written, begins_with(first)));
    }
    let message = text!("`{first}` 没有配对的 `{close}`", "`{first}` has no matching `{close}`");
    if first == '[' && !commas::is_list(key.trim()) {
        let help = |to: &str| {
            text!("整个值加半角双引号：{key}: {to}", "put the whole value in straight double quotes: {key}: {to}")
        };
        return Some(written.fault("unclosed-bracket", message, help, &value::quoted(value)));
    }
    let bare = value.trim_end_matches([']', '}', '】', '｝', '］', ',', '，', '、', ' ']);
    let whole = format!("{bare}{close}");
    let to = commas::half_width(key.trim(), &whole).map_or(whole, |half_width| half_width.text);
    let help = |to: &str| text!("写成 {key}: {to}", "write {key}: {to}");
    Some(written.fault("unclosed-bracket", message, help, &to))
}

/// The fault of `#` inside a list of names, where YAML takes what follows for a remark: `[#甲, #乙]`.
fn hash_inside(written: &Written<'_>) -> Option<Fault> {
    let (key, value) = (written.key, written.value);
    let has_hash = value.contains("[#") || value.contains(" #");
    (has_hash && commas::is_list(key.trim())).then_some(())?;
    let message = text!("“#”后面的字会被当成注释，不会显示", "what follows `#` is taken for a remark and not shown");
    let help = |to: &str| text!("标签不用 #，写成 {key}: {to}", "a tag needs no `#`: write {key}: {to}");
    Some(written.fault("needs-quotes", message, help, &value.replace('#', "")))
}

/// The fault of a second field on the line: `标题: 甲 日期: 2024-12-01`.
fn two_fields(written: &Written<'_>, known: Known<'_>) -> Option<Fault> {
    let (before, after) = written.value.split_once(": ")?;
    let (value, second) = before.rsplit_once([' ', '\u{3000}', ',', '，', ';', '；'])?;
    known.is_top(second).then_some(())?;
    let at = written.span.start + before.len() - second.len();
    let message = text!("一行写了两个字段", "two fields stand on one line");
    let (key, value) = (written.key, value::written(written.key, value.trim_end_matches([' ', ',', '，', ';', '；'])));
    let after = value::written(second, after);
    let help = text!(
        "从 {second} 起另起一行：先写 {key}: {value}，下一行写 {second}: {after}",
        "begin a new line with {second}: write {key}: {value}, and on the next line {second}: {after}"
    );
    let edit = written.block.edit(written.span.clone(), format!("{value}\n{second}: {after}"));
    let place = written.block.at(at..at + second.len());
    Some(Fault::error("two-fields", place, message).help(help).mend(Mend::likely(vec![edit])))
}

/// The fault of a value that holds `: `.
fn colon_inside(written: &Written<'_>, first: char) -> Option<Fault> {
    let value = written.value;
    let inner = value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1))?;
    let message = if first == '“' {
        text!(
            "“ ”不是 YAML 的引号，里面的“: ”被当成字段",
            "“ ” are not YAML's quotes, so the `: ` inside reads as a field"
        )
    } else {
        text!("值里有“: ”，YAML 会把它当成字段", "the value holds `: `, which YAML reads as a field")
    };
    let at = written.span.start + inner;
    Some(Fault { at: written.block.at(at..at + 1), ..needs_quotes(written, message) })
}
