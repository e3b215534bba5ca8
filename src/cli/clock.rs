//! The time of a run: `--now`, else `SOURCE_DATE_EPOCH`, else the system clock. It is read once.

use chrono::{DateTime, Datelike, Utc};

use crate::values::{Date, Text, YEARS, text};

/// The time of the run. A `--now` without an offset is in the time zone Asia/Shanghai.
pub(super) fn now(given: Option<&str>) -> Result<DateTime<Utc>, Text> {
    if let Some(given) = given {
        let date = Date::parse(given).map_err(|error| {
            let reason = error.text();
            let (zh, en) = (reason.zh, reason.en);
            text!("--now {given}：{zh}", "--now {given} {en}")
        })?;
        return Ok(date.begins(chrono_tz::Asia::Shanghai));
    }
    let (first, last) = (YEARS.start(), YEARS.end());
    let Ok(epoch) = std::env::var("SOURCE_DATE_EPOCH") else {
        return within_years(Utc::now()).ok_or_else(|| {
            text!(
                "这台电脑的时钟不对：年份要在 {first} 到 {last} 之间",
                "the clock of this computer is wrong: its year is not from {first} to {last}"
            )
        });
    };
    let seconds = epoch.trim().parse::<i64>().ok();
    seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0)).and_then(within_years).ok_or_else(|| {
        text!(
            "SOURCE_DATE_EPOCH={epoch} 不是秒数，或年份不在 {first} 到 {last} 之间",
            "SOURCE_DATE_EPOCH={epoch} is not a number of seconds in the years {first} to {last}"
        )
    })
}

/// The moment, if dates may have its year.
fn within_years(moment: DateTime<Utc>) -> Option<DateTime<Utc>> {
    YEARS.contains(&moment.year()).then_some(moment)
}
