//! Finds provisions in a statute by their numbers, and says which are missing.

use super::unresolved::Unresolved;
use crate::numerals::chinese_numeral;
use crate::statute::{Found, Level, Number, Statute};

/// Provisions that a locator refers to, as indices in [`Statute::provisions`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The provision to which a link leads.
    pub first: usize,
    /// All provisions that are cited. A locator that ends a range refers to the provisions after the beginning of the range,
    /// up to its end.
    pub all: Vec<usize>,
}

impl Target {
    pub(super) fn one(at: usize) -> Self {
        Self { first: at, all: vec![at] }
    }

    pub(super) fn of(all: Vec<usize>) -> Option<Self> {
        Some(Self { first: *all.first()?, all })
    }
}

/// The statute in which provisions are looked up.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) statute: &'a Statute,
    pub(super) title: &'a str,
    /// See [`Unresolved::MissingProvision`].
    pub(super) is_explicit: bool,
    /// The annex that is cited, or in which the citation stands. It may have articles of its own.
    pub(super) annex: Option<usize>,
    /// Whether the citation names the annex.
    pub(super) names_annex: bool,
}

impl Place<'_> {
    pub(super) fn missing(&self, level: Level, provision: String) -> Unresolved {
        Unresolved::MissingProvision { level, provision, title: self.title.to_owned(), is_explicit: self.is_explicit }
    }

    pub(super) fn article(&self, number: Number) -> Result<usize, Unresolved> {
        let statute = self.statute;
        if let Some(annex) = self.annex {
            let mut inside = (annex + 1..statute.provisions[annex].end).filter(|at| {
                let provision = &statute.provisions[*at];
                provision.level == Level::Article && provision.number == Some(number)
            });
            if let Some(found) = inside.next() {
                return Ok(found);
            }
            if self.names_annex {
                return Err(self.missing(Level::Article, number.printed("条")));
            }
        }
        // A decision without articles cites those of the law that it amends.
        if statute.articles().next().is_none() {
            return Err(Unresolved::Ambiguous);
        }
        statute.article(number).ok_or_else(|| self.missing(Level::Article, number.printed("条")))
    }

    /// The child of the provision at `at` with this level and number: 第二款 of an article.
    pub(super) fn child(&self, at: usize, level: Level, number: u32) -> Result<usize, Unresolved> {
        self.statute.child(at, level, number).ok_or_else(|| {
            let printed = format!("{}第{}{}", self.printed(at), chinese_numeral(number), level.word());
            self.missing(level, printed)
        })
    }

    /// The item of an article if no 款 is written: that of `paragraph`, else of the only 款 that has such an item.
    pub(super) fn item(&self, article: usize, paragraph: Option<usize>, number: u32) -> Option<usize> {
        let own = paragraph.and_then(|paragraph| self.statute.child(paragraph, Level::Item, number));
        own.or_else(|| match self.statute.paragraph_with_item(article, number) {
            Found::One(paragraph) => self.statute.child(paragraph, Level::Item, number),
            Found::Nothing | Found::Several => None,
        })
    }

    /// The numbers of a provision: `第十二条第二款`.
    fn printed(&self, at: usize) -> String {
        let mut parts = Vec::new();
        for at in std::iter::successors(Some(at), |at| self.statute.provisions[*at].parent) {
            let provision = &self.statute.provisions[at];
            if provision.level < Level::Article {
                break;
            }
            parts.push(provision.number.map_or_else(String::new, |number| number.printed(provision.level.word())));
        }
        parts.reverse();
        parts.concat()
    }
}
