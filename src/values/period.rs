//! Periods as announcements write them: a time, a day, 上旬 (a third of a month), a month, 上半年 (a half year).

use chrono::{DateTime, Datelike, Months, NaiveDate, Timelike};
use chrono_tz::Tz;

use super::date::hyphenated;
use super::text;
use super::{Date, DateError, Language, Text};

/// The precision with which a time is known, from the finest to the coarsest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// To the minute.
    #[serde(alias = "时刻")]
    Time,
    /// To the day.
    #[serde(alias = "日")]
    Day,
    /// 上旬, 中旬, 下旬: the 1st to 10th, the 11th to 20th, the 21st to the end of a month.
    #[serde(alias = "旬")]
    MonthPart,
    /// To the month.
    #[serde(alias = "月")]
    Month,
    /// To the quarter.
    #[serde(alias = "季度")]
    Quarter,
    /// 上半年, 下半年.
    #[serde(alias = "半年")]
    HalfYear,
    /// To the year.
    #[serde(alias = "年")]
    Year,
    /// No unit of the calendar (月初, 年底): only the words of the announcement say when.
    #[serde(alias = "大致")]
    Vague,
}

/// A period with the precision with which it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day of the period, or the time.
    begin: Date,
    precision: Precision,
}

impl Period {
    /// Reads what [`Date::parse`] reads, and `2025-03 上旬` (`early`, `middle`, `late`), `2025 第一季度` (`Q1`),
    /// `2025 上半年` (`H1`), `2025`.
    ///
    /// # Errors
    /// The form is wrong, or the day or time does not exist.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let hyphenated = hyphenated(text);
        let text = hyphenated.as_deref().unwrap_or(text);
        let (head, tail) = text.split_at(text.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(text.len()));
        let part = |names: &[&[&str]]| names.iter().position(|names| names.contains(&tail.trim()));
        let (month, precision) = match head.len() {
            4 if tail.is_empty() => (1, Precision::Year),
            4 => match (part(&[&["上半年", "H1"], &["下半年", "H2"]]), part(&QUARTERS)) {
                (Some(half), _) => (1 + 6 * half, Precision::HalfYear),
                (_, Some(quarter)) => (1 + 3 * quarter, Precision::Quarter),
                _ => return Err(DateError::Form),
            },
            7 if !tail.is_empty() => {
                let part = part(&[&["上旬", "early"], &["中旬", "middle"], &["下旬", "late"]]);
                let day = 1 + 10 * part.ok_or(DateError::Form)?;
                let begin = Date::parse(&format!("{head}-{day:02}"))?;
                return Ok(Self { begin, precision: Precision::MonthPart });
            }
            _ => return Date::parse(text).map(Self::from),
        };
        Date::parse(&format!("{head}-{month:02}-01")).map(|begin| Self { begin, precision })
    }

    /// Its precision.
    #[must_use]
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// The instant, where the period is a time; `None` where it is a day or longer.
    #[must_use]
    pub fn moment(&self, zone: Tz) -> Option<DateTime<Tz>> {
        (self.precision == Precision::Time).then(|| self.begin.begins(zone).with_timezone(&zone))
    }

    /// Its first day in `zone`.
    #[must_use]
    pub fn first_day(&self, zone: Tz) -> NaiveDate {
        self.begin.day(zone)
    }

    /// Its last day in `zone`.
    #[must_use]
    pub fn last_day(&self, zone: Tz) -> NaiveDate {
        let first = self.first_day(zone);
        let months = match self.precision {
            Precision::Time | Precision::Day | Precision::Vague => return first,
            Precision::MonthPart if first.day() < 21 => return first + chrono::Days::new(9),
            Precision::MonthPart | Precision::Month => 1,
            Precision::Quarter => 3,
            Precision::HalfYear => 6,
            Precision::Year => 12,
        };
        let next = first.with_day(1).and_then(|first| first.checked_add_months(Months::new(months)));
        next.and_then(|next| next.pred_opt()).unwrap_or(first)
    }

    /// Whether it ends before `start` begins: two times are compared as times, all else by days.
    #[must_use]
    pub fn is_before(&self, start: &Self, zone: Tz) -> bool {
        if self.precision == Precision::Time && start.precision == Precision::Time {
            return self.begin.begins(zone) < start.begin.begins(zone);
        }
        self.last_day(zone) < start.first_day(zone)
    }

    /// For a `datetime` attribute; `None` where HTML has no form for it (only a time, a day, a month and a year have one).
    #[must_use]
    pub fn iso(&self, zone: Tz) -> Option<String> {
        let day = self.first_day(zone);
        match self.precision {
            Precision::Time => Some(format!("{}T{}", day.format("%Y-%m-%d"), self.begin.local(zone).format("%H:%M"))),
            Precision::Day | Precision::Month => Some(self.begin.iso(zone)),
            Precision::Year => Some(day.format("%Y").to_string()),
            _ => None,
        }
    }

    /// In words: `2025年3月中旬`, `2024年12月30日9:00`, `mid-March 2025`.
    #[must_use]
    pub fn words(&self, zone: Tz, language: Language) -> String {
        let (year, short) = (self.first_day(zone).year(), self.short_words(zone, language));
        match (self.precision, language) {
            (Precision::Year, _) => short,
            (Precision::Time, Language::En) => {
                format!("{}, {}", self.begin.words(zone, language), clock(&self.begin, zone))
            }
            (Precision::Quarter | Precision::HalfYear, Language::En) => format!("{short} of {year}"),
            (_, Language::En) => format!("{short} {year}"),
            (_, Language::ZhHans) => format!("{year}年{short}"),
        }
    }

    /// In words without the year, except where the period is a year.
    #[must_use]
    pub fn short_words(&self, zone: Tz, language: Language) -> String {
        let first = self.first_day(zone);
        let nth = |names: [&str; 4], at: u32| names.into_iter().nth(at as usize).unwrap_or_default().to_owned();
        let (third, quarter, half) = ((first.day() - 1) / 10, first.month0() / 3, first.month0() / 6);
        match (self.precision, language) {
            (Precision::Day | Precision::Month | Precision::Vague, _) => self.begin.short_words(zone, language),
            (Precision::Time, Language::ZhHans) => {
                format!("{}{}", self.begin.short_words(zone, language), clock(&self.begin, zone))
            }
            (Precision::Time, Language::En) => {
                format!("{}, {}", self.begin.short_words(zone, language), clock(&self.begin, zone))
            }
            (Precision::MonthPart, Language::ZhHans) => {
                format!("{}月{}", first.month(), nth(["上旬", "中旬", "下旬", "下旬"], third))
            }
            (Precision::MonthPart, Language::En) => {
                format!("{}{}", nth(["early ", "mid-", "late ", "late "], third), first.format("%B"))
            }
            (Precision::Quarter, Language::ZhHans) => nth(["第一季度", "第二季度", "第三季度", "第四季度"], quarter),
            (Precision::Quarter, Language::En) => {
                nth(["first quarter", "second quarter", "third quarter", "fourth quarter"], quarter)
            }
            (Precision::HalfYear, Language::ZhHans) => nth(["上半年", "下半年", "", ""], half),
            (Precision::HalfYear, Language::En) => nth(["first half", "second half", "", ""], half),
            (Precision::Year, Language::ZhHans) => format!("{}年", first.year()),
            (Precision::Year, Language::En) => first.year().to_string(),
        }
    }

    /// The range from this period to `end` in words, without repeated parts: `2024年8月21日至31日`.
    #[must_use]
    pub fn words_to(&self, end: &Self, zone: Tz, language: Language) -> String {
        if self == end {
            return self.words(zone, language);
        }
        let (first, last) = (self.first_day(zone), end.first_day(zone));
        let both = |precision| self.precision == precision && end.precision == precision;
        let same_month = (first.year(), first.month()) == (last.year(), last.month());
        let (from, to) = (self.words(zone, language), end.words(zone, language));
        match language {
            Language::ZhHans if both(Precision::Time) && first == last => {
                format!("{from}—{}", clock(&end.begin, zone))
            }
            Language::En if both(Precision::Time) && first == last => format!("{from}–{}", clock(&end.begin, zone)),
            Language::ZhHans if both(Precision::Day) && same_month => format!("{from}至{}日", last.day()),
            Language::ZhHans if first.year() == last.year() && end.precision != Precision::Year => {
                format!("{from}至{}", end.short_words(zone, language))
            }
            Language::ZhHans => format!("{from}至{to}"),
            Language::En if both(Precision::Day) && same_month => format!("{}–{to}", first.day()),
            Language::En => format!("{from} – {to}"),
        }
    }
}

/// The quarters as editors write them.
const QUARTERS: [&[&str]; 4] = [
    &["第一季度", "一季度", "Q1"],
    &["第二季度", "二季度", "Q2"],
    &["第三季度", "三季度", "Q3"],
    &["第四季度", "四季度", "Q4"],
];

/// The local time: `9:00`.
fn clock(date: &Date, zone: Tz) -> String {
    let time = date.local(zone).time();
    format!("{}:{:02}", time.hour(), time.minute())
}

impl From<Date> for Period {
    fn from(begin: Date) -> Self {
        let precision = match begin {
            Date::Month(_) => Precision::Month,
            Date::Day(_) => Precision::Day,
            Date::Local(_) | Date::Instant(_) => Precision::Time,
        };
        Self { begin, precision }
    }
}

/// What is wrong with a text that is not a period, and what to write instead.
fn explain(error: DateError) -> Text {
    match error {
        DateError::Form => text!(
            "不是日期；写成 2024-12-06、2024-12、2024-12-06 09:00、2025-03 上旬、2025 上半年 或 2025",
            "is not a date; write 2024-12-06, 2024-12, 2024-12-06 09:00, 2025-03 early, 2025 H1 or 2025"
        ),
        DateError::NoSuchDay | DateError::Year => error.text(),
    }
}

impl serde::Serialize for Period {
    /// Writes the form that editors write.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let first = self.first_day(chrono_tz::UTC);
        let (month, half) = (first.format("%Y-%m"), if first.month() > 6 { "H2" } else { "H1" });
        let text = match self.precision {
            Precision::Time | Precision::Day | Precision::Month | Precision::Vague => {
                return self.begin.serialize(serializer);
            }
            Precision::MonthPart => {
                format!("{month} {}", ["early", "middle", "late"][(first.day() as usize / 10).min(2)])
            }
            Precision::Quarter => format!("{:04} Q{}", first.year(), first.month0() / 3 + 1),
            Precision::HalfYear => format!("{:04} {half}", first.year()),
            Precision::Year => format!("{:04}", first.year()),
        };
        serializer.serialize_str(&text)
    }
}

impl<'de> serde::Deserialize<'de> for Period {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Period;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a date")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Period, E> {
                Period::parse(text.trim()).map_err(|error| E::custom(explain(error).pack()))
            }

            // YAML reads `2025` as a number.
            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Period, E> {
                self.visit_str(&number.to_string())
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZONE: Tz = chrono_tz::Asia::Shanghai;

    fn days(text: &str) -> (String, String) {
        let period = Period::parse(text).unwrap();
        (period.first_day(ZONE).to_string(), period.last_day(ZONE).to_string())
    }

    fn pair(first: &str, last: &str) -> (String, String) {
        (first.to_owned(), last.to_owned())
    }

    #[test]
    fn every_unit_has_its_days() {
        assert_eq!(days("2024-12-30 09:00"), pair("2024-12-30", "2024-12-30"));
        assert_eq!(days("2025-03 中旬"), pair("2025-03-11", "2025-03-20"));
        assert_eq!(days("2024-02下旬"), pair("2024-02-21", "2024-02-29"));
        assert_eq!(days("2025-12"), pair("2025-12-01", "2025-12-31"));
        assert_eq!(days("2025 Q2"), pair("2025-04-01", "2025-06-30"));
        assert_eq!(days("2025 下半年"), pair("2025-07-01", "2025-12-31"));
        assert_eq!(days("2025"), pair("2025-01-01", "2025-12-31"));
        for wrong in ["2025-13 上旬", "2025-03 月初", "2025 春", "12月", "25", ""] {
            assert!(Period::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for text in [
            "2024-12-30 09:00",
            "2024-12-30T09:00+08:00",
            "2024-12-30",
            "2025-03 上旬",
            "2025-03 中旬",
            "2025-03 下旬",
            "2025-03",
            "2025 Q4",
            "2025 下半年",
            "2025",
        ] {
            let period = Period::parse(text).unwrap();
            let written = serde_json::to_string(&period).unwrap();
            assert_eq!(serde_json::from_str::<Period>(&written).unwrap(), period, "{written}");
        }
    }

    #[test]
    fn words_say_no_more_than_is_known() {
        let said = |from: &str, to: &str, language| {
            Period::parse(from).unwrap().words_to(&Period::parse(to).unwrap(), ZONE, language)
        };
        let (zh, en) = (Language::ZhHans, Language::En);
        assert_eq!(said("2024-08-21", "2024-08-31", zh), "2024年8月21日至31日");
        assert_eq!(said("2024-12-30 09:00", "2024-12-30 17:00", zh), "2024年12月30日9:00—17:00");
        assert_eq!(said("2024-12", "2025-03 上旬", zh), "2024年12月至2025年3月上旬");
        assert_eq!(said("2025-03 下旬", "2025-04 中旬", zh), "2025年3月下旬至4月中旬");
        assert_eq!(said("2025 上半年", "2025 上半年", zh), "2025年上半年");
        assert_eq!(said("2024", "2025", zh), "2024年至2025年");
        assert_eq!(said("2024-08-21", "2024-08-31", en), "21–31 August 2024");
        assert_eq!(said("2025-03 middle", "2025-03 middle", en), "mid-March 2025");
        assert_eq!(said("2025 H1", "2025 H2", en), "first half of 2025 – second half of 2025");
        assert_eq!(said("2024-12-30 09:00", "2024-12-30 17:00", en), "30 December 2024, 9:00–17:00");
    }
}
