//! Counting provisions.

use serde::Serialize;

use super::level::Level;
use super::provision::Statute;

/// How many provisions of each level a statute has outside annexes and preambles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// 编.
    pub parts: usize,
    /// 分编.
    pub subparts: usize,
    /// 章.
    pub chapters: usize,
    /// 节.
    pub sections: usize,
    /// 条, including those with 之N.
    pub articles: usize,
    /// 条 with 之N.
    pub articles_inserted: usize,
    /// 款 of articles.
    pub paragraphs: usize,
    /// 项 of articles.
    pub items: usize,
    /// 目 of articles.
    pub subitems: usize,
}

impl Statute {
    /// Counts the provisions.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        let mut at = 0;
        let mut article_end = 0;
        while let Some(provision) = self.provisions.get(at) {
            let inside = at < article_end;
            match provision.level {
                Level::Annex | Level::Preamble => {
                    at = provision.end;
                    continue;
                }
                Level::Part => counts.parts += 1,
                Level::Subpart => counts.subparts += 1,
                Level::Chapter => counts.chapters += 1,
                Level::Section => counts.sections += 1,
                Level::Article => {
                    counts.articles += 1;
                    counts.articles_inserted += usize::from(provision.number.is_some_and(|number| number.inserted > 0));
                    article_end = provision.end;
                }
                Level::Paragraph => counts.paragraphs += usize::from(inside),
                Level::Item => counts.items += usize::from(inside),
                Level::Subitem => counts.subitems += usize::from(inside),
                Level::Heading | Level::Point => {}
            }
            at += 1;
        }
        counts
    }
}
