//! The anchor of an event on its page, which does not change when other events are added or removed.

use super::Event;

/// The beginning of all anchors of events; anchors of headings never begin like this.
const PREFIX: &str = "event-";
/// The most characters of the rest.
const MAX_CHARS: usize = 40;

impl Event {
    /// The anchor on its page, which is also the name of its calendar file: `event-` and its `id`, or the letters and digits
    /// of its title.
    #[must_use]
    pub fn anchor(&self) -> String {
        match &self.id {
            Some(id) => format!("{PREFIX}{}", id.to_lowercase()),
            None => format!("{PREFIX}{}", letters(&self.title)),
        }
    }
}

/// The letters of all scripts and the digits of a title, with `-` in place of blanks and dashes.
fn letters(title: &str) -> String {
    let mut name = String::new();
    for c in title.trim().chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            name.push(c);
        } else if (c.is_whitespace() || matches!(c, '-' | '—' | '·')) && !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
    }
    let name: String = name.chars().take(MAX_CHARS).collect();
    name.trim_end_matches('-').to_owned()
}

/// Whether this `id` is allowed: it is used in addresses as it is.
pub(super) fn is_id(id: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    !id.is_empty() && id.chars().count() <= MAX_CHARS && id.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::{is_id, letters};

    #[test]
    fn a_name_becomes_an_anchor() {
        assert_eq!(letters("第二届“天网杯”网络安全大赛"), "第二届天网杯网络安全大赛");
        assert_eq!(letters(" ISC 2024 — Wuhan! "), "isc-2024-wuhan");
        assert_eq!(letters(&"长".repeat(50)).chars().count(), 40);
        assert!(is_id("cup-2024") && !is_id("a/b") && !is_id("") && !is_id("a b"));
    }
}
