//! What an importer makes of a text.

use crate::kinds::Kind;
use crate::values::{Slug, Text};

use super::front_matter::FrontMatter;

/// A text that was imported and not yet written.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// What it becomes.
    pub kind: Kind,
    /// The folder below `content/` that the source suggests; `None` where it suggests none.
    pub folder: Option<String>,
    /// What its file is called, without `.md`.
    pub name: String,
    /// Its fields, in the order in which they are written.
    pub fields: FrontMatter,
    /// The text below the fields, as Markdown.
    pub body: String,
    /// The files that stand beside the text.
    pub beside: Vec<Beside>,
    /// What was changed, dropped or could not be placed.
    pub notes: Vec<Note>,
}

/// A file beside a text, such as a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Beside {
    /// Its path, from the folder of the text.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Something that an editor should know of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    /// The line of the source, from 1; `None` where it has no lines.
    pub line: Option<usize>,
    /// What it is.
    pub message: Text,
}

impl Draft {
    /// The text of its file.
    #[must_use]
    pub(crate) fn markdown(&self) -> String {
        format!("{}\n{}\n", self.fields.written(), self.body.trim_matches('\n'))
    }

    /// The name for a text with this title: the title without what no file is called, or `otherwise`.
    #[must_use]
    pub(crate) fn name_of(title: &str, otherwise: &str) -> String {
        let kept = |c: &char| {
            !c.is_control() && !matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '#' | '%')
        };
        let short: String = title.chars().filter(kept).take(MAX_NAME).collect();
        let short = short.trim().trim_matches('.').trim();
        Slug::new(short).map_or_else(|_| otherwise.to_owned(), |slug| slug.to_string())
    }
}

/// The most characters of a name that is made from a title.
const MAX_NAME: usize = 60;

impl Note {
    /// A note on the whole source.
    #[must_use]
    pub(crate) const fn new(message: Text) -> Self {
        Self { line: None, message }
    }

    /// A note on a line of the source, from 1.
    #[must_use]
    pub(crate) const fn at(line: usize, message: Text) -> Self {
        Self { line: Some(line), message }
    }
}

#[cfg(test)]
mod tests {
    use super::Draft;

    #[test]
    fn a_name_is_the_title_without_what_no_file_is_called() {
        assert_eq!(Draft::name_of("关于举办“网络安全周”的通知", "a"), "关于举办“网络安全周”的通知");
        assert_eq!(Draft::name_of("A/B: 什么是 <b>?", "a"), "AB 什么是 b");
        assert_eq!(Draft::name_of("...", "a"), "a");
        assert_eq!(Draft::name_of("", "law-1"), "law-1");
        assert_eq!(Draft::name_of(&"长".repeat(300), "a").chars().count(), 60);
    }
}
