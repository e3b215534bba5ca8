//! Looking up one provision after another, with what is missing said.

use crate::numerals::chinese_numeral;
use crate::statute::{Found, Level, Number, Statute};

use super::Unresolved;

/// A statute in which is looked.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) statute: &'a Statute,
    pub(super) title: &'a str,
    /// Whether the citation names the article.
    pub(super) is_said: bool,
    /// The annex in which the citation stands: it may have articles of its own.
    pub(super) annex: Option<usize>,
    /// Whether the citation names that annex.
    pub(super) is_annexed: bool,
}

impl Place<'_> {
    pub(super) fn missing(&self, level: Level, provision: String) -> Unresolved {
        Unresolved::Missing { level, provision, title: self.title.to_owned(), is_said: self.is_said }
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
            if self.is_annexed {
                return Err(self.missing(Level::Article, number.printed("条")));
            }
        }
        // A decision without articles speaks of those that it amends.
        if statute.articles().next().is_none() {
            return Err(Unresolved::Unclear);
        }
        statute.article(number).ok_or_else(|| self.missing(Level::Article, number.printed("条")))
    }

    /// The child of this level: 第二款 of an article.
    pub(super) fn child(&self, at: usize, level: Level, number: u32) -> Result<usize, Unresolved> {
        self.statute.child(at, level, number).ok_or_else(|| {
            let printed = format!("{}第{}{}", self.printed(at), chinese_numeral(number), level.word());
            self.missing(level, printed)
        })
    }

    /// The item of an article whose 款 is not said: in `clause` first, else in the only one that has it, else the
    /// article itself.
    pub(super) fn item(&self, article: usize, clause: Option<usize>, number: u32) -> Option<usize> {
        let own = clause.and_then(|clause| self.statute.child(clause, Level::Item, number));
        own.or_else(|| match self.statute.clause_with_item(article, number) {
            Found::One(clause) => self.statute.child(clause, Level::Item, number),
            Found::Nothing | Found::Several => None,
        })
    }

    /// `第十二条第二款`.
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
