//! Characters and numbers of a text.

use std::ops::Range;

use crate::numerals::{is_numeral, read_numeral};

/// The most characters of a number.
const NUMBER: usize = 12;
/// The most blanks that may stand inside a citation in one place.
const BLANKS: usize = 3;
/// The most numbers in a list such as 第一、二、三项.
const LISTED: usize = 60;

/// What is counted by 条 too: 第三条道路.
const COUNTED: &[&str] = &[
    "道路",
    "线路",
    "生产线",
    "管道",
    "管线",
    "街道",
    "河流",
    "航线",
    "公路",
    "铁路",
    "通道",
    "光缆",
    "电缆",
    "产线",
    "决议",
    "消息",
    "新闻",
    "短信",
    "评论",
    "留言",
    "弹幕",
    "帖子",
    "微博",
    "视频",
    "线索",
    "建议",
    "意见",
    "经验",
    "理由",
    "信息",
    "数据",
    "记录",
    "路径",
    "路线",
    "防线",
    "赛道",
    "战线",
    "主线",
    "曲线",
    "地铁",
    "高速",
    "专线",
    "船",
    "街",
    "巷",
];

/// A text as characters.
pub(super) struct Signs {
    chars: Vec<char>,
    bytes: Vec<usize>,
}

/// A number of a list, with its characters.
#[derive(Clone, Debug)]
pub(super) struct Number {
    pub(super) value: u32,
    pub(super) span: Range<usize>,
    /// 至 stands before it.
    pub(super) ends_range: bool,
}

/// 第一、二项: numbers with their unit.
pub(super) struct Ordinals {
    pub(super) numbers: Vec<Number>,
    /// 条, 款, 项, 目, 编, 章, 节 or (for 分编) 分.
    pub(super) unit: char,
    /// Behind the unit.
    pub(super) end: usize,
}

impl Signs {
    pub(super) fn of(text: &str) -> Self {
        let (bytes, chars): (Vec<usize>, Vec<char>) = text.char_indices().unzip();
        Self { chars, bytes: [bytes, vec![text.len()]].concat() }
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    /// The character before `at`.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.get(at.checked_sub(1)?)
    }

    /// Characters as bytes.
    pub(super) fn bytes(&self, span: Range<usize>) -> Range<usize> {
        self.bytes[span.start]..self.bytes[span.end]
    }

    pub(super) fn string(&self, span: Range<usize>) -> String {
        self.chars[span].iter().collect()
    }

    /// Whether `word` stands at `at`.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(offset, c)| self.get(at + offset) == Some(c))
    }

    /// Whether `word` ends before `at`.
    pub(super) fn ends(&self, at: usize, word: &str) -> bool {
        at.checked_sub(word.chars().count()).is_some_and(|start| self.is(start, word))
    }

    /// The first of `words` that stands at `at`, and where it ends.
    pub(super) fn word<'w>(&self, at: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
        words.iter().find(|word| self.is(at, word)).map(|word| (*word, at + word.chars().count()))
    }

    /// Behind the blanks at `at`, of which there may be a few.
    pub(super) fn skip_blanks(&self, at: usize) -> usize {
        let count = self.chars[at.min(self.len())..].iter().take(BLANKS).take_while(|c| is_blank(**c)).count();
        at + count
    }

    /// Before the blanks that end before `at`.
    pub(super) fn skip_blanks_back(&self, at: usize) -> usize {
        let count = self.chars[..at].iter().rev().take(BLANKS).take_while(|c| is_blank(**c)).count();
        at - count
    }

    /// A number, where blanks may stand before and inside it.
    pub(super) fn number(&self, at: usize) -> Option<(u32, Range<usize>)> {
        let start = self.skip_blanks(at);
        let (mut end, mut next, mut digits) = (start, start, String::new());
        while let Some(c) = self.get(next).filter(|c| is_numeral(*c) && digits.chars().count() < NUMBER) {
            digits.push(c);
            end = next + 1;
            next = self.skip_blanks(end);
        }
        Some((read_numeral(&digits)?, start..end))
    }

    /// A number, also in brackets: （一）, (一), mixed as they come.
    pub(super) fn any_number(&self, at: usize) -> Option<(u32, Range<usize>)> {
        let start = self.skip_blanks(at);
        if !matches!(self.get(start), Some('（' | '(')) {
            return self.number(at);
        }
        let (value, inner) = self.number(start + 1)?;
        let end = self.skip_blanks(inner.end);
        matches!(self.get(end), Some('）' | ')')).then_some((value, start..end + 1))
    }

    /// Whether the number of an article stands at `at`, behind blanks.
    pub(super) fn is_article(&self, at: usize) -> bool {
        self.ordinals(self.skip_blanks(at)).is_ok_and(|found| found.unit == '条')
    }

    /// 第 and numbers up to their unit. `Err` says how far the numbers went that have none.
    pub(super) fn ordinals(&self, at: usize) -> Result<Ordinals, usize> {
        if !self.is_ordinal(at) {
            return Err(at);
        }
        self.listed(at + 1, at)
    }

    /// Whether 第 stands at `at`; 笫 is a common slip for it.
    pub(super) fn is_ordinal(&self, at: usize) -> bool {
        matches!(self.get(at), Some('第' | '笫'))
    }

    /// The numbers from `at` up to their unit; the first is said to begin at `start`.
    pub(super) fn listed(&self, at: usize, start: usize) -> Result<Ordinals, usize> {
        let mut numbers: Vec<Number> = Vec::new();
        let (mut next, mut begin, mut ends_range) = (at, start, false);
        loop {
            let Some((value, span)) = self.any_number(next) else { return Err(next.max(at)) };
            numbers.push(Number { value, span: begin..span.end, ends_range });
            let behind = self.skip_blanks(span.end);
            if let Some(unit) = self.get(behind).filter(|c| matches!(c, '条' | '款' | '项' | '目' | '编' | '章' | '节'))
            {
                return self.checked(Ordinals { numbers, unit, end: behind + 1 });
            }
            if self.is(behind, "分编") {
                return self.checked(Ordinals { numbers, unit: '分', end: behind + 2 });
            }
            let join = self.get(behind).filter(|c| matches!(c, '、' | '和' | '与' | '及' | '或') || is_range(*c));
            // 第（一）（二）项.
            let adjoins = is_bracket(self.get(behind)) && is_bracket(self.get(self.skip_blanks(next)));
            if numbers.len() >= LISTED || (join.is_none() && !adjoins) {
                return Err(behind);
            }
            ends_range = join.is_some_and(is_range);
            begin = if adjoins { behind } else { self.skip_blanks(behind + 1) };
            next = if self.is_ordinal(begin) { begin + 1 } else { begin };
        }
    }

    /// What follows a unit may make another word of it: 第一条件, 第三项目, 第一款式.
    fn checked(&self, mut found: Ordinals) -> Result<Ordinals, usize> {
        let others: &[char] = match found.unit {
            '条' => &['件', '例', '约', '文', '目', '款'],
            '款' => &['项', '式'],
            '项' => &['目'],
            '目' => &['标', '的', '录'],
            '章' => &['程'],
            '节' => &['目', '课', '车'],
            '编' => &['号', '码', '辑', '制', '写', '者', '审', '组', '队', '入', '外'],
            _ => &[],
        };
        let is_other = self.get(found.end).is_some_and(|next| others.contains(&next));
        // 第二项第一目的规定: below an item it is no 目的.
        let is_below = |at: usize| matches!(self.before(self.skip_blanks_back(at)), Some('项' | '、' | '和' | '至'));
        let is_subitem =
            found.unit == '目' && self.get(found.end) == Some('的') && is_below(found.numbers[0].span.start);
        let is_counted = found.unit == '条' && self.word(found.end, COUNTED).is_some();
        if (is_other && !is_subitem) || is_counted {
            return Err(found.end);
        }
        if let Some(last) = found.numbers.last_mut() {
            last.span.end = found.end;
        }
        Ok(found)
    }
}

/// Whether it joins the ends of a range: 第十条至第十二条, 第十条～第十二条.
pub(super) fn is_range(c: char) -> bool {
    matches!(c, '至' | '到' | '～' | '~' | '—' | '－' | '–' | '-')
}

/// Whether a bracket opens.
pub(super) fn is_bracket(c: Option<char>) -> bool {
    matches!(c, Some('（' | '('))
}

pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{2003}' | '\u{2002}' | '\u{a0}' | '\t')
}
