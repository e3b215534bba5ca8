//! Small checked types that every module may use: bilingual texts, dates, slugs, addresses, hashes, numerals of
//! statutes.

mod address;
mod calendar_day;
mod date;
mod hash;
mod language;
mod meant_date;
mod period;
mod personal;
mod phone;
mod reading;
mod script;
mod slug;
mod stamp;
mod text;

pub(crate) use address::Address;
pub(crate) use calendar_day::CalendarDay;
pub(crate) use date::{Date, DateError, YEARS};
pub(crate) use hash::Hash;
pub(crate) use hash::Hasher;
pub(crate) use huikan_law::characters::{is_cjk, is_han, is_shared_punctuation, joins_without_blank};
pub(crate) use huikan_law::numerals::{chinese_numeral, is_numeral, letters_for_digits, numeral_at, read_numeral};
pub use language::Language;
pub(crate) use meant_date::meant_date;
pub(crate) use period::{Period, Precision};
pub(crate) use personal::{PersonalKind, PersonalNumber, personal_numbers, without_personal_numbers};
pub(crate) use phone::phone_link;
pub(crate) use reading::{index_letter, reading_of_name, reading_of_person};
pub(crate) use script::{count_words, is_invisible, tidy_blanks, without_invisible};
pub(crate) use slug::Slug;
pub(crate) use stamp::Stamp;
pub(crate) use text::Text;
pub(crate) use text::text;
