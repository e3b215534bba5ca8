//! The faults of a field that is missing: a required one, and the only one of a file that is a list.

use super::{Block, Field, examples};
use crate::faults::{Fault, Mend, Place};
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
    let is_list = matches!(*name, "columns" | "tracks" | "events");
    let example = is_list.then(|| examples::of(written, "a sequence", "")).flatten();
    let help = example.unwrap_or_else(|| text!("加一行 {written}: …", "add a line {name}: …"));
    Fault::error("missing-field", block.source.at(block.opening.clone()), message).help(help)
}

/// The fault of a file that is a list, and in which the list has to stand below `field`.
pub(super) fn list_without_key(field: &Field, block: &Block) -> Fault {
    let name = field.name;
    let message = text!("列表上面缺一行 {name}:", "the line {name}: above the list is missing");
    let help = text!("在第一行上面加一行 {name}:", "add a line {name}: above the first line");
    let mend = Mend::certain(vec![block.edit(0..0, format!("{name}:\n"))]);
    Fault::error("missing-field", block.at(0..1), message).help(help).mend(mend)
}
