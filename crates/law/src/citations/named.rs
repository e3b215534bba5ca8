//! Citations that begin with a title, a name, or a number.

use super::bare_names::Before;
use super::citation::{Alias, Base, Law, Locator};
use super::compound_names::{CompoundName, compound_name};
use super::scan::{Rest, Scan, VersionNote};
use super::titles::{DECISIONS, Title};
use super::{bare_names, compound_names, headings, titles, versions};

/// Words that may stand between a provision and one inside it.
const INNER: &[&str] =
    &["规定的", "所规定的", "所列的", "所列", "列举的", "所称的", "所称", "中的", "中", "的", "除", "（", "("];

impl Scan<'_> {
    /// A title in 《》 at the current position. Like the other functions here, it adds the citation and returns the
    /// position at which the scan continues.
    pub(super) fn titled(&mut self) -> Option<usize> {
        let start = self.at;
        let Title { title, end, number, version, alias, is_decision } = titles::title(self.chars, start)?;
        if let Some(name) = alias {
            self.cited.aliases.push(Alias { name, title: title.clone() });
        }
        if is_decision || title.starts_with("关于修改") {
            return Some(self.decision(end));
        }
        let note = VersionNote { number, version };
        if let Some(CompoundName { start, end, name, run }) = compound_name(self.chars, self.cited_to, start, end) {
            let rest = self.rest(end).unwrap_or_else(|| Rest::none(end));
            return Some(self.add(start, Law::Bare { name, run }, note, rest));
        }
        let end = compound_names::part(self.chars, end).unwrap_or(end);
        // 《…》的第十条, 《…》中第十条.
        let begin = self.chars.skip_blanks(end);
        let joined = matches!(self.chars.get(begin), Some('的' | '中')) && self.chars.is_article(begin + 1);
        let rest = self.rest(if joined { begin + 1 } else { end }).unwrap_or_else(|| Rest::none(end));
        Some(self.add(start, Law::Titled(title), note, rest))
    }

    /// Skips a decision on the text whose title ends at `end`, with its provisions: 《某法》的决定第三条.
    fn decision(&mut self, end: usize) -> usize {
        let word = self.chars.word_at(self.chars.skip_blanks(end), DECISIONS);
        let end = word.map_or(end, |(_, end)| end);
        let Some(rest) = self.rest(end) else { return end };
        self.foreign = Some(self.full_sentence);
        rest.end
    }

    /// 附件二第三条 at the current position.
    pub(super) fn annexed(&mut self) -> Option<usize> {
        self.annex(self.at)?;
        self.after_name()
    }

    /// 总则 or 分则 at the current position, after a name: 刑法分则第三章.
    pub(super) fn named_division(&mut self) -> Option<usize> {
        headings::named(self.chars, self.at)?;
        self.after_name()
    }

    /// 第 at the current position.
    pub(super) fn ordinal(&mut self) -> Option<usize> {
        match self.chars.ordinals(self.at) {
            Ok(_) => self.after_name(),
            Err(end) => Some(end),
        }
    }

    /// Provisions or headings at the current position, whose law is named by the text before them, or not at all.
    fn after_name(&mut self) -> Option<usize> {
        let mut rest = self.rest(self.at)?;
        if self.continues_previous(&rest) {
            rest.locators[0].base = Base::Previous;
            return Some(self.add(self.at, Law::Implied, VersionNote::default(), rest));
        }
        let base = &rest.locators[0].base;
        let is_article = matches!(base, Base::Article(..) | Base::FirstParagraphs(..));
        let is_absolute = is_article || matches!(base, Base::Headings(_));
        match bare_names::before(self.chars, self.cited_to, self.at) {
            // In 合同第三条…第五条 the second article belongs to the contract too.
            Before::Nothing if is_absolute && self.foreign == Some(self.full_sentence) => Some(rest.end),
            Before::Nothing => Some(self.add(self.at, Law::Implied, VersionNote::default(), rest)),
            Before::Name { start, name, run, is_parted } if is_absolute && (!is_parted || is_article) => {
                let version = versions::before(self.chars, start);
                Some(self.add(start, Law::Bare { name, run }, VersionNote { number: None, version }, rest))
            }
            Before::Document => {
                self.foreign = Some(self.full_sentence);
                Some(rest.end)
            }
            Before::Name { .. } | Before::Other => Some(rest.end),
        }
    }

    /// Whether the provisions of `rest`, at the current position, are inside the provision that was cited directly before:
    /// 前款规定的第二项.
    fn continues_previous(&self, rest: &Rest) -> bool {
        let (Some(last), Some(first)) = (self.cited.citations.last(), rest.locators.first()) else { return false };
        let ended = self.chars.bytes(self.cited_to..self.cited_to).end == last.span.end;
        let between = self.chars.skip_blanks(self.cited_to)..self.chars.skip_blanks_back(self.at);
        let is_inner = || {
            let mut words = INNER.iter().filter_map(|word| self.chars.word_at(between.start, &[word]));
            words.any(|(_, end)| end == between.end)
        };
        let Some(last) = last.locators.last().filter(|_| ended && first.base == Base::Implied && is_inner()) else {
            return false;
        };
        let has_paragraph = last.paragraph.is_some()
            || matches!(
                last.base,
                Base::ThisParagraph | Base::ThatParagraph | Base::ParagraphsBack(_) | Base::FirstParagraphs(..)
            );
        let has_item = last.item.is_some() || matches!(last.base, Base::ThisItem | Base::ItemsBack(_));
        let in_article = !matches!(last.base, Base::Headings(_));
        match first {
            Locator { paragraph: Some(_), .. } => in_article && !has_paragraph && !has_item,
            Locator { item: Some(_), .. } => in_article && !has_item,
            _ => has_item,
        }
    }
}
