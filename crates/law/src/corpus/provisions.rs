//! The provisions that the locators of a citation refer to.

use std::collections::BTreeSet;

use super::place::{Place, Target};
use super::unresolved::Unresolved;
use crate::citations::{Base, Division, Heading, Locator};
use crate::statute::{Found, Level, Number};

type Located = Result<Target, Unresolved>;

/// The search for the provisions of one citation.
pub(super) struct Locating<'a> {
    pub(super) place: Place<'a>,
    /// The provision in which the citation stands, if it cites its own text.
    pub(super) at: Option<usize>,
    /// The division to which the citation is limited.
    pub(super) scope: Option<Division>,
    /// Whether the citation names no law.
    pub(super) is_implied: bool,
    /// The articles that were cited before, in the same sentence or the one before it.
    pub(super) articles: BTreeSet<usize>,
    /// The provision that was cited last, if it was a single one.
    pub(super) last: Option<usize>,
}

impl Locating<'_> {
    /// What each of the locators refers to.
    pub(super) fn all(mut self, locators: &[Locator]) -> Vec<Located> {
        let mut before: Option<usize> = None;
        let mut found = Vec::with_capacity(locators.len());
        for (index, locator) in locators.iter().enumerate() {
            let names_article = matches!(locator.base, Base::Article(..) | Base::FirstParagraphs(..));
            self.place.is_explicit |= names_article;
            // A locator that depends on a missing provision has no certain target.
            let lost = index > 0 && before.is_none() && matches!(locator.base, Base::Implied);
            let mut target = if lost { Err(Unresolved::Ambiguous) } else { self.one(locator, before) };
            if let (true, Ok(end), Some(begin)) = (locator.ends_range, &mut target, before) {
                let range = self.place.statute.range(begin, end.first);
                if range.len() > 1 {
                    end.all = range[1..].to_vec();
                }
            }
            before = target.as_ref().ok().and_then(|target| target.all.last().copied());
            found.push(target);
        }
        found
    }

    fn one(&self, locator: &Locator, before: Option<usize>) -> Located {
        let statute = self.place.statute;
        let here = |level| self.at.and_then(|at| statute.enclosing(at, level)).ok_or(Unresolved::NothingBefore);
        match &locator.base {
            Base::Article(number, inserted) => {
                let number = Number { base: *number, inserted: *inserted };
                self.inside(self.place.article(number)?, None, locator)
            }
            Base::FirstParagraphs(number, inserted, count) => {
                let article = self.place.article(Number { base: *number, inserted: *inserted })?;
                let paragraphs = (1..=*count).map(|number| self.place.child(article, Level::Paragraph, number));
                Target::of(paragraphs.collect::<Result<_, _>>()?).ok_or(Unresolved::Ambiguous)
            }
            Base::Implied => self.implied(locator, before),
            Base::Previous => self.implied(locator, Some(self.last.ok_or(Unresolved::Ambiguous)?)),
            Base::ThisArticle => self.inside(here(Level::Article)?, here(Level::Paragraph).ok(), locator),
            Base::ThisParagraph => self.inside(here(Level::Paragraph)?, None, locator),
            Base::ThisItem => self.inside(here(Level::Item)?, None, locator),
            Base::ThatArticle => self.inside(self.that(Level::Article)?, None, locator),
            Base::ThatParagraph => self.inside(self.that(Level::Paragraph)?, None, locator),
            Base::ArticlesBack(steps) => self.back(here(Level::Article)?, *steps, locator),
            Base::ParagraphsBack(steps) => self.back(here(Level::Paragraph)?, *steps, locator),
            Base::ItemsBack(steps) => self.back(here(Level::Item)?, *steps, locator),
            Base::Headings(path) => self.headings(path),
        }
    }

    /// 该条, 该款: the provision that was cited last, or the one that contains it.
    fn that(&self, level: Level) -> Result<usize, Unresolved> {
        self.last.and_then(|last| self.place.statute.enclosing(last, level)).ok_or(Unresolved::Ambiguous)
    }

    /// 前款, 前两款: the provisions of the same level before the one at `at`.
    fn back(&self, at: usize, steps: u32, locator: &Locator) -> Located {
        let before = |back: u32| self.place.statute.preceding(at, back as usize).ok_or(Unresolved::NothingBefore);
        if steps == 1 {
            return self.inside(before(1)?, None, locator);
        }
        let all = (1..=steps).rev().map(before).collect::<Result<Vec<_>, _>>()?;
        Target::of(all).ok_or(Unresolved::Ambiguous)
    }

    /// The provision inside the one at `at` that `locator` names. If it names no 款, `paragraph` is searched first.
    fn inside(&self, at: usize, paragraph: Option<usize>, locator: &Locator) -> Located {
        let mut at = at;
        let statute = self.place.statute;
        if let Some(number) = locator.paragraph {
            at = self.place.child(at, Level::Paragraph, number)?;
        }
        if let Some(number) = locator.item {
            if statute.provisions[at].level == Level::Article {
                match self.place.item(at, paragraph, number) {
                    Some(item) => at = item,
                    None => return Ok(Target::one(at)),
                }
            } else {
                at = self.place.child(at, Level::Item, number)?;
            }
        }
        if let Some(number) = locator.subitem {
            at = self.place.child(at, Level::Subitem, number)?;
        }
        Ok(Target::one(at))
    }

    /// 第二款 or 第三项 without an article: inside the provision of the locator before it, else at the place of the citation.
    fn implied(&self, locator: &Locator, before: Option<usize>) -> Located {
        let statute = self.place.statute;
        let from = before.or(self.at).ok_or(Unresolved::Ambiguous)?;
        let enclosing = |level| statute.enclosing(from, level).ok_or(Unresolved::Ambiguous);
        if let Some(paragraph) = locator.paragraph {
            let article = enclosing(Level::Article)?;
            let article = if before.is_some() { article } else { self.article_of(article, paragraph)? };
            return self.inside(article, None, locator);
        }
        let Some(item) = locator.item else { return self.inside(enclosing(Level::Item)?, None, locator) };
        let paragraph = statute.enclosing(from, Level::Paragraph);
        if before.is_some()
            && let Some(paragraph) = paragraph
        {
            return self.inside(paragraph, None, locator);
        }
        let article = enclosing(Level::Article)?;
        if self.place.item(article, paragraph, item).is_some() {
            return self.inside(article, paragraph, locator);
        }
        if before.is_some() {
            return Ok(Target::one(article));
        }
        self.in_cited_article(article, item, locator)
    }

    /// 第（四）项 of the one article that was cited before, if the article of the citation has no such item.
    fn in_cited_article(&self, article: usize, item: u32, locator: &Locator) -> Located {
        let has_none = matches!(self.place.statute.paragraph_with_item(article, item), Found::Nothing);
        match self.other(article) {
            Some(other) if has_none && self.place.item(other, None, item).is_some() => {
                self.inside(other, None, locator)
            }
            _ => Err(Unresolved::Ambiguous),
        }
    }

    /// The article whose 款 is meant by 第二款 alone: that in which the citation stands, or if it has no such 款, the one
    /// article that was cited before. If both have one and the last citation was of a 款 of the other article, the
    /// citation is ambiguous.
    fn article_of(&self, article: usize, paragraph: u32) -> Result<usize, Unresolved> {
        let Some(other) = self.other(article) else { return Ok(article) };
        let statute = self.place.statute;
        let has = |article: usize| statute.child(article, Level::Paragraph, paragraph).is_some();
        let cited_last = self.last.is_some_and(|last| {
            statute.enclosing(last, Level::Paragraph).is_some()
                && statute.enclosing(last, Level::Article) == Some(other)
        });
        match (has(article), has(other)) {
            (true, true) if cited_last => Err(Unresolved::Ambiguous),
            (false, true) => Ok(other),
            _ => Ok(article),
        }
    }

    /// The only article that was cited before, if it is not `article`.
    fn other(&self, article: usize) -> Option<usize> {
        self.articles.first().copied().filter(|other| self.articles.len() == 1 && *other != article)
    }

    fn headings(&self, path: &[Heading]) -> Located {
        let statute = self.place.statute;
        let enclosing = |level| self.at.and_then(|at| statute.enclosing(at, level));
        let mut inside = self.scope.and_then(|scope| enclosing(level(scope)));
        for heading in path {
            let found: Vec<usize> = match heading {
                Heading::Numbered(unit, number) => {
                    // 第二节 alone means a section of the same chapter.
                    let alone = inside.is_none() && self.is_implied && *unit == Division::Section;
                    let inside = if alone { enclosing(Level::Chapter) } else { inside };
                    statute.divisions(inside, level(*unit), *number)
                }
                Heading::General => self.named_division("总则"),
                Heading::Special => self.named_division("分则"),
            };
            match found[..] {
                [one] => inside = Some(one),
                [] => {
                    let Heading::Numbered(unit, number) = heading else { return Err(Unresolved::Ambiguous) };
                    let level = level(*unit);
                    let printed = Number::new(*number).printed(level.word());
                    return Err(Place { is_explicit: !self.is_implied, ..self.place }.missing(level, printed));
                }
                _ => return Err(Unresolved::Ambiguous),
            }
        }
        inside.map(Target::one).ok_or(Unresolved::Ambiguous)
    }

    /// The outermost divisions with this title.
    fn named_division(&self, name: &str) -> Vec<usize> {
        let all = self.place.statute.provisions.iter().enumerate();
        let named = all.filter(|(_, provision)| {
            let title = || provision.title.chars().filter(|c| !c.is_whitespace()).eq(name.chars());
            provision.level.is_division() && provision.parent.is_none() && title()
        });
        named.map(|(at, _)| at).collect()
    }
}

fn level(unit: Division) -> Level {
    match unit {
        Division::Part => Level::Part,
        Division::Subpart => Level::Subpart,
        Division::Chapter => Level::Chapter,
        Division::Section => Level::Section,
    }
}
