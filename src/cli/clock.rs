//! The time of a run: `--now`, else `SOURCE_DATE_EPOCH`, else the system clock. It is read once.

use chrono::{DateTime, Utc};

use crate::values::{Date, Text, text};

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
    let Ok(epoch) = std::env::var("SOURCE_DATE_EPOCH") else { return Ok(Utc::now()) };
    let seconds = epoch.trim().parse::<i64>().ok();
    seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0)).ok_or_else(|| {
        text!("SOURCE_DATE_EPOCH={epoch} 不是秒数", "SOURCE_DATE_EPOCH={epoch} is not a number of seconds")
    })
}
