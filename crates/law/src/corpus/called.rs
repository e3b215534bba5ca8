//! What provisions are called.

use crate::statute::{Level, Statute};

/// The anchor of the 条, 款 or 项 at `at`, and what it is called: `第十二条第二款`. The only 款 of an article is the
/// article. `None` for what stands in no article.
#[must_use]
pub fn called(statute: &Statute, at: usize) -> Option<(String, String)> {
    let provision = &statute.provisions[at];
    let mut name = String::new();
    for holder in std::iter::successors(Some(at), |at| statute.provisions[*at].parent) {
        let holder = &statute.provisions[holder];
        let number = match (holder.level, holder.number) {
            (Level::Article | Level::Clause | Level::Item | Level::Subitem, Some(number)) => {
                number.printed(holder.level.word())
            }
            _ => continue,
        };
        name.insert_str(0, &number);
    }
    let single = |at: usize| statute.provisions[at].parent.is_some_and(|article| statute.clause_count(article) == 1);
    if provision.level == Level::Clause && single(at) {
        let article = provision.parent?;
        return called(statute, article);
    }
    (!name.is_empty()).then(|| (provision.id.clone(), name))
}
