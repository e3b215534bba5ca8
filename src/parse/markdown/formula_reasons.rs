//! Error messages of the formula converter, reworded for editors.

use crate::values::{Text, text};

/// A label of the converter, and its rewording in Chinese and English.
const REASONS: &[(&str, &str, &str)] = &[
    ("a group was never closed", "少了一个 } 或 \\right、\\end", "a }, \\right or \\end is missing"),
    ("no matching opening for this", "多了一个 } 或 \\right、\\end", "there is a }, \\right or \\end too many"),
    (
        "expected an argument here",
        "命令后面缺内容，例如 \\sqrt{2}",
        "a command lacks what it works on, as in \\sqrt{2}",
    ),
    (
        "expected a delimiter here",
        "\\left、\\right、\\big 后面要写括号",
        "a bracket belongs after \\left, \\right or \\big",
    ),
    (
        "expected a different environment name here",
        "\\begin 和 \\end 的名字不同",
        "\\begin and \\end have different names",
    ),
    ("expected length here", "这里要写长度，例如 2em", "a length belongs here, as in 2em"),
    (
        "illegal unit here",
        "这里不能用这个长度单位，写 em 或 mu",
        "this unit of length cannot stand here; write em or mu",
    ),
    ("invalid unit here", "没有这个长度单位，写 em", "there is no such unit of length; write em"),
    (
        "expected a column spec here",
        "array 要写列，例如 \\begin{array}{cc}",
        "an array names its columns, as in \\begin{array}{cc}",
    ),
    ("duplicate", "上标或下标写了两次，用 {} 分开", "there are two subscripts or superscripts; part them with {}"),
    ("unexpected bound", "上标或下标前面缺内容", "a subscript or superscript lacks what it belongs to"),
    ("used as argument", "命令后面的内容要放在 {} 里", "put what a command works on in {}"),
    (
        "duplicate infix frac",
        "\\over、\\choose 在一对 {} 里只能写一次",
        "\\over or \\choose can stand once in a pair of {}",
    ),
    ("duplicate label", "\\tag 写了两次", "there are two \\tag"),
    ("limit exceeded", "公式太长或嵌套太深", "the formula is too long or nested too deeply"),
];

/// The rewording of the label `label` for the text `wrong`, as the end of a sentence; `None` if there is none.
pub(super) fn reason(label: &str, wrong: &str) -> Option<Text> {
    let wrong = wrong.trim_matches(['{', '}']);
    let named = match label {
        "unknown command" => text!("没有命令 {wrong}", "there is no command {wrong}"),
        "unknown environment" => {
            text!("没有 \\begin{{{wrong}}} 这种环境", "there is no environment \\begin{{{wrong}}}")
        }
        "unknown color" => {
            text!("没有颜色 {wrong}；写英文颜色名或 #RRGGBB", "there is no colour {wrong}; write its name or #RRGGBB")
        }
        "this is not valid in text mode" if wrong == "&" => text!("文字里的 & 写成 \\&", "write a & in a text as \\&"),
        "disallowed character" if wrong.starts_with('#') => text!("公式里的 # 写成 \\#", "write a # as \\#"),
        "disallowed character" if wrong.starts_with('$') => {
            text!("公式里不能再写 $", "a $ cannot stand inside a formula")
        }
        "cannot be used here" | "disallowed character" if wrong.starts_with('&') || wrong.starts_with("\\\\") => text!(
            "{wrong} 只能用在 align、cases、matrix 这样的环境里",
            "{wrong} belongs into align, cases, matrix and the like"
        ),
        "cannot be used here"
        | "disallowed character"
        | "this is not valid in math mode"
        | "this is not valid in text mode" => {
            text!("{wrong} 不能用在这里", "{wrong} cannot stand here")
        }
        _ => {
            let (_, zh, en) = REASONS.iter().find(|(known, ..)| *known == label)?;
            text!("{zh}", "{en}")
        }
    };
    Some(named)
}
