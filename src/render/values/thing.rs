//! Objects of JSON-LD with the words of <https://schema.org>.

use serde_json::{Map, Value};

/// An object of a type, with the values that are known.
pub(in crate::render) struct Thing(Map<String, Value>);

impl Thing {
    /// An object of this type without values.
    pub(in crate::render) fn new(kind: &str) -> Self {
        Self(Map::from_iter([("@type".to_owned(), Value::from(kind))]))
    }

    /// The object with one more value, unless that is null or an empty list.
    pub(in crate::render) fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        if !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()) {
            self.0.insert(key.to_owned(), value);
        }
        self
    }
}

impl From<Thing> for Value {
    fn from(thing: Thing) -> Self {
        Self::Object(thing.0)
    }
}
