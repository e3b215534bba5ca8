//! Going over a text.

use super::around::Around;
use super::laws::{self, Title};
use super::signs::Signs;
use super::{Alias, Base, Citation, Cited, Edition, Law, Loc, Unit, bare, editions, headings, locs};

/// Whether there is anything to look for in a text.
#[must_use]
pub fn may_cite(text: &str) -> bool {
    text.contains(['第', '笫', '《', '前', '本'])
}

/// Scans the blocks of one text, in their order. A quotation that an amendment opens may go on in the next block.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scanner {
    /// Whether a quotation mark of an amendment is open.
    open: bool,
}

impl Scanner {
    /// Whether the next block may stand in a quotation, so that it has to be read whatever it holds.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// What a block of text cites. The number of an article or item at its beginning is not part of `text`.
    pub fn scan(&mut self, text: &str) -> Cited {
        if !self.open && !may_cite(text) {
            return Cited::default();
        }
        let signs = Signs::of(text);
        let mut scan = Scan {
            signs: &signs,
            cited: Cited::default(),
            at: 0,
            cited_to: 0,
            sentence: 0,
            period: 0,
            foreign: None,
            quoted: self.open,
            amends: self.open,
        };
        scan.run();
        self.open = scan.amends && scan.quoted;
        scan.cited
    }
}

struct Scan<'s> {
    signs: &'s Signs,
    cited: Cited,
    at: usize,
    /// Where the last citation ended.
    cited_to: usize,
    sentence: usize,
    /// The same, where ； ends none.
    period: usize,
    /// Where a provision of what is no law was named last.
    foreign: Option<usize>,
    /// Whether a quotation mark is open.
    quoted: bool,
    /// Whether what is quoted are the words of an amendment.
    amends: bool,
}

impl Scan<'_> {
    fn run(&mut self) {
        while let Some(c) = self.signs.get(self.at) {
            let end = match c {
                '。' | '；' | '！' | '？' | '\n' => {
                    self.sentence += 1;
                    self.period += usize::from(c != '；');
                    None
                }
                '“' | '「' | '『' => {
                    let at = self.signs.skip_blanks_back(self.at);
                    let before = self.signs.before(at);
                    self.amends |= before.is_none() || (before == Some('：') && self.says_amendment(at));
                    self.quoted = true;
                    None
                }
                '”' | '」' | '』' => {
                    self.quoted = false;
                    None
                }
                '《' => self.titled(),
                '本' => self.this(),
                '该' => self.that(),
                '前' => self.back(),
                '总' | '分' => self.named_part(),
                '附' => self.annexed(),
                '第' | '笫' => self.ordinal(),
                _ => None,
            };
            self.at = end.unwrap_or(self.at + 1).max(self.at + 1);
        }
    }

    /// 修改为：, 增加一条：.
    fn says_amendment(&self, at: usize) -> bool {
        let from = at.saturating_sub(20);
        (from..at).any(|at| ["修改", "增加", "改为", "作为", "表述"].iter().any(|word| self.signs.is(at, word)))
    }

    /// Notes a citation from `start` on; where it ends.
    fn note(&mut self, start: usize, law: Law, said: Said, rest: Rest) -> usize {
        let Rest { scope, annex, mut locs, end } = rest;
        self.cited_to = end;
        // What an amendment quotes speaks of the text that is amended.
        let foreign = self.quoted && matches!(law, Law::Unsaid | Law::Own | Law::That(_));
        if !foreign {
            let span = self.signs.bytes(start..end);
            if let Some(first) = locs.first_mut() {
                first.span.start = span.start;
            }
            let repeals = matches!(law, Law::Titled(_)) && laws::is_repealed(self.signs, start..end);
            let sentence = self.sentence;
            let Said { number, edition } = said;
            self.cited.citations.push(Citation { span, law, number, edition, scope, annex, locs, sentence, repeals });
        }
        end
    }

    /// Scope, then headings or provisions, at `at`.
    fn rest(&self, at: usize) -> Option<Rest> {
        let begin = self.signs.skip_blanks(at);
        let (scope, begin) = match self.scope(begin) {
            Some((scope, end)) => (Some(scope), self.signs.skip_blanks(end)),
            None => (None, begin),
        };
        if let Some((locs, end)) = headings::headings(self.signs, begin) {
            // 第三章第二十条: the article says it all.
            let article = locs::locs(self.signs, self.signs.skip_blanks(end)).ok();
            let article = article.filter(|(locs, _)| matches!(locs[0].base, Base::Article(..)));
            let (locs, end) = article.unwrap_or((locs, end));
            return Some(Rest { scope, annex: None, locs, end });
        }
        let (annex, begin) = match self.annex(begin) {
            Some((annex, end)) => (Some(annex), end),
            None => (None, begin),
        };
        let (locs, end) = locs::locs(self.signs, begin).ok()?;
        Some(Rest { scope, annex, locs, end })
    }

    /// 附件二 at `at`, where an article follows: its number (0: none), and where the article begins.
    fn annex(&self, at: usize) -> Option<(u32, usize)> {
        let (_, end) = self.signs.word(at, &["附件", "附录", "附表"])?;
        let (number, end) = self.signs.number(end).map_or((0, end), |(number, span)| (number, span.end));
        let begin = self.signs.skip_blanks(end);
        self.signs.is_article(begin).then_some((number, begin))
    }

    /// 附件二第三条.
    fn annexed(&mut self) -> Option<usize> {
        self.annex(self.at)?;
        self.behind_a_name()
    }

    /// 本章 at `at`.
    fn scope(&self, at: usize) -> Option<(Unit, usize)> {
        let (word, end) = self.signs.word(at, &["本章", "本节", "本编", "本分编"])?;
        let unit = match word {
            "本章" => Unit::Chapter,
            "本节" => Unit::Section,
            "本编" => Unit::Part,
            _ => Unit::Subpart,
        };
        (!matches!(self.signs.get(end), Some('程' | '目' | '辑'))).then_some((unit, end))
    }

    fn titled(&mut self) -> Option<usize> {
        let start = self.at;
        let Title { title, end, number, edition, alias, is_decision } = laws::title(self.signs, start)?;
        if let Some(name) = alias {
            self.cited.aliases.push(Alias { name, title: title.clone() });
        }
        if is_decision || title.starts_with("关于修改") {
            return Some(self.behind_decision(end));
        }
        let around = super::around::around(self.signs, self.cited_to, start, end);
        if let Some(Around { start, end, name, run }) = around {
            let rest = self.rest(end).unwrap_or(Rest { scope: None, annex: None, locs: Vec::new(), end });
            return Some(self.note(start, Law::Bare { name, run }, Said { number, edition }, rest));
        }
        let end = super::around::part(self.signs, end).unwrap_or(end);
        // 《…》的第十条, 《…》中第十条.
        let begin = self.signs.skip_blanks(end);
        let joined = matches!(self.signs.get(begin), Some('的' | '中')) && self.signs.is_article(begin + 1);
        let rest = self.rest(if joined { begin + 1 } else { end }).unwrap_or(Rest {
            scope: None,
            annex: None,
            locs: Vec::new(),
            end,
        });
        Some(self.note(start, Law::Titled(title), Said { number, edition }, rest))
    }

    /// Where a decision on the text named before `end` ends, with its provisions: 《某法》的决定第三条.
    fn behind_decision(&mut self, end: usize) -> usize {
        let word = self.signs.word(self.signs.skip_blanks(end), laws::DECISIONS);
        let end = word.map_or(end, |(_, end)| end);
        let Some(rest) = self.rest(end) else { return end };
        self.foreign = Some(self.period);
        rest.end
    }

    /// 本法第…, 本章第…, 本条, 本款, 本项.
    fn this(&mut self) -> Option<usize> {
        let start = self.at;
        if let Some(end) = laws::own(self.signs, start) {
            // 本办法的第三条.
            let joined = self.signs.get(end) == Some('的') && self.signs.is_article(end + 1);
            let Some(rest) = self.rest(end + usize::from(joined)) else { return Some(end) };
            return Some(self.note(start, Law::Own, Said::default(), rest));
        }
        if self.scope(start).is_some() {
            let rest = self.rest(start)?;
            return Some(self.note(start, Law::Unsaid, Said::default(), rest));
        }
        let (others, base): (&[char], Base) = match self.signs.get(start + 1)? {
            '条' => (&['件', '例', '列', '约', '文', '目', '款', '理'], Base::ThisArticle),
            '款' => (&['项', '式', '待'], Base::ThisClause),
            '项' => (&['目'], Base::ThisItem),
            _ => return None,
        };
        let next = self.signs.get(start + 2);
        let part_of_a_word =
            matches!(self.signs.before(start), Some('基' | '根' | '资' | '成' | '样' | '文' | '版' | '标'));
        if part_of_a_word || next.is_some_and(|next| others.contains(&next)) {
            return Some(start + 2);
        }
        if base == Base::ThisArticle
            && let Some((back, end)) = self.steps_back(start + 2)
            && !matches!(back, Base::ArticlesBack(_))
        {
            // 本条前款 is 前款.
            return Some(self.relative(start, back, end));
        }
        Some(self.relative(start, base, start + 2))
    }

    fn relative(&mut self, start: usize, base: Base, end: usize) -> usize {
        let (locs, end) = locs::behind(self.signs, base, start, end);
        self.note(start, Law::Unsaid, Said::default(), Rest { scope: None, annex: None, locs, end })
    }

    /// 该法第…, 该条第….
    fn that(&mut self) -> Option<usize> {
        let start = self.at;
        if let Some((kind, end)) = laws::that(self.signs, start) {
            let Some(rest) = self.rest(end) else { return Some(end) };
            return Some(self.note(start, Law::That(kind.to_owned()), Said::default(), rest));
        }
        // 各该条 are several.
        let (base, others): (Base, &[char]) = match self.signs.get(start + 1)? {
            _ if self.signs.before(start) == Some('各') => return Some(start + 2),
            '条' => (Base::ThatArticle, &['例', '件', '款', '约', '文', '目', '规']),
            '款' => (Base::ThatClause, &['项', '式']),
            _ => return None,
        };
        let follows = |others: &[char]| self.signs.get(start + 2).is_some_and(|next| others.contains(&next));
        // 该条规定 is the article's, 该条规 alone nothing.
        if follows(others) && !self.signs.is(start + 2, "规定") {
            return Some(start + 2);
        }
        Some(self.relative(start, base, start + 2))
    }

    /// 前款, 前两条, 前项.
    fn back(&mut self) -> Option<usize> {
        let (base, end) = self.steps_back(self.at)?;
        Some(self.relative(self.at, base, end))
    }

    /// 前款 and the like at `at`, where 前 stands; and where they end.
    fn steps_back(&self, at: usize) -> Option<(Base, usize)> {
        if self.signs.get(at) != Some('前') {
            return None;
        }
        let (count, end) = match self.signs.number(at + 1) {
            Some((count @ 1..=9, span)) if span.len() == 1 => (Some(count), span.end),
            Some(_) => return None,
            None => (None, at + 1),
        };
        let steps = count.unwrap_or(1);
        let before = self.signs.before(at);
        let next = self.signs.get(end + 1);
        let free = !matches!(before, Some('此' | '目' | '之' | '先'));
        let follows = |others: &[char]| next.is_some_and(|next| others.contains(&next));
        match self.signs.get(end)? {
            '款' if free && !follows(&['项', '式']) => Some((Base::ClausesBack(steps), end + 1)),
            '条' if free && !follows(&['件', '例', '约', '文', '目', '款', '线']) => {
                Some((Base::ArticlesBack(steps), end + 1))
            }
            // 前三项污染物 are the first of a ranking.
            '项' if free && !follows(&['目']) && (count.is_none() || ends_phrase(next)) => {
                Some((Base::ItemsBack(steps), end + 1))
            }
            _ => None,
        }
    }

    /// 刑法分则第三章.
    fn named_part(&mut self) -> Option<usize> {
        headings::named(self.signs, self.at)?;
        self.behind_a_name()
    }

    fn ordinal(&mut self) -> Option<usize> {
        match self.signs.ordinals(self.at) {
            Ok(_) => self.behind_a_name(),
            Err(end) => Some(end),
        }
    }

    /// Provisions or headings that nothing but what stands before them gives to a law.
    fn behind_a_name(&mut self) -> Option<usize> {
        let mut rest = self.rest(self.at)?;
        if self.goes_on(&rest) {
            rest.locs[0].base = Base::Last;
            return Some(self.note(self.at, Law::Unsaid, Said::default(), rest));
        }
        let is_article = matches!(rest.locs[0].base, Base::Article(..) | Base::FirstClauses(..));
        let names_article = matches!(rest.locs[0].base, Base::Article(..) | Base::FirstClauses(..) | Base::Headings(_));
        match bare::before(self.signs, self.cited_to, self.at) {
            // 合同第三条…第五条: that of the contract too.
            bare::Before::Nothing if names_article && self.foreign == Some(self.period) => Some(rest.end),
            bare::Before::Nothing => Some(self.note(self.at, Law::Unsaid, Said::default(), rest)),
            bare::Before::Name { start, name, run, is_parted } if names_article && (!is_parted || is_article) => {
                let edition = editions::before(self.signs, start);
                Some(self.note(start, Law::Bare { name, run }, Said { number: None, edition }, rest))
            }
            bare::Before::Document => {
                self.foreign = Some(self.period);
                Some(rest.end)
            }
            // Of something that is no law of ours, or of what only a reader can tell.
            bare::Before::Name { .. } | bare::Before::Other => Some(rest.end),
        }
    }
}

/// What may stand between a provision and one inside it.
const INNER: &[&str] =
    &["规定的", "所规定的", "所列的", "所列", "列举的", "所称的", "所称", "中的", "中", "的", "除", "（", "("];

impl Scan<'_> {
    /// Whether provisions at this place are of what was cited just before, and inside it: 前款规定的第二项.
    fn goes_on(&self, rest: &Rest) -> bool {
        let (Some(last), Some(first)) = (self.cited.citations.last(), rest.locs.first()) else { return false };
        let ended = self.signs.bytes(self.cited_to..self.cited_to).end == last.span.end;
        let between = self.signs.skip_blanks(self.cited_to)..self.signs.skip_blanks_back(self.at);
        let is_inner = || {
            INNER.iter().any(|word| self.signs.word(between.start, &[word]).is_some_and(|(_, end)| end == between.end))
        };
        let Some(last) = last.locs.last().filter(|_| ended && first.base == Base::Unsaid && is_inner()) else {
            return false;
        };
        let has_clause = last.clause.is_some()
            || matches!(last.base, Base::ThisClause | Base::ThatClause | Base::ClausesBack(_) | Base::FirstClauses(..));
        let has_item = last.item.is_some() || matches!(last.base, Base::ThisItem | Base::ItemsBack(_));
        let in_article = !matches!(last.base, Base::Headings(_));
        match first {
            Loc { clause: Some(_), .. } => in_article && !has_clause && !has_item,
            Loc { item: Some(_), .. } => in_article && !has_item,
            _ => has_item,
        }
    }
}

/// What is said of the text that is meant.
#[derive(Default)]
struct Said {
    number: Option<String>,
    edition: Option<Edition>,
}

/// What follows the law.
struct Rest {
    scope: Option<Unit>,
    annex: Option<u32>,
    locs: Vec<Loc>,
    end: usize,
}

/// Whether what was said ends before this character, so that nothing is counted by it.
fn ends_phrase(next: Option<char>) -> bool {
    let Some(next) = next else { return true };
    !next.is_alphanumeric() || "规所情行的之以中外罪处至和与及或者第内".contains(next)
}
