//! The first use of each word that a statute defines, with the anchor of what defines it.

use std::ops::Range;

use crate::statute::Statute;

/// The defined words of a statute whose text is being read.
#[derive(Default)]
pub(super) struct Terms {
    /// The longest first, for a shorter one may be a part of it.
    all: Vec<Defined>,
    /// How many have not been used yet.
    waiting: usize,
}

struct Defined {
    word: String,
    anchor: String,
    /// The article that defines it, with all that it holds: no use of it is there.
    article: Range<usize>,
    is_used: bool,
}

impl Terms {
    /// Those of `statute`.
    pub(super) fn of(statute: &Statute) -> Self {
        let defined = |term: crate::statute::Term| Defined {
            anchor: statute.provisions[term.provision].id.clone(),
            article: term.article..statute.provisions[term.article].end.max(term.article + 1),
            word: term.word,
            is_used: false,
        };
        let mut all: Vec<Defined> = statute.terms().into_iter().map(defined).collect();
        all.sort_by_key(|defined| std::cmp::Reverse(defined.word.len()));
        Self { waiting: all.len(), all }
    }

    /// Whether there is a word whose first use is to come.
    pub(super) fn is_waiting(&self) -> bool {
        self.waiting > 0
    }

    /// Finds the first uses in the words of a provision: bytes and anchors. Nothing is used inside or right beside what is
    /// `taken`, and where `fits` says that it cannot be a link.
    pub(super) fn take(
        &mut self,
        text: &str,
        provision: usize,
        taken: &[Range<usize>],
        fits: impl Fn(&Range<usize>) -> bool,
    ) -> Vec<(Range<usize>, String)> {
        let mut found: Vec<(Range<usize>, String)> = Vec::new();
        for at in 0..self.all.len() {
            let (longer, rest) = self.all.split_at(at);
            let one = &rest[0];
            if one.is_used || one.article.contains(&provision) {
                continue;
            }
            let is_free = |span: &Range<usize>| {
                let mut others = taken.iter().chain(found.iter().map(|(span, _)| span));
                others.all(|other| other.end < span.start || span.end < other.start)
            };
            let spans = text.match_indices(one.word.as_str()).map(|(start, word)| start..start + word.len());
            let use_ = spans.into_iter().find(|span| {
                is_free(span) && !is_in_title(text, span.start) && !is_part(text, span, longer) && fits(span)
            });
            if let Some(span) = use_ {
                found.push((span, one.anchor.clone()));
                self.all[at].is_used = true;
                self.waiting -= 1;
            }
        }
        found.sort_by_key(|(span, _)| span.start);
        found
    }
}

/// Whether the byte stands in the name of a law: 《…》.
fn is_in_title(text: &str, at: usize) -> bool {
    let before = &text[..at];
    before.rfind('《').is_some_and(|open| !before[open..].contains('》'))
}

/// Whether what stands at `span` is a part of a longer defined word.
fn is_part(text: &str, span: &Range<usize>, longer: &[Defined]) -> bool {
    let word = &text[span.clone()];
    longer.iter().any(|other| {
        let mut inside = other.word.match_indices(word).map(|(at, _)| at);
        inside.any(|at| {
            let start = span.start.checked_sub(at);
            start.and_then(|start| text.get(start..)).is_some_and(|rest| rest.starts_with(other.word.as_str()))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_used_once_and_the_longest_counts() {
        let statute = Statute::of_lines(
            "第一条 会员单位和会员。\n第二条 会员《会费办法》会费。\n第三条 本办法用语的含义：\n（一）会员，是指甲。\n\
             （二）会员单位，是指乙。\n（三）会费，是指丙。\n",
        );
        let mut terms = Terms::of(&statute);
        let mut uses = |text: &str, provision| -> Vec<(String, String)> {
            let found = terms.take(text, provision, &[], |_| true);
            found.into_iter().map(|(span, anchor)| (format!("{}{}", span.start, &text[span.clone()]), anchor)).collect()
        };
        let expected = [("0会员单位", "art-3-p1-i2"), ("15会员", "art-3-p1-i1")];
        assert_eq!(uses("会员单位和会员。", 0), expected.map(|(word, id)| (word.to_owned(), id.to_owned())));
        let expected = [("24会费", "art-3-p1-i3")];
        assert_eq!(uses("会员《会费办法》会费。", 1), expected.map(|(word, id)| (word.to_owned(), id.to_owned())));
        assert!(uses("会员会费", 0).is_empty() && !terms.is_waiting());
    }

    #[test]
    fn nothing_is_used_where_it_is_defined_or_taken() {
        let statute = Statute::of_lines("第一条 甲。\n第二条 本法所称会费，是指每年所缴的会费。\n第三条 会费会费。\n");
        let mut terms = Terms::of(&statute);
        let article = statute.terms()[0].article;
        assert!(terms.take("本法所称会费，是指每年所缴的会费。", article, &[], |_| true).is_empty());
        let taken = vec![Range { start: 0, end: 6 }];
        // Right beside a link there is none, and none that cannot be one.
        assert!(terms.take("会费会费", 0, &taken, |_| true).is_empty());
        assert!(terms.take("会费", 0, &[], |_| false).is_empty());
        assert_eq!(terms.take("会费或会费", 0, &taken, |_| true), [(9..15, "art-2-p1".to_owned())]);
    }
}
