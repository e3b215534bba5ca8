//! The names by which provisions are cited.

use super::level::Level;
use super::provision::Statute;

/// A provision as it is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Designation {
    /// The anchor of the provision.
    pub id: String,
    /// The numbers by which it is cited: `第十二条第二款`.
    pub name: String,
}

impl Statute {
    /// How the provision at `at` is cited.
    ///
    /// If an article has a single 款, the 款 is cited as the article, and the result names the article. Returns `None`
    /// for provisions that have no article, such as chapters.
    #[must_use]
    pub fn designation(&self, at: usize) -> Option<Designation> {
        let provision = &self.provisions[at];
        if let (Level::Paragraph, Some(parent)) = (provision.level, provision.parent)
            && self.child_count(parent, Level::Paragraph) == 1
        {
            return self.designation(parent);
        }
        let containing = std::iter::successors(Some(at), |at| self.provisions[*at].parent);
        let numbered = containing.filter_map(|at| {
            let one = &self.provisions[at];
            let is_cited = matches!(one.level, Level::Article | Level::Paragraph | Level::Item | Level::Subitem);
            Some(one.number?.printed(one.level.word())).filter(|_| is_cited)
        });
        let mut numbers: Vec<String> = numbered.collect();
        numbers.reverse();
        let name = numbers.concat();
        (!name.is_empty()).then(|| Designation { id: provision.id.clone(), name })
    }
}
