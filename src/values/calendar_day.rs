//! A date that is always a day, such as the day on which a regulation takes effect.

use chrono::NaiveDate;

use super::text;
use super::{Date, DateError};

/// A day of the calendar. Reading refuses a month and a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CalendarDay(pub NaiveDate);

impl serde::Serialize for CalendarDay {
    /// Writes the form that editors write.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Date::from(*self).serialize(serializer)
    }
}

impl<'de> serde::Deserialize<'de> for CalendarDay {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = CalendarDay;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a date")
            }

            fn visit_str<E: serde::de::Error>(self, written: &str) -> Result<CalendarDay, E> {
                let message = match Date::parse(written) {
                    Ok(Date::Day(day)) => return Ok(CalendarDay(day)),
                    Err(DateError::NoSuchDay) => DateError::NoSuchDay.text(),
                    _ => text!("要写到日，例如 2024-07-16", "takes a day, as in 2024-07-16"),
                };
                Err(E::custom(message.pack()))
            }

            // YAML reads `20241219` as a number.
            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<CalendarDay, E> {
                self.visit_str(&number.to_string())
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl From<CalendarDay> for Date {
    fn from(day: CalendarDay) -> Self {
        Self::Day(day.0)
    }
}
