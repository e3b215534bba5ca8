//! Fields as YAML, in the form in which an editor would write them.

/// The fields of a text in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FrontMatter(Vec<(String, Value)>);

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// A text.
    Text(String),
    /// A date, a number, `true` or `false`, as YAML writes it.
    Plain(String),
    /// A list.
    List(Vec<Self>),
    /// Fields inside the field.
    Group(Vec<(String, Self)>),
    /// Unknown: the field is a comment for the editor to fill in.
    Unknown,
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<String>> for Value {
    fn from(texts: Vec<String>) -> Self {
        Self::List(texts.into_iter().map(Self::Text).collect())
    }
}

impl FrontMatter {
    /// Adds a field.
    pub(crate) fn put(&mut self, name: &str, value: impl Into<Value>) {
        self.0.push((name.to_owned(), value.into()));
    }

    /// Adds a field, or a comment in its place where the value is not known.
    pub(crate) fn put_or_ask(&mut self, name: &str, value: Option<impl Into<Value>>) {
        self.put(name, value.map_or(Value::Unknown, Into::into));
    }

    /// Adds a field where the value is known.
    pub(crate) fn put_some(&mut self, name: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    /// The fields with the `---` around them.
    #[must_use]
    pub(crate) fn written(&self) -> String {
        let mut out = String::from("---\n");
        for (name, value) in &self.0 {
            write(&mut out, name, value, 0);
        }
        out.push_str("---\n");
        out
    }
}

/// Writes a field that stands `indent` blanks from the left.
fn write(out: &mut String, name: &str, value: &Value, indent: usize) {
    let blanks = " ".repeat(indent);
    match value {
        Value::Unknown => out.push_str(&format!("{blanks}# {name}: \n")),
        Value::Text(text) if is_long(text) => {
            out.push_str(&format!("{blanks}{name}: |-\n"));
            for line in text.lines() {
                let line = if line.is_empty() { String::new() } else { format!("{blanks}  {line}") };
                out.push_str(&format!("{line}\n"));
            }
        }
        Value::Group(fields) if !fields.is_empty() => {
            out.push_str(&format!("{blanks}{name}:\n"));
            for (name, value) in fields {
                write(out, name, value, indent + 2);
            }
        }
        Value::List(items) if items.iter().any(|item| matches!(item, Value::Group(_))) => {
            out.push_str(&format!("{blanks}{name}:\n"));
            for item in items {
                match item {
                    Value::Group(fields) => write_item(out, fields, indent + 2),
                    other => out.push_str(&format!("{blanks}  - {}\n", inline(other))),
                }
            }
        }
        other => out.push_str(&format!("{blanks}{name}: {}\n", inline(other))),
    }
}

/// Writes the fields of an item of a list.
fn write_item(out: &mut String, fields: &[(String, Value)], indent: usize) {
    let mut item = String::new();
    for (name, value) in fields {
        write(&mut item, name, value, indent + 2);
    }
    // The first field stands behind the dash.
    out.push_str(&" ".repeat(indent));
    out.push_str("- ");
    out.push_str(item.get(indent + 2..).unwrap_or("{}\n"));
}

/// A value on one line.
fn inline(value: &Value) -> String {
    let all = |values: &[Value]| values.iter().map(inline).collect::<Vec<_>>().join(", ");
    match value {
        Value::Text(text) => scalar(text),
        Value::Plain(plain) => plain.clone(),
        Value::List(items) => format!("[{}]", all(items)),
        Value::Group(fields) => {
            let fields = fields.iter().map(|(name, value)| format!("{name}: {}", inline(value)));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
        }
        Value::Unknown => "\"\"".to_owned(),
    }
}

/// Whether a text is written in several lines.
fn is_long(text: &str) -> bool {
    let is_safe = |c: char| c == '\n' || !c.is_control();
    text.contains('\n') && text.trim() == text && text.chars().all(is_safe) && !text.starts_with(char::is_whitespace)
}

/// A text as YAML: as it is where that is read as this text, else in quotation marks.
fn scalar(text: &str) -> String {
    let first = text.chars().next();
    let begins_well = first.is_some_and(|c| c.is_alphabetic() || matches!(c, '《' | '“' | '（' | '【' | '「'));
    let has_marks =
        text.contains(['#', ':', ',', '[', ']', '{', '}', '"', '\'', '&', '*', '!', '|', '>', '%', '@', '`', '\\']);
    let is_word =
        matches!(text.to_lowercase().as_str(), "true" | "false" | "yes" | "no" | "on" | "off" | "null" | "y" | "n");
    let is_plain = begins_well && !has_marks && !is_word && text.trim() == text && !text.chars().any(char::is_control);
    if is_plain { text.to_owned() } else { quoted(text) }
}

/// A text in quotation marks. YAML reads JSON, except for line ends of Unicode, which it takes for blanks.
fn quoted(text: &str) -> String {
    let json = serde_json::to_string(text).unwrap_or_else(|_| "\"\"".to_owned());
    let is_line_end = |c: char| matches!(c, '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}');
    let written = |c: char| if is_line_end(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() };
    if json.contains(is_line_end) { json.chars().map(written).collect() } else { json }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_written_as_editors_write_them_and_read_again() {
        let mut fields = FrontMatter::default();
        let group =
            |name: &str| Value::Group(vec![("position".to_owned(), "主任".into()), ("name".to_owned(), name.into())]);
        fields.put("title", "关于“安全”的说明：甲");
        fields.put("subtitle", "a: b # c");
        fields.put("date", Value::Plain("2024-03-05".to_owned()));
        fields.put("tags", vec!["甲".to_owned(), "b, c".to_owned(), "no".to_owned(), "12".to_owned()]);
        fields.put_or_ask("number", None::<String>);
        fields.put("signatories", Value::List(vec![group("张三"), group("李四")]));
        fields.put(
            "source",
            Value::Group(vec![("name".to_owned(), "某报".into()), ("url".to_owned(), "https://a.cn/".into())]),
        );
        fields.put("summary", "一。\n\n二。");
        fields.put("empty", "");
        let written = fields.written();
        let expected = "---\ntitle: 关于“安全”的说明：甲\nsubtitle: \"a: b # c\"\ndate: 2024-03-05\ntags: [甲, \"b, c\", \"no\", \"12\"]\n\
            # number: \nsignatories:\n  - position: 主任\n    name: 张三\n  - position: 主任\n    name: 李四\n\
            source:\n  name: 某报\n  url: \"https://a.cn/\"\nsummary: |-\n  一。\n\n  二。\nempty: \"\"\n---\n";
        assert_eq!(written, expected);
        let read: serde_yaml::Value = serde_yaml::from_str(written.trim().trim_matches('-')).unwrap();
        assert_eq!(read["subtitle"], "a: b # c");
        assert_eq!(read["tags"][2], "no");
        assert_eq!(read["summary"], "一。\n\n二。");
        assert_eq!(read["signatories"][1]["name"], "李四");
    }

    #[test]
    fn every_text_is_read_as_it_was() {
        for text in [
            "- a",
            "? a",
            "null",
            "~",
            "2024-01-01",
            "1.10",
            "a\tb",
            " a",
            "a ",
            "'a'",
            "\u{85}",
            "=",
            "甲: 乙",
            "甲：乙",
            "@a",
        ] {
            let mut fields = FrontMatter::default();
            fields.put("x", text);
            let written = fields.written();
            let read: serde_yaml::Value = serde_yaml::from_str(written.trim().trim_matches('-')).unwrap();
            assert_eq!(read["x"], *text, "{written}");
        }
    }
}
