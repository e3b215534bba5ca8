//! Where a line of a heading may break: between words, and only where it reads well.
//!
//! The boundaries are those of the dictionary of Unicode CLDR. Where it does not know a word (most of all a name), it cuts
//! single characters: they stay with what is before them, so that a cut never goes through a name.

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

use crate::values::is_han;

/// The words of Chinese.
#[derive(Clone, Copy, Debug)]
pub struct Words(WordSegmenterBorrowed<'static>);

/// The most characters of a name in 《》 or “” that stays on one line.
const SHORT_NAME: usize = 8;

/// Single characters that belong to the word behind them: no line ends with one.
const LEADING: &str = "分副和与及或对在从向为以将把被让由于按自至到不无未新各本该此全第总共逾近约超每";
/// What counts or measures: it stays with its number.
const UNITS: &str =
    "年月日时分秒号期条款项章节编卷页版篇章名个家位次届批场支队件种类套级周岁倍成人天元角分米克吨度万亿千百余多";
/// Numerals of Chinese.
const NUMERALS: &str = "〇零一二三四五六七八九十百千万亿两";

/// The marks that open and close what may be a name.
const PAIRS: [(char, char); 6] = [('《', '》'), ('〈', '〉'), ('“', '”'), ('‘', '’'), ('「', '」'), ('『', '』')];

impl Default for Words {
    fn default() -> Self {
        Self::new()
    }
}

impl Words {
    /// The dictionary of the program.
    ///
    /// It is a part of the binary: nothing is read.
    #[must_use]
    pub fn new() -> Self {
        Self(WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()))
    }

    /// The bytes before which a line may begin, ascending. Those that every browser finds by itself, beside most
    /// punctuation and blanks, are not among them.
    #[must_use]
    pub fn breaks(self, text: &str) -> Vec<usize> {
        if !text.chars().any(is_han) {
            return Vec::new();
        }
        let bounds: Vec<usize> = self.0.segment_str(text).collect();
        let names = short_names(text);
        let inside_name = |at: usize| names.iter().any(|(start, end)| *start < at && at < *end);
        let mut breaks = Vec::new();
        for three in bounds.windows(3) {
            let at = three[1];
            let (before, after) = (&text[three[0]..at], &text[at..three[2]]);
            if may_break(before, after) && !inside_name(at) && !leaves_one(text, at) {
                breaks.push(at);
            }
        }
        breaks
    }
}

/// Whether a line may end with the word `before` and the next begin with the word `after`.
fn may_break(before: &str, after: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else { return false };
    let is_letter = |c: char| is_han(c) || c.is_alphanumeric();
    if !is_han(last) && !is_han(first) {
        return false;
    }
    match (is_letter(last), is_letter(first)) {
        (true, true) => !holds_number_together(last, first, after) && !is_tied(before, after),
        // Browsers do not agree where lines may break beside these marks, which Chinese shares with Western text.
        (true, false) => matches!(first, '“' | '‘') && !is_single_of(before, LEADING),
        (false, true) => matches!(last, '”' | '’') && !is_trailing(after),
        (false, false) => false,
    }
}

/// A number and what it counts, 第 and its number, the parts of a date.
fn holds_number_together(last: char, first: char, after: &str) -> bool {
    let is_digit = |c: char| c.is_numeric() && !is_han(c);
    let is_numeral = |c: char| is_digit(c) || NUMERALS.contains(c);
    (is_numeral(last) && (is_numeral(first) || UNITS.contains(first) || after.chars().nth(1).is_none()))
        || (matches!(last, '第' | '年' | '月') && is_numeral(first))
}

/// Whether one of them is a single character that belongs to the other.
fn is_tied(before: &str, after: &str) -> bool {
    is_single_of(before, LEADING) || is_trailing(after)
}

/// Whether it is a single character that belongs to the word before it.
fn is_trailing(word: &str) -> bool {
    word.chars().nth(1).is_none() && !is_single_of(word, LEADING)
}

fn is_single_of(word: &str, among: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|c| chars.next().is_none() && among.contains(c))
}

/// Whether a line would hold one character alone (孤字).
fn leaves_one(text: &str, at: usize) -> bool {
    let few = |part: &str| part.chars().filter(|c| is_han(*c) || c.is_alphanumeric()).nth(1).is_none();
    few(&text[..at]) || few(&text[at..])
}

/// Names in marks that are too short to be cut, with their marks.
fn short_names(text: &str) -> Vec<(usize, usize)> {
    let mut names = Vec::new();
    for (start, open) in text.char_indices() {
        let Some((_, close)) = PAIRS.iter().find(|(mark, _)| *mark == open) else { continue };
        let inside = &text[start + open.len_utf8()..];
        let end = inside.char_indices().take(SHORT_NAME + 1).find(|(_, c)| c == close);
        names.extend(end.map(|(at, _)| (start, start + open.len_utf8() + at + close.len_utf8())));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::Words;

    /// The text with `/` where a line may begin.
    fn cut(text: &str) -> String {
        let mut out = text.to_owned();
        for at in Words::new().breaks(text).into_iter().rev() {
            out.insert(at, '/');
        }
        out
    }

    #[test]
    fn lines_break_between_words() {
        let cases = [
            "北京市/网络/安全/学会/召开/会员/大会",
            "首届/“黄鹤杯”/网络/安全/人才/创新大赛/落幕",
            "2024年/第2期/目录",
            "全国/人民/代表/大会/常务/委员会/关于/维护互联网/安全的/决定",
        ];
        for case in cases {
            assert_eq!(cut(&case.replace('/', "")), case);
        }
    }

    #[test]
    fn what_belongs_together_stays_together() {
        for whole in
            ["2024年12月15日", "第2期", "《网络安全法》", "“黄鹤杯”", "孙思宇", "100万元", "Web 2.0", "安全的", ""]
        {
            assert_eq!(cut(whole), whole);
        }
    }
}
