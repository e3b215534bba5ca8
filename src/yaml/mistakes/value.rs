//! Values as they have to be written in YAML, for advice.

use super::commas;

/// The value of the field `key` so that YAML reads it as it is meant: without full-width commas in lists, and in double
/// quotes where it needs them.
pub(super) fn written(key: &str, value: &str) -> String {
    let value = value.trim();
    if let Some(half_width) = commas::half_width(key, value) {
        return half_width.text;
    }
    if needs_quotes(value) { quoted(value) } else { value.to_owned() }
}

/// The value in double quotes.
pub(in crate::yaml) fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Whether YAML reads a plain text otherwise than it stands.
fn needs_quotes(value: &str) -> bool {
    let is_closed = |open: char, close: char| value.starts_with(open) && value.ends_with(close) && value.len() > 1;
    if is_closed('"', '"') || is_closed('\'', '\'') || is_closed('[', ']') || is_closed('{', '}') {
        return false;
    }
    let begins = value.starts_with(['"', '\'', '[', '{', '*', '&', '!', '%', '@', '`', '#', ']', '}', ',']);
    begins || value.starts_with("- ") || value.contains(": ") || value.contains(" #") || value.ends_with(':')
}
