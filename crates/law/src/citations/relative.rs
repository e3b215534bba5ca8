//! Citations that begin with 本, 该 or 前.

use super::citation::{Base, Law};
use super::scan::{Rest, Scan, VersionNote};
use super::{locators, titles};

impl Scan<'_> {
    /// 本法第…, 本章第…, 本条, 本款, 本项 at the current position. Like the other functions here, it adds the citation and
    /// returns the position at which the scan continues.
    pub(super) fn this(&mut self) -> Option<usize> {
        let start = self.at;
        if let Some(end) = titles::own(self.chars, start) {
            // 本办法的第三条.
            let joined = self.chars.get(end) == Some('的') && self.chars.is_article(end + 1);
            let Some(rest) = self.rest(end + usize::from(joined)) else { return Some(end) };
            return Some(self.add(start, Law::This, VersionNote::default(), rest));
        }
        if self.scope(start).is_some() {
            let rest = self.rest(start)?;
            return Some(self.add(start, Law::Implied, VersionNote::default(), rest));
        }
        let (others, base): (&[char], Base) = match self.chars.get(start + 1)? {
            '条' => (&['件', '例', '列', '约', '文', '目', '款', '理'], Base::ThisArticle),
            '款' => (&['项', '式', '待'], Base::ThisParagraph),
            '项' => (&['目'], Base::ThisItem),
            _ => return None,
        };
        let next = self.chars.get(start + 2);
        let is_part_of_word =
            matches!(self.chars.before(start), Some('基' | '根' | '资' | '成' | '样' | '文' | '版' | '标'));
        if is_part_of_word || next.is_some_and(|next| others.contains(&next)) {
            return Some(start + 2);
        }
        if base == Base::ThisArticle
            && let Some((back, end)) = self.steps_back(start + 2)
            && !matches!(back, Base::ArticlesBack(_))
        {
            // 本条前款 means 前款.
            return Some(self.relative(start, back, end));
        }
        Some(self.relative(start, base, start + 2))
    }

    /// Adds a citation whose base is at `start..end`.
    fn relative(&mut self, start: usize, base: Base, end: usize) -> usize {
        let (locators, end) = locators::after_base(self.chars, base, start, end);
        let rest = Rest { locators, ..Rest::none(end) };
        self.add(start, Law::Implied, VersionNote::default(), rest)
    }

    /// 该法第…, 该条第… at the current position.
    pub(super) fn that(&mut self) -> Option<usize> {
        let start = self.at;
        if let Some((kind, end)) = titles::that(self.chars, start) {
            let Some(rest) = self.rest(end) else { return Some(end) };
            return Some(self.add(start, Law::That(kind.to_owned()), VersionNote::default(), rest));
        }
        // 各该条 means several articles.
        let (base, others): (Base, &[char]) = match self.chars.get(start + 1)? {
            _ if self.chars.before(start) == Some('各') => return Some(start + 2),
            '条' => (Base::ThatArticle, &['例', '件', '款', '约', '文', '目', '规']),
            '款' => (Base::ThatParagraph, &['项', '式']),
            _ => return None,
        };
        let is_other = self.chars.get(start + 2).is_some_and(|next| others.contains(&next));
        // 该条规定 is a citation of the article; 该条规 in another word is not.
        if is_other && !self.chars.has_at(start + 2, "规定") {
            return Some(start + 2);
        }
        Some(self.relative(start, base, start + 2))
    }

    /// 前款, 前两条, 前项 at the current position.
    pub(super) fn back(&mut self) -> Option<usize> {
        let (base, end) = self.steps_back(self.at)?;
        Some(self.relative(self.at, base, end))
    }

    /// The base in 前款 and the like at `at`, and its end.
    fn steps_back(&self, at: usize) -> Option<(Base, usize)> {
        if self.chars.get(at) != Some('前') {
            return None;
        }
        let (count, end) = match self.chars.number(at + 1) {
            Some((count @ 1..=9, span)) if span.len() == 1 => (Some(count), span.end),
            Some(_) => return None,
            None => (None, at + 1),
        };
        let steps = count.unwrap_or(1);
        let before = self.chars.before(at);
        let next = self.chars.get(end + 1);
        let is_free = !matches!(before, Some('此' | '目' | '之' | '先'));
        let is_followed_by = |others: &[char]| next.is_some_and(|next| others.contains(&next));
        match self.chars.get(end)? {
            '款' if is_free && !is_followed_by(&['项', '式']) => Some((Base::ParagraphsBack(steps), end + 1)),
            '条' if is_free && !is_followed_by(&['件', '例', '约', '文', '目', '款', '线']) => {
                Some((Base::ArticlesBack(steps), end + 1))
            }
            // 前三项污染物 are the first three of a list.
            '项' if is_free && !is_followed_by(&['目']) && (count.is_none() || ends_phrase(next)) => {
                Some((Base::ItemsBack(steps), end + 1))
            }
            _ => None,
        }
    }
}

/// Whether a phrase may end before this character, so that 项 does not count what follows.
fn ends_phrase(next: Option<char>) -> bool {
    let Some(next) = next else { return true };
    !next.is_alphanumeric() || "规所情行的之以中外罪处至和与及或者第内".contains(next)
}
