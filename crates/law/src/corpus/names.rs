//! From a name to a text.

use std::collections::HashMap;

use chrono::Datelike;

use super::{Citing, Corpus, Text, Unresolved};
use crate::citations::{Citation, Edition};

/// A title as it is compared: without 中华人民共和国, blanks and 《》; brackets of all kinds alike.
#[must_use]
pub fn plain_title(title: &str) -> String {
    let plain: String = title
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '《' | '》' | '〈' | '〉' | '<' | '>' | '\u{200b}'))
        .map(|c| match c {
            '(' => '（',
            ')' => '）',
            c => c,
        })
        .collect();
    plain.replace("中华人民共和国", "")
}

impl Text<'_> {
    /// Whether it was made in that year, as far as that can be told: it comes into force then or in the next.
    fn is_of(&self, year: i32) -> bool {
        let (made, from) = (self.made.map(|day| day.year()), self.from.map(|day| day.year()));
        made == Some(year) || from.is_none_or(|from| from == year || (made.is_none() && from == year + 1))
    }
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
        let exact = |name: &str| self.by_title.get(name).map(Vec::as_slice);
        let short = |name: &str| exact(self.by_short_title.get(name)?.as_deref()?);
        // What the text itself calls a law comes before what the site calls one.
        exact(&name).or_else(|| match title_of(&name, citing) {
            Some(title) => exact(&plain_title(title)).or_else(|| short(&plain_title(title))),
            None => short(&name),
        })
    }

    /// Whether the texts at these places are versions of one.
    pub(super) fn is_same(&self, one: usize, other: usize) -> bool {
        one == other || plain_title(self.texts[one].title) == plain_title(self.texts[other].title)
    }

    /// The version in force on the day, or the one with the 文号, or the one of the year that is said.
    pub(super) fn version(
        &self,
        versions: &[usize],
        Citation { number, edition, repeals, .. }: &Citation,
        citing: &Citing<'_>,
    ) -> Result<usize, Unresolved> {
        if let Some(number) = number {
            let same = |at: &&usize| self.texts[**at].number.is_some_and(|own| is_same_number(own, number));
            if let Some(found) = versions.iter().find(same) {
                return Ok(*found);
            }
            if *repeals || versions.iter().any(|at| self.texts[*at].number.is_some()) {
                return Err(Unresolved::OtherNumber(number.clone()));
            }
        }
        match edition {
            // Which of the older ones cannot be told.
            Some(Edition::Former) => return Err(Unresolved::Unclear),
            Some(Edition::Year(year)) if number.is_none() => {
                let year = *year;
                let found = versions.iter().rev().find(|at| self.texts[**at].is_of(year));
                return found.copied().ok_or(Unresolved::OtherYear(year));
            }
            _ => {}
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

/// The title for which a text says `name` (以下简称).
pub(super) fn title_of<'c>(name: &str, citing: &Citing<'c>) -> Option<&'c str> {
    let name = plain_title(name);
    let alias = citing.aliases.iter().rev().find(|alias| plain_title(&alias.name) == name);
    alias.map(|alias| alias.title.as_str())
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
