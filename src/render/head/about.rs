//! What the file of a page's kind adds to the head of the page.

use crate::render::inputs::Inputs;
use crate::render::values::Thing;

/// What the file of a page's kind adds to the head of the page.
#[derive(Debug)]
pub(in crate::render) struct About {
    pub(in crate::render) description: Description,
    /// What programs are told: objects of JSON-LD.
    pub(in crate::render) things: Vec<Thing>,
    /// The column whose page it is, for government sites.
    pub(in crate::render) column: Option<usize>,
}

/// One or two sentences about a page for search engines.
#[derive(Debug)]
pub(in crate::render) enum Description {
    /// None, on pages that search engines must not list.
    Absent,
    /// Sentences about this page.
    Written(String),
    /// A word of the interface that says what the page is. `{m}` in it becomes the title of the newsletter, `{name}` that
    /// of the page.
    Word(&'static str),
}

impl Description {
    /// The sentences, else the word of the interface.
    pub(in crate::render) fn or_word(written: Option<String>, word: &'static str) -> Self {
        written.map_or(Self::Word(word), Self::Written)
    }
}

impl From<Description> for About {
    fn from(description: Description) -> Self {
        Self { description, things: Vec::new(), column: None }
    }
}

impl About {
    /// The description in words, for a page with this title.
    pub(super) fn description(&self, inputs: &Inputs<'_>, title: &str) -> Option<String> {
        match &self.description {
            Description::Absent => None,
            Description::Written(text) => Some(text.clone()),
            Description::Word(word) => {
                let newsletter = &inputs.site.settings.title;
                Some((inputs.words)(word).replace("{m}", newsletter).replace("{name}", title))
            }
        }
    }
}
