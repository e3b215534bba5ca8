//! Normalises the blanks in the texts of fields.

use serde_yaml::Value;

use super::Field;
use crate::values::tidy_blanks;

/// Fields that are taken literally: addresses, file names, ids, times in words.
const VERBATIM: &[&str] = &[
    "as_written",
    "attachment_of",
    "base_url",
    "current_issue",
    "data",
    "file",
    "hours",
    "id",
    "image",
    "issue",
    "of",
    "official_url",
    "pdf",
    "registration_image",
    "registration_url",
    "report_of",
    "slug",
    "url",
    "version_of",
    "website",
    "wechat_url",
];

/// The value with its texts normalised as in bodies: without blanks between Han and Latin letters or digits.
pub(super) fn tidied(value: Value, field: &Field) -> Value {
    match value {
        Value::String(text) if text.contains(' ') && !VERBATIM.contains(&field.name) => {
            Value::String(tidy_blanks(&text))
        }
        Value::Sequence(list) => Value::Sequence(list.into_iter().map(|value| tidied(value, field)).collect()),
        Value::Mapping(values) => {
            let inner = |key: &Value| {
                let key = key.as_str()?;
                field.inner.iter().find(|field| field.name == key || field.alias == key)
            };
            let tidy = |(key, value): (Value, Value)| match inner(&key) {
                Some(field) => (key, tidied(value, field)),
                None => (key, value),
            };
            Value::Mapping(values.into_iter().map(tidy).collect())
        }
        other => other,
    }
}
