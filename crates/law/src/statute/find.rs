//! Where a provision is.

use super::{Level, Number, Provision, Statute};

/// An answer to a question that may have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// There is none.
    Nothing,
    /// This one.
    One(usize),
    /// Several.
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
    /// Makes the indexes of what was built.
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
        let mut articles: Vec<(Number, usize)> = self
            .main()
            .filter(|at| self.is(*at, Level::Article))
            .filter_map(|at| Some((self.provisions[at].number?, at)))
            .collect();
        articles.sort_unstable();
        articles.dedup_by_key(|(number, _)| *number);
        self.articles = articles;
        let mut ids: Vec<usize> = (0..self.provisions.len()).collect();
        ids.sort_by(|a, b| self.provisions[*a].id.cmp(&self.provisions[*b].id));
        self.ids = ids;
        self.doubts.sort_by_key(|doubt| (doubt.span.start, doubt.span.end));
        self
    }

    fn is(&self, at: usize, level: Level) -> bool {
        self.provisions[at].level == level
    }

    /// The places of all provisions outside preambles and annexes.
    fn main(&self) -> impl Iterator<Item = usize> + '_ {
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
        self.main().filter(|at| self.is(*at, Level::Article))
    }

    /// The article with this number, outside annexes.
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

    /// What stands directly inside the provision at `at`, in order.
    pub fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.provisions[at].end;
        let mut next = at + 1;
        std::iter::from_fn(move || {
            let child = Some(next).filter(|next| *next < end)?;
            next = self.provisions[child].end;
            Some(child)
        })
    }

    /// The child of this level with this number: 第二款 of an article, 第（三）项 of a 款, 第一节 of a chapter.
    #[must_use]
    pub fn child(&self, at: usize, level: Level, number: u32) -> Option<usize> {
        let number = Some(Number::plain(number));
        self.children(at).find(|child| self.is(*child, level) && self.provisions[*child].number == number)
    }

    /// How many 款 an article has.
    #[must_use]
    pub fn clause_count(&self, article: usize) -> usize {
        self.children(article).filter(|child| self.is(*child, Level::Clause)).count()
    }

    /// How many items a 款 has.
    #[must_use]
    pub fn item_count(&self, clause: usize) -> usize {
        self.children(clause).filter(|child| self.is(*child, Level::Item)).count()
    }

    /// The 款 of an article that has an item with this number.
    #[must_use]
    pub fn clause_with_item(&self, article: usize, number: u32) -> Found {
        Found::of(self.children(article).filter(|clause| self.child(*clause, Level::Item, number).is_some()))
    }

    /// The nearest provision of this level that holds the one at `at`, itself among them.
    #[must_use]
    pub fn holder(&self, at: usize, level: Level) -> Option<usize> {
        std::iter::successors(Some(at), |at| self.provisions[*at].parent).find(|at| self.is(*at, level))
    }

    /// The provision of the same level that stands `steps` before the one at `at`: 条 in the whole text, 款 and below
    /// inside what holds them.
    #[must_use]
    pub fn before(&self, at: usize, steps: usize) -> Option<usize> {
        if steps == 0 {
            return Some(at);
        }
        self.row(at).rev().filter(|other| self.is_beside(*other, at)).nth(steps - 1)
    }

    /// The provision of the same level behind the one at `at`.
    #[must_use]
    pub fn after(&self, at: usize) -> Option<usize> {
        let end = self.bounds(at).end;
        (self.provisions[at].end..end).find(|other| self.is_beside(*other, at))
    }

    /// The places before `at` among which those of its row stand.
    fn row(&self, at: usize) -> std::ops::Range<usize> {
        self.bounds(at).start..at
    }

    /// 款 and below stand in a row inside what holds them, all else in the text or in its annex.
    fn bounds(&self, at: usize) -> std::ops::Range<usize> {
        let holder = match self.provisions[at].parent {
            Some(parent) if self.provisions[at].level >= Level::Clause => Some(parent),
            _ => self.holder(at, Level::Annex),
        };
        holder.map_or(0..self.provisions.len(), |holder| holder..self.provisions[holder].end)
    }

    fn is_beside(&self, other: usize, at: usize) -> bool {
        let level = self.provisions[at].level;
        let same_parent = || self.provisions[other].parent == self.provisions[at].parent;
        let same_annex = || self.holder(other, Level::Annex) == self.holder(at, Level::Annex);
        self.is(other, level) && if level >= Level::Clause { same_parent() } else { same_annex() }
    }

    /// All provisions of the level of `first` from it to `last` in the order of the text, both among them: 第三条至
    /// 第五条 with 第四条之一. Empty where they are of different levels or `last` stands before `first`.
    #[must_use]
    pub fn range(&self, first: usize, last: usize) -> Vec<usize> {
        let level = self.provisions[first].level;
        if !self.is(last, level) {
            return Vec::new();
        }
        (first..=last).filter(|at| self.is(*at, level)).collect()
    }

    /// The divisions of this level and number inside `inside` (the whole text where it is `None`), at any depth.
    #[must_use]
    pub fn divisions(&self, inside: Option<usize>, level: Level, number: u32) -> Vec<usize> {
        let number = Some(Number::plain(number));
        let fits = |at: &usize| self.is(*at, level) && self.provisions[*at].number == number;
        match inside {
            Some(inside) => (inside + 1..self.provisions[inside].end).filter(fits).collect(),
            None => self.main().filter(fits).collect(),
        }
    }

    /// The numbers of 编, 分编, 章 and 节 that hold a provision; `None` where there is none.
    #[must_use]
    pub fn path(&self, at: usize) -> [Option<Number>; 4] {
        [Level::Part, Level::Subpart, Level::Chapter, Level::Section].map(|level| {
            let holder = self.holder(at, level)?;
            self.provisions[holder].number
        })
    }

    /// The own words of a provision: the lead-in of a 款, the words of an item; its paragraphs with line breaks between.
    #[must_use]
    pub fn words(&self, provision: &Provision) -> String {
        let mut words = String::new();
        for line in
            provision.lines.iter().map(|line| &self.lines[*line]).filter(|line| line.role != super::Role::Heading)
        {
            if !words.is_empty() && line.role != super::Role::Join {
                words.push('\n');
            }
            words.push_str(&line.text);
        }
        words
    }
}
