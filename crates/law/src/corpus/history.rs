//! What was cited before in the same block of text.

use std::collections::{BTreeMap, BTreeSet};

use super::unresolved::Unresolved;

/// A law that was named: its version in the corpus, and its name as written.
pub(super) type NamedLaw = (Result<usize, Unresolved>, String);

/// What was cited before in the same block of text.
#[derive(Default)]
pub(super) struct History {
    /// The law named last.
    pub(super) law: Option<NamedLaw>,
    /// The sentence in which provisions of another law were cited last.
    pub(super) foreign: Option<usize>,
    /// The end of the last name of another law without provisions, as a byte of the text.
    pub(super) named: Option<usize>,
    /// The version cited last, and the provision in it, if it was a single one.
    pub(super) last: Option<(usize, Option<usize>)>,
    /// The articles cited in the last two sentences that cite articles, the earlier sentence first.
    articles: [CitedArticles; 2],
}

/// The articles that a sentence cites.
#[derive(Default)]
struct CitedArticles {
    sentence: usize,
    /// The first two articles of each version. If there are two, the sentence does not identify one article.
    of: BTreeMap<usize, Vec<usize>>,
}

impl History {
    /// The history at the beginning of a block. `law` is the law named last in the blocks before it.
    pub(super) fn new(law: Option<NamedLaw>) -> Self {
        Self { law, ..Self::default() }
    }

    /// Notes that a sentence cites an article of a version.
    pub(super) fn note(&mut self, sentence: usize, version: usize, article: usize) {
        if self.articles[1].sentence != sentence {
            let last = std::mem::replace(&mut self.articles[1], CitedArticles { sentence, of: BTreeMap::new() });
            self.articles[0] = last;
        }
        let noted = self.articles[1].of.entry(version).or_default();
        if noted.len() < 2 && !noted.contains(&article) {
            noted.push(article);
        }
    }

    /// The articles of a version that were cited in this sentence or the one before it. Two mean two or more.
    pub(super) fn articles(&self, sentence: usize, version: usize) -> BTreeSet<usize> {
        let near = |cited: &&CitedArticles| cited.sentence == sentence || cited.sentence + 1 == sentence;
        self.articles.iter().filter(near).filter_map(|cited| cited.of.get(&version)).flatten().copied().collect()
    }
}
