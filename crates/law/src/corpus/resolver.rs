//! What the citations of a text refer to.

use super::history::{History, NamedLaw};
use super::place::{Place, Target};
use super::provisions::Locating;
use super::unresolved::Unresolved;
use super::versions::{CitingText, Corpus, aliased_title};
use crate::citations::{Base, Citation, Law, is_law_title, may_precede_name};
use crate::statute::{Level, Number, Statute};

/// The maximum distance, in bytes, between the name of a law and a provision that may belong to it.
const NEAR: usize = 15;

/// What a citation refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// The index of the version in the corpus.
    pub version: Result<usize, Unresolved>,
    /// The provisions that each locator of the citation refers to.
    pub targets: Vec<Result<Target, Unresolved>>,
}

/// Resolves the citations of one text, block by block.
///
/// It remembers which law was named last, because 该办法 may refer to a law that an earlier block names. In a statute, it
/// forgets the law at the end of each article.
#[derive(Clone, Debug)]
pub struct Resolver<'c, 'a> {
    corpus: &'c Corpus<'a>,
    citing: CitingText<'c>,
    /// The article of the last block.
    article: Option<usize>,
    /// The law named last.
    law: Option<NamedLaw>,
}

impl<'a> Corpus<'a> {
    /// A resolver for the citations of one text.
    #[must_use]
    pub fn resolver<'c>(&'c self, citing: CitingText<'c>) -> Resolver<'c, 'a> {
        Resolver { corpus: self, citing, article: None, law: None }
    }
}

impl Resolver<'_, '_> {
    /// What the citations of the next block refer to, in the same order.
    ///
    /// If the text is a statute of the corpus, `at` is the index of the provision whose words the block is; 本条 and 前款
    /// are counted from there.
    pub fn resolve(&mut self, at: Option<usize>, citations: &[Citation]) -> Vec<Resolution> {
        let own = self.citing.version.zip(at);
        let article = own.and_then(|(own, at)| self.statute(own).enclosing(at, Level::Article));
        if article != self.article {
            (self.article, self.law) = (article, None);
        }
        let mut history = History::new(self.law.take());
        let found = citations.iter().map(|citation| self.one(at, citation, &mut history)).collect();
        self.law = history.law;
        found
    }

    fn statute(&self, version: usize) -> &Statute {
        self.corpus.version(version).statute
    }

    /// Resolves one citation and notes it in the history.
    fn one(&self, at: Option<usize>, citation: &Citation, history: &mut History) -> Resolution {
        let version = self.law(citation, history);
        if let Law::Titled(name) | Law::Bare { name, .. } = &citation.law {
            // The title in 《》 need not be that of a law.
            if version.is_ok() || is_law_title(name) {
                history.law = Some((version.clone(), name.clone()));
            }
        }
        let is_own = matches!(&version, Ok(version) if Some(*version) == self.citing.version);
        if !is_own && citation.locators.is_empty() {
            history.named = Some(citation.span.end);
        } else if !is_own {
            history.foreign = Some(citation.sentence);
        }
        let found = match &version {
            Err(reason) => {
                let targets = vec![Err(reason.clone()); citation.locators.len()];
                history.last = history.last.filter(|_| targets.is_empty());
                return Resolution { version, targets };
            }
            Ok(found) => *found,
        };
        if is_ambiguous(citation, history) {
            return Resolution { targets: vec![Err(Unresolved::Ambiguous); citation.locators.len()], version };
        }
        let targets = self.locate(found, at.filter(|_| is_own), citation, history);
        if is_own && matches!(citation.law, Law::This) {
            history.foreign = None;
        }
        let statute = self.statute(found);
        if !targets.is_empty() {
            history.last = Some((found, single(statute, &targets)));
        }
        for article in articles(statute, &targets) {
            history.note(citation.sentence, found, article);
        }
        Resolution { version, targets }
    }

    /// The provisions that the locators of a citation refer to in a version.
    fn locate(
        &self,
        found: usize,
        at: Option<usize>,
        citation: &Citation,
        history: &History,
    ) -> Vec<Result<Target, Unresolved>> {
        let version = self.corpus.version(found);
        let is_implied = matches!(citation.law, Law::Implied);
        let annex = match citation.annex.map(|number| annex(version.statute, number)) {
            Some(Some(annex)) => Some(annex),
            // There are several annexes, or none.
            Some(None) => return vec![Err(Unresolved::Ambiguous); citation.locators.len()],
            None => at.filter(|_| is_implied).and_then(|at| version.statute.enclosing(at, Level::Annex)),
        };
        let place = Place {
            statute: version.statute,
            title: version.title,
            is_explicit: false,
            annex,
            names_annex: citation.annex.is_some(),
        };
        let articles = history.articles(citation.sentence, found);
        let last = history.last.filter(|(other, _)| *other == found).and_then(|(_, provision)| provision);
        Locating { place, at, scope: citation.scope, is_implied, articles, last }.all(&citation.locators)
    }

    /// The version of the law that a citation names.
    fn law(&self, citation: &Citation, history: &History) -> Result<usize, Unresolved> {
        let unknown =
            |name: &String| Unresolved::UnknownLaw(aliased_title(name, &self.citing).unwrap_or(name).to_owned());
        match &citation.law {
            Law::Implied if refers_back(citation) => {
                history.last.map(|(version, _)| version).ok_or(Unresolved::Ambiguous)
            }
            Law::Implied | Law::This => self.citing.version.ok_or(Unresolved::NotAStatute),
            Law::That(kind) => named_last(history, kind).unwrap_or(Err(Unresolved::Ambiguous)),
            Law::Titled(title) => {
                let versions = self.corpus.versions(title, &self.citing).ok_or_else(|| unknown(title))?;
                self.version(citation, versions)
            }
            Law::Bare { name, run } => {
                let known = run.char_indices().find_map(|(at, _)| {
                    let versions = self.corpus.versions(&run[at..], &self.citing);
                    versions.filter(|_| may_precede_name(&run[..at]))
                });
                self.version(citation, known.ok_or_else(|| unknown(name))?)
            }
        }
    }

    /// The version among those of one law that a citation means. A statute that cites a law by its own title means
    /// itself, or in its repeal clause an older version.
    fn version(&self, citation: &Citation, versions: &[usize]) -> Result<usize, Unresolved> {
        let number = citation.number.as_ref();
        let own = self.citing.version.filter(|own| self.corpus.is_same_law(*own, versions[0]));
        if let Some(own) = own
            && (citation.locators.is_empty() || number.is_some())
        {
            let older = Citation { repeals: true, version: None, ..citation.clone() };
            let found = self.corpus.cited_version(versions, &older, &CitingText::default())?;
            return if number.is_none() || found == own { Err(Unresolved::SelfReference) } else { Ok(found) };
        }
        let cited = || self.corpus.cited_version(versions, citation, &self.citing);
        own.filter(|_| citation.version.is_none()).map_or_else(cited, Ok)
    }
}

/// The version of the law named last, if its title ends with this kind of text.
fn named_last(history: &History, kind: &str) -> Option<Result<usize, Unresolved>> {
    let (version, title) = history.law.as_ref()?;
    // A title that ends with 办法（试行） is of the kind 办法.
    let without_note = title.rsplit_once(['（', '(']).filter(|_| title.ends_with(['）', ')']));
    without_note.map_or(title.as_str(), |(title, _)| title).ends_with(kind).then(|| version.clone())
}

/// Whether a provision without a law may belong to another law: one whose provisions the same sentence cited before, or
/// one that was named directly before (《…》规定的第三条).
fn is_ambiguous(citation: &Citation, history: &History) -> bool {
    let is_near = history.named.is_some_and(|end| citation.span.start.saturating_sub(end) <= NEAR);
    let follows = is_near || history.foreign == Some(citation.sentence);
    let is_open = matches!(citation.law, Law::Implied) && citation.scope.is_none() && follows;
    let base = citation.locators.first().map(|locator| &locator.base);
    is_open && matches!(base, Some(Base::Article(..) | Base::FirstParagraphs(..) | Base::Implied))
}

/// Whether the citation begins with 该条 or 该款, or continues the one before it.
fn refers_back(citation: &Citation) -> bool {
    let base = citation.locators.first().map(|locator| &locator.base);
    matches!(base, Some(Base::ThatArticle | Base::ThatParagraph | Base::Previous))
}

/// The single provision that was cited, or the article that contains all provisions that were cited.
fn single(statute: &Statute, targets: &[Result<Target, Unresolved>]) -> Option<usize> {
    if let [Ok(Target { first, all })] = targets {
        return Some(*first).filter(|_| all.len() == 1);
    }
    let article = |at: &usize| statute.enclosing(*at, Level::Article).filter(|article| article != at);
    let mut all = targets.iter().flat_map(|target| match target {
        Ok(target) => target.all.iter().map(article).collect(),
        Err(_) => vec![None],
    });
    let first = all.next()??;
    all.all(|article| article == Some(first)).then_some(first)
}

/// The annex with this number; for 0 the only annex.
fn annex(statute: &Statute, number: u32) -> Option<usize> {
    let provisions = statute.provisions.iter().enumerate();
    let mut annexes = provisions.filter(|(_, provision)| provision.level == Level::Annex);
    if number > 0 {
        return annexes.find(|(_, annex)| annex.number == Some(Number::new(number))).map(|(at, _)| at);
    }
    annexes.next().filter(|_| annexes.next().is_none()).map(|(at, _)| at)
}

/// The articles that were cited, or in which a provision was cited.
fn articles<'a>(statute: &'a Statute, targets: &'a [Result<Target, Unresolved>]) -> impl Iterator<Item = usize> + 'a {
    let found = targets.iter().flatten().flat_map(|target| target.all.iter());
    found.filter_map(|at| statute.enclosing(*at, Level::Article))
}
