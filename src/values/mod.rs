//! Small checked types that every module may use: bilingual texts, dates, slugs, addresses, hashes, numerals of
//! statutes.

mod address;
mod calendar_day;
mod date;
mod hash;
mod language;
mod period;
mod personal;
mod phone;
mod reading;
mod script;
mod slug;
mod stamp;
mod text;

pub use address::Address;
pub use calendar_day::CalendarDay;
pub use date::{Date, DateError};
pub use hash::{Hash, Hasher};
pub use huikan_law::characters::{is_cjk, is_han, joins_without_blank};
pub use huikan_law::numerals::{chinese_numeral, is_numeral, letters_for_digits, numeral_at, read_numeral};
pub use language::Language;
pub use period::{Period, Precision};
pub use personal::{PersonalKind, PersonalNumber, personal_numbers, without_personal_numbers};
pub use phone::phone_link;
pub use reading::{index_letter, reading_of_name, reading_of_person};
pub use script::{count_words, is_invisible, is_opening_quote, tidy_blanks};
pub use slug::{Slug, SlugError};
pub use stamp::Stamp;
pub use text::Text;
pub(crate) use text::text;
