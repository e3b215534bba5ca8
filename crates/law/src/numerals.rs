//! Numbers as statutes write them: `一百二十`, `一百零五`, `二〇二五`, `12`, `１２`.

use std::ops::Range;

/// The maximum number of digits of a number that is written in digits only.
const MOST_DIGITS: usize = 6;
/// The digits 0 to 9.
const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The value of one digit: Chinese, ASCII, full-width, or one of the radicals `⼀ ⼆ ⼋`, which PDF texts contain.
fn digit(c: char) -> Option<u32> {
    match c {
        '〇' | '○' | '零' => Some(0),
        '一' | '⼀' => Some(1),
        '二' | '两' | '⼆' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' | '⼋' => Some(8),
        '九' => Some(9),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    }
}

fn unit(c: char) -> Option<u32> {
    match c {
        '十' | '⼗' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

/// Whether the character may be part of a number: a digit, Chinese, ASCII or full-width, or 十, 百, 千.
#[must_use]
#[inline]
pub fn is_numeral(c: char) -> bool {
    digit(c).is_some() || unit(c).is_some()
}

/// The value of `text`, if the whole of it is a number below 1,000,000; else `None`.
///
/// Spoken short forms are no numbers of statutes: `一百二` returns `None`, because it may mean 102 or 120.
///
/// ```
/// use huikan_law::numerals::read_numeral;
///
/// assert_eq!(read_numeral("一百零五"), Some(105));
/// assert_eq!(read_numeral("二〇二五"), Some(2025));
/// assert_eq!(read_numeral("一百二"), None);
/// ```
#[must_use]
pub fn read_numeral(text: &str) -> Option<u32> {
    if text.chars().all(|c| digit(c).is_some()) {
        return in_digits(text);
    }
    let (mut total, mut last_unit, mut zero) = (0, 10_000, false);
    let mut pending: Option<u32> = None;
    for c in text.chars() {
        if let Some(value) = digit(c) {
            if c.is_ascii() || matches!(c, '０'..='９') || pending.is_some() {
                return None;
            }
            zero |= value == 0;
            pending = Some(value).filter(|value| *value > 0);
        } else {
            let size = unit(c)?;
            if size >= last_unit || (pending.is_none() && size > 10) {
                return None;
            }
            total += pending.take().unwrap_or(1) * size;
            (last_unit, zero) = (size, false);
        }
    }
    match pending {
        // A statute writes 一百零二 or 一百二十, never 一百二.
        Some(_) if last_unit > 10 && !zero => None,
        Some(value) => Some(total + value),
        None if zero => None,
        None => Some(total),
    }
}

fn in_digits(text: &str) -> Option<u32> {
    let count = text.chars().count();
    (1..=MOST_DIGITS)
        .contains(&count)
        .then(|| text.chars().filter_map(digit).fold(0, |value, digit| value * 10 + digit))
}

/// The number at the beginning of `text` and its length in bytes.
///
/// All leading characters for which [`is_numeral`] holds must form one number; else the result is `None`.
#[must_use]
pub fn numeral_at(text: &str) -> Option<(u32, usize)> {
    let end = text.find(|c| !is_numeral(c)).unwrap_or(text.len());
    read_numeral(&text[..end]).map(|value| (value, end))
}

/// The number in Chinese, as statutes print it: `十二`, `一百零五`, `一千二百六十`. Numbers above 9999 are returned in ASCII
/// digits.
#[must_use]
pub fn chinese_numeral(value: u32) -> String {
    if value > 9999 {
        return value.to_string();
    }
    let mut out = String::new();
    let mut skipped = false;
    for (size, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = value / size % 10;
        if digit == 0 {
            skipped = !out.is_empty();
            continue;
        }
        if skipped {
            out.push('零');
            skipped = false;
        }
        if !(size == 10 && digit == 1 && out.is_empty()) {
            out.push(DIGITS[digit as usize]);
        }
        out.push_str(name);
    }
    if out.is_empty() { "零".to_owned() } else { out }
}

/// Finds letters that optical character recognition produced in the place of digits: `lO万元`, `2O日`.
///
/// Returns the bytes of each run of digits and `l`, `O`, `o`, `I` that contains a letter and stands beside a numeral or
/// before a unit of measure.
pub fn letters_for_digits(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(|c: char| c.is_ascii_alphanumeric())?;
        let end = text[start..].find(|c: char| !c.is_ascii_alphanumeric()).map_or(text.len(), |end| start + end);
        at = end;
        Some(start..end)
    })
    .filter(|at| {
        let run = &text[at.clone()];
        let looks_so = |c: char| c.is_ascii_digit() || matches!(c, 'l' | 'O' | 'o' | 'I');
        let touches = |c: Option<char>| c.is_some_and(is_numeral);
        let beside = touches(text[..at.start].chars().next_back()) || touches(text[at.end..].chars().next());
        let unit = ['万', '元', '年', '月', '日', '人', '岁', '倍', '个', '条', '款', '项', '％', '%'];
        let is_odd = run.chars().all(looks_so) && run.contains(|c: char| !c.is_ascii_digit());
        is_odd && (beside || text[at.end..].starts_with(unit))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_numbers_come_back() {
        for value in 0..10_000 {
            let written = chinese_numeral(value);
            assert_eq!(read_numeral(&written), Some(value), "{written}");
        }
    }

    #[test]
    fn all_ways_of_writing_are_read() {
        for (written, value) in [
            ("十", 10),
            ("一十二", 12),
            ("一百十二", 112),
            ("一百〇五", 105),
            ("一百○五", 105),
            ("二〇二五", 2025),
            ("一二", 12),
            ("一千二百六十", 1260),
            ("一千零四十", 1040),
            ("两", 2),
            ("12", 12),
            ("１２", 12),
            ("⼗⼆", 12),
        ] {
            assert_eq!(read_numeral(written), Some(value), "{written}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_read() {
        for written in ["", "一百二", "十百", "百", "一百一百", "3十", "1234567", "一百零", "条"] {
            assert_eq!(read_numeral(written), None, "{written}");
        }
        assert_eq!(numeral_at("十二条"), Some((12, 6)));
        assert_eq!(numeral_at("条"), None);
    }
}
