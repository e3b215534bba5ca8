//! Line breaks in headings: between words, and only where the heading stays easy to read.
//!
//! The word boundaries come from the dictionary of Unicode CLDR. It splits unknown words, most of them names, into single
//! characters; no break is put before a single character, so that names stay whole.

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

use crate::values::is_han;

/// Finds the words of Chinese texts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words(WordSegmenterBorrowed<'static>);

/// The most characters of a name in 《》 or “” that is kept on one line.
const MAX_UNBROKEN_NAME: usize = 8;

/// Single characters that belong to the next word: no line ends with one.
const LEADING: &str = "分副和与及或对在从向为以将把被让由于按自至到不无未新各本该此全第总共逾近约超每";
/// Units and measure words, which stay with their numbers.
const UNITS: &str =
    "年月日时分秒号期条款项章节编卷页版篇章名个家位次届批场支队件种类套级周岁倍成人天元角分米克吨度万亿千百余多";
/// Chinese numerals.
const NUMERALS: &str = "〇零一二三四五六七八九十百千万亿两";

/// The pairs of marks that may enclose a name.
const PAIRS: [(char, char); 6] = [('《', '》'), ('〈', '〉'), ('“', '”'), ('‘', '’'), ('「', '」'), ('『', '』')];

impl Default for Words {
    fn default() -> Self {
        Self::new()
    }
}

impl Words {
    /// Uses the dictionary inside the binary; no file is read.
    #[must_use]
    pub(crate) fn new() -> Self {
        Self(WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()))
    }

    /// The bytes before which a line may break, ascending. Places where every browser breaks by itself, next to blanks and
    /// most punctuation, are not included.
    #[must_use]
    pub(crate) fn breaks(self, text: &str) -> Vec<usize> {
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
            if may_break(before, after) && !inside_name(at) && !leaves_single_character(text, at) {
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
        (true, true) => !is_within_number(last, first, after) && !is_tied(before, after),
        // Browsers disagree about breaks next to these marks, which Chinese shares with Western text.
        (true, false) => matches!(first, '“' | '‘') && !is_single_of(before, LEADING),
        (false, true) => matches!(last, '”' | '’') && !is_trailing(after),
        (false, false) => false,
    }
}

/// Whether the break would separate a number from its unit, 第 from its number, or the parts of a date.
fn is_within_number(last: char, first: char, after: &str) -> bool {
    let is_digit = |c: char| c.is_numeric() && !is_han(c);
    let is_numeral = |c: char| is_digit(c) || NUMERALS.contains(c);
    (is_numeral(last) && (is_numeral(first) || UNITS.contains(first) || after.chars().nth(1).is_none()))
        || (matches!(last, '第' | '年' | '月') && is_numeral(first))
}

/// Whether one of the words is a single character that belongs to the other.
fn is_tied(before: &str, after: &str) -> bool {
    is_single_of(before, LEADING) || is_trailing(after)
}

/// Whether the word is a single character that belongs to the word before it.
fn is_trailing(word: &str) -> bool {
    word.chars().nth(1).is_none() && !is_single_of(word, LEADING)
}

fn is_single_of(word: &str, among: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|c| chars.next().is_none() && among.contains(c))
}

/// Whether a break at byte `at` would leave a line with a single character (孤字).
fn leaves_single_character(text: &str, at: usize) -> bool {
    let few = |part: &str| part.chars().filter(|c| is_han(*c) || c.is_alphanumeric()).nth(1).is_none();
    few(&text[..at]) || few(&text[at..])
}

/// The bytes of names in marks that are too short to be broken, with their marks.
fn short_names(text: &str) -> Vec<(usize, usize)> {
    let mut names = Vec::new();
    for (start, open) in text.char_indices() {
        let Some((_, close)) = PAIRS.iter().find(|(mark, _)| *mark == open) else { continue };
        let inside = &text[start + open.len_utf8()..];
        let end = inside.char_indices().take(MAX_UNBROKEN_NAME + 1).find(|(_, c)| c == close);
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
