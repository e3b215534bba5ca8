//! The calendar: all events by month, those to come first.
//!
//! Nothing here depends on the day of the build. What is to come is told from what is over by the day of the newest piece;
//! a script in the page does it again by the reader's own clock.

use std::cmp::Reverse;

use chrono::{Datelike, NaiveDate};
use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;

use crate::kinds::events::{Event, ListedEvent};
use crate::kinds::when::{Day, Locale};
use crate::model::{FileKind, Piece};
use crate::render::head::Description;
use crate::render::inputs::Inputs;
use crate::render::values::{CalendarLinks, event_address};
use crate::render::view::Content;
use crate::values::{Address, Date, Language};

/// The number of days after its announcement for which an event without a date counts as upcoming.
const OPEN: u64 = 365;

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Calendar {
    /// The day of the newest piece, by which the lists are made.
    day: Day,
    /// What is to come or goes on, by months, the next first.
    months: Vec<Month>,
    /// What has no date yet.
    undated: Vec<Row>,
    /// What is over, by the months in which it ended, the last first.
    past: Vec<Month>,
    /// The whole calendar as a file (iCalendar), from the site's root; absent where no day is known.
    ics: Option<String>,
    /// The same as an address that calendars subscribe to (`webcal:`).
    webcal: Option<String>,
}

/// The events of a month.
#[derive(Debug, Serialize, JsonSchema)]
struct Month {
    /// Its id on the page, and the month as programs read it: `2024-12`.
    id: String,
    /// The month in words.
    month: String,
    /// The year in words.
    year: String,
    /// Its events.
    events: Vec<Row>,
}

/// An event in a month.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "CalendarRow")]
struct Row {
    #[serde(flatten)]
    event: ListedEvent,
    /// The place of the phase for which it stands in this month, among its phases.
    next: usize,
    /// Whether that phase was going on on the day of the newest piece.
    running: bool,
    /// Where it stands on the page that announces it, from the site's root.
    address: String,
    /// Its calendar file, from the site's root; absent where no day of it is known.
    ics: Option<String>,
    /// For the order.
    #[serde(skip)]
    order: (NaiveDate, String),
}

/// The calendar.
pub(super) fn page(inputs: &Inputs<'_>) -> Content<Calendar> {
    let site = inputs.site;
    let (day, locale) = (site.newest_day(), site.settings.locale());
    let (mut months, mut past, mut undated) = (Vec::new(), Vec::new(), Vec::new());
    let of_piece = |at: usize| (0..site.pieces[at].events().len()).map(move |event| (at, event));
    for (at, number) in (0..site.pieces.len()).flat_map(of_piece) {
        let piece = &site.pieces[at];
        let event = &piece.events()[number];
        let ics = site.pages.file(FileKind::Event(at, number)).first();
        let row = |next, day| Row { ics: ics.map(Address::url), ..row(event, piece, next, day, locale) };
        match place(event, piece, day, locale) {
            Place::Coming { month, phase, running } => {
                months.push((month, row((phase, running), month)));
            }
            Place::Over(last) => {
                let phase =
                    event.schedule.iter().position(|phase| phase.days(locale.zone).is_some_and(|d| d.1 == last));
                past.push((last, row((phase.unwrap_or(0), false), last)));
            }
            Place::Undated => undated.push(row((0, false), piece.sort_day)),
        }
    }
    months.sort_by(|a, b| a.1.order.cmp(&b.1.order));
    past.sort_by_key(|(_, row)| Reverse(row.order.clone()));
    undated.sort_by_key(|row| Reverse(row.order.clone()));
    let links = CalendarLinks::new(site);
    let calendar = Calendar {
        day: Day::new(&Date::Day(day), locale),
        months: by_month(months, locale.language),
        undated,
        past: by_month(past, locale.language),
        webcal: links.webcal,
        ics: links.ics,
    };
    Content::new(Description::Word("about_calendar"), calendar)
}

/// Where an event stands in the calendar.
enum Place {
    /// In the month of its next phase, or where that goes on, in the month of the newest piece.
    Coming { month: NaiveDate, phase: usize, running: bool },
    /// It ended on this day.
    Over(NaiveDate),
    /// It has no date.
    Undated,
}

fn place(event: &Event, piece: &Piece, day: NaiveDate, locale: Locale) -> Place {
    let phases = event.schedule.iter().enumerate();
    let next = phases.filter_map(|(at, phase)| Some((phase.coming(day, locale.zone)?, phase, at)));
    match (next.min_by_key(|(key, _, at)| (*key, *at)), event.last_day(locale.zone)) {
        (Some((month, phase, at)), _) => {
            let begun = phase.days(locale.zone).is_some_and(|(first, _)| first < day);
            Place::Coming { month, phase: at, running: begun && phase.is_stretch() }
        }
        (None, Some(last)) => Place::Over(last),
        (None, None) if piece.sort_day + chrono::Days::new(OPEN) < day => Place::Over(piece.sort_day),
        (None, None) => Place::Undated,
    }
}

fn row(event: &Event, piece: &Piece, (next, running): (usize, bool), day: NaiveDate, locale: Locale) -> Row {
    Row {
        event: event.listed(locale),
        next,
        running,
        address: event_address(piece, event),
        ics: None,
        order: (day, event.title.clone()),
    }
}

/// By the months of their days, in the order in which these come.
fn by_month(rows: Vec<(NaiveDate, Row)>, language: Language) -> Vec<Month> {
    let mut months: IndexMap<(i32, u32), Vec<Row>> = IndexMap::new();
    for (day, row) in rows {
        months.entry((day.year(), day.month())).or_default().push(row);
    }
    let month = |((year, month), events): ((i32, u32), Vec<Row>)| {
        let first = NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default();
        let (name, of) = match language {
            Language::ZhHans => (format!("{month}月"), format!("{year}年")),
            Language::En => (first.format("%B").to_string(), year.to_string()),
        };
        Month { id: format!("{year}-{month:02}"), month: name, year: of, events }
    };
    months.into_iter().map(month).collect()
}
