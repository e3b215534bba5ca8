//! Ordinal numbers with their unit: 第三条, 第一、二项.

use std::ops::Range;

use super::chars::{Chars, opens_bracket};

/// The maximum length of a list such as 第一、二、三项.
const MAX_LISTED: usize = 60;

/// Words after 条 that make it a classifier of other things: 第三条道路.
const CLASSIFIED: &[&str] = &[
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

/// A number of a list.
#[derive(Clone, Debug)]
pub(super) struct Ordinal {
    pub(super) value: u32,
    /// Its characters; of the last number, with the unit.
    pub(super) span: Range<usize>,
    /// Whether 至 stands before it.
    pub(super) ends_range: bool,
}

/// Numbers with their common unit: 第一、二项.
pub(super) struct Ordinals {
    pub(super) numbers: Vec<Ordinal>,
    /// 条, 款, 项, 目, 编, 章, 节, or 分 for 分编.
    pub(super) unit: char,
    /// The position after the unit.
    pub(super) end: usize,
}

impl Chars {
    /// Whether an article number begins at `at`, after blanks.
    pub(super) fn is_article(&self, at: usize) -> bool {
        self.ordinals(self.skip_blanks(at)).is_ok_and(|found| found.unit == '条')
    }

    /// Whether 第 stands at `at`, or 笫, a common misspelling of it.
    pub(super) fn is_ordinal(&self, at: usize) -> bool {
        matches!(self.get(at), Some('第' | '笫'))
    }

    /// 第 at `at` with numbers and their unit. The error is the position up to which there are numbers without a unit.
    pub(super) fn ordinals(&self, at: usize) -> Result<Ordinals, usize> {
        if !self.is_ordinal(at) {
            return Err(at);
        }
        self.listed(at + 1, at)
    }

    /// Numbers from `at` on with their unit. The span of the first number begins at `start`.
    pub(super) fn listed(&self, at: usize, start: usize) -> Result<Ordinals, usize> {
        let mut numbers: Vec<Ordinal> = Vec::new();
        let (mut next, mut begin, mut ends_range) = (at, start, false);
        loop {
            let Some((value, span)) = self.bracketed_number(next) else { return Err(next.max(at)) };
            numbers.push(Ordinal { value, span: begin..span.end, ends_range });
            let after = self.skip_blanks(span.end);
            if let Some(unit) = self.get(after).filter(|c| matches!(c, '条' | '款' | '项' | '目' | '编' | '章' | '节'))
            {
                return self.checked(Ordinals { numbers, unit, end: after + 1 });
            }
            if self.has_at(after, "分编") {
                return self.checked(Ordinals { numbers, unit: '分', end: after + 2 });
            }
            let join = self.get(after).filter(|c| matches!(c, '、' | '和' | '与' | '及' | '或') || is_range(*c));
            // 第（一）（二）项.
            let adjoins = opens_bracket(self.get(after)) && opens_bracket(self.get(self.skip_blanks(next)));
            if numbers.len() >= MAX_LISTED || (join.is_none() && !adjoins) {
                return Err(after);
            }
            ends_range = join.is_some_and(is_range);
            begin = if adjoins { after } else { self.skip_blanks(after + 1) };
            next = if self.is_ordinal(begin) { begin + 1 } else { begin };
        }
    }

    /// Rejects units that are part of another word: 第一条件, 第三项目, 第一款式.
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
        // After an item, 目的 is 目 with 的: 第二项第一目的规定.
        let is_below = |at: usize| matches!(self.before(self.skip_blanks_back(at)), Some('项' | '、' | '和' | '至'));
        let is_subitem =
            found.unit == '目' && self.get(found.end) == Some('的') && is_below(found.numbers[0].span.start);
        let is_classifier = found.unit == '条' && self.word_at(found.end, CLASSIFIED).is_some();
        if (is_other && !is_subitem) || is_classifier {
            return Err(found.end);
        }
        if let Some(last) = found.numbers.last_mut() {
            last.span.end = found.end;
        }
        Ok(found)
    }
}

/// Whether the character joins the ends of a range: 第十条至第十二条, 第十条～第十二条.
pub(super) fn is_range(c: char) -> bool {
    matches!(c, '至' | '到' | '～' | '~' | '—' | '－' | '–' | '-')
}
