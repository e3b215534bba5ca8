//! The fault of a required field that is missing.

use super::{Block, Field};
use crate::faults::{Fault, Place};
use crate::values::{is_han, text};

/// The fault of the field, which `block` lacks. `empty` is the place of its name where that is written without a value.
pub(super) fn missing(field: &Field, block: &Block, empty: Option<Place>) -> Fault {
    let Field { name, alias, .. } = field;
    let text = block.text();
    let is_chinese = text.lines().any(|line| line.split(':').next().is_some_and(|key| key.chars().any(is_han)));
    let written = if is_chinese { alias } else { name };
    if let Some(place) = empty {
        let message = text!("`{name}`（{alias}）没有写值", "`{name}` has no value");
        let help = text!("在 {written}: 后面写上", "write it after {written}:");
        return Fault::error("missing-field", place, message).help(help);
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_start_matches(['#', ' ']);
        let key = bare.split([':', '：']).next().unwrap_or("");
        if line.starts_with('#') && field.is_named(key.trim()) && bare.len() > key.len() {
            let message =
                text!("`{key}` 这一行以 # 开头，成了注释", "the line of `{key}` begins with # and is a remark");
            let help = text!("去掉行首的 #", "remove the # at its beginning");
            let signs = block.at(start..start + line.len() - bare.len());
            return Fault::error("missing-field", signs, message).help(help).perhaps("");
        }
        start += line.len();
    }
    let message = text!("缺字段 `{name}`（{alias}）", "the field `{name}` is missing");
    let help = text!("加一行 {written}: …", "add a line {name}: …");
    Fault::error("missing-field", block.source.at(block.opening.clone()), message).help(help)
}
