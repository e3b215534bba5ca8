//! Days of the week that do not fit the date beside them: `2024年12月19日（星期三）`, which was a Thursday.

use chrono::{Datelike, NaiveDate};

use crate::faults::{Fault, SourceText};
use crate::values::text;

/// The days of the week from Monday on; `天` is another word for `日`.
const DAYS: &str = "一二三四五六日";
/// The most faults in a text.
const MOST: usize = 50;

/// Reports them. A date without a year may be of the `year` of the piece, or of the one before or after it.
pub(super) fn report(source: &SourceText, year: Option<i32>) -> Vec<Fault> {
    let text: &str = &source.text;
    let ends = text.match_indices(['日', '号']).map(|(at, sign)| at + sign.len());
    ends.filter_map(|end| at_date(source, end, year)).take(MOST).collect()
}

/// The fault of the date that ends at the byte `end`.
fn at_date(source: &SourceText, end: usize, year: Option<i32>) -> Option<Fault> {
    let text: &str = &source.text;
    let after = &text[end..];
    let rest = after.trim_start_matches([' ', '（', '(', '，', ',', '\u{3000}']);
    let word = ["星期", "礼拜", "周"].iter().find(|word| rest.starts_with(**word))?;
    let named = rest[word.len()..].chars().next().map(|day| if day == '天' { '日' } else { day })?;
    let named = DAYS.chars().position(|day| day == named)?;
    let (begin, month, day, written_year) = date_before(text, end)?;
    let days = |year: i32| {
        let day = NaiveDate::from_ymd_opt(year, month, day)?;
        Some(usize::try_from(day.weekday().num_days_from_monday()).unwrap_or(0))
    };
    let years: Vec<i32> = match (written_year, year) {
        (Some(year), _) => vec![year],
        (None, Some(year)) => vec![year, year - 1, year + 1],
        (None, None) => return None,
    };
    let right = days(years[0])?;
    if years.into_iter().any(|year| days(year) == Some(named)) {
        return None;
    }
    let name = |day: usize| DAYS.chars().nth(day).unwrap_or(' ');
    let (right, named) = (name(right), name(named));
    let date = &text[begin..end];
    let message = text!("{date}是星期{right}，这里写的是星期{named}", "{date} is 星期{right}, not 星期{named}");
    let help = text!("核对日期和星期，改其中一个", "compare the date and the day of the week, and correct one of them");
    let stop = end + after.len() - rest.len() + word.len() + named.len_utf8();
    Some(Fault::warning("wrong-weekday", source.at(begin..stop), message).help(help))
}

/// The date that ends at `end`: where it begins, its month, day and year.
fn date_before(text: &str, end: usize) -> Option<(usize, u32, u32, Option<i32>)> {
    let before = text[..end].strip_suffix(['日', '号'])?;
    let (before, day) = number(before)?;
    let (before, month) = number(before.trim_end().strip_suffix('月')?)?;
    let with_year = before.trim_end().strip_suffix('年').and_then(number);
    match with_year {
        Some((before, year)) if (1900..2100).contains(&year) => {
            Some((before.len(), month, day, i32::try_from(year).ok()))
        }
        Some(_) => None,
        // `次年3月5日` and `每月5日` are of no known year.
        None if before.ends_with(['年', '每', '-', '—', '至']) => None,
        None => Some((before.len(), month, day, None)),
    }
}

/// The number at the end of a text, and the text before it.
fn number(text: &str) -> Option<(&str, u32)> {
    let text = text.trim_end_matches(' ');
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    Some((before, text[before.len()..].parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        report(&SourceText::new("a.md", text), Some(2024)).into_iter().map(|fault| fault.message.zh).collect()
    }

    #[test]
    fn a_day_of_the_week_fits_its_date() {
        assert_eq!(said("2024年12月19日（星期三）"), ["2024年12月19日是星期四，这里写的是星期三"]);
        assert_eq!(said("2024 年 12 月 19 日 周三"), ["2024 年 12 月 19 日是星期四，这里写的是星期三"]);
        assert_eq!(said("于12月19日（周六）召开"), ["12月19日是星期四，这里写的是星期六"]);
        for right in [
            "2024年12月19日（星期四）",
            "12月22日（星期天）",
            "12月19日（周五）",
            "12月19日（周年大会）",
            "每月19日（星期三）",
            "次年12月19日（星期三）",
            "2024年2月30日（星期三）",
            "19日（星期三）",
        ] {
            assert_eq!(said(right), [""; 0], "{right}");
        }
    }
}
