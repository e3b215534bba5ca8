//! Titles of pages as values: what comes from the words of the interface is resolved when the theme is known.

/// The title of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageTitle {
    /// A text of the site: the title of a piece, a tag, a name.
    Text(String),
    /// A word of the interface, by its key.
    Word(&'static str),
    /// A word of the interface by its key, whose placeholders (`name` for `{name}`) are filled in order.
    Filled(&'static str, Vec<(&'static str, PageTitle)>),
    /// Several parts, one directly after the other.
    Joined(Vec<PageTitle>),
}

impl PageTitle {
    /// The title of a page of one letter of an index whose title is a word of the interface.
    pub(super) fn of_letter(index: &'static str, letter: char) -> Self {
        let letter = if letter == '#' { Self::Word("other_letter") } else { Self::Text(letter.to_string()) };
        Self::Joined(vec![Self::Word(index), Self::Word("colon"), letter])
    }

    /// The title in words; `words` returns the word of the interface with a key.
    pub fn resolve(&self, words: &dyn Fn(&str) -> String) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Word(key) => words(key),
            Self::Filled(key, values) => values.iter().fold(words(key), |text, (placeholder, value)| {
                text.replace(&format!("{{{placeholder}}}"), &value.resolve(words))
            }),
            Self::Joined(parts) => parts.iter().map(|part| part.resolve(words)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PageTitle;

    #[test]
    fn words_are_filled_and_joined() {
        let words = |key: &str| if key == "of" { "{name} by {n}".to_owned() } else { key.to_uppercase() };
        let values = vec![("name", PageTitle::Text("laws".to_owned())), ("n", PageTitle::Word("rank"))];
        assert_eq!(PageTitle::Filled("of", values).resolve(&words), "laws by RANK");
        let parts = vec![PageTitle::Word("people"), PageTitle::Text(": A".to_owned())];
        assert_eq!(PageTitle::Joined(parts).resolve(&words), "PEOPLE: A");
    }
}
