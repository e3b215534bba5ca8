//! The text of a file, shared by all that name places in it.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// The text of a file; cloning shares it. One that only faults may still ask for can be let go: it is read again then.
#[derive(Clone)]
pub struct HeldText(Arc<Held>);

enum Held {
    Here(Box<str>),
    Away { again: Box<Again>, text: OnceLock<Option<Box<str>>> },
}

/// Reads a text once more; nothing where it is no longer what it was.
type Again = dyn Fn() -> Option<String> + Send + Sync;

impl HeldText {
    /// A text that is not held: `again` reads it where it is asked for.
    pub fn away(again: impl Fn() -> Option<String> + Send + Sync + 'static) -> Self {
        Self(Arc::new(Held::Away { again: Box::new(again), text: OnceLock::new() }))
    }

    /// The text; nothing where it was let go and could not be read again.
    #[must_use]
    pub fn held(&self) -> Option<&str> {
        match &*self.0 {
            Held::Here(text) => Some(text),
            Held::Away { again, text } => text.get_or_init(|| again().map(String::into_boxed_str)).as_deref(),
        }
    }
}

impl From<&str> for HeldText {
    fn from(text: &str) -> Self {
        Self(Arc::new(Held::Here(text.into())))
    }
}

impl From<String> for HeldText {
    fn from(text: String) -> Self {
        Self(Arc::new(Held::Here(text.into())))
    }
}

/// Empty where it was let go and could not be read again.
impl Deref for HeldText {
    type Target = str;

    fn deref(&self) -> &str {
        self.held().unwrap_or_default()
    }
}

impl PartialEq for HeldText {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || **self == **other
    }
}

impl Eq for HeldText {}

impl fmt::Debug for HeldText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::super::SourceText;
    use super::*;

    fn away(text: Option<&'static str>) -> SourceText {
        SourceText { path: "a.md".into(), text: HeldText::away(move || text.map(str::to_owned)) }
    }

    #[test]
    fn a_text_that_was_let_go_tells_the_same_places() {
        let here = SourceText::new("a.md", "甲\n乙丙");
        let away = away(Some("甲\n乙丙"));
        assert_eq!(here, away);
        assert_eq!(away.at(7..10).line_column(), here.at(7..10).line_column());
        assert_eq!(here.at(7..10).line_column(), Some((2, 2)));
    }

    #[test]
    fn of_one_that_is_another_now_only_the_file_is_named() {
        let away = away(None);
        assert_eq!(away.at(7..10), away.whole());
        assert_eq!(away.at(7..10).line_column(), None);
        assert_eq!(&*away.text, "");
    }
}
