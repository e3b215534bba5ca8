//! Dates in forms that are not read, where they mean one day.

use super::{Date, read_numeral};

/// Months in English, by their first three letters.
const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The date that `written` means, as it has to be written: `2024-03-05` for `２０２４年３月５日`, `2024—3—5`, `20240305`,
/// `二〇二四年三月五日`, `2024年3月5日（星期二）` or `5 March 2024`. `None` where it means no day, or may mean several.
#[must_use]
pub(crate) fn meant_date(written: &str) -> Option<String> {
    let text = half_width(written);
    let text = without_weekday(&text);
    let text = text.trim().trim_end_matches('.').trim();
    let read = |text: &str| Date::parse(text).ok();
    let date = read(text)
        .or_else(|| read(&with_hyphens(text)))
        .or_else(|| read(&digits_of_numerals(text)?))
        .or_else(|| read(&with_clock(text)?))
        .or_else(|| read(&compact(text)?))
        .or_else(|| read(&english(text)?))
        .or_else(|| read(&month_as_decimal(text)?))?;
    let meant = match date {
        Date::Month(day) => day.format("%Y-%m").to_string(),
        Date::Day(day) => day.format("%Y-%m-%d").to_string(),
        Date::Local(local) => local.format("%Y-%m-%d %H:%M").to_string(),
        Date::Instant(_) => return None,
    };
    (meant != written).then_some(meant)
}

/// The text with half-width digits, hyphens and marks, without quotation marks.
fn half_width(text: &str) -> String {
    let half = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
        '－' | '—' | '–' | '−' | '‐' | '‑' | '―' | '─' | '~' | '～' => Some('-'),
        '／' => Some('/'),
        '．' | '。' | '·' => Some('.'),
        '：' => Some(':'),
        '（' => Some('('),
        '）' => Some(')'),
        '，' => Some(','),
        '\u{3000}' | '\u{a0}' => Some(' '),
        '“' | '”' | '‘' | '’' | '"' | '\'' | '「' | '」' => None,
        c => Some(c),
    };
    text.trim().chars().filter_map(half).collect()
}

/// The text without the day of the week.
fn without_weekday(text: &str) -> String {
    let Some(at) = ["星期", "礼拜", "周"].iter().filter_map(|word| text.find(word)).min() else {
        return text.to_owned();
    };
    let rest = text[at..].trim_start_matches(['星', '期', '礼', '拜', '周']);
    let Some(rest) = rest.strip_prefix(['一', '二', '三', '四', '五', '六', '日', '天']) else {
        return text.to_owned();
    };
    let before = text[..at].trim_end().trim_end_matches(['(', ',']);
    format!("{before} {}", rest.trim_start_matches(')').trim_start())
}

/// `2024--3-5`, `2024 - 3 - 5`, `2024,3,5` and `2024 3 5` with single hyphens.
fn with_hyphens(text: &str) -> String {
    let parts: Vec<&str> = text.split(['-', ',', ' ', '/', '.']).filter(|part| !part.is_empty()).collect();
    match parts[..] {
        [_, _] | [_, _, _] => parts.join("-"),
        [year, month, day, clock] => format!("{year}-{month}-{day} {clock}"),
        _ => String::new(),
    }
}

/// `二〇二四年三月五日` with digits.
fn digits_of_numerals(text: &str) -> Option<String> {
    let (year, rest) = text.split_once('年')?;
    let digit = |c: char| "零一二三四五六七八九".chars().position(|numeral| numeral == c);
    let digit = |c: char| if matches!(c, '〇' | '○' | 'O' | 'o') { Some(0) } else { digit(c) };
    let year: Option<String> = year.chars().map(|c| Some(digit(c)?.to_string())).collect();
    let (month, rest) = rest.split_once('月')?;
    let day = rest.trim_end_matches(['日', '号']);
    let month = read_numeral(month)?;
    if day.is_empty() {
        return Some(format!("{}-{month:02}", year?));
    }
    Some(format!("{}-{month:02}-{:02}", year?, read_numeral(day)?))
}

/// `2024年3月5日 下午3点30分` with a time of 24 hours.
fn with_clock(text: &str) -> Option<String> {
    let end = text.find(['日', '号']).map(|at| at + '日'.len_utf8()).or_else(|| text.find(' '))?;
    let (day, clock) = text.split_at(end);
    let clock = clock.trim();
    let afternoon = ["下午", "晚上", "傍晚", "晚"].iter().find_map(|word| clock.strip_prefix(word));
    let morning = ["上午", "早上", "凌晨", "中午"].iter().find_map(|word| clock.strip_prefix(word));
    let clock = afternoon.or(morning).unwrap_or(clock).trim().trim_end_matches(['分', '整']).replace(['点', '时'], ":");
    let (hour, minute) = clock.split_once(':')?;
    let hour: u32 = hour.trim().parse().ok()?;
    let minute: u32 = if minute == "半" {
        30
    } else if minute.is_empty() {
        0
    } else {
        minute.trim().parse().ok()?
    };
    let hour = if afternoon.is_some() && hour < 12 { hour + 12 } else { hour };
    let day = Date::parse(day.trim()).ok().and_then(|date| if let Date::Day(day) = date { Some(day) } else { None })?;
    (hour < 24 && minute < 60).then(|| format!("{} {hour:02}:{minute:02}", day.format("%Y-%m-%d")))
}

/// `20240305` with hyphens.
fn compact(text: &str) -> Option<String> {
    let is_compact = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_year = text.starts_with("19") || text.starts_with("20");
    (is_compact && is_year).then(|| format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]))
}

/// `5 March 2024` and `March 5, 2024`.
fn english(text: &str) -> Option<String> {
    let words: Vec<String> =
        text.split([' ', ',']).filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect();
    let month = |word: &str| MONTHS.iter().position(|month| word.starts_with(month)).map(|at| at + 1);
    let day = |word: &str| {
        let word = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        word.parse::<u32>().ok().filter(|day| (1..=31).contains(day))
    };
    let [first, second, year] = &words[..] else { return None };
    let (month, day) = match month(first) {
        Some(month) => (month, day(second)?),
        None => (month(second)?, day(first)?),
    };
    (year.len() == 4).then(|| format!("{year}-{month:02}-{day:02}"))
}

/// `2024.3`, which YAML reads as a number.
fn month_as_decimal(text: &str) -> Option<String> {
    let (year, month) = text.split_once('.')?;
    (year.len() == 4 && month.len() <= 2).then(|| format!("{year}-{month:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::meant_date;

    #[test]
    fn a_date_in_another_form_means_one_day() {
        for written in [
            "２０２４年３月５日",
            "2024—3—5",
            "2024－03－05",
            "2024.3.5.",
            "2024/3/5。",
            "20240305",
            "二〇二四年三月五日",
            "二零二四年三月五号",
            "2024年3月5日（星期二）",
            "2024-03-05 周二",
            "“2024-03-05”",
            "2024 3 5",
            "2024 - 3 - 5",
            "5 March 2024",
            "March 5th, 2024",
        ] {
            assert_eq!(meant_date(written).as_deref(), Some("2024-03-05"), "{written}");
        }
        assert_eq!(meant_date("2024.10").as_deref(), Some("2024-10"));
        assert_eq!(meant_date("2024年3月5日上午9点").as_deref(), Some("2024-03-05 09:00"));
        assert_eq!(meant_date("2024年3月5日（周二）下午3点半").as_deref(), Some("2024-03-05 15:30"));
        assert_eq!(meant_date("2024-3-5 9：30").as_deref(), Some("2024-03-05 09:30"));
    }

    #[test]
    fn what_is_no_date_or_may_be_several_stays() {
        for written in
            ["3月5日", "5/3/2024", "24-3-5", "2024-13-05", "2024年春", "昨天", "2024", "2024-03-05", "", "2024-2-30"]
        {
            assert_eq!(meant_date(written), None, "{written}");
        }
    }
}
