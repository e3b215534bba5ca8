//! From a name to a text.

use std::collections::HashMap;

use super::{Citing, Corpus, Text, Unresolved};

/// A title as it is compared: without 中华人民共和国, blanks and 《》; brackets of all kinds alike.
#[must_use]
pub fn plain_title(title: &str) -> String {
    let plain: String = title
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '《' | '》' | '\u{200b}'))
        .map(|c| match c {
            '(' => '（',
            ')' => '）',
            '<' => '〈',
            '>' => '〉',
            c => c,
        })
        .collect();
    plain.replace("中华人民共和国", "")
}

impl<'a> Corpus<'a> {
    /// Of these texts, which are referred to by their places.
    #[must_use]
    pub fn new(texts: Vec<Text<'a>>) -> Self {
        let mut by_title: HashMap<String, Vec<usize>> = HashMap::new();
        let mut by_short_title: HashMap<String, Option<String>> = HashMap::new();
        for (at, text) in texts.iter().enumerate() {
            let title = plain_title(text.title);
            for short in text.short_titles {
                let known = by_short_title.entry(plain_title(short)).or_insert_with(|| Some(title.clone()));
                if known.as_ref() != Some(&title) {
                    *known = None;
                }
            }
            by_title.entry(title).or_default().push(at);
        }
        for title in &texts {
            if let Some(versions) = by_title.get_mut(&plain_title(title.title)) {
                versions.sort_by_key(|at| (texts[*at].from, *at));
            }
        }
        Self { texts, by_title, by_short_title }
    }

    /// The text at this place.
    #[must_use]
    pub fn text(&self, at: usize) -> &Text<'a> {
        &self.texts[at]
    }

    /// The versions of what is called `name`, the oldest first.
    pub(super) fn versions(&self, name: &str, citing: &Citing<'_>) -> Option<&[usize]> {
        let name = plain_title(name);
        let known = |name: &str| {
            let title = self.by_short_title.get(name).and_then(Option::as_deref).unwrap_or(name);
            self.by_title.get(name).or_else(|| self.by_title.get(title)).map(Vec::as_slice)
        };
        let alias = || citing.aliases.iter().rev().find(|alias| plain_title(&alias.name) == name);
        known(&name).or_else(|| known(&plain_title(&alias()?.title)))
    }

    /// Whether the texts at these places are versions of one.
    pub(super) fn is_same(&self, one: usize, other: usize) -> bool {
        one == other || plain_title(self.texts[one].title) == plain_title(self.texts[other].title)
    }

    /// The version in force on the day, or the one with the 文号.
    pub(super) fn version(
        &self,
        versions: &[usize],
        number: Option<&str>,
        citing: &Citing<'_>,
        repeals: bool,
    ) -> Result<usize, Unresolved> {
        if let Some(number) = number {
            let same = |at: &&usize| self.texts[**at].number.is_some_and(|own| is_same_number(own, number));
            if let Some(found) = versions.iter().find(same) {
                return Ok(*found);
            }
            if repeals || versions.iter().any(|at| self.texts[*at].number.is_some()) {
                return Err(Unresolved::OtherNumber(number.to_owned()));
            }
        }
        let newest = *versions.last().ok_or(Unresolved::Unclear)?;
        let Some(day) = citing.date else { return Ok(newest) };
        let until = citing.from.map_or(day, |from| from.max(day));
        let in_force = |at: &&usize| {
            let text = &self.texts[**at];
            text.from.is_none_or(|from| from <= until) && text.made.or(text.from).is_none_or(|made| made <= day)
        };
        if let Some(found) = versions.iter().rev().find(in_force) {
            return Ok(*found);
        }
        let oldest = versions[0];
        // A law may be cited before it comes into force; but not the numbers of a later text.
        if self.texts[oldest].is_amended { Err(Unresolved::OtherVersion(day)) } else { Ok(oldest) }
    }
}

/// Whether two 文号 are the same: 国务院令第790号 and 中华人民共和国国务院令第790号 are.
fn is_same_number(one: &str, other: &str) -> bool {
    let plain = |number: &str| -> String {
        let number: String = number.chars().filter(|c| c.is_alphanumeric()).collect();
        number.replace("中华人民共和国", "")
    };
    let (one, other) = (plain(one), plain(other));
    one == other || one.ends_with(&other) || other.ends_with(&one)
}
