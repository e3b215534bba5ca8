//! Finds the first use of each word that a statute defines, outside the article with the definition.

use std::ops::Range;

use huikan_law::statute::{Definition, Statute};

/// The defined words of a statute, and which of them were used so far.
#[derive(Default)]
pub(super) struct Definitions {
    all: Vec<Defined>,
    /// The number of words that were not used yet.
    waiting: usize,
}

struct Defined {
    word: String,
    anchor: String,
    /// The provisions of the article with the definition; uses there do not count.
    article: Range<usize>,
    /// The longer defined words that contain it, each with its byte offset in them.
    longer: Vec<(String, usize)>,
    is_used: bool,
}

impl Definitions {
    /// The words that `statute` defines.
    pub(super) fn of(statute: &Statute) -> Self {
        let mut found = statute.definitions();
        // Longer words first: a word that is part of another one is searched later.
        found.sort_by_key(|one| std::cmp::Reverse(one.term.len()));
        let longer = |at: usize, word: &str| {
            let others = found[..at].iter().map(|one: &Definition| one.term.as_str());
            others.flat_map(|other| other.match_indices(word).map(|(before, _)| (other.to_owned(), before))).collect()
        };
        let defined = |(at, one): (usize, &Definition)| Defined {
            anchor: statute.provisions[one.provision].id.clone(),
            article: one.article..statute.provisions[one.article].end.max(one.article + 1),
            longer: longer(at, &one.term),
            word: one.term.clone(),
            is_used: false,
        };
        Self { waiting: found.len(), all: found.iter().enumerate().map(defined).collect() }
    }

    /// Whether there are words that were not used yet.
    pub(super) fn is_waiting(&self) -> bool {
        self.waiting > 0
    }

    /// Finds first uses in the text of a provision. Returns their bytes with the anchors of the definitions. Not counted
    /// are uses in names of laws, inside or next to the spans `taken`, and those that `fits` rejects.
    pub(super) fn take(
        &mut self,
        text: &str,
        provision: usize,
        mut taken: Vec<Range<usize>>,
        fits: impl Fn(&Range<usize>) -> bool,
    ) -> Vec<(Range<usize>, String)> {
        let mut found: Vec<(Range<usize>, String)> = Vec::new();
        taken.extend(names(text));
        taken.sort_by_key(|span| (span.start, span.end));
        // Merge overlapping spans, so that they are sorted by their ends too.
        taken.dedup_by(|next, one| {
            let is_one = next.start <= one.end;
            one.end = if is_one { one.end.max(next.end) } else { one.end };
            is_one
        });
        for one in self.all.iter_mut().filter(|one| !one.is_used && !one.article.contains(&provision)) {
            let free = |span: &Range<usize>| {
                let at = taken.partition_point(|other| other.end < span.start);
                taken.get(at).is_none_or(|other| span.end < other.start).then_some(at)
            };
            let spans = text.match_indices(one.word.as_str()).map(|(start, word)| start..start + word.len());
            let mut uses = spans.filter(|span| is_whole(text, span) && !one.is_part(text, span) && fits(span));
            if let Some((span, at)) = uses.find_map(|span| free(&span).map(|at| (span, at))) {
                taken.insert(at, span.clone());
                found.push((span, one.anchor.clone()));
                one.is_used = true;
                self.waiting -= 1;
            }
        }
        found
    }
}

impl Defined {
    /// Whether the use at `span` is part of a longer defined word.
    fn is_part(&self, text: &str, span: &Range<usize>) -> bool {
        self.longer.iter().any(|(longer, before)| {
            let start = span.start.checked_sub(*before);
            start.and_then(|start| text.get(start..)).is_some_and(|rest| rest.starts_with(longer.as_str()))
        })
    }
}

/// Whether the span does not begin or end inside a Latin word or number.
fn is_whole(text: &str, span: &Range<usize>) -> bool {
    let is_latin = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let (word, bytes) = (&text.as_bytes()[span.clone()], text.as_bytes());
    let before = is_latin(bytes[..span.start].last()) && is_latin(word.first());
    let after = is_latin(word.last()) && is_latin(bytes.get(span.end));
    !before && !after
}

/// The spans of names of laws: 《…》.
fn names(text: &str) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('《') {
        let end = text[at + open..].find('》').map_or(text.len(), |close| at + open + close + '》'.len_utf8());
        names.push(at + open..end);
        at = end;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uses(definitions: &mut Definitions, text: &str, taken: &[Range<usize>]) -> Vec<(String, String)> {
        let found = definitions.take(text, 0, taken.to_vec(), |_| true);
        found.into_iter().map(|(span, anchor)| (format!("{}{}", span.start, &text[span.clone()]), anchor)).collect()
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(word, id)| ((*word).to_owned(), (*id).to_owned())).collect()
    }

    #[test]
    fn each_word_is_used_once_and_the_longest_counts() {
        let statute = Statute::parse(
            "第一条 甲。\n第二条 本办法用语的含义：\n（一）会员，是指甲。\n（二）会员单位，是指乙。\n（三）会费，是指丙。\n\
             （四）IP，是指丁。\n",
        );
        let mut all = Definitions::of(&statute);
        let expected = pairs(&[("0会员单位", "art-2-p1-i2"), ("15会员", "art-2-p1-i1")]);
        assert_eq!(uses(&mut all, "会员单位和会员。", &[]), expected);
        let expected = pairs(&[("31会费", "art-2-p1-i3"), ("41IP", "art-2-p1-i4")]);
        assert_eq!(uses(&mut all, "会员《会费办法》VIP、IPv会费和IP地址", &[]).len(), expected.len());
        assert!(uses(&mut all, "会员会费", &[]).is_empty() && !all.is_waiting());
    }

    #[test]
    fn nothing_is_used_where_it_is_defined_or_taken() {
        let statute = Statute::parse("第一条 甲。\n第二条 本法所称会费，是指每年所缴的会费。\n第三条 会费会费。\n");
        let mut all = Definitions::of(&statute);
        let article = statute.definitions()[0].article;
        assert!(all.take("本法所称会费，是指每年所缴的会费。", article, Vec::new(), |_| true).is_empty());
        // Not next to a link, and not where `fits` rejects it.
        let taken = Range { start: 0, end: 6 };
        assert!(uses(&mut all, "会费会费", std::slice::from_ref(&taken)).is_empty());
        assert!(all.take("会费", 0, Vec::new(), |_| false).is_empty());
        assert_eq!(uses(&mut all, "会费或会费", &[taken]), pairs(&[("9会费", "art-2-p1")]));
    }

    #[test]
    fn a_long_text_takes_no_longer_than_its_length() {
        let statute = Statute::parse("第一条 甲。\n第二条 本法所称会费，是指乙。\n");
        let mut all = Definitions::of(&statute);
        // With a million candidates, quadratic work would take hours.
        assert!(uses(&mut all, &format!("《{}", "会费".repeat(1_000_000)), &[]).is_empty());
        let taken: Vec<_> = (0..1_000_000).map(|at| at * 6..at * 6 + 6).collect();
        assert!(uses(&mut all, &"会费".repeat(1_000_000), &taken).is_empty());
    }
}
