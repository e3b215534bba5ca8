//! Values that the views of several pages show. Nothing here knows which page shows them.

mod calendar_links;
mod cards;
mod column;
mod count;
mod excerpt;
mod folios;
mod issue_card;
mod letters;
mod link;
pub(super) mod names;
mod pager;
mod picture;
pub(super) mod status;
mod terms;
mod thing;
pub(super) mod things;

pub(super) use calendar_links::CalendarLinks;
pub(super) use cards::{Card, Cards, MadeCards};
pub(super) use column::ColumnLink;
pub(super) use count::Count;
pub(super) use excerpt::summary;
pub(super) use folios::folio_range;
pub(super) use issue_card::{IssueCard, issue_of};
pub(super) use letters::{Letter, Letters};
pub(super) use link::{Link, event_address, page_address};
pub(super) use pager::{Pager, slice};
pub(super) use picture::Picture;
pub(super) use status::StatusTerm;
pub(super) use terms::Term;
pub(super) use thing::{Json, Thing};
