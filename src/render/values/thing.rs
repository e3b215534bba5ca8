//! Objects of JSON-LD with the words of <https://schema.org>, written as text.

/// An object of a type, with the values that are known.
#[derive(Debug)]
pub(in crate::render) struct Thing {
    /// The JSON without the brace that closes the object.
    open: String,
}

/// A value of an object.
pub(in crate::render) trait Json {
    /// Appends the value as JSON. Returns `false` and appends nothing if there is no value: nothing or an empty list.
    fn write(&self, out: &mut String) -> bool;
}

impl Thing {
    /// An object of this type without values.
    pub(in crate::render) fn new(kind: &str) -> Self {
        let mut open = String::with_capacity(256);
        open.push_str("{\"@type\":");
        kind.write(&mut open);
        Self { open }
    }

    /// The object with one more value, unless there is none.
    pub(in crate::render) fn with(mut self, key: &str, value: impl Json) -> Self {
        let before = self.open.len();
        self.open.push(',');
        key.write(&mut self.open);
        self.open.push(':');
        if !value.write(&mut self.open) {
            self.open.truncate(before);
        }
        self
    }
}

impl Json for Thing {
    fn write(&self, out: &mut String) -> bool {
        out.push_str(&self.open);
        out.push('}');
        true
    }
}

impl Json for &str {
    fn write(&self, out: &mut String) -> bool {
        (**self).write(out)
    }
}

impl Json for str {
    fn write(&self, out: &mut String) -> bool {
        // RFC 8259, section 7: only these characters must be escaped.
        out.push('"');
        let mut copied = 0;
        for (at, byte) in self.bytes().enumerate().filter(|(_, byte)| matches!(byte, 0..32 | b'"' | b'\\')) {
            out.push_str(&self[copied..at]);
            match byte {
                b'"' => out.push_str("\\\""),
                b'\\' => out.push_str("\\\\"),
                b'\n' => out.push_str("\\n"),
                b'\t' => out.push_str("\\t"),
                b'\r' => out.push_str("\\r"),
                8 => out.push_str("\\b"),
                12 => out.push_str("\\f"),
                other => out.push_str(&format!("\\u{other:04x}")),
            }
            copied = at + 1;
        }
        out.push_str(&self[copied..]);
        out.push('"');
        true
    }
}

impl Json for String {
    fn write(&self, out: &mut String) -> bool {
        self.as_str().write(out)
    }
}

impl Json for u32 {
    fn write(&self, out: &mut String) -> bool {
        out.push_str(&self.to_string());
        true
    }
}

impl Json for usize {
    fn write(&self, out: &mut String) -> bool {
        out.push_str(&self.to_string());
        true
    }
}

impl<T: Json> Json for Option<T> {
    fn write(&self, out: &mut String) -> bool {
        self.as_ref().is_some_and(|value| value.write(out))
    }
}

impl<T: Json> Json for Vec<T> {
    fn write(&self, out: &mut String) -> bool {
        let before = out.len();
        out.push('[');
        let empty = out.len();
        for value in self {
            let end = out.len();
            if end > empty {
                out.push(',');
            }
            if !value.write(out) {
                out.truncate(end);
            }
        }
        if out.len() == empty {
            out.truncate(before);
            return false;
        }
        out.push(']');
        true
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_thing_is_json_with_the_values_that_are_known() {
        let name = "\"甲\\乙\"\n\t\r\u{8}\u{c}\u{1}\u{7f}";
        let inner = Thing::new("Person").with("name", name).with("url", None::<String>);
        let thing = Thing::new("Event").with("n", 3_u32).with("none", Vec::<String>::new()).with("who", vec![inner]);
        let mut text = String::new();
        assert!(thing.with("kept", vec![None, Some("a")]).write(&mut text));
        let expected = json!({ "@type": "Event", "n": 3, "who": [{ "@type": "Person", "name": name }], "kept": ["a"] });
        assert_eq!(text, expected.to_string());
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), expected);
    }
}
