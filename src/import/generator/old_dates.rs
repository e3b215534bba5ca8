//! Dates as other generators write them.

use crate::values::Date;

/// A date that huikan reads, from one that another generator read; `None` where it is none.
pub(super) fn date(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(['"', '\'']);
    let text = text.strip_suffix(" UTC").map_or_else(|| text.to_owned(), |text| format!("{text}Z"));
    let end = text.find([' ', 'T', 't']).unwrap_or(text.len());
    let (day, time) = text.split_at(end);
    let parts: Vec<&str> = day.split(['-', '/', '.', '年', '月', '日']).filter(|part| !part.is_empty()).collect();
    let day = match parts[..] {
        [year, month, day] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
        [year, month] if year.len() == 4 => format!("{year}-{month:0>2}"),
        _ => return None,
    };
    let time = time.trim_start_matches([' ', 'T', 't']);
    let full = if time.is_empty() { day.clone() } else { format!("{day}T{}", clock(time)) };
    let known = |text: &String| Date::parse(text).is_ok();
    [full, day].into_iter().find(known)
}

/// A time of day with two digits each, without parts of seconds, with its offset as `+08:00`.
fn clock(time: &str) -> String {
    let split = time.find(['+', '-', 'Z', 'z', ' ']).unwrap_or(time.len());
    let (time, zone) = time.split_at(split);
    let time = time.split('.').next().unwrap_or(time);
    let parts: Vec<String> = time.split(':').map(|part| format!("{part:0>2}")).collect();
    let zone = zone.trim();
    let zone = match zone.as_bytes() {
        [b'Z' | b'z', ..] => "Z".to_owned(),
        [b'+' | b'-', _, _, _, _] => format!("{}:{}", &zone[..3], &zone[3..]),
        [b'+' | b'-', _, _] => format!("{zone}:00"),
        [b'+' | b'-', ..] => zone.to_owned(),
        _ => String::new(),
    };
    format!("{}{zone}", parts.join(":"))
}

/// The date at the beginning of the name of a file, and what follows it.
pub(super) fn in_name(name: &str) -> (Option<String>, &str) {
    let day = name.get(..10).filter(|day| day.bytes().filter(|b| *b == b'-').count() == 2).and_then(date);
    match day {
        Some(day) if day.len() == 10 => match name[10..].strip_prefix(['-', '_']) {
            Some(rest) if !rest.is_empty() => (Some(day), rest),
            _ if name.len() == 10 => (Some(day), name),
            _ => (None, name),
        },
        _ => (None, name),
    }
}

#[cfg(test)]
mod tests {
    use super::{date, in_name};

    #[test]
    fn dates_of_other_generators_are_read() {
        for (text, expected) in [
            ("2019-03-15 14:28:10", "2019-03-15T14:28:10"),
            ("2022-05-01T10:59:36+08:00", "2022-05-01T10:59:36+08:00"),
            ("2022-05-01 10:59:36.123 +0800", "2022-05-01T10:59:36+08:00"),
            ("2022-05-01T02:59:36.000Z", "2022-05-01T02:59:36Z"),
            ("2022-05-01 02:59:36 UTC", "2022-05-01T02:59:36Z"),
            ("2019/3/5 9:08", "2019-03-05T09:08"),
            ("2019/3/5", "2019-03-05"),
            ("'2008-05-16'", "2008-05-16"),
            ("2019-3", "2019-03"),
            ("2019-03-05 25:99", "2019-03-05"),
        ] {
            assert_eq!(date(text).as_deref(), Some(expected), "{text}");
        }
        for wrong in ["", "昨天", "2019", "5 Mar 2019", "2019-02-30", "éé-éé"] {
            assert_eq!(date(wrong), None, "{wrong}");
        }
        assert_eq!(in_name("2019-03-05-a"), (Some("2019-03-05".to_owned()), "a"));
        assert_eq!(in_name("2019-03-05_甲"), (Some("2019-03-05".to_owned()), "甲"));
        assert_eq!(in_name("a-2019"), (None, "a-2019"));
        assert_eq!(in_name("网络安全"), (None, "网络安全"));
    }
}
