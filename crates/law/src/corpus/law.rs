//! The laws that the citations of a block mean.

use std::collections::{BTreeMap, BTreeSet};

use crate::citations::{Base, Citation, Law, is_law_title, is_lead};
use crate::statute::{Level, Number, Statute};

use super::names::title_of;
use super::place::Place;
use super::provisions::Locating;
use super::{Citing, Corpus, Unresolved};

/// What a citation leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The text, by its place; why it is not known.
    pub text: Result<usize, Unresolved>,
    /// For each of its provisions what it leads to.
    pub locs: Vec<Result<Target, Unresolved>>,
}

/// Provisions of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Where a reader is led.
    pub first: usize,
    /// All that are cited: of a range those between too, with its last provision.
    pub all: Vec<usize>,
}

/// So many bytes between two citations are a few words.
const CLOSE: usize = 15;

/// The law that a text named last: 该办法 in the next block is that one. In a statute each article begins anew.
#[derive(Clone, Debug, Default)]
pub struct LastNamed {
    article: Option<usize>,
    law: Option<(Result<usize, Unresolved>, String)>,
}

/// What was cited before in the same block.
#[derive(Default)]
struct Before {
    /// The text named last, and its title as written.
    law: Option<(Result<usize, Unresolved>, String)>,
    /// The sentence in which another law's provisions were cited last.
    foreign: Option<usize>,
    /// Where the last name of another law ended that had no provisions.
    named: Option<usize>,
    /// The text cited last, and what was cited in it where that is one provision.
    last: Option<(usize, Option<usize>)>,
    /// The articles that were cited in the last sentence (one ends at ； too) and in the one before it.
    articles: [Named; 2],
}

/// The articles that a sentence cites.
#[derive(Default)]
struct Named {
    sentence: usize,
    /// Of each text the first two: where there is more than one, none of them can be meant.
    of: BTreeMap<usize, Vec<usize>>,
}

impl Before {
    /// Notes that a sentence cites an article of a text.
    fn note(&mut self, sentence: usize, text: usize, article: usize) {
        if self.articles[1].sentence != sentence {
            let last = std::mem::replace(&mut self.articles[1], Named { sentence, of: BTreeMap::new() });
            self.articles[0] = last;
        }
        let noted = self.articles[1].of.entry(text).or_default();
        if noted.len() < 2 && !noted.contains(&article) {
            noted.push(article);
        }
    }

    /// The articles of a text that were cited in this sentence or in the one before it; two stand for many.
    fn named(&self, sentence: usize, text: usize) -> BTreeSet<usize> {
        let near = |named: &&Named| named.sentence == sentence || named.sentence + 1 == sentence;
        self.articles.iter().filter(near).filter_map(|named| named.of.get(&text)).flatten().copied().collect()
    }
}

impl Corpus<'_> {
    /// What the citations of one block lead to. `at` is the provision of the citing statute in which the block stands;
    /// `last` goes with the text from block to block.
    #[must_use]
    pub fn resolve(
        &self,
        citing: &Citing<'_>,
        at: Option<usize>,
        citations: &[Citation],
        last: &mut LastNamed,
    ) -> Vec<Resolved> {
        let article = citing.text.zip(at).and_then(|(text, at)| self.text(text).statute.holder(at, Level::Article));
        if article != last.article {
            *last = LastNamed { article, law: None };
        }
        let mut before = Before { law: last.law.take(), ..Before::default() };
        let found = citations.iter().map(|citation| self.one(citing, at, citation, &mut before)).collect();
        last.law = before.law;
        found
    }

    fn one(&self, citing: &Citing<'_>, at: Option<usize>, citation: &Citation, before: &mut Before) -> Resolved {
        let text = self.law(citing, citation, before);
        if let Law::Titled(name) | Law::Bare { name, .. } = &citation.law {
            // A title of anything may stand in 《》.
            if text.is_ok() || is_law_title(name) {
                before.law = Some((text.clone(), name.clone()));
            }
        }
        let is_own = matches!(&text, Ok(text) if Some(*text) == citing.text);
        if !is_own && citation.locs.is_empty() {
            before.named = Some(citation.span.end);
        } else if !is_own {
            before.foreign = Some(citation.sentence);
        }
        let found = match &text {
            Err(reason) => {
                let locs = vec![Err(reason.clone()); citation.locs.len()];
                before.last = before.last.filter(|_| locs.is_empty());
                return Resolved { text, locs };
            }
            Ok(found) => *found,
        };
        if let Some(unclear) = Self::unclear(citation, before) {
            return Resolved { locs: vec![Err(unclear); citation.locs.len()], text };
        }
        let statute = self.text(found).statute;
        let locs = self.locate(found, at.filter(|_| is_own), citation, before);
        if is_own && matches!(citation.law, Law::Own) {
            before.foreign = None;
        }
        if !locs.is_empty() {
            before.last = Some((found, common(statute, &locs)));
        }
        for article in articles(statute, &locs) {
            before.note(citation.sentence, found, article);
        }
        Resolved { text, locs }
    }

    fn locate(
        &self,
        found: usize,
        at: Option<usize>,
        citation: &Citation,
        before: &Before,
    ) -> Vec<Result<Target, Unresolved>> {
        let text = self.text(found);
        let own = at.filter(|_| matches!(citation.law, Law::Unsaid));
        let annex = match citation.annex.map(|number| annex(text.statute, number)) {
            Some(Some(annex)) => Some(annex),
            // Which of several annexes, or none at all.
            Some(None) => return vec![Err(Unresolved::Unclear); citation.locs.len()],
            None => own.and_then(|at| text.statute.holder(at, Level::Annex)),
        };
        let is_annexed = citation.annex.is_some();
        let place = Place { statute: text.statute, title: text.title, is_said: false, annex, is_annexed };
        let named = before.named(citation.sentence, found);
        let that = before.last.filter(|(other, _)| *other == found).and_then(|(_, provision)| provision);
        Locating { place, at, scope: citation.scope, is_own: matches!(citation.law, Law::Unsaid), named, that }
            .all(&citation.locs)
    }

    /// Behind another law's provisions in the same sentence 第三条 alone may be that law's, and so it may be close behind
    /// the name of another law (《…》规定的第三条).
    fn unclear(citation: &Citation, before: &Before) -> Option<Unresolved> {
        let close = before.named.is_some_and(|end| citation.span.start.saturating_sub(end) <= CLOSE);
        let follows = close || before.foreign == Some(citation.sentence);
        let open = matches!(citation.law, Law::Unsaid) && citation.scope.is_none() && follows;
        let base = &citation.locs.first()?.base;
        (open && matches!(base, Base::Article(..) | Base::FirstClauses(..) | Base::Unsaid))
            .then_some(Unresolved::Unclear)
    }

    fn law(&self, citing: &Citing<'_>, citation: &Citation, before: &Before) -> Result<usize, Unresolved> {
        let that = |kind: &str| {
            let (text, title) = before.law.as_ref()?;
            // 办法（试行） is a 办法 too.
            let title = title
                .rsplit_once(['（', '('])
                .filter(|_| title.ends_with(['）', ')']))
                .map_or(&title[..], |(title, _)| title);
            title.ends_with(kind).then(|| text.clone())
        };
        let unknown = |name: &String| Unresolved::UnknownLaw(title_of(name, citing).unwrap_or(name).to_owned());
        match &citation.law {
            Law::Unsaid if says_that(citation) => before.last.map(|(text, _)| text).ok_or(Unresolved::Unclear),
            Law::Unsaid | Law::Own => citing.text.ok_or(Unresolved::NoStatute),
            Law::That(kind) => that(kind).unwrap_or(Err(Unresolved::Unclear)),
            Law::Titled(title) => {
                let versions = self.versions(title, citing).ok_or_else(|| unknown(title))?;
                self.version_cited(citing, citation, versions)
            }
            Law::Bare { name, run } => {
                let known = run
                    .char_indices()
                    .find_map(|(at, _)| self.versions(&run[at..], citing).filter(|_| is_lead(&run[..at])));
                self.version_cited(citing, citation, known.ok_or_else(|| unknown(name))?)
            }
        }
    }

    fn version_cited(&self, citing: &Citing<'_>, citation: &Citation, versions: &[usize]) -> Result<usize, Unresolved> {
        let number = citation.number.as_ref();
        let own = citing.text.filter(|own| self.is_same(*own, versions[0]));
        if let Some(own) = own
            && (citation.locs.is_empty() || number.is_some())
        {
            // In its repeal clause a text names the older ones of its title.
            let older = Citation { repeals: true, edition: None, ..citation.clone() };
            let found = self.version(versions, &older, &Citing::default())?;
            return if number.is_none() || found == own { Err(Unresolved::Itself) } else { Ok(found) };
        }
        own.filter(|_| citation.edition.is_none()).map_or_else(|| self.version(versions, citation, citing), Ok)
    }
}

/// 该条, 该款, or what goes on behind a provision.
fn says_that(citation: &Citation) -> bool {
    matches!(citation.locs.first().map(|loc| &loc.base), Some(Base::ThatArticle | Base::ThatClause | Base::Last))
}

/// The one provision that was cited, or the article of which all were that were cited.
fn common(statute: &Statute, locs: &[Result<Target, Unresolved>]) -> Option<usize> {
    if let [Ok(Target { first, all })] = locs {
        return Some(*first).filter(|_| all.len() == 1);
    }
    let holder = |at: &usize| statute.holder(*at, Level::Article).filter(|article| article != at);
    let mut all = locs.iter().flat_map(|loc| match loc {
        Ok(target) => target.all.iter().map(holder).collect(),
        Err(_) => vec![None],
    });
    let first = all.next()??;
    all.all(|article| article == Some(first)).then_some(first)
}

/// The annex with this number; the only one where none is said.
fn annex(statute: &Statute, number: u32) -> Option<usize> {
    let provisions = statute.provisions.iter().enumerate();
    let mut annexes = provisions.filter(|(_, provision)| provision.level == Level::Annex);
    if number > 0 {
        return annexes.find(|(_, annex)| annex.number == Some(Number::plain(number))).map(|(at, _)| at);
    }
    annexes.next().filter(|_| annexes.next().is_none()).map(|(at, _)| at)
}

/// The articles that were cited as such or with something inside them.
fn articles<'a>(statute: &'a Statute, locs: &'a [Result<Target, Unresolved>]) -> impl Iterator<Item = usize> + 'a {
    let found = locs.iter().flatten().flat_map(|target| target.all.iter());
    found.filter_map(|at| statute.holder(*at, Level::Article))
}
