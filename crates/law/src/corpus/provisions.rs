//! The provisions that a citation names, in the text that it means.

use std::collections::BTreeSet;

use crate::citations::{Base, Heading, Loc, Unit};
use crate::statute::{Level, Number};

use super::place::Place;
use super::{Target, Unresolved};

type Found = Result<Target, Unresolved>;

/// Where is looked, and what is known of the place of the citation.
pub(super) struct Locating<'a> {
    pub(super) place: Place<'a>,
    /// The provision in which the citation stands, where it is of the same text.
    pub(super) at: Option<usize>,
    pub(super) scope: Option<Unit>,
    /// Whether the citation names no law.
    pub(super) is_own: bool,
    /// The articles that its sentence, or the one before, named before.
    pub(super) named: BTreeSet<usize>,
    /// What was cited last, where that is one provision.
    pub(super) that: Option<usize>,
}

impl Target {
    fn one(at: usize) -> Self {
        Self { first: at, all: vec![at] }
    }

    fn of(all: Vec<usize>) -> Option<Self> {
        Some(Self { first: *all.first()?, all })
    }
}

impl Locating<'_> {
    /// What each of the provisions leads to.
    pub(super) fn all(mut self, locs: &[Loc]) -> Vec<Found> {
        let mut before: Option<usize> = None;
        let mut found = Vec::with_capacity(locs.len());
        for (index, loc) in locs.iter().enumerate() {
            let says_article = matches!(loc.base, Base::Article(..) | Base::FirstClauses(..));
            self.place.is_said |= says_article;
            // What was joined to something that is not there cannot be told.
            let lost = index > 0 && before.is_none() && matches!(loc.base, Base::Unsaid);
            let mut target = if lost { Err(Unresolved::Unclear) } else { self.one(loc, before) };
            if let (true, Ok(end), Some(begin)) = (loc.ends_range, &mut target, before) {
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

    fn one(&self, loc: &Loc, before: Option<usize>) -> Found {
        let statute = self.place.statute;
        let here = |level| self.at.and_then(|at| statute.holder(at, level)).ok_or(Unresolved::NothingBefore);
        match &loc.base {
            Base::Article(number, inserted) => {
                let number = Number { base: *number, inserted: *inserted };
                self.inside(self.place.article(number)?, None, loc)
            }
            Base::FirstClauses(number, inserted, count) => {
                let article = self.place.article(Number { base: *number, inserted: *inserted })?;
                let clauses = (1..=*count).map(|number| self.place.child(article, Level::Clause, number));
                Target::of(clauses.collect::<Result<_, _>>()?).ok_or(Unresolved::Unclear)
            }
            Base::Unsaid => self.unsaid(loc, before),
            Base::Last => self.unsaid(loc, Some(self.that.ok_or(Unresolved::Unclear)?)),
            Base::ThisArticle => self.inside(here(Level::Article)?, here(Level::Clause).ok(), loc),
            Base::ThisClause => self.inside(here(Level::Clause)?, None, loc),
            Base::ThisItem => self.inside(here(Level::Item)?, None, loc),
            Base::ThatArticle => self.inside(self.that(Level::Article)?, None, loc),
            Base::ThatClause => self.inside(self.that(Level::Clause)?, None, loc),
            Base::ArticlesBack(steps) => self.back(here(Level::Article)?, *steps, loc),
            Base::ClausesBack(steps) => self.back(here(Level::Clause)?, *steps, loc),
            Base::ItemsBack(steps) => self.back(here(Level::Item)?, *steps, loc),
            Base::Headings(path) => self.headings(path),
        }
    }

    /// 该条, 该款: what was cited last, or what holds it.
    fn that(&self, level: Level) -> Result<usize, Unresolved> {
        self.that.and_then(|that| self.place.statute.holder(that, level)).ok_or(Unresolved::Unclear)
    }

    /// 前款, 前两款: so many of the same level before the one at `at`.
    fn back(&self, at: usize, steps: u32, loc: &Loc) -> Found {
        let before = |back: u32| self.place.statute.before(at, back as usize).ok_or(Unresolved::NothingBefore);
        if steps == 1 {
            return self.inside(before(1)?, None, loc);
        }
        let all = (1..=steps).rev().map(before).collect::<Result<Vec<_>, _>>()?;
        Target::of(all).ok_or(Unresolved::Unclear)
    }

    /// What `loc` says below the provision at `at`. `clause` is looked into first where the 款 is not said.
    fn inside(&self, at: usize, clause: Option<usize>, loc: &Loc) -> Found {
        let mut at = at;
        let statute = self.place.statute;
        if let Some(number) = loc.clause {
            at = self.place.child(at, Level::Clause, number)?;
        }
        if let Some(number) = loc.item {
            if statute.provisions[at].level == Level::Article {
                match self.place.item(at, clause, number) {
                    Some(item) => at = item,
                    None => return Ok(Target::one(at)),
                }
            } else {
                at = self.place.child(at, Level::Item, number)?;
            }
        }
        if let Some(number) = loc.subitem {
            at = self.place.child(at, Level::Subitem, number)?;
        }
        Ok(Target::one(at))
    }

    /// 第二款 or 第三项 without its article: of the provision before it, else of the place where it stands.
    fn unsaid(&self, loc: &Loc, before: Option<usize>) -> Found {
        let statute = self.place.statute;
        let from = before.or(self.at).ok_or(Unresolved::Unclear)?;
        let holder = |level| statute.holder(from, level).ok_or(Unresolved::Unclear);
        if let Some(clause) = loc.clause {
            let article = holder(Level::Article)?;
            let article = if before.is_some() { article } else { self.article_of(article, clause)? };
            return self.inside(article, None, loc);
        }
        let Some(item) = loc.item else { return self.inside(holder(Level::Item)?, None, loc) };
        let clause = statute.holder(from, Level::Clause);
        if before.is_some()
            && let Some(clause) = clause
        {
            return self.inside(clause, None, loc);
        }
        let article = holder(Level::Article)?;
        if self.place.item(article, clause, item).is_some() {
            return self.inside(article, clause, loc);
        }
        if before.is_some() {
            return Ok(Target::one(article));
        }
        self.discourse(article, item, loc)
    }

    /// 第（四）项 of the one article that the sentence named before, where the article of the citation has none such.
    fn discourse(&self, article: usize, item: u32, loc: &Loc) -> Found {
        let has_none = matches!(self.place.statute.clause_with_item(article, item), crate::statute::Found::Nothing);
        match self.other(article) {
            Some(other) if has_none && self.place.item(other, None, item).is_some() => self.inside(other, None, loc),
            _ => Err(Unresolved::Unclear),
        }
    }

    /// The article whose 款 is meant by 第二款 alone: that of the citation. Where it has none such, it is that of the one
    /// article that was named before; where it has one, but a 款 of the other was cited last, that cannot be told.
    fn article_of(&self, article: usize, clause: u32) -> Result<usize, Unresolved> {
        let Some(other) = self.other(article) else { return Ok(article) };
        let statute = self.place.statute;
        let has = |article: usize| statute.child(article, Level::Clause, clause).is_some();
        let cited_last = self.that.is_some_and(|that| {
            statute.holder(that, Level::Clause).is_some() && statute.holder(that, Level::Article) == Some(other)
        });
        match (has(article), has(other)) {
            (true, true) if cited_last => Err(Unresolved::Unclear),
            (false, true) => Ok(other),
            _ => Ok(article),
        }
    }

    /// The only article that was named before, if it is another one.
    fn other(&self, article: usize) -> Option<usize> {
        self.named.first().copied().filter(|other| self.named.len() == 1 && *other != article)
    }

    fn headings(&self, path: &[Heading]) -> Found {
        let statute = self.place.statute;
        let holder = |level| self.at.and_then(|at| statute.holder(at, level));
        let mut inside = self.scope.and_then(|scope| holder(level(scope)));
        for heading in path {
            let found: Vec<usize> = match heading {
                Heading::Numbered(unit, number) => {
                    // 第二节 alone is of the chapter in which it is said.
                    let alone = inside.is_none() && self.is_own && *unit == Unit::Section;
                    let inside = if alone { holder(Level::Chapter) } else { inside };
                    statute.divisions(inside, level(*unit), *number)
                }
                Heading::General => self.named_division("总则"),
                Heading::Special => self.named_division("分则"),
            };
            match found[..] {
                [one] => inside = Some(one),
                [] => {
                    let Heading::Numbered(unit, number) = heading else { return Err(Unresolved::Unclear) };
                    let level = level(*unit);
                    let printed = Number::plain(*number).printed(level.word());
                    return Err(Place { is_said: !self.is_own, ..self.place }.missing(level, printed));
                }
                _ => return Err(Unresolved::Unclear),
            }
        }
        inside.map(Target::one).ok_or(Unresolved::Unclear)
    }

    /// 总则 or 分则 of the outermost level.
    fn named_division(&self, name: &str) -> Vec<usize> {
        let all = self.place.statute.provisions.iter().enumerate();
        let named = all.filter(|(_, provision)| {
            let title = || provision.title.chars().filter(|c| !c.is_whitespace()).eq(name.chars());
            provision.level.is_division() && provision.parent.is_none() && title()
        });
        named.map(|(at, _)| at).collect()
    }
}

fn level(unit: Unit) -> Level {
    match unit {
        Unit::Part => Level::Part,
        Unit::Subpart => Level::Subpart,
        Unit::Chapter => Level::Chapter,
        Unit::Section => Level::Section,
    }
}
