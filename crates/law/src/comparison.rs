//! Compares two versions of a statute: which articles were added, removed, renumbered or changed.
//!
//! Spacing and punctuation are ignored. Articles with the same words belong together. Of the others, those that share
//! more than half of their bigrams belong together, the most similar first; articles with the same number need less.

use std::collections::{HashMap, VecDeque};

use similar::{Algorithm, ChangeTag, TextDiff};

use crate::characters::is_blank;
use crate::statute::Statute;

/// Articles are similar if they share more than this part of their bigrams.
const SIMILAR: f64 = 0.5;
/// The same for articles with the same number.
const SIMILAR_WITH_SAME_NUMBER: f64 = 0.2;
/// The maximum length, in characters, of unchanged text between two changes that is shown as part of the change.
const SHORT_SEGMENT: usize = 1;
/// Bigrams that more articles than this contain are not used to find similar articles.
const MAX_HOLDERS: usize = 60;

/// What happened to an article. Indices are those of [`Statute::provisions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArticleChange {
    /// The article is in the old version only.
    Removed(usize),
    /// The article is in the new version only.
    Added(usize),
    /// The article is in both versions.
    Kept {
        /// Its index in the old version.
        old: usize,
        /// Its index in the new version.
        new: usize,
        /// Whether its number changed.
        renumbered: bool,
        /// Whether its words changed.
        changed: bool,
    },
}

/// A part of a text that was compared with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// In both texts.
    Unchanged(String),
    /// In the old text only.
    Removed(String),
    /// In the new text only.
    Added(String),
}

/// What happened to each article of both versions, in the order of the new version. A removed article comes after the
/// article that it followed. Articles in annexes are not compared.
#[must_use]
pub fn compare(old: &Statute, new: &Statute) -> Vec<ArticleChange> {
    let (old_articles, new_articles): (Vec<usize>, Vec<usize>) = (old.articles().collect(), new.articles().collect());
    let bare_old: Vec<String> = old_articles.iter().map(|at| bare(&old.full_text(*at))).collect();
    let bare_new: Vec<String> = new_articles.iter().map(|at| bare(&new.full_text(*at))).collect();
    let mut pairing = Pairing { of_old: vec![None; bare_old.len()], of_new: vec![None; bare_new.len()] };
    let same_number: Vec<(usize, usize)> = (0..old_articles.len())
        .filter_map(|at| {
            let article = new.article(old.provisions[old_articles[at]].number?)?;
            Some((at, new_articles.binary_search(&article).ok()?))
        })
        .collect();
    // Among equal articles, those with the same number come first: all deleted articles have the same words.
    pairing.pair_where(&same_number, |at, same| bare_old[at] == bare_new[same]);
    pairing.pair_equal(&bare_old, &bare_new);
    pairing.pair_similar(&bare_old, &bare_new);
    pairing.pair_where(&same_number, |at, same| {
        let is_deleted = new.provisions[new_articles[same]].deleted;
        is_deleted || similarity(&bigrams(&bare_old[at]), &bigrams(&bare_new[same])) > SIMILAR_WITH_SAME_NUMBER
    });
    let mut changes = Vec::new();
    let mut next_removed = 0;
    let mut removed_up_to = |until: usize, changes: &mut Vec<ArticleChange>| {
        let removed = (next_removed..until).filter(|at| pairing.of_old[*at].is_none());
        changes.extend(removed.map(|at| ArticleChange::Removed(old_articles[at])));
        next_removed = next_removed.max(until);
    };
    for (at, new_at) in new_articles.iter().enumerate() {
        let Some(before) = pairing.of_new[at] else {
            changes.push(ArticleChange::Added(*new_at));
            continue;
        };
        removed_up_to(before, &mut changes);
        let old_at = old_articles[before];
        changes.push(ArticleChange::Kept {
            old: old_at,
            new: *new_at,
            renumbered: old.provisions[old_at].number != new.provisions[*new_at].number,
            changed: bare_old[before] != bare_new[at],
        });
    }
    removed_up_to(old_articles.len(), &mut changes);
    changes
}

/// The text without blanks and punctuation, for comparison.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c) && c.is_alphanumeric()).collect()
}

/// Pairs of neighbouring characters, with how often each occurs.
type Bigrams = HashMap<(char, char), usize>;

fn bigrams(text: &str) -> Bigrams {
    let mut bigrams = Bigrams::new();
    for pair in text.chars().zip(text.chars().skip(1)) {
        *bigrams.entry(pair).or_insert(0) += 1;
    }
    bigrams
}

/// The share of bigrams that two texts have in common, from 0 to 1 (Sørensen–Dice coefficient).
fn similarity(one: &Bigrams, other: &Bigrams) -> f64 {
    let shared: usize = one.iter().map(|(pair, count)| other.get(pair).map_or(0, |other| *count.min(other))).sum();
    let all: usize = one.values().sum::<usize>() + other.values().sum::<usize>();
    #[allow(clippy::cast_precision_loss, reason = "the counts are those of one article")]
    let share = 2.0 * shared as f64 / all.max(1) as f64;
    share
}

/// Which article of one version belongs to which of the other.
struct Pairing {
    /// For each old article the new one.
    of_old: Vec<Option<usize>>,
    /// For each new article the old one.
    of_new: Vec<Option<usize>>,
}

impl Pairing {
    /// Pairs the two if both are still free.
    fn pair(&mut self, old: usize, new: usize) {
        if self.of_old[old].is_none() && self.of_new[new].is_none() {
            (self.of_old[old], self.of_new[new]) = (Some(new), Some(old));
        }
    }

    /// Pairs those of `candidates` that are free and fit.
    fn pair_where(&mut self, candidates: &[(usize, usize)], fits: impl Fn(usize, usize) -> bool) {
        for (old, new) in candidates {
            if self.of_old[*old].is_none() && self.of_new[*new].is_none() && fits(*old, *new) {
                self.pair(*old, *new);
            }
        }
    }

    /// Pairs free articles with the same words, in the order of the text.
    fn pair_equal(&mut self, old: &[String], new: &[String]) {
        let mut places: HashMap<&str, VecDeque<usize>> = HashMap::new();
        for (at, text) in new.iter().enumerate().filter(|(at, _)| self.of_new[*at].is_none()) {
            places.entry(text).or_default().push_back(at);
        }
        for (at, text) in old.iter().enumerate() {
            if self.of_old[at].is_some() {
                continue;
            }
            if let Some(found) = places.get_mut(text.as_str()).and_then(VecDeque::pop_front) {
                self.pair(at, found);
            }
        }
    }

    /// Pairs free articles that are similar, the most similar first.
    fn pair_similar(&mut self, old: &[String], new: &[String]) {
        let free: Vec<usize> = (0..new.len()).filter(|at| self.of_new[*at].is_none()).collect();
        let new_bigrams: HashMap<usize, Bigrams> = free.iter().map(|at| (*at, bigrams(&new[*at]))).collect();
        let mut holders: HashMap<(char, char), Vec<usize>> = HashMap::new();
        for at in &free {
            let mut own: Vec<_> = new_bigrams[at].keys().copied().collect();
            own.sort_unstable();
            for pair in own {
                holders.entry(pair).or_default().push(*at);
            }
        }
        let mut similar: Vec<(f64, usize, usize)> = Vec::new();
        for (at, text) in old.iter().enumerate().filter(|(at, _)| self.of_old[*at].is_none()) {
            let own = bigrams(text);
            let mut candidates: Vec<usize> = own
                .keys()
                .filter_map(|pair| holders.get(pair).filter(|holders| holders.len() <= MAX_HOLDERS))
                .flatten()
                .copied()
                .collect();
            candidates.sort_unstable();
            candidates.dedup();
            for candidate in candidates {
                let share = similarity(&own, &new_bigrams[&candidate]);
                if share > SIMILAR {
                    similar.push((share, at, candidate));
                }
            }
        }
        similar.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        for (_, at, candidate) in similar {
            self.pair(at, candidate);
        }
    }
}

/// The differences between two texts, by characters. The segments that are not `Added` make up `old`, those that are not
/// `Removed` make up `new`.
///
/// A single unchanged letter or ideograph between two changes is shown as part of the change, so that it is easier to
/// read.
///
/// ```
/// use huikan_law::comparison::{Segment, diff};
///
/// let segments = diff("会费每年缴纳。", "会费每季缴纳。");
/// assert_eq!(segments[1], Segment::Removed("年".to_owned()));
/// assert_eq!(segments[2], Segment::Added("季".to_owned()));
/// ```
#[must_use]
pub fn diff(old: &str, new: &str) -> Vec<Segment> {
    let diff = TextDiff::configure().algorithm(Algorithm::Patience).diff_chars(old, new);
    let mut segments: Vec<Segment> = Vec::new();
    for change in diff.iter_all_changes() {
        let text = change.value();
        match (change.tag(), segments.last_mut()) {
            (ChangeTag::Equal, Some(Segment::Unchanged(segment)))
            | (ChangeTag::Delete, Some(Segment::Removed(segment)))
            | (ChangeTag::Insert, Some(Segment::Added(segment))) => segment.push_str(text),
            (ChangeTag::Equal, _) => segments.push(Segment::Unchanged(text.to_owned())),
            (ChangeTag::Delete, _) => segments.push(Segment::Removed(text.to_owned())),
            (ChangeTag::Insert, _) => segments.push(Segment::Added(text.to_owned())),
        }
    }
    without_short_segments(segments)
}

/// Merges short unchanged segments between two changes into the changes.
fn without_short_segments(segments: Vec<Segment>) -> Vec<Segment> {
    let mut out: Vec<Segment> = Vec::new();
    let (mut old, mut new) = (String::new(), String::new());
    let count = segments.len();
    for (at, segment) in segments.into_iter().enumerate() {
        match segment {
            Segment::Removed(text) => old.push_str(&text),
            Segment::Added(text) => new.push_str(&text),
            Segment::Unchanged(text) => {
                let is_inside = (!old.is_empty() || !new.is_empty()) && at + 1 < count;
                if is_inside && text.chars().count() <= SHORT_SEGMENT && text.chars().all(char::is_alphanumeric) {
                    old.push_str(&text);
                    new.push_str(&text);
                    continue;
                }
                push_change(&mut out, &mut old, &mut new);
                out.push(Segment::Unchanged(text));
            }
        }
    }
    push_change(&mut out, &mut old, &mut new);
    out
}

/// Moves a change to the output.
fn push_change(out: &mut Vec<Segment>, old: &mut String, new: &mut String) {
    if !old.is_empty() {
        out.push(Segment::Removed(std::mem::take(old)));
    }
    if !new.is_empty() {
        out.push(Segment::Added(std::mem::take(new)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_kept_renumbered_changed_new_and_gone() {
        let old = Statute::parse(
            "第一条 会员应当遵守章程。\n第二条 会费每年一次。\n第三条 秘书处负责登记会员信息。\n第四条 本办法自公布之日起施行。",
        );
        let new = Statute::parse(
            "第一条 会员应当遵守章程\n第二条 登记的事项包括名称和住所等内容。\n第三条 秘书处负责登记并公开会员信息。\n第四条 本办法自公布之日起施行。",
        );
        let changes = compare(&old, &new);
        let shown: Vec<String> = changes
            .iter()
            .map(|change| match change {
                ArticleChange::Removed(at) => format!("-{}", old.provisions[*at].id),
                ArticleChange::Added(at) => format!("+{}", new.provisions[*at].id),
                ArticleChange::Kept { old: from, new: to, renumbered, changed } => {
                    format!("{}>{} {renumbered} {changed}", old.provisions[*from].id, new.provisions[*to].id)
                }
            })
            .collect();
        let expected =
            ["art-1>art-1 false false", "+art-2", "-art-2", "art-3>art-3 false true", "art-4>art-4 false false"];
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_deleted_article_is_paired_with_its_number() {
        let old = Statute::parse("第一条 会员应当遵守章程。\n第二条 会费每年一次。\n第三条 （删去）");
        let new = Statute::parse("第一条 会员应当遵守章程。\n第二条 （删去）\n第三条 （删去）");
        let kept = |change: &ArticleChange| matches!(change, ArticleChange::Kept { renumbered: false, .. });
        let changes = compare(&old, &new);
        assert!(changes.len() == 3 && changes.iter().all(kept), "{changes:?}");
    }

    #[test]
    fn segments_say_what_changed() {
        let unchanged = |text: &str| Segment::Unchanged(text.to_owned());
        let expected = [
            unchanged("会费每"),
            Segment::Removed("年".to_owned()),
            Segment::Added("季".to_owned()),
            unchanged("缴纳一次。"),
        ];
        assert_eq!(diff("会费每年缴纳一次。", "会费每季缴纳一次。"), expected);
    }
}
