//! Where on its page an event stands: a name that stays when other events come or go.

use super::Event;

/// What every anchor of an event begins with; headings of the text never do.
const PREFIX: &str = "event-";
/// The most characters behind it.
const LONGEST: usize = 40;

impl Event {
    /// The anchor on its page and the name of its calendar file: `event-` with its `id`, else with the letters and digits of
    /// its name. Its place among the events does not matter.
    #[must_use]
    pub fn anchor(&self) -> String {
        match &self.id {
            Some(id) => format!("{PREFIX}{}", id.to_lowercase()),
            None => format!("{PREFIX}{}", letters(&self.title)),
        }
    }
}

/// Letters of all scripts and digits, with `-` for blanks and dashes.
fn letters(title: &str) -> String {
    let mut name = String::new();
    for c in title.trim().chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            name.push(c);
        } else if (c.is_whitespace() || matches!(c, '-' | '—' | '·')) && !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
    }
    let name: String = name.chars().take(LONGEST).collect();
    name.trim_end_matches('-').to_owned()
}

/// Whether an author may give this `id`: it stands in addresses as it is.
pub(super) fn is_id(id: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    !id.is_empty() && id.chars().count() <= LONGEST && id.chars().all(plain)
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
