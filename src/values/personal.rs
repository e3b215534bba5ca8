//! Personal numbers in texts: mobile telephones of mainland China, and identity cards (GB 11643—1999).

use std::borrow::Cow;
use std::ops::Range;

use chrono::NaiveDate;

/// The digits of a mobile number: a 1, a digit from 3 to 9, and nine more.
const MOBILE: usize = 11;
/// The characters of an identity number; the last is a check digit or X.
const IDENTITY: usize = 18;
/// The groups of digits in a mobile number with blanks or hyphens: 138 0013 8000.
const GROUPS: [usize; 3] = [3, 4, 4];
/// How far before a number the beginning of a web address is searched for, in bytes.
const MAX_ADDRESS: usize = 2000;
/// The weights of the digits in the checksum (GB 11643—1999, 4.2).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// The check digit for each remainder of the checksum.
const CHECKS: &[u8; 11] = b"10X98765432";

/// A personal number in a text.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct PersonalNumber {
    /// Its kind.
    pub kind: PersonalKind,
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// Its digits, without blanks and without the country code.
    pub digits: String,
}

/// The kind of a personal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub enum PersonalKind {
    /// A mobile telephone.
    Mobile,
    /// An identity card.
    Identity,
}

impl PersonalNumber {
    /// The number with all but the first three and the last four characters masked: `138****8000`.
    #[must_use]
    pub(crate) fn masked(&self) -> String {
        let hidden = self.digits.len() - 7;
        format!("{}{}{}", &self.digits[..3], "*".repeat(hidden), &self.digits[3 + hidden..])
    }
}

/// The text with stars in place of personal numbers; its length in bytes stays the same, so places stay valid.
#[must_use]
pub(crate) fn without_personal_numbers(text: &str) -> Cow<'_, str> {
    let found = personal_numbers(text);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = text.to_owned();
    for number in found {
        let stars: String = text[number.span.clone()]
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() {
                    '*'
                } else if is_wide(c) {
                    '＊'
                } else {
                    c
                }
            })
            .collect();
        out.replace_range(number.span, &stars);
    }
    Cow::Owned(out)
}

/// The personal numbers in a text, in order. Digits inside a longer number or inside a web address do not count.
#[must_use]
pub(crate) fn personal_numbers(text: &str) -> Vec<PersonalNumber> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    // Most texts do not hold enough digits. Full-width ones begin with the byte EF.
    let wide = memchr::memchr_iter(0xEF, bytes).filter(|at| digit(bytes, *at).is_some()).count();
    if bytes.iter().filter(|byte| byte.is_ascii_digit()).count() + wide < MOBILE {
        return found;
    }
    let mut at = 0;
    while at < bytes.len() {
        if digit(bytes, at).is_none() {
            at += 1;
            continue;
        }
        let run = Run::at(bytes, at);
        let number = identity(text, &run)
            .or_else(|| spaced_identity(text, &run))
            .or_else(|| mobile(text, &run))
            .or_else(|| grouped(text, &run));
        at = number.as_ref().map_or(run.end, |number| number.span.end);
        found.extend(number);
    }
    found
}

/// A run of digits.
struct Run {
    start: usize,
    end: usize,
    digits: String,
}

impl Run {
    fn at(bytes: &[u8], start: usize) -> Self {
        let mut run = Self { start, end: start, digits: String::new() };
        while let Some((value, length)) = digit(bytes, run.end) {
            run.digits.push(char::from(value));
            run.end += length;
        }
        run
    }
}

/// The digit at byte `at`, ASCII or full-width, and its length in bytes.
fn digit(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    match bytes.get(at..)? {
        [ascii @ b'0'..=b'9', ..] => Some((*ascii, 1)),
        [0xEF, 0xBC, wide @ 0x90..=0x99, ..] => Some((wide - 0x90 + b'0', 3)),
        _ => None,
    }
}

/// A full-width digit or X.
fn is_wide(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ｘ' | 'ｘ')
}

/// The signs between the groups of a number.
const BETWEEN: &[char] = &[' ', '-', '\u{a0}', '\u{3000}', '\u{2010}', '\u{2011}', '－'];

/// An identity number in groups: `110105 19491231 002X`, `110105-19491231-002X`.
fn spaced_identity(text: &str, run: &Run) -> Option<PersonalNumber> {
    if run.digits.len() >= IDENTITY || after_a_group(&text[..run.start]) {
        return None;
    }
    let (mut digits, mut end) = (run.digits.clone(), run.end);
    while digits.len() < IDENTITY - 1 {
        let between = text[end..].chars().next().filter(|c| BETWEEN.contains(c))?;
        let group = Run::at(text.as_bytes(), end + between.len_utf8());
        if group.digits.is_empty() {
            return None;
        }
        digits.push_str(&group.digits);
        end = group.end;
    }
    if digits.len() == IDENTITY - 1
        && let Some(between) = text[end..].chars().next().filter(|c| BETWEEN.contains(c))
        && text[end + between.len_utf8()..].starts_with(['x', 'X', 'ｘ', 'Ｘ'])
    {
        end += between.len_utf8();
    }
    let joined = Run { start: run.start, end, digits };
    let number = identity(text, &joined)?;
    let is_longer =
        text[number.span.end..].strip_prefix(BETWEEN).is_some_and(|rest| digit(rest.as_bytes(), 0).is_some());
    (!is_longer).then_some(number)
}

/// Whether digits and a sign between groups come before.
fn after_a_group(before: &str) -> bool {
    before.strip_suffix(BETWEEN).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit() || is_wide(c)))
}

/// An identity number: 18 characters with a date of birth and a valid check digit.
fn identity(text: &str, run: &Run) -> Option<PersonalNumber> {
    let (mut digits, mut end) = (run.digits.clone(), run.end);
    if digits.len() == IDENTITY - 1 {
        let check = text[end..].chars().next().filter(|c| matches!(c, 'x' | 'X' | 'ｘ' | 'Ｘ'))?;
        digits.push('X');
        end += check.len_utf8();
        if text[end..].starts_with(|c: char| c.is_ascii_alphanumeric()) {
            return None;
        }
    }
    let number_at = |range: Range<usize>| digits.get(range)?.parse::<u32>().ok();
    let fits = digits.len() == IDENTITY && !digits.starts_with('0');
    let (year, month, day) = (number_at(6..10).filter(|_| fits)?, number_at(10..12)?, number_at(12..14)?);
    NaiveDate::from_ymd_opt(i32::try_from(year).ok().filter(|year| (1800..2100).contains(year))?, month, day)?;
    let sum = digits.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum::<u32>();
    let check = CHECKS[sum as usize % CHECKS.len()];
    let number = PersonalNumber { kind: PersonalKind::Identity, span: run.start..end, digits };
    let is_valid = number.digits.as_bytes()[IDENTITY - 1] == check && !in_address(&text[..run.start]);
    is_valid.then_some(number)
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == MOBILE && digits.starts_with('1') && matches!(digits.as_bytes()[1], b'3'..=b'9')
}

/// A mobile number without separators: `13800138000`, `+8613800138000`.
fn mobile(text: &str, run: &Run) -> Option<PersonalNumber> {
    let digits = match run.digits.strip_prefix("86") {
        Some(rest) if text[..run.start].ends_with('+') => rest,
        _ => &run.digits,
    };
    let before = &text[..run.start];
    let is_fraction = || before.strip_suffix('.').is_some_and(|whole| whole.ends_with(|c: char| c.is_ascii_digit()));
    let is_part =
        || is_fraction() || continues(text, run.end, '.') || in_code(before, &text[run.end..]) || in_address(before);
    let number = PersonalNumber { kind: PersonalKind::Mobile, span: run.start..run.end, digits: digits.to_owned() };
    (is_mobile(digits) && !is_part()).then_some(number)
}

/// A mobile number in groups: `138 0013 8000`, `138-0013-8000`. `+86` may come before it, another group of digits may not.
fn grouped(text: &str, run: &Run) -> Option<PersonalNumber> {
    if run.digits.len() != GROUPS[0] {
        return None;
    }
    let before = &text[..run.start];
    let country = before.strip_suffix(BETWEEN).is_some_and(|before| before.ends_with("+86"));
    let longer = before.strip_suffix(BETWEEN).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
    let (mut digits, mut end) = (run.digits.clone(), run.end);
    for length in &GROUPS[1..] {
        let between = text[end..].chars().next().filter(|c| BETWEEN.contains(c))?;
        let group = Run::at(text.as_bytes(), end + between.len_utf8());
        if group.digits.len() != *length {
            return None;
        }
        digits.push_str(&group.digits);
        end = group.end;
    }
    let is_part =
        || (longer && !country) || continues(text, end, '-') || in_code(before, &text[end..]) || in_address(before);
    let number = PersonalNumber { kind: PersonalKind::Mobile, span: run.start..end, digits };
    (is_mobile(&number.digits) && !is_part()).then_some(number)
}

/// Whether a number between these texts is part of a longer code, such as `HT13800138000` or `A-13800138000-2`. A word for
/// telephones may come before it.
fn in_code(before: &str, after: &str) -> bool {
    const WORDS: &[&str] = &["tel", "mobile", "mob", "phone", "cell", "wechat", "wx", "t", "m", "p", "86"];
    let is_sign = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let joined =
        before.strip_suffix(['-', '_', '/', '#', '.']).filter(|rest| rest.ends_with(is_sign)).unwrap_or(before);
    let word = &joined
        [joined.rfind(|c| !is_sign(c)).map_or(0, |at| at + joined[at..].chars().next().map_or(0, char::len_utf8))..];
    let is_code = !word.is_empty() && !WORDS.contains(&word.to_ascii_lowercase().as_str()) && !is_mobile(word);
    let rest = after.strip_prefix('-').filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()));
    let continued = rest.is_some_and(|rest| {
        let next: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
        !is_mobile(&next)
    });
    is_code || continued || after.starts_with(is_sign)
}

/// Whether `sign` and a digit follow at byte `end`.
fn continues(text: &str, end: usize, sign: char) -> bool {
    text[end..].strip_prefix(sign).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether what follows `before` is part of a web address, as in `https://example.org/13800138000.html`.
fn in_address(before: &str) -> bool {
    let inside = |byte: &&u8| byte.is_ascii_graphic() && !matches!(byte, b'(' | b'<' | b'"');
    let length = before.as_bytes().iter().rev().take(MAX_ADDRESS).take_while(inside).count();
    before[before.len() - length..].contains("://")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(text: &str) -> Vec<String> {
        personal_numbers(text).iter().map(PersonalNumber::masked).collect()
    }

    #[test]
    fn mobile_numbers_are_found_in_all_their_writings() {
        for text in [
            "电话13800138000。",
            "电话 138 0013 8000",
            "138-0013-8000",
            "+8613800138000",
            "+86 13800138000",
            "+86-138-0013-8000",
            "[打电话](tel:13800138000)",
            "１３８００１３８０００",
            "传真 027 13800138000",
            "Tel13800138000",
            "TEL：13800138000张三",
            "86-13800138000",
            "m.13800138000",
        ] {
            assert_eq!(masked(text), ["138****8000"], "{text}");
        }
        assert_eq!(masked("13800138000,13900139000"), ["138****8000", "139****9000"]);
    }

    #[test]
    fn other_numbers_are_none() {
        for text in [
            "113800138000",
            "138001380001",
            "12800138000",
            "3.13800138000",
            "13800138000.5",
            "138 0013 80001",
            "110-138-0013-8000",
            "138-0013-8000-1",
            "https://example.org/a/13800138000.html",
            "010-12345678",
            "2024-12-19 13:00",
            "合同 HT13800138000",
            "统一社会信用代码 91420100MA13800138000",
            "编号 WH-2024-13800138000",
            "13800138000-2",
            "13800138000A",
            "SN_13800138000",
            "A/13800138000",
        ] {
            assert_eq!(masked(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn identity_numbers_are_found_by_their_check_digit() {
        // Examples of the standard itself.
        assert_eq!(masked("身份证11010519491231002X。"), ["110***********002X"]);
        assert_eq!(masked("440524188001010014"), ["440***********0014"]);
        for text in [
            "110105 19491231 002X",
            "110105-19491231-002X",
            "1101 0519 4912 3100 2x",
            "１１０１０５　１９４９１２３１　００２Ｘ",
            "11010519491231002 X",
        ] {
            assert_eq!(masked(text), ["110***********002X"], "{text}");
        }
        for text in ["1 110105 19491231 002X", "440524 18800101 0014 5", "110105 19491231 0021", "110105 19491331 002X"]
        {
            assert_eq!(masked(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(masked("110105194912310021"), Vec::<String>::new());
        assert_eq!(masked("https://example.org/c_440524188001010014.htm"), Vec::<String>::new());
        assert_eq!(masked("1110105194912310029"), Vec::<String>::new());
        assert_eq!(masked("11010519491231002Xa"), Vec::<String>::new());
        assert_eq!(masked("110105199013010018"), Vec::<String>::new(), "there is no 13th month");
    }

    #[test]
    fn a_text_without_them_is_as_long() {
        let text = "电话 138 0013 8000，１３８００１３８０００，身份证11010519491231002X";
        let masked = without_personal_numbers(text);
        assert_eq!(masked, "电话 *** **** ****，＊＊＊＊＊＊＊＊＊＊＊，身份证******************");
        assert_eq!(masked.len(), text.len());
        assert!(matches!(without_personal_numbers("无"), Cow::Borrowed(_)));
    }
}
