//! Typing mistakes that Chinese editors make in YAML: `标题：`, `title:值`, tabs, `“ ”` as quotes, `: ` inside a title.

use std::ops::Range;

use super::Block;
use crate::faults::{Fault, Place};
use crate::values::text;

/// A line of the YAML.
struct Line<'a> {
    start: usize,
    text: &'a str,
    /// The line without indentation and list marks.
    content: &'a str,
    content_at: usize,
    /// Whether it is on the top level.
    top: bool,
}

/// Mistakes in a text that is valid YAML but means something else: `draft:true` continues the line above.
pub(super) fn in_readable(block: &Block, known: &dyn Fn(&str) -> bool) -> Vec<Fault> {
    lines(block.text())
        .filter_map(|line| colon(block, &line, known).or_else(|| full_width_commas(block, &line)))
        .collect()
}

/// Mistakes in a text that the YAML parser refused.
pub(super) fn in_refused(block: &Block, known: &dyn Fn(&str) -> bool) -> Vec<Fault> {
    lines(block.text())
        .filter_map(|line| {
            colon(block, &line, known)
                .or_else(|| tab(block, &line))
                .or_else(|| full_width_commas(block, &line))
                .or_else(|| value(block, &line))
        })
        .collect()
}

/// The lines outside block scalars (`|`, `>`).
fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    let mut scalar: Option<usize> = None;
    text.split('\n').filter_map(move |line| {
        let at = start;
        start += line.len() + 1;
        let line = line.trim_end_matches('\r');
        let trimmed = line.trim_start_matches([' ', '\t', '\u{3000}']);
        let indent = line.len() - trimmed.len();
        if trimmed.is_empty() || scalar.is_some_and(|depth| indent > depth) {
            return None;
        }
        scalar = trimmed.trim_end().ends_with(['|', '>']).then_some(indent);
        let content = trimmed.trim_start_matches("- ").trim_start();
        let content_at = at + line.len() - content.len();
        let comment = content.starts_with('#');
        (!comment).then_some(Line { start: at, text: line, content, content_at, top: indent == 0 })
    })
}

/// A mistyped colon: `标题：` or `title:值`.
fn colon(block: &Block, line: &Line<'_>, known: &dyn Fn(&str) -> bool) -> Option<Fault> {
    let at = line.content.find([':', '：'])?;
    let key = line.content[..at].trim_end();
    let bare = key.trim_matches(['“', '”', '"', '\'']);
    let rest = &line.content[at..];
    let span = |length: usize| line.content_at + at..line.content_at + at + length;
    let word = !bare.is_empty() && bare.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    if rest.starts_with('：') {
        (known(bare) || (word && !line.top)).then_some(())?;
        let message = text!("`{bare}` 后面是全角冒号“：”", "`{bare}` is followed by a full-width colon “：”");
        let help = text!("改成半角冒号加一个空格：{bare}: ", "write a half-width colon and a blank: {bare}: ");
        return Some(Fault::error("full-width-colon", block.at(span('：'.len_utf8())), message).help(help));
    }
    let next = rest[1..].chars().next()?;
    if matches!(next, '\u{a0}' | '\u{3000}' | '\u{2003}') && known(bare) {
        let message = text!("`{bare}:` 后面不是普通空格", "the blank after `{bare}:` is not an ordinary one");
        let help = text!("删去它，打一个半角空格", "remove it and type a blank");
        return Some(Fault::error("missing-blank", block.at(span(1 + next.len_utf8())), message).help(help));
    }
    if let Some(fault) = comment(block, line, bare, rest) {
        return Some(fault);
    }
    let nested = word && !line.top && next != '/' && !line.text.contains(['{', '[']);
    if next.is_whitespace() || next == '\u{3000}' || !(known(bare) || nested) {
        return None;
    }
    let message = text!("`{bare}:` 后面缺一个空格", "there is no blank after `{bare}:`");
    let value = rest[1..].trim_end();
    let help = text!("写成 {bare}: {value}", "write {bare}: {value}");
    Some(Fault::error("missing-blank", block.at(span(1)), message).help(help))
}

/// A ` #` in a value: of `title: 第 #1 号文件`, YAML takes what follows for a comment.
fn comment(block: &Block, line: &Line<'_>, key: &str, rest: &str) -> Option<Fault> {
    const TEXTS: &[&str] =
        &["title", "标题", "subtitle", "副标题", "kicker", "肩题", "summary", "提要", "signed_by", "落款"];
    let value = rest.strip_prefix(": ")?.trim();
    let remark = if value.starts_with('#') { Some(0) } else { value.find(" #").map(|blank| blank + 1) };
    let remark = remark.filter(|_| TEXTS.contains(&key) && !value.starts_with(['"', '\'', '[', '{', '|', '>']))?;
    let at = line.content_at + line.content.find(value)? + remark;
    let value = value.replace('\\', "\\\\").replace('"', "\\\"");
    let message = text!("“#”后面的字会被当成注释，不会显示", "what follows `#` is taken for a remark and not shown");
    let help = text!(
        "整个值加半角双引号：{key}: \"{value}\"",
        "put the whole value in straight double quotes: {key}: \"{value}\""
    );
    Some(Fault::error("needs-quotes", block.at(at..at + 1), message).help(help))
}

/// Indentation with tabs or ideographic blanks.
fn tab(block: &Block, line: &Line<'_>) -> Option<Fault> {
    let indentation = &line.text[..line.text.len() - line.text.trim_start_matches([' ', '\t', '\u{3000}']).len()];
    let at = indentation.find(['\t', '\u{3000}'])?;
    let c = indentation[at..].chars().next()?;
    let start = line.start + at;
    let message = if c == '\t' {
        text!("用制表符（Tab）缩进", "a tab is used for indentation")
    } else {
        text!("用全角空格缩进", "an ideographic blank is used for indentation")
    };
    let help = text!("改用半角空格，每层两个", "use blanks, two for each level");
    Some(Fault::error("tab-indent", block.at(start..start + c.len_utf8()), message).help(help))
}

/// The fault of quotes that do not enclose the whole value: `"深育杯"大赛`, `"没有闭合`.
fn unclosed_quotes(place: Place, key: &str, value: &str, quote: char) -> Fault {
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
    let help = text!(
        "整个值前后各一个半角双引号，里面用“ ”：{key}: \"{inside}\"",
        "put one straight double quote on each side of the value, “ ” inside it: {key}: \"{inside}\""
    );
    Fault::error("unclosed-quotes", place, message).help(help)
}

/// Whether a value in quotes holds the same quotes, not escaped: `"关于"深育杯"的通知"`.
fn quotes_inside(value: &str, quote: char) -> bool {
    let inside = &value[1..value.len() - 1];
    let plain = if quote == '"' { inside.replace("\\\"", "") } else { inside.replace("''", "") };
    plain.contains(quote)
}

/// The fault of straight quotes inside straight quotes.
fn nested_quotes(place: Place, key: &str, value: &str) -> Fault {
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
    let help = text!("里面的改成“ ”：{key}: \"{inside}\"", "write “ ” for those inside: {key}: \"{inside}\"");
    Fault::error("unclosed-quotes", place, message).help(help)
}

/// Fields with lists of names, in which no name holds a comma. Lists of other fields may hold sentences.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "tags", "标签", "people", "人物", "organizations", "单位", "members", "成员", "names", "姓名", "channels", "渠道",
    "speaker", "讲者", "aliases", "旧地址",
];

/// Full-width commas and colons that stand for half-width ones inside `[…]` and `{…}`. Those inside a value stay.
fn full_width_commas(block: &Block, line: &Line<'_>) -> Option<Fault> {
    let content = line.content.trim_end();
    let (key, value) = if content.starts_with(['[', '{']) {
        ("", content)
    } else {
        let (key, rest) = content.split_once(':').filter(|(_, rest)| rest.starts_with([' ', '[', '{']))?;
        (&content[..=key.len()], rest.trim())
    };
    let is_group = value.starts_with('{') && value.ends_with('}');
    let is_list = value.starts_with('[') && value.ends_with(']') && NAMES.contains(&key.trim_end_matches(':'));
    let has_quotes = value.contains(['"', '\'']);
    if has_quotes || !is_group && !is_list {
        return None;
    }
    // A group without any half-width colon has full-width ones in their place.
    let all = is_list || !value.contains(": ");
    let stands_for = |at: usize, c: char| match c {
        '，' if all => Some(", "),
        '，' => {
            let next = value[at + c.len_utf8()..].split([',', '，', '}']).next().unwrap_or_default();
            next.contains(": ").then_some(", ")
        }
        '：' if is_group && all => Some(": "),
        '、' if is_list => Some(", "),
        _ => None,
    };
    let mut written = String::new();
    let mut first = None;
    for (at, c) in value.char_indices() {
        match stands_for(at, c) {
            Some(half) => {
                first = first.or((c != '、').then_some(at));
                written.push_str(half);
            }
            None => written.push(c),
        }
    }
    let at = line.content_at + line.content.rfind(value)? + first?;
    let message = text!("括号里的逗号、冒号是全角的", "the commas or colons inside the brackets are full-width");
    let blank = if key.is_empty() { "" } else { " " };
    let help = text!("写成 {key}{blank}{written}", "write {key}{blank}{written}");
    Some(Fault::error("full-width-comma", block.at(at..at + '，'.len_utf8()), message).help(help))
}

/// Values that need quotes, and unclosed quotes and brackets.
fn value(block: &Block, line: &Line<'_>) -> Option<Fault> {
    let is_flow = line.content.starts_with(['{', '[']);
    let (key, value) = line.content.split_once(": ").filter(|_| !is_flow)?;
    let value_at = line.content_at + key.len() + 2 + (value.len() - value.trim_start().len());
    let value = value.trim();
    let first = value.chars().next()?;
    let whole: Range<usize> = value_at..value_at + value.len();
    // “ ” round the whole value are meant as its quotes.
    let whole_quoted = value.strip_prefix('“').and_then(|rest| rest.strip_suffix('”'));
    let bare = whole_quoted.filter(|inside| !inside.contains(['“', '”'])).unwrap_or(value);
    let quoted = format!("\"{}\"", bare.replace('\\', "\\\\").replace('"', "\\\""));
    let help =
        text!("整个值加半角双引号：{key}: {quoted}", "put the whole value in straight double quotes: {key}: {quoted}");
    if matches!(first, '"' | '\'') {
        let open = value.len() == 1 || !value.ends_with(first);
        if !open && quotes_inside(value, first) {
            return Some(nested_quotes(block.at(whole), key, value));
        }
        return open.then(|| unclosed_quotes(block.at(whole), key, value, first));
    }
    if matches!(first, '[' | '{') {
        let close = if first == '[' { ']' } else { '}' };
        let (opened, closed) = (value.matches(first).count(), value.matches(close).count());
        let message = text!("`{first}` 没有配对的 `{close}`", "`{first}` has no matching `{close}`");
        if opened == closed && !value.ends_with(close) {
            let message = text!(
                "值以 `{first}` 开头，这在 YAML 里另有含义",
                "the value begins with `{first}`, which means something else in YAML"
            );
            return Some(Fault::error("needs-quotes", block.at(whole), message).help(help));
        }
        let fault = Fault::error("unclosed-bracket", block.at(whole), message);
        return (opened != closed).then(|| fault.help(help));
    }
    if matches!(first, '*' | '&' | '!' | '%' | '@' | '`' | '|' | '>') && value.chars().count() > 2 {
        let message = text!(
            "值以 `{first}` 开头，这在 YAML 里另有含义",
            "the value begins with `{first}`, which means something else in YAML"
        );
        return Some(Fault::error("needs-quotes", block.at(whole), message).help(help));
    }
    let inner = value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1))?;
    let at = value_at + inner;
    let message = if first == '“' {
        text!(
            "“ ”不是 YAML 的引号，里面的“: ”被当成字段",
            "“ ” are not YAML's quotes, so the `: ` inside reads as a field"
        )
    } else {
        text!("值里有“: ”，YAML 会把它当成字段", "the value holds `: `, which YAML reads as a field")
    };
    Some(Fault::error("needs-quotes", block.at(at..at + 1), message).help(help))
}
