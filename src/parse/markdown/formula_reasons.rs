//! Error messages of the formula parser, reworded for editors.

use crate::values::{Text, text};

/// The beginning of a message of the parser, and its rewording in Chinese and English. The first match counts.
const REASONS: &[(&str, &str, &str)] = &[
    (
        "unbalanced group found, unexpected group closing",
        "多了一个 } 或 \\right、\\end",
        "there is a }, \\right or \\end too many",
    ),
    ("unbalanced group found", "少了一个 } 或 \\right、\\end", "a }, \\right or \\end is missing"),
    ("unkown mathematical environment", "没有这种 \\begin{…} 环境", "there is no such environment \\begin{…}"),
    ("unexpected math `$`", "公式里不能再写 $", "a $ cannot stand inside a formula"),
    ("unexpected hash sign", "公式里的 # 写成 \\#", "write a # as \\#"),
    ("expected a dimension", "这里要写长度，例如 2em", "a length belongs here, as in 2em"),
    ("expected mathematical units", "这里要写长度，例如 18mu", "a length belongs here, as in 18mu"),
    ("expected a delimiter", "\\left、\\right、\\big 后面要写括号", "a bracket belongs after \\left, \\right or \\big"),
    ("expected a number", "这里要写数字", "a number belongs here"),
    ("expected an argument", "命令后面缺内容，例如 \\sqrt{2}", "a command lacks what it works on, as in \\sqrt{2}"),
    ("expected a control sequence", "这里要写以 \\ 开头的命令", "a command that begins with \\ belongs here"),
    ("trying to add a subscript twice", "下标写了两次，用 {} 分开", "there are two subscripts; part them with {}"),
    ("trying to add a superscript twice", "上标写了两次，用 {} 分开", "there are two superscripts; part them with {}"),
    ("unknown primitive command", "没有这个命令", "there is no such command"),
    ("control sequence found as argument", "命令后面的内容要放在 {} 里", "put what a command works on in {}"),
    (
        "subscript and/or superscript found as argument",
        "命令后面缺内容，例如 \\sqrt{2}",
        "a command lacks what it works on, as in \\sqrt{2}",
    ),
    ("empty control sequence", "末尾多了一个 \\", "there is a \\ at the end"),
    ("unkown color", "没有这种颜色；写英文颜色名或 #RRGGBB", "there is no such colour; write its name or #RRGGBB"),
    (
        "alignment not allowed",
        "& 只能用在 align、cases、matrix 这样的环境里",
        "a & belongs into align, cases, matrix and the like",
    ),
    (
        "new line command not allowed",
        "\\\\ 只能用在 align、cases、matrix 这样的环境里",
        "\\\\ belongs into align, cases, matrix and the like",
    ),
    (
        "array must have",
        "array 要写列，例如 \\begin{array}{cc}",
        "an array names its columns, as in \\begin{array}{cc}",
    ),
    ("expected a token", "公式没有写完", "the formula breaks off"),
];

/// The rewording of a message, as the end of a sentence; `None` if there is none.
pub(super) fn reason(message: &str) -> Option<Text> {
    let message = message.strip_prefix("parsing error: ").unwrap_or(message);
    let (_, zh, en) = REASONS.iter().find(|(begin, ..)| message.starts_with(begin))?;
    Some(text!("{zh}", "{en}"))
}
