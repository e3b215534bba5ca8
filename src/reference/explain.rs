//! The explanation of a fault code or a field.

use std::collections::BTreeSet;

use crate::config::{self, NameKind};
use crate::faults::{explanations, nearest};
use crate::kinds::{Kind, common};
use crate::theme::Components;
use crate::values::{Language, text};
use crate::yaml::Field;

/// The explanation of the code or field `name`, as text that ends with a line break.
///
/// # Errors
/// There is no such name; the error is the most similar one.
pub(crate) fn explain(name: &str, language: Language) -> Result<String, Option<String>> {
    let lower = name.to_lowercase();
    let name = lower.as_str();
    let codes = explanations();
    if let Some(text) = codes.get(name) {
        return Ok(format!("{name}\n\n{}\n", text.in_language(language).trim_end()));
    }
    let components = Components::new(&[], language).ok();
    if let Some(text) = components.and_then(|components| components.describe(name)) {
        return Ok(text.in_language(language).to_owned());
    }
    let mut found = BTreeSet::new();
    let mut names = BTreeSet::new();
    let kind = Kind::ALL.into_iter().find(|kind| kind.name() == name || kind.chinese() == name);
    found.extend(kind.map(|kind| of_kind(kind, language)));
    let mut with_value = BTreeSet::new();
    for (place, fields) in tables(language) {
        visit(&place, "", fields, language, &mut |path, field, line| {
            names.extend([field.name, field.alias]);
            if name == path || name == field.name || name == field.alias {
                found.insert(line);
            } else if is_value(name, field) {
                with_value.insert(line);
            }
        });
    }
    if found.is_empty() {
        found = with_value;
    }
    if !found.is_empty() {
        return Ok(found.into_iter().collect());
    }
    Err(nearest(name, codes.keys().map(String::as_str).chain(names)).map(str::to_owned))
}

/// Whether the description of the field lists `word` as one of its values: `线上、线下或线上+线下`.
fn is_value(word: &str, field: &Field) -> bool {
    let is_separator = |c: char| c.is_whitespace() || "、，,：:；;（）()[]`或".contains(c);
    let (zh, en) = field.about;
    !word.is_empty() && [zh, en].iter().any(|about| about.split(is_separator).any(|part| part.to_lowercase() == word))
}

/// The explanation of a kind: its two names and its own fields.
fn of_kind(kind: Kind, language: Language) -> String {
    let (name, chinese) = (kind.name(), kind.chinese());
    let own = kind.own_fields();
    let both: Vec<String> = own.iter().map(|field| format!("{}（{}）", field.name, field.alias)).collect();
    let (both, english) = (both.join("、"), own.iter().map(|field| field.name).collect::<Vec<_>>().join(", "));
    let said = if own.is_empty() {
        text!(
            "{name}（{chinese}）：一种内容，写成“类型: {chinese}”；没有自己的字段\n",
            "{name} ({chinese}): a kind of piece, as in `kind: {name}`; it has no fields of its own\n"
        )
    } else {
        text!(
            "{name}（{chinese}）：一种内容，写成“类型: {chinese}”；自己的字段：{both}\n",
            "{name} ({chinese}): a kind of piece, as in `kind: {name}`; its own fields: {english}\n"
        )
    };
    said.in_language(language).to_owned() + &common_fields(language)
}

/// The line with the fields of every kind.
fn common_fields(language: Language) -> String {
    let both: Vec<String> = common::FIELDS.iter().map(|field| format!("{}（{}）", field.name, field.alias)).collect();
    let (both, english) =
        (both.join("、"), common::FIELDS.iter().map(|field| field.name).collect::<Vec<_>>().join(", "));
    let said = text!("每一种内容都有的字段：{both}\n", "fields of every kind: {english}\n");
    said.in_language(language).to_owned()
}

/// All tables of fields, with the names of the places where the fields are written.
fn tables(language: Language) -> Vec<(String, &'static [Field])> {
    let every = text!("每一种内容", "every kind").in_language(language).to_owned();
    let first = [("site.yaml".to_owned(), config::FIELDS), (every, common::FIELDS)];
    let names = NameKind::ALL.map(|kind| (kind.path().to_owned(), kind.fields()));
    first.into_iter().chain(names).chain(Kind::ALL.map(|kind| (kind.name().to_owned(), kind.own_fields()))).collect()
}

/// Calls `see` with each field in `fields` and those inside it: its path, the field, and a line that describes it.
fn visit(
    place: &str,
    above: &str,
    fields: &'static [Field],
    language: Language,
    see: &mut dyn FnMut(&str, &'static Field, String),
) {
    for field in fields {
        let path = format!("{above}{}", field.name);
        let about = if language == Language::En { field.about.1 } else { field.about.0 };
        let alias = field.alias;
        let line = text!("{place}：{path}（{alias}）{about}\n", "{place}: {path} ({alias}) {about}\n");
        see(&path, field, line.in_language(language).to_owned());
        visit(place, &format!("{path}."), field.inner, language, see);
    }
}
