//! Reads how a line begins.

use super::level::Level;
use super::number::Number;
use crate::characters::is_blank;
use crate::numerals::{is_numeral, numeral_at, read_numeral};

/// The maximum length of a division's title, in characters.
const MAX_TITLE: usize = 45;
/// The maximum length of the line that names an annex, in characters.
const MAX_ANNEX: usize = 60;
/// The maximum number of digits of a list's number.
const MAX_LIST_DIGITS: usize = 3;

/// The numbering of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `一、`
    Comma,
    /// `（一）`
    Bracket,
    /// `1.`
    Dot,
    /// `（1）`
    BracketDigit,
    /// `①`
    Circle,
}

/// What a line begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// `第一章 总则`
    Division(Level, Number),
    /// The name of a heading without a number: 总则, 分则, 附则.
    Named(&'static str),
    /// 序言, 前言, 引言.
    Preamble,
    /// 目录, 目次.
    Contents,
    /// 附件, with its number if one is printed.
    Annex(Option<u32>),
    /// `第十二条`, and whether a blank, a colon or the end of the line follows.
    Article(Number, bool),
    /// `（三）`
    Listed(Style, u32),
    /// 注：
    Note,
    /// Nothing.
    Nothing,
}

/// A mark and its extent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    pub(super) mark: Mark,
    /// The byte at which the words of the line begin, after the mark and the blanks around it.
    pub(super) words: usize,
    /// The mark as printed, without blanks.
    pub(super) printed: String,
}

/// Reads how `line` begins.
pub(super) fn read(line: &str) -> Marked {
    let start = line.len() - line.trim_start_matches(is_blank).len();
    let text = &line[start..];
    let found = match text.chars().next() {
        Some('第' | '笫') => ordinal(text),
        Some('总' | '分' | '附' | '序' | '前' | '引' | '目' | '注' | '备') => named(text),
        Some(c) if !c.is_alphabetic() || is_numeral(c) => listed(text),
        _ => None,
    };
    let (mark, length) = found.unwrap_or((Mark::Nothing, 0));
    let rest = &text[length..];
    let words = start + length + (rest.len() - rest.trim_start_matches(is_blank).len());
    let printed = text[..length].chars().filter(|c| !is_blank(*c)).collect();
    Marked { mark, words, printed }
}

/// The position after the blanks at `at`.
fn skip(text: &str, at: usize) -> usize {
    at + (text[at..].len() - text[at..].trim_start_matches(is_blank).len())
}

/// A number that may contain blanks (`第 十 三 条`): its value and its end.
fn spaced_number(text: &str, from: usize) -> Option<(u32, usize)> {
    let mut digits = String::new();
    let mut end = from;
    for (at, c) in text[from..].char_indices() {
        if is_numeral(c) {
            digits.push(c);
            end = from + at + c.len_utf8();
        } else if !is_blank(c) {
            break;
        }
    }
    read_numeral(&digits).map(|value| (value, end))
}

/// `第…编`, `第…分编`, `第…章`, `第…节` or `第…条`, with `之N`.
fn ordinal(text: &str) -> Option<(Mark, usize)> {
    let (base, end) = spaced_number(text, '第'.len_utf8())?;
    let unit = skip(text, end);
    let units = [
        ("分编", Level::Subpart),
        ("编", Level::Part),
        ("章", Level::Chapter),
        ("节", Level::Section),
        ("条", Level::Article),
    ];
    let (name, level) = units.into_iter().find(|(name, _)| text[unit..].starts_with(name))?;
    let mut end = unit + name.len();
    let mut number = Number::new(base);
    let from = skip(text, end);
    let inserted = text[from..].strip_prefix('之').and_then(|rest| spaced_number(rest, 0));
    if let Some((value, length)) = inserted.filter(|(value, _)| *value > 0) {
        number.inserted = value;
        end = from + '之'.len_utf8() + length;
    }
    let rest = &text[end..];
    if level == Level::Article {
        let colon = rest.chars().next().filter(|c| matches!(c, '：' | ':'));
        let apart = rest.is_empty() || rest.starts_with(is_blank) || colon.is_some();
        let comma = rest.strip_prefix('、').filter(|rest| !rest.starts_with(|c| c == '第' || is_numeral(c)));
        let separator = colon.or(comma.map(|_| '、')).map_or(0, char::len_utf8);
        return Some((Mark::Article(number, apart), end + separator));
    }
    is_title(rest).then_some((Mark::Division(level, number), end))
}

/// Whether `rest`, the text after `第三章`, is its title and not the rest of a sentence that cites it.
fn is_title(rest: &str) -> bool {
    let title = rest.trim_matches(is_blank);
    let apart = rest.is_empty() || rest.starts_with(is_blank);
    let goes_on = ["第", "规定", "所", "的", "至", "和", "及", "或", "与", "、", "，", "中", "关于"];
    title.chars().count() <= MAX_TITLE
        && !title.ends_with(['。', '；', '，', '：', ':'])
        && !title.contains('。')
        && (apart || !goes_on.iter().any(|word| title.starts_with(word)))
}

/// Headings without a number, annexes and notes.
fn named(text: &str) -> Option<(Mark, usize)> {
    let bare: String = text.chars().filter(|c| !is_blank(*c)).take(8).collect();
    let whole = match bare.as_str() {
        "总则" => Some(Mark::Named("总则")),
        "分则" => Some(Mark::Named("分则")),
        "附则" => Some(Mark::Named("附则")),
        "序言" | "前言" | "引言" => Some(Mark::Preamble),
        "目录" | "目次" => Some(Mark::Contents),
        _ => None,
    };
    if let Some(mark) = whole {
        return Some((mark, 0));
    }
    if ["注：", "注:", "备注：", "附注："].iter().any(|note| bare.starts_with(note)) {
        return Some((Mark::Note, 0));
    }
    annex(text)
}

/// `附件`, `附件一`, `附录 1：…` on a short line.
fn annex(text: &str) -> Option<(Mark, usize)> {
    if text.chars().count() > MAX_ANNEX || text.contains(['。', '；']) {
        return None;
    }
    let after_name = if let Some(rest) = text.strip_prefix('附') {
        let rest = rest.trim_start_matches(is_blank);
        let name = ["件", "录", "表", "图"].into_iter().find(|name| rest.starts_with(name));
        match name {
            Some(name) => text.len() - rest.len() + name.len(),
            None if rest.starts_with(['：', ':']) => '附'.len_utf8(),
            None => return None,
        }
    } else {
        return None;
    };
    let (number, end) = match spaced_number(text, after_name) {
        Some((number, end)) => (Some(number), end),
        None => (None, after_name),
    };
    let rest = &text[end..];
    let separator = rest.chars().next().filter(|c| matches!(c, '：' | ':' | '、' | '.' | '．'));
    let ends = rest.is_empty() || rest.starts_with(is_blank) || separator.is_some();
    ends.then(|| (Mark::Annex(number), end + separator.map_or(0, char::len_utf8)))
}

/// `（一）`, `1.`, `①`, `一、` and their variants.
fn listed(text: &str) -> Option<(Mark, usize)> {
    let first = text.chars().next()?;
    let after = &text[first.len_utf8()..];
    match first {
        '（' | '(' | '〔' | '﹙' => {
            let (number, end) = spaced_number(after, 0)?;
            let digits = after[..end].chars().any(|c| c.is_ascii_digit() || matches!(c, '０'..='９'));
            let end = skip(after, end);
            let closing = after[end..].chars().next().filter(|c| matches!(c, '）' | ')' | '〕' | '﹚'))?;
            let style = if digits { Style::BracketDigit } else { Style::Bracket };
            let short = end <= 3 * MAX_LIST_DIGITS + 3;
            short.then(|| (Mark::Listed(style, number), first.len_utf8() + end + closing.len_utf8()))
        }
        '㈠'..='㈩' => Some((Mark::Listed(Style::Bracket, u32::from(first) - u32::from('㈠') + 1), first.len_utf8())),
        '⑴'..='⒇' => {
            Some((Mark::Listed(Style::BracketDigit, u32::from(first) - u32::from('⑴') + 1), first.len_utf8()))
        }
        '①'..='⑳' => Some((Mark::Listed(Style::Circle, u32::from(first) - u32::from('①') + 1), first.len_utf8())),
        '⒈'..='⒛' => Some((Mark::Listed(Style::Dot, u32::from(first) - u32::from('⒈') + 1), first.len_utf8())),
        _ => with_point(text),
    }
}

/// `1.`, `1．`, `1、`, `１．`, `一、`; not `1.5米`.
fn with_point(text: &str) -> Option<(Mark, usize)> {
    let (number, end) = numeral_at(text)?;
    let is_digits = text[..end].chars().all(|c| c.is_ascii_digit() || matches!(c, '０'..='９'));
    let point = text[end..].chars().next()?;
    let next = text[end + point.len_utf8()..].chars().next();
    let style = match point {
        '、' if !is_digits => Style::Comma,
        '.' | '．' if is_digits && !next.is_some_and(char::is_numeric) => Style::Dot,
        '、' => Style::Dot,
        _ => return None,
    };
    let short = text[..end].chars().count() <= MAX_LIST_DIGITS;
    short.then(|| (Mark::Listed(style, number), end + point.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(line: &str) -> Mark {
        read(line).mark
    }

    #[test]
    fn articles_are_read_however_they_are_spaced() {
        for line in ["第十三条 国家", "第十三条\u{2003}国家", "第十三条\u{3000}国家", "第 十 三 条 国家", "笫13条 国家"]
        {
            assert_eq!(mark(line), Mark::Article(Number::new(13), true), "{line}");
        }
        assert_eq!(mark("第十三条国家"), Mark::Article(Number::new(13), false));
        let inserted = Number { base: 120, inserted: 6 };
        assert_eq!(mark("\u{3000}\u{3000}第一百二十条之六 明知"), Mark::Article(inserted, true));
        assert_eq!(mark("第 一 百 二 十 条 之 六 明知"), Mark::Article(inserted, true));
        assert_eq!(read("第一百二十八 条 违反").printed, "第一百二十八条");
    }

    #[test]
    fn headings_are_told_from_sentences() {
        assert_eq!(mark("第一章 总 则"), Mark::Division(Level::Chapter, Number::new(1)));
        assert_eq!(mark("第二分编 通则"), Mark::Division(Level::Subpart, Number::new(2)));
        assert_eq!(mark("第三章规定的措施，由主管部门执行。"), Mark::Nothing);
        assert_eq!(mark("附　则"), Mark::Named("附则"));
        assert_eq!(mark("附件所列的表格"), Mark::Nothing);
        assert_eq!(mark("附件一"), Mark::Annex(Some(1)));
        assert_eq!(mark("附件2：会费标准"), Mark::Annex(Some(2)));
    }

    #[test]
    fn lists_are_read_in_all_styles() {
        for (line, style, number) in [
            ("（一）甲", Style::Bracket, 1),
            ("(十二) 甲", Style::Bracket, 12),
            ("（二)甲", Style::Bracket, 2),
            ("㈢甲", Style::Bracket, 3),
            ("1.甲", Style::Dot, 1),
            ("1．甲", Style::Dot, 1),
            ("1、甲", Style::Dot, 1),
            ("１．甲", Style::Dot, 1),
            ("①甲", Style::Circle, 1),
            ("（1）甲", Style::BracketDigit, 1),
            ("一、甲", Style::Comma, 1),
        ] {
            assert_eq!(mark(line), Mark::Listed(style, number), "{line}");
        }
        assert_eq!(mark("1.5米以上的"), Mark::Nothing);
        assert_eq!(mark("（含分支机构）应当"), Mark::Nothing);
        assert_eq!(mark("一百二十日内"), Mark::Nothing);
    }
}
