//! The YAML parser's error messages, translated for editors.

use super::messages;
use crate::values::{Text, text};

/// The beginnings of the parser's messages, with the same in Chinese and in plain English. The first match counts.
const REASONS: &[(&str, &str, &str)] = &[
    (
        "mapping values are not allowed",
        "这一行多了冒号，或缩进不对",
        "there is a colon too many, or the line is indented wrongly",
    ),
    (
        "did not find expected key",
        "这一行不是“字段: 值”，或缩进与上面不一致",
        "this line is no `field: value`, or is indented otherwise than those above",
    ),
    ("could not find expected ':'", "字段名后面缺冒号", "there is no colon after the field's name"),
    (
        "did not find expected '-' indicator",
        "列表里这一行没有以“- ”开头，或缩进与上面不一致",
        "this line of a list does not begin with `- `, or is indented otherwise than those above",
    ),
    (
        "block sequence entries are not allowed",
        "“- ”开头的列表不能写在这里，要另起一行",
        "a list of lines `- ` cannot begin here; begin it on the next line",
    ),
    ("did not find expected ',' or ']'", "方括号里缺逗号，或缺 ]", "a comma or the ] is missing"),
    ("did not find expected ',' or '}'", "花括号里缺逗号，或缺 }", "a comma or the } is missing"),
    ("did not find expected node content", "这里该有一个值", "a value belongs here"),
    ("found character that cannot start any token", "值不能以这个字符开头", "no value begins with this character"),
    ("found unexpected end of stream", "引号没有闭合", "quotes are never closed"),
    ("found unknown escape character", "双引号里的 \\ 要写成 \\\\", "inside double quotes a \\ is written \\\\"),
    (
        "found invalid Unicode character escape",
        "双引号里的 \\ 要写成 \\\\",
        "inside double quotes a \\ is written \\\\",
    ),
    (
        "did not find expected hexadecimal number",
        "双引号里的 \\ 要写成 \\\\",
        "inside double quotes a \\ is written \\\\",
    ),
    ("found unexpected document indicator", "引号里夹着一行 ---", "a line --- stands inside quotes"),
    ("found a tab character", "缩进用了制表符（Tab）", "a tab is used for indentation"),
    (
        "found undefined alias",
        "值以 * 开头，这在 YAML 里另有含义",
        "the value begins with *, which means something else",
    ),
    ("unknown anchor", "值以 * 开头，这在 YAML 里另有含义", "the value begins with *, which means something else"),
    (
        "did not find expected alphabetic",
        "值以 * 或 & 开头，这在 YAML 里另有含义",
        "the value begins with * or &, which means something else",
    ),
    ("did not find expected comment or line break", "| 或 > 后面还有字", "something follows the | or >"),
    ("did not find expected whitespace", "引号或标记后面还有字", "something follows the quotes or the tag"),
    (
        "did not find expected tag URI",
        "值以 ! 开头，这在 YAML 里另有含义",
        "the value begins with !, which means something else",
    ),
    (
        "found undefined tag handle",
        "值以 ! 开头，这在 YAML 里另有含义",
        "the value begins with !, which means something else",
    ),
    ("did not find expected <document start>", "这里不是“字段: 值”", "this is no `field: value`"),
    ("deserializing from YAML containing more than one document", "中间夹着一行 ---", "a line --- stands in between"),
    ("control characters are not allowed", "有看不见的控制字符", "there is an invisible control character"),
    ("duplicate entry", "同一个名字写了两次", "a name is given twice"),
    ("recursion limit exceeded", "嵌套太深", "it is nested too deep"),
    ("repetition limit exceeded", "引用太多", "it refers to itself too often"),
    ("not a mapping", "这里不是“字段: 值”", "this is no `field: value`"),
];

/// Why the text cannot be read, as the second half of a sentence.
#[must_use]
pub(crate) fn reason(error: &serde_yaml::Error) -> Text {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or("");
    match ["invalid type", "invalid value"].iter().find_map(|begin| message.find(begin)) {
        // The path of the value comes before the message.
        Some(at) => messages::explain(message[..at].trim_end_matches(": "), &message[at..], &[], "").message,
        None => translated(message),
    }
}

/// The translation of a message of the parser.
pub(super) fn translated(message: &str) -> Text {
    let known = REASONS.iter().find(|(begin, ..)| message.starts_with(begin));
    known.map_or_else(
        || text!("写法有误", "{message}"),
        |(_, zh, en)| Text { zh: (*zh).to_owned(), en: (*en).to_owned() },
    )
}
