//! Two versions of a statute held against each other: which articles are new, gone, renumbered, changed.
//!
//! Differences of spacing and punctuation are none. An article is the same where its words are; of those that are left,
//! the pairs that share most of their neighbouring characters belong together, if that is more than half.

use std::collections::HashMap;

use similar::{Algorithm, ChangeTag, TextDiff};

use super::{Level, Role, Statute, is_blank};

/// Articles with less in common than this are different articles: shared pairs of characters of all.
const LIKE: f64 = 0.5;
/// Of articles with the same number, so much is enough: what is left was written anew.
const LIKE_UNDER_ITS_NUMBER: f64 = 0.2;
/// An unchanged run as short as this between two changes reads as a part of them.
const SHORT_RUN: usize = 1;
/// Pairs of characters that more articles than this share tell nothing.
const MAX_SHARED: usize = 60;

/// What became of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Only in the old version: place of the article.
    Gone(usize),
    /// Only in the new version.
    New(usize),
    /// In both, old and new place.
    Kept {
        /// In the old version.
        old: usize,
        /// In the new version.
        new: usize,
        /// Whether it has another number.
        renumbered: bool,
        /// Whether its words are others.
        changed: bool,
    },
}

/// A run of text that both versions have, or one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// In both.
    Same(String),
    /// Only in the old one.
    Old(String),
    /// Only in the new one.
    New(String),
}

/// The fates of all articles of both versions, in the order of the new one; what is gone stands behind the article
/// that it followed.
#[must_use]
pub fn compare(old: &Statute, new: &Statute) -> Vec<Fate> {
    let (old_articles, new_articles): (Vec<usize>, Vec<usize>) = (old.articles().collect(), new.articles().collect());
    let bare_old: Vec<String> = old_articles.iter().map(|at| bare(&article_text(old, *at))).collect();
    let bare_new: Vec<String> = new_articles.iter().map(|at| bare(&article_text(new, *at))).collect();
    let mut partner: Vec<Option<usize>> = vec![None; old_articles.len()];
    let mut taken = vec![false; new_articles.len()];
    let same_number: Vec<Option<usize>> = old_articles
        .iter()
        .map(|at| new_articles.binary_search(&new.article(old.provisions[*at].number?)?).ok())
        .collect();
    let under_its_number = |fits: &dyn Fn(usize, usize) -> bool, partner: &mut [Option<usize>], taken: &mut [bool]| {
        for (at, same) in same_number.iter().enumerate().filter_map(|(at, same)| Some((at, (*same)?))) {
            if partner[at].is_none() && !taken[same] && fits(at, same) {
                (partner[at], taken[same]) = (Some(same), true);
            }
        }
    };
    // Of those with the same words the ones with the same number belong together: all that are deleted read alike.
    under_its_number(&|at, same| bare_old[at] == bare_new[same], &mut partner, &mut taken);
    pair_equal(&bare_old, &bare_new, &mut partner, &mut taken);
    pair_like(&bare_old, &bare_new, &mut partner, &mut taken);
    let is_left = |at: usize, same: usize| is_left(new, new_articles[same], &bare_old[at], &bare_new[same]);
    under_its_number(&is_left, &mut partner, &mut taken);
    let mut of_new: Vec<Option<usize>> = vec![None; new_articles.len()];
    for (at, new) in partner.iter().enumerate() {
        if let Some(new) = new {
            of_new[*new] = Some(at);
        }
    }
    let mut fates = Vec::new();
    let mut next_gone = 0;
    let mut gone_up_to = |until: usize, fates: &mut Vec<Fate>| {
        while next_gone < until {
            if partner[next_gone].is_none() {
                fates.push(Fate::Gone(old_articles[next_gone]));
            }
            next_gone += 1;
        }
    };
    for (at, new_at) in new_articles.iter().enumerate() {
        let Some(before) = of_new[at] else {
            fates.push(Fate::New(*new_at));
            continue;
        };
        gone_up_to(before, &mut fates);
        let old_at = old_articles[before];
        fates.push(Fate::Kept {
            old: old_at,
            new: *new_at,
            renumbered: old.provisions[old_at].number != new.provisions[*new_at].number,
            changed: bare_old[before] != bare_new[at],
        });
    }
    gone_up_to(old_articles.len(), &mut fates);
    fates
}

/// Whether an article is what became of another with its number: enough is left of it, or `（删去）` stands in its place.
fn is_left(new: &Statute, article: usize, bare_old: &str, bare_new: &str) -> bool {
    new.provisions[article].deleted || likeness(&pairs(bare_old), &pairs(bare_new)) > LIKE_UNDER_ITS_NUMBER
}

/// The words of an article with all that it holds, one line a provision, numbers of items among them.
#[must_use]
pub fn article_text(statute: &Statute, article: usize) -> String {
    let end = statute.provisions[article].end;
    let mut text = String::new();
    for provision in &statute.provisions[article..end] {
        for line in &provision.lines {
            let line = &statute.lines[*line];
            if !text.is_empty() && line.role != Role::Join {
                text.push('\n');
            }
            if line.role == Role::Begin && matches!(provision.level, Level::Item | Level::Subitem) {
                text.push_str(&provision.printed);
            }
            text.push_str(&line.text);
        }
    }
    text
}

/// The text without blanks and punctuation.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c) && c.is_alphanumeric()).collect()
}

fn pair_equal(old: &[String], new: &[String], partner: &mut [Option<usize>], taken: &mut [bool]) {
    let mut places: HashMap<&str, std::collections::VecDeque<usize>> = HashMap::new();
    for (at, text) in new.iter().enumerate().filter(|(at, _)| !taken[*at]) {
        places.entry(text).or_default().push_back(at);
    }
    for (at, text) in old.iter().enumerate() {
        if partner[at].is_some() {
            continue;
        }
        if let Some(found) = places.get_mut(text.as_str()).and_then(std::collections::VecDeque::pop_front) {
            partner[at] = Some(found);
            taken[found] = true;
        }
    }
}

/// Pairs of neighbouring characters with how often each stands in the text.
fn pairs(text: &str) -> HashMap<(char, char), usize> {
    let mut pairs = HashMap::new();
    for pair in text.chars().zip(text.chars().skip(1)) {
        *pairs.entry(pair).or_insert(0) += 1;
    }
    pairs
}

/// How much two texts have in common, from 0 to 1.
fn likeness(one: &HashMap<(char, char), usize>, other: &HashMap<(char, char), usize>) -> f64 {
    let shared: usize = one.iter().map(|(pair, count)| other.get(pair).map_or(0, |other| *count.min(other))).sum();
    let all: usize = one.values().sum::<usize>() + other.values().sum::<usize>();
    #[allow(clippy::cast_precision_loss, reason = "counts of characters of an article")]
    let share = 2.0 * shared as f64 / all.max(1) as f64;
    share
}

fn pair_like(old: &[String], new: &[String], partner: &mut [Option<usize>], taken: &mut [bool]) {
    let left: Vec<usize> = (0..new.len()).filter(|at| !taken[*at]).collect();
    let new_pairs: HashMap<usize, HashMap<(char, char), usize>> =
        left.iter().map(|at| (*at, pairs(&new[*at]))).collect();
    let mut holders: HashMap<(char, char), Vec<usize>> = HashMap::new();
    for at in &left {
        let mut own: Vec<_> = new_pairs[at].keys().copied().collect();
        own.sort_unstable();
        for pair in own {
            holders.entry(pair).or_default().push(*at);
        }
    }
    let mut likely: Vec<(f64, usize, usize)> = Vec::new();
    for (at, text) in old.iter().enumerate().filter(|(at, _)| partner[*at].is_none()) {
        let own = pairs(text);
        let mut candidates: Vec<usize> = own
            .keys()
            .filter_map(|pair| holders.get(pair).filter(|holders| holders.len() <= MAX_SHARED))
            .flatten()
            .copied()
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        for candidate in candidates {
            let share = likeness(&own, &new_pairs[&candidate]);
            if share > LIKE {
                likely.push((share, at, candidate));
            }
        }
    }
    likely.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    for (_, at, candidate) in likely {
        if partner[at].is_none() && !taken[candidate] {
            partner[at] = Some(candidate);
            taken[candidate] = true;
        }
    }
}

/// The runs of two texts that are the same or not.
#[must_use]
pub fn runs(old: &str, new: &str) -> Vec<Run> {
    let diff = TextDiff::configure().algorithm(Algorithm::Patience).diff_chars(old, new);
    let mut runs: Vec<Run> = Vec::new();
    for change in diff.iter_all_changes() {
        let text = change.value();
        match (change.tag(), runs.last_mut()) {
            (ChangeTag::Equal, Some(Run::Same(run)))
            | (ChangeTag::Delete, Some(Run::Old(run)))
            | (ChangeTag::Insert, Some(Run::New(run))) => run.push_str(text),
            (ChangeTag::Equal, _) => runs.push(Run::Same(text.to_owned())),
            (ChangeTag::Delete, _) => runs.push(Run::Old(text.to_owned())),
            (ChangeTag::Insert, _) => runs.push(Run::New(text.to_owned())),
        }
    }
    joined(runs)
}

/// A change, one character that stays, a change: one change, that nobody has to puzzle out.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let (mut old, mut new) = (String::new(), String::new());
    let count = runs.len();
    for (at, run) in runs.into_iter().enumerate() {
        match run {
            Run::Old(text) => old.push_str(&text),
            Run::New(text) => new.push_str(&text),
            Run::Same(text) => {
                let inside = (!old.is_empty() || !new.is_empty()) && at + 1 < count;
                if inside && text.chars().count() <= SHORT_RUN && text.chars().all(char::is_alphanumeric) {
                    old.push_str(&text);
                    new.push_str(&text);
                    continue;
                }
                put(&mut out, &mut old, &mut new);
                out.push(Run::Same(text));
            }
        }
    }
    put(&mut out, &mut old, &mut new);
    out
}

fn put(out: &mut Vec<Run>, old: &mut String, new: &mut String) {
    if !old.is_empty() {
        out.push(Run::Old(std::mem::take(old)));
    }
    if !new.is_empty() {
        out.push(Run::New(std::mem::take(new)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_kept_renumbered_changed_new_and_gone() {
        let old = Statute::of_lines(
            "第一条 会员应当遵守章程。\n第二条 会费每年一次。\n第三条 秘书处负责登记会员信息。\n第四条 本办法自公布之日起施行。",
        );
        let new = Statute::of_lines(
            "第一条 会员应当遵守章程\n第二条 登记的事项包括名称和住所等内容。\n第三条 秘书处负责登记并公开会员信息。\n第四条 本办法自公布之日起施行。",
        );
        let fates = compare(&old, &new);
        let shown: Vec<String> = fates
            .iter()
            .map(|fate| match fate {
                Fate::Gone(at) => format!("-{}", old.provisions[*at].id),
                Fate::New(at) => format!("+{}", new.provisions[*at].id),
                Fate::Kept { old: from, new: to, renumbered, changed } => {
                    format!("{}>{} {renumbered} {changed}", old.provisions[*from].id, new.provisions[*to].id)
                }
            })
            .collect();
        let expected =
            ["art-1>art-1 false false", "+art-2", "-art-2", "art-3>art-3 false true", "art-4>art-4 false false"];
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_deleted_article_is_what_became_of_its_number() {
        let old = Statute::of_lines("第一条 会员应当遵守章程。\n第二条 会费每年一次。\n第三条 （删去）");
        let new = Statute::of_lines("第一条 会员应当遵守章程。\n第二条 （删去）\n第三条 （删去）");
        let kept = |fate: &Fate| matches!(fate, Fate::Kept { renumbered: false, .. });
        let fates = compare(&old, &new);
        assert!(fates.len() == 3 && fates.iter().all(kept), "{fates:?}");
    }

    #[test]
    fn runs_say_what_is_other() {
        let same = |text: &str| Run::Same(text.to_owned());
        let expected = [same("会费每"), Run::Old("年".to_owned()), Run::New("季".to_owned()), same("缴纳一次。")];
        assert_eq!(runs("会费每年缴纳一次。", "会费每季缴纳一次。"), expected);
    }
}
