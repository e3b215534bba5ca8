//! Rules of addresses that more than one place needs. An address that only one kind of page has is in `list`.

use crate::kinds::events::Event;
use crate::values::{Address, CalendarDay};

/// The first page of a column.
#[must_use]
pub(crate) fn column(id: &str) -> Address {
    Address::home().below(id)
}

/// The first page of a tag.
#[must_use]
pub(crate) fn tag(title: &str) -> Address {
    Address::home().below("tags").below(&title.replace('/', "-"))
}

/// The first page of a series.
#[must_use]
pub(crate) fn series(title: &str) -> Address {
    Address::home().below("series").below(&title.replace('/', "-"))
}

/// The text of a regulation as it is from a day on, below the address of the version in force.
#[must_use]
pub(crate) fn dated(law: &Address, day: CalendarDay) -> Address {
    law.below(&day.0.to_string())
}

/// The file with the provisions of a regulation, beside its page.
#[must_use]
pub(crate) fn provisions(page: &Address) -> Address {
    page.file_below("data.json")
}

/// A page of a list by its number: the first stands at the address of the list, the others below it.
pub(super) fn numbered(first: &Address, number: usize) -> Address {
    if number == 1 { first.clone() } else { first.below("page").below(&number.to_string()) }
}

/// The calendar file of an event that the page at `piece` announces.
pub(super) fn calendar_file(piece: &Address, event: &Event) -> Address {
    piece.file_below(&format!("{}.ics", event.anchor()))
}
