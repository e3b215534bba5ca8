//! Days in the forms in which WeChat writes them.

use chrono::{DateTime, FixedOffset, NaiveDate};

/// The first day in a text: `2024-07-16 18:00`, `2024年7月16日`, `2024/7/16`.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let numbers: Vec<u32> =
        text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect();
    numbers.windows(3).find_map(|three| {
        let year = i32::try_from(three[0]).ok().filter(|year| (1990..2100).contains(year))?;
        NaiveDate::from_ymd_opt(year, three[1], three[2])
    })
}

/// The day in China of seconds since 1970, as scripts of a page write them.
pub(super) fn day_of_seconds(text: &str) -> Option<NaiveDate> {
    let seconds: i64 = text.parse().ok().filter(|seconds| (631_152_000..4_102_444_800).contains(seconds))?;
    Some(DateTime::from_timestamp(seconds, 0)?.with_timezone(&FixedOffset::east_opt(8 * 3600)?).date_naive())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_every_form() {
        let expected = NaiveDate::from_ymd_opt(2024, 7, 16);
        for text in ["2024-07-16", "2024年7月16日 18:00", "发布于 2024/7/16", "2024-07-16T19:19:26.7"] {
            assert_eq!(day(text), expected, "{text}");
        }
        assert_eq!(day("7月16日"), None);
        assert_eq!(day("2024-13-16"), None);
        assert_eq!(day_of_seconds("1721145600"), NaiveDate::from_ymd_opt(2024, 7, 17));
        assert_eq!(day_of_seconds("12"), None);
    }
}
