//! Finding provisions.

use std::ops::Range;

use super::level::Level;
use super::number::Number;
use super::provision::{Provision, Role, Statute};

/// The answer to a search that may find several provisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Nothing,
    One(usize),
    Several,
}

impl Found {
    fn of(mut all: impl Iterator<Item = usize>) -> Self {
        match (all.next(), all.next()) {
            (None, _) => Self::Nothing,
            (Some(one), None) => Self::One(one),
            _ => Self::Several,
        }
    }
}

impl Statute {
    /// Fills the ends of provisions and the indexes after the provisions are built.
    pub(super) fn indexed(mut self) -> Self {
        for at in (0..self.provisions.len()).rev() {
            let (end, span_end) = (self.provisions[at].end.max(at + 1), self.provisions[at].span.end);
            self.provisions[at].end = end;
            if let Some(parent) = self.provisions[at].parent {
                let parent = &mut self.provisions[parent];
                parent.end = parent.end.max(end);
                parent.span.end = parent.span.end.max(span_end);
            }
        }
        let mut articles: Vec<(Number, usize)> =
            self.articles().filter_map(|at| Some((self.provisions[at].number?, at))).collect();
        articles.sort_unstable();
        articles.dedup_by_key(|(number, _)| *number);
        self.articles = articles;
        let mut ids: Vec<usize> = (0..self.provisions.len()).collect();
        ids.sort_by(|a, b| self.provisions[*a].id.cmp(&self.provisions[*b].id));
        self.ids = ids;
        self.anomalies.sort_by_key(|anomaly| (anomaly.span.start, anomaly.span.end));
        self
    }

    fn is(&self, at: usize, level: Level) -> bool {
        self.provisions[at].level == level
    }

    /// All provisions outside preambles and annexes.
    fn main_provisions(&self) -> impl Iterator<Item = usize> + '_ {
        let mut at = 0;
        std::iter::from_fn(move || {
            while matches!(self.provisions.get(at)?.level, Level::Preamble | Level::Annex) {
                at = self.provisions[at].end;
            }
            at += 1;
            Some(at - 1)
        })
    }

    /// The articles outside annexes, in the order of the text.
    pub fn articles(&self) -> impl Iterator<Item = usize> + '_ {
        self.main_provisions().filter(|at| self.is(*at, Level::Article))
    }

    /// The article with this number, outside annexes. If the number occurs twice, the first article.
    #[must_use]
    pub fn article(&self, number: Number) -> Option<usize> {
        let found = self.articles.binary_search_by_key(&number, |(number, _)| *number).ok()?;
        Some(self.articles[found].1)
    }

    /// The provision with this anchor.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<usize> {
        let found = self.ids.binary_search_by(|at| self.provisions[*at].id.as_str().cmp(id)).ok()?;
        Some(self.ids[found])
    }

    /// The provisions directly inside the one at `at`, in the order of the text.
    pub fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.provisions[at].end;
        let mut next = at + 1;
        std::iter::from_fn(move || {
            let child = Some(next).filter(|next| *next < end)?;
            next = self.provisions[child].end;
            Some(child)
        })
    }

    /// The child with this level and number: 第二款 of an article, 第（三）项 of a 款, 第一节 of a chapter.
    #[must_use]
    pub fn child(&self, at: usize, level: Level, number: u32) -> Option<usize> {
        let number = Some(Number::new(number));
        self.children(at).find(|child| self.is(*child, level) && self.provisions[*child].number == number)
    }

    /// How many children of this level the provision at `at` has.
    #[must_use]
    pub fn child_count(&self, at: usize, level: Level) -> usize {
        self.children(at).filter(|child| self.is(*child, level)).count()
    }

    /// The 款 of an article that has an item with this number.
    pub(crate) fn paragraph_with_item(&self, article: usize, number: u32) -> Found {
        Found::of(self.children(article).filter(|paragraph| self.child(*paragraph, Level::Item, number).is_some()))
    }

    /// The innermost provision of this level that contains the one at `at`, or that one itself.
    #[must_use]
    pub fn enclosing(&self, at: usize, level: Level) -> Option<usize> {
        std::iter::successors(Some(at), |at| self.provisions[*at].parent).find(|at| self.is(*at, level))
    }

    /// The provision of the same level `steps` before the one at `at`. 款, 项 and 目 are counted inside their parent, all
    /// else in the whole text or annex.
    #[must_use]
    pub fn preceding(&self, at: usize, steps: usize) -> Option<usize> {
        if steps == 0 {
            return Some(at);
        }
        let start = self.sibling_range(at).start;
        (start..at).rev().filter(|other| self.is_sibling(*other, at)).nth(steps - 1)
    }

    /// The next provision of the same level after the one at `at`; see [`Statute::preceding`].
    #[must_use]
    pub fn following(&self, at: usize) -> Option<usize> {
        let end = self.sibling_range(at).end;
        (self.provisions[at].end..end).find(|other| self.is_sibling(*other, at))
    }

    /// The indices among which the siblings of the provision at `at` are.
    fn sibling_range(&self, at: usize) -> Range<usize> {
        let container = match self.provisions[at].parent {
            Some(parent) if self.provisions[at].level >= Level::Paragraph => Some(parent),
            _ => self.enclosing(at, Level::Annex),
        };
        container.map_or(0..self.provisions.len(), |container| container..self.provisions[container].end)
    }

    fn is_sibling(&self, other: usize, at: usize) -> bool {
        let level = self.provisions[at].level;
        let same_parent = || self.provisions[other].parent == self.provisions[at].parent;
        let same_annex = || self.enclosing(other, Level::Annex) == self.enclosing(at, Level::Annex);
        self.is(other, level) && if level >= Level::Paragraph { same_parent() } else { same_annex() }
    }

    /// All provisions of the level of `first` from `first` to `last`, both included, in the order of the text: 第三条至
    /// 第五条 includes 第四条之一. Empty if the two have different levels or `last` comes before `first`.
    #[must_use]
    pub fn range(&self, first: usize, last: usize) -> Vec<usize> {
        let level = self.provisions[first].level;
        if !self.is(last, level) {
            return Vec::new();
        }
        (first..=last).filter(|at| self.is(*at, level)).collect()
    }

    /// The divisions with this level and number, at any depth inside `inside`; `None` means the whole text.
    #[must_use]
    pub fn divisions(&self, inside: Option<usize>, level: Level, number: u32) -> Vec<usize> {
        let number = Some(Number::new(number));
        let fits = |at: &usize| self.is(*at, level) && self.provisions[*at].number == number;
        match inside {
            Some(inside) => (inside + 1..self.provisions[inside].end).filter(fits).collect(),
            None => self.main_provisions().filter(fits).collect(),
        }
    }

    /// The numbers of 编, 分编, 章 and 节 that contain the provision at `at`; `None` for each that does not occur.
    #[must_use]
    pub fn division_numbers(&self, at: usize) -> [Option<Number>; 4] {
        [Level::Part, Level::Subpart, Level::Chapter, Level::Section].map(|level| {
            let division = self.enclosing(at, level)?;
            self.provisions[division].number
        })
    }

    /// The words of a provision without what it contains: the lead-in of a 款, the words of an item. Its paragraphs are
    /// separated by line breaks.
    #[must_use]
    pub fn own_text(&self, provision: &Provision) -> String {
        let mut text = String::new();
        let lines = provision.lines.iter().map(|line| &self.lines[*line]);
        for line in lines.filter(|line| line.role != Role::Heading) {
            if !text.is_empty() && line.role != Role::Join {
                text.push('\n');
            }
            text.push_str(&line.text);
        }
        text
    }

    /// The words of a provision with everything that it contains: a line per paragraph, items with their numbers.
    #[must_use]
    pub fn full_text(&self, at: usize) -> String {
        let end = self.provisions[at].end;
        let mut text = String::new();
        for provision in &self.provisions[at..end] {
            for line in &provision.lines {
                let line = &self.lines[*line];
                if !text.is_empty() && line.role != Role::Join {
                    text.push('\n');
                }
                if line.role == Role::Begin && matches!(provision.level, Level::Item | Level::Subitem) {
                    text.push_str(&provision.printed);
                }
                text.push_str(&line.text);
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_found_in_any_paragraph() {
        let statute = Statute::parse("第一条 甲：\n（一）乙。\n第二款：\n（一）丙；\n（二）丁。");
        let article = statute.article(Number::new(1)).unwrap();
        assert_eq!(statute.paragraph_with_item(article, 1), Found::Several);
        assert_eq!(statute.paragraph_with_item(article, 2), Found::One(statute.by_id("art-1-p2").unwrap()));
        assert_eq!(statute.paragraph_with_item(article, 3), Found::Nothing);
    }
}
