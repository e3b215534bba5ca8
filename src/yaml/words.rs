//! What serde says of a wrong value, in the words of an editor.

use crate::faults::nearest;
use crate::values::{Text, text};

/// A fault of a value: its code, what is wrong, what to do.
pub(super) struct Said {
    pub(super) code: &'static str,
    pub(super) message: Text,
    pub(super) help: Option<Text>,
    /// The field that was meant where an unknown one was written.
    pub(super) meant: Option<String>,
}

/// What editors call a field that has another name here.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("作者", "contributors"),
    ("供稿", "contributors"),
    ("供稿人", "contributors"),
    ("撰稿人", "contributors"),
    ("author", "contributors"),
    ("摘要", "summary"),
    ("简介", "summary"),
    ("关键词", "tags"),
    ("时间", "date"),
    ("发布日期", "date"),
    ("出处", "source"),
    ("题目", "title"),
];

/// Words for serde's `error` at the field `name`.
pub(super) fn say(name: &str, error: &str) -> Said {
    if let Some(text) = Text::unpack(error) {
        let (zh, en) = (text.zh, text.en);
        return Said { code: "bad-value", message: text!("`{name}`：{zh}", "`{name}` {en}"), help: None, meant: None };
    }
    let quoted: Vec<&str> = error.split('`').skip(1).step_by(2).collect();
    match quoted[..] {
        [unknown, ref known @ ..] if error.starts_with("unknown field") => {
            let known = known.iter().copied().filter(|field| field.is_ascii()).collect::<Vec<_>>();
            unknown_field(unknown, &known, &known.join("、"), known.iter().copied())
        }
        [unknown, ref known @ ..] if error.starts_with("unknown variant") => {
            let list = known.join("、");
            let list_en = known.join(", ");
            let message = text!("`{name}` 不能是 `{unknown}`", "`{name}` cannot be `{unknown}`");
            Said {
                code: "bad-value", message, help: Some(text!("可以写：{list}", "one of: {list_en}")), meant: None
            }
        }
        [missing] if error.starts_with("missing field") => Said {
            code: "missing-field",
            message: text!("`{name}` 里缺 `{missing}`", "`{name}` lacks `{missing}`"),
            help: Some(text!("加一行 {missing}: …", "add a line {missing}: …")),
            meant: None,
        },
        [twice] if error.starts_with("duplicate field") => Said {
            code: "duplicate-field",
            message: text!("`{twice}` 写了两次", "`{twice}` is given twice"),
            help: Some(text!("留一个（中文名与英文名是同一个字段）", "keep one of them")),
            meant: None,
        },
        _ => wrong_type(name, error),
    }
}

/// Words for a field that does not exist, among the `known` ones; `near` also holds other spellings of them.
pub(super) fn unknown_field<'a>(
    unknown: &str,
    known: &[&str],
    shown: &str,
    near: impl Iterator<Item = &'a str>,
) -> Said {
    let bare = unknown.trim_matches(['“', '”', '‘', '’', '"', '\'', ' ', '\u{200b}', '\u{feff}', '\u{a0}', '\u{3000}']);
    let other = OTHER_NAMES
        .iter()
        .find(|(name, _)| *name == bare)
        .map(|(_, meant)| *meant)
        .filter(|meant| known.contains(meant));
    let meant = other.or_else(|| nearest(bare, near));
    if meant == Some(bare) {
        let message =
            text!("`{bare}` 前后有看不见的字符或引号", "there are invisible characters or quotes round `{bare}`");
        let help = text!("删去整个字段名，重新打一遍", "delete the field's name and type it again");
        return Said { code: "unknown-field", message, help: Some(help), meant: Some(bare.to_owned()) };
    }
    let help = if let Some(meant) = meant {
        text!("是不是 `{meant}`？", "did you mean `{meant}`?")
    } else {
        let list_en = known.join(", ");
        text!("可用的字段：{shown}", "the fields are: {list_en}")
    };
    let message = text!("没有 `{unknown}` 这个字段", "there is no field `{unknown}`");
    Said { code: "unknown-field", message, help: Some(help), meant: meant.map(str::to_owned) }
}

fn wrong_type(name: &str, error: &str) -> Said {
    let (found, expected) = error
        .strip_prefix("invalid type: ")
        .or_else(|| error.strip_prefix("invalid value: "))
        .and_then(|rest| rest.split_once(", expected "))
        .unwrap_or(("", ""));
    if expected.is_empty() {
        return Said {
            code: "bad-value",
            message: text!("`{name}`：{error}", "`{name}`: {error}"),
            help: None,
            meant: None,
        };
    }
    let found_zh = kind_zh(found);
    let expected_zh = kind_zh(expected);
    let message = text!("`{name}` 要写{expected_zh}，这里是{found_zh}", "`{name}` takes {expected}, this is {found}");
    let number = found.starts_with("integer") || found.starts_with("floating") || found.starts_with("boolean");
    let help = if expected.contains("boolean") {
        Some(text!("只能写 true 或 false，不加引号", "write true or false, without quotes"))
    } else if expected.contains("string") && number {
        Some(text!("加双引号，例如 \"2024\"", "put it in double quotes, as in \"2024\""))
    } else if expected.contains("sequence") {
        Some(text!("写成列表，例如 [甲, 乙]", "write a list, as in [a, b]"))
    } else if matches!(expected, "u16" | "u32" | "u64" | "usize" | "i32" | "i64") {
        Some(text!("写阿拉伯数字，例如 83", "write a number, as in 83"))
    } else if expected.starts_with("struct") {
        Some(text!("写成一组字段，例如 {{name: 甲}}", "write a group of fields, as in {{name: a}}"))
    } else if expected == "a date" {
        Some(text!("写成 2024-07-16，只知道月份时写 2024-07", "write 2024-07-16, or 2024-07 for a month"))
    } else {
        None
    };
    Said { code: "bad-type", message, help, meant: None }
}

fn kind_zh(kind: &str) -> String {
    let value = kind.split('`').nth(1).or_else(|| kind.split('"').nth(1)).map_or_else(String::new, |v| format!(" {v}"));
    let word = [
        ("a string or a sequence", "文字或列表"),
        ("a date", "日期"),
        ("a string or a map", "文字或一组字段"),
        ("string or", "文字"),
        ("a string", "文字"),
        ("string", "文字"),
        ("a boolean", " true 或 false"),
        ("boolean", "是非值"),
        ("a sequence", "列表"),
        ("sequence", "列表"),
        ("a map", "一组字段"),
        ("map", "一组字段"),
        ("struct", "一组字段"),
        ("unit value", "空值"),
        ("null", "空值"),
        ("integer", "数字"),
        ("floating point", "小数"),
        ("u32", "正整数"),
        ("u16", "正整数"),
        ("i32", "整数"),
        ("usize", "正整数"),
        ("u64", "正整数"),
    ]
    .iter()
    .find(|(english, _)| kind.starts_with(english))
    .map_or(kind, |(_, chinese)| chinese);
    format!("{word}{value}")
}
