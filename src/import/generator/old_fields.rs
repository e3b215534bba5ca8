//! Front matter of other generators: YAML, TOML, JSON, with or without the lines that enclose it.

use serde_json::{Map, Value};

/// The fields of an old text.
pub(super) type OldFields = Map<String, Value>;

/// An old text, parted into fields and body.
#[derive(Clone, Debug, Default)]
pub(super) struct Parted {
    pub fields: OldFields,
    pub body: String,
    /// The line of the file on which the body begins, from 1.
    pub line: usize,
    /// Whether the fields were not well formed and read line by line.
    pub is_guessed: bool,
}

/// Parts a text. A text without fields is all body.
pub(super) fn part(text: &str) -> Parted {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let begun = text.trim_start();
    let skipped = text.len() - begun.len();
    let found = enclosed(begun, "---", yaml)
        .or_else(|| enclosed(begun, "+++", toml))
        .or_else(|| json(begun))
        .or_else(|| unopened(begun));
    let Some((fields, end)) = found else {
        return Parted { body: text, line: 1, ..Parted::default() };
    };
    let line = 1 + text[..skipped + end].matches('\n').count();
    let body = begun[end..].to_owned();
    let (fields, is_guessed) = fields;
    Parted { fields, body, line, is_guessed }
}

/// The fields, and whether they were read line by line.
type Read = (OldFields, bool);

/// The fields between two lines with this mark, and where the body begins.
fn enclosed(text: &str, mark: &str, read: fn(&str) -> Read) -> Option<(Read, usize)> {
    let first = text.find('\n')?;
    if text[..first].trim_end() != mark {
        return None;
    }
    let (inside, end) = until_mark(text, first + 1, mark)?;
    Some((read(&text[first + 1..inside]), end))
}

/// The end of the lines before a line with this mark, and the beginning of the line after it.
fn until_mark(text: &str, from: usize, mark: &str) -> Option<(usize, usize)> {
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        if line.trim_end() == mark {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// The fields of Hexo without the first `---`: all lines before it are fields.
fn unopened(text: &str) -> Option<(Read, usize)> {
    for mark in ["---", ";;;"] {
        let Some((inside, end)) = until_mark(text, 0, mark) else { continue };
        let head = &text[..inside];
        if mark == ";;;" {
            let fields = serde_json::from_str::<OldFields>(&format!("{{{head}}}")).ok();
            return fields.map(|fields| ((fields, false), end));
        }
        let first = head.lines().next().unwrap_or("");
        let is_field = |line: &str| {
            line.split_once(':').is_some_and(|(name, rest)| {
                is_name(name) && (rest.is_empty() || rest.starts_with([' ', '\t'])) && !name.is_empty()
            })
        };
        let fits = |line: &str| line.trim().is_empty() || is_field(line) || line.starts_with([' ', '\t', '-', '#']);
        return (is_field(first) && head.lines().all(fits)).then(|| (yaml(head), end));
    }
    None
}

fn is_name(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
}

/// The fields in braces at the beginning.
fn json(text: &str) -> Option<(Read, usize)> {
    if !text.starts_with('{') || text.starts_with("{{") || text.starts_with("{%") {
        return None;
    }
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<OldFields>();
    let fields = values.next()?.ok()?;
    let end = values.byte_offset();
    Some(((fields, false), end))
}

fn yaml(text: &str) -> Read {
    if text.trim().is_empty() {
        return Read::default();
    }
    let read = serde_yaml::from_str::<serde_yaml::Value>(text).ok().and_then(|value| match value {
        serde_yaml::Value::Mapping(mapping) => Some(object(mapping)),
        serde_yaml::Value::Null => Some(OldFields::default()),
        _ => None,
    });
    read.map_or_else(|| (line_by_line(text), true), |fields| (fields, false))
}

fn object(mapping: serde_yaml::Mapping) -> OldFields {
    mapping.into_iter().filter_map(|(name, value)| Some((plain(&from_yaml(name))?, from_yaml(value)))).collect()
}

fn from_yaml(value: serde_yaml::Value) -> Value {
    use serde_yaml::Value as Yaml;
    match value {
        Yaml::Null => Value::Null,
        Yaml::Bool(is) => Value::Bool(is),
        Yaml::Number(number) => Value::String(number.to_string()),
        Yaml::String(text) => Value::String(text),
        Yaml::Sequence(items) => items.into_iter().map(from_yaml).collect(),
        Yaml::Mapping(mapping) => Value::Object(object(mapping)),
        Yaml::Tagged(tagged) => from_yaml(tagged.value),
    }
}

fn toml(text: &str) -> Read {
    text.parse::<toml::Table>().map_or_else(
        |_| (line_by_line(&text.replacen(" = ", ": ", usize::MAX)), true),
        |table| (table.into_iter().map(|(name, value)| (name, from_toml(value))).collect(), false),
    )
}

/// A value of TOML. Numbers and times become the texts as which they were written.
pub(super) fn from_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Boolean(is) => Value::Bool(is),
        toml::Value::Array(items) => items.into_iter().map(from_toml).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(name, value)| (name, from_toml(value))).collect())
        }
        toml::Value::Integer(number) => Value::String(number.to_string()),
        toml::Value::Float(number) => Value::String(number.to_string()),
        toml::Value::Datetime(time) => Value::String(time.to_string()),
    }
}

/// Reads a file of settings by the ending of its name.
pub(super) fn settings(path: &str, text: &str) -> OldFields {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match path.rsplit('.').next() {
        Some("toml") => toml(text).0,
        Some("json") => serde_json::from_str(text).unwrap_or_default(),
        _ => yaml(text).0,
    }
}

/// Reads fields that are no YAML, such as a title with a colon, line by line.
fn line_by_line(text: &str) -> OldFields {
    let mut fields = OldFields::new();
    let mut last = String::new();
    for line in text.lines() {
        let item = line.trim_start().strip_prefix("- ").map(str::trim);
        if let (Some(item), false) = (item, last.is_empty()) {
            let item = Value::String(unquoted(item).to_owned());
            match fields.get_mut(&last) {
                Some(Value::Array(items)) => items.push(item),
                _ => {
                    fields.insert(last.clone(), Value::Array(vec![item]));
                }
            }
            continue;
        }
        let Some((name, value)) = line.split_once(':') else { continue };
        if line.starts_with([' ', '\t', '#']) || !is_name(name.trim()) {
            continue;
        }
        last = name.trim().to_owned();
        let value = value.trim();
        let read = match value.strip_prefix('[').and_then(|value| value.strip_suffix(']')) {
            Some(items) => items.split(',').map(|item| Value::String(unquoted(item.trim()).to_owned())).collect(),
            None => match value {
                "" => Value::Null,
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                value => Value::String(unquoted(value).to_owned()),
            },
        };
        fields.insert(last.clone(), read);
    }
    fields
}

fn unquoted(text: &str) -> &str {
    let inside = |mark| text.strip_prefix(mark).and_then(|text| text.strip_suffix(mark));
    inside('"').or_else(|| inside('\'')).unwrap_or(text)
}

/// A value as a text; `None` for an empty one, a list or a group.
pub(super) fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is) => Some(is.to_string()),
        _ => None,
    }
}

/// The text of the first of these fields that has one.
pub(super) fn first(fields: &OldFields, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| plain(get(fields, name)?))
}

/// A field by its name, in any case; a dot leads into a group.
pub(super) fn get<'a>(fields: &'a OldFields, name: &str) -> Option<&'a Value> {
    let (here, below) = name.split_once('.').map_or((name, None), |(here, below)| (here, Some(below)));
    let value =
        fields.get(here).or_else(|| fields.iter().find(|(key, _)| key.eq_ignore_ascii_case(here)).map(|(_, v)| v))?;
    match below {
        None => Some(value),
        Some(below) => get(value.as_object()?, below),
    }
}

/// The texts of a field that is a list, a list of lists, or one text.
pub(super) fn texts(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(items)) => items.iter().flat_map(|item| texts(Some(item))).collect(),
        Some(value) => plain(value).into_iter().collect(),
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_front_matter_is_read() {
        for (text, body) in [
            ("---\ntitle: 甲：乙\ntags: [a, b]\n---\n正文\n", "正文\n"),
            ("\u{feff}---\r\ntitle: 甲：乙\r\ntags:\r\n  - a\r\n  - b\r\n---\r\n正文\r\n", "正文\n"),
            ("+++\ntitle = \"甲：乙\"\n[taxonomies]\ntags = [\"a\", \"b\"]\n+++\n正文\n", "正文\n"),
            ("{\"title\": \"甲：乙\", \"tags\": [\"a\", \"b\"]}\n正文\n", "\n正文\n"),
            ("title: 甲：乙\ntags:\n- a\n- b\n---\n正文\n", "正文\n"),
            ("\"title\": \"甲：乙\",\n\"tags\": [\"a\", \"b\"]\n;;;\n正文\n", "正文\n"),
        ] {
            let parted = part(text);
            assert_eq!(first(&parted.fields, &["title"]).as_deref(), Some("甲：乙"), "{text}");
            let tags = get(&parted.fields, "tags").or_else(|| get(&parted.fields, "taxonomies.tags"));
            assert_eq!(texts(tags), ["a", "b"], "{text}");
            assert_eq!(parted.body, body, "{text}");
            assert!(!parted.is_guessed, "{text}");
        }
    }

    #[test]
    fn a_text_without_fields_is_all_body() {
        for text in
            ["正文\n\n---\n\n另一段\n", "# 标题\n", "", "---\n没有结束\n", "{{< a >}}\n", "网址: 甲 乙\n丙\n---\n"]
        {
            let parted = part(text);
            assert!(parted.fields.is_empty(), "{text}");
            assert_eq!(parted.body, text);
        }
        assert_eq!(part("---\n---\n正文\n").body, "正文\n");
    }

    #[test]
    fn fields_that_are_no_yaml_are_read_line_by_line() {
        let parted = part("---\ntitle: a: b: c\ntags:\n- x\n- y\ndraft: true\n---\n");
        assert!(parted.is_guessed);
        assert_eq!(first(&parted.fields, &["title"]).as_deref(), Some("a: b: c"));
        assert_eq!(texts(parted.fields.get("tags")), ["x", "y"]);
        assert_eq!(parted.fields["draft"], true);
    }
}
