//! The reference of the data that templates see.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::render::{Shape, shapes};

/// The introduction.
const OPENING: &str = "# What templates see

This page is written by the program; do not edit it. How a theme is made is told in [THEMES.md](THEMES.md).

A template sees the fields of **every template** and its own. A field that may be absent (`?`) is `none` then, or not \
defined: write `{% if article.cover %}` around it. Addresses are relative to the site's root: write \
`{{ root }}{{ card.address }}`. Names that end in `_html` hold HTML that is safe to write as it is (`| safe`); \
everything else is escaped by the engine.

";

/// The reference for authors of themes, as Markdown.
#[must_use]
pub fn templates() -> String {
    let (shapes, definitions) = shapes();
    let mut out = OPENING.to_owned();
    let mut named = BTreeSet::new();
    let head = shapes.iter().find(|shape| shape.template == "tags.html").map(|shape| properties(&shape.schema));
    let head: Map<String, Value> = head.unwrap_or_default();
    let shared = |name: &str| matches!(name, "root" | "page");
    out.push_str("## Every template\n\n");
    let everywhere = shapes.iter().filter(|shape| shape.template == "*").map(|shape| properties(&shape.schema));
    let mut fields: Map<String, Value> = everywhere.flatten().collect();
    fields.extend(head.into_iter().filter(|(name, _)| shared(name)));
    let words = serde_json::json!({
        "type": "object", "additionalProperties": {"type": "string"},
        "description": "The words of the interface, from `texts/<language>.yaml`."
    });
    fields.insert("t".to_owned(), words);
    table(&mut out, &fields, &mut named);
    for Shape { template, schema } in shapes.iter().filter(|shape| shape.template != "*") {
        out.push_str(&format!("## {template}\n\n"));
        let own = properties(schema).into_iter().filter(|(name, _)| !shared(name)).collect();
        table(&mut out, &own, &mut named);
    }
    out.push_str("## Values\n\n");
    let mut sections: BTreeMap<String, String> = BTreeMap::new();
    while let Some(name) = named.iter().find(|name| !sections.contains_key(*name)).cloned() {
        let section = section(&name, &definitions[&name], &mut named);
        sections.insert(name, section);
    }
    out.extend(sections.into_values());
    out
}

/// The section on a type of values.
fn section(name: &str, schema: &Value, named: &mut BTreeSet<String>) -> String {
    let mut out = format!("### {name}\n\n");
    out.push_str(&description(schema).map_or_else(String::new, |text| format!("{text}\n\n")));
    let fields = properties(schema);
    if fields.is_empty() {
        out.push_str(&format!("{}\n\n", kind_of(schema, named)));
    } else {
        table(&mut out, &fields, named);
    }
    out
}

/// The fields of an object in the order of its type, then those of its alternatives.
fn properties(schema: &Value) -> Map<String, Value> {
    let mut all: Map<String, Value> = Map::new();
    let required =
        |name: &str| schema["required"].as_array().is_some_and(|names| names.iter().any(|required| required == name));
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        let field = if required(name) { field.clone() } else { optional(field.clone()) };
        all.insert(name.clone(), field);
    }
    for part in ["oneOf", "anyOf", "allOf"] {
        for alternative in schema[part].as_array().into_iter().flatten() {
            let about = &alternative["description"];
            let fields = properties(alternative).into_iter().filter(|(name, _)| name != "nothing");
            all.extend(fields.map(|(name, field)| (name, described(optional(field), about))));
        }
    }
    all
}

/// The field with the description `about`, unless it has its own.
fn described(mut field: Value, about: &Value) -> Value {
    if let Value::Object(field) = &mut field
        && about.is_string()
    {
        field.entry("description").or_insert_with(|| about.clone());
    }
    field
}

/// The field, marked as optional.
fn optional(field: Value) -> Value {
    match field {
        Value::Object(mut field) => {
            field.insert("x-optional".to_owned(), Value::Bool(true));
            Value::Object(field)
        }
        other => other,
    }
}

/// Writes a table of the fields.
fn table(out: &mut String, fields: &Map<String, Value>, named: &mut BTreeSet<String>) {
    if fields.is_empty() {
        out.push_str("Nothing beside what every template sees.\n\n");
        return;
    }
    out.push_str("| field | type | |\n|---|---|---|\n");
    for (name, field) in fields {
        let about = description(field).unwrap_or_default().replace('|', "\\|");
        out.push_str(&format!("| `{name}` | {} | {about} |\n", kind_of(field, named)));
    }
    out.push('\n');
}

/// The description in a schema, on one line.
fn description(schema: &Value) -> Option<String> {
    Some(schema["description"].as_str()?.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The type in words; a type with its own section is linked and added to `named`.
fn kind_of(schema: &Value, named: &mut BTreeSet<String>) -> String {
    let mark = if schema["x-optional"] == true { "?" } else { "" };
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        named.insert(name.to_owned());
        return format!("[{name}](#{}){mark}", name.to_lowercase());
    }
    let alternatives = ["anyOf", "oneOf"].into_iter().find_map(|part| schema[part].as_array());
    if let Some(alternatives) = alternatives {
        let is_null = |one: &&Value| one["type"] == "null";
        let kinds: BTreeSet<String> =
            alternatives.iter().filter(|one| !is_null(one)).map(|one| kind_of(one, named)).collect();
        let mark = if alternatives.iter().any(|one| is_null(&one)) { "?" } else { mark };
        return format!("{}{mark}", kinds.into_iter().collect::<Vec<_>>().join(" or "));
    }
    if let Some(only) = schema["const"].as_str() {
        return format!("`{only}`");
    }
    if let Some(values) = schema["enum"].as_array() {
        let values: Vec<String> = values.iter().filter_map(Value::as_str).map(|value| format!("`{value}`")).collect();
        return format!("{}{mark}", values.join(" or "));
    }
    let (kind, null) = match &schema["type"] {
        Value::String(kind) => (kind.clone(), false),
        Value::Array(kinds) => {
            let kind = kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null").unwrap_or("value");
            (kind.to_owned(), kinds.iter().any(|kind| kind == "null"))
        }
        _ => ("value".to_owned(), false),
    };
    let mark = if null { "?" } else { mark };
    let words = match kind.as_str() {
        "string" => "text".to_owned(),
        "integer" => "number".to_owned(),
        "boolean" => "true or false".to_owned(),
        "array" => format!("list of {}", kind_of(&schema["items"], named)),
        "object" => match schema.get("additionalProperties") {
            Some(values @ Value::Object(_)) => format!("map of {}", kind_of(values, named)),
            _ => "map".to_owned(),
        },
        _ => kind,
    };
    format!("{words}{mark}")
}
