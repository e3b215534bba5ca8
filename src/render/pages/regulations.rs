//! The regulations of a column by rank, issuer, status and date, and what comes into force soon.
//!
//! What depends on the day is written for every day to come, with the days between which it holds: a script shows what
//! holds on the reader's day.

use chrono::{Datelike, Days, NaiveDate};
use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;

use crate::config::NameKind;
use crate::kinds::named::NameView;
use crate::kinds::regulation::{Rank, Regulation, Status};
use crate::kinds::when::When;
use crate::model::{Arrangement, PageKind, Site};
use crate::render::head::Description;
use crate::render::inputs::Inputs;
use crate::render::values::status::statuses;
use crate::render::values::{ColumnLink, Link, StatusTerm, Term, names, page_address};
use crate::render::view::Content;
use crate::values::{CalendarDay, Language};

/// The most changes to come on the page of the column.
const SOON: usize = 5;
/// The number of days for which a change is listed as recent.
const RECENT: Days = Days::new(90);

/// The regulations of a column.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Regulations {
    /// The other pages on which they are arranged, and this one.
    views: Vec<ViewLink>,
    /// What comes into force, is changed or repealed after the day of the build, the soonest first; on the page of the
    /// column the next five.
    coming: Vec<Change>,
    /// On the page of what is coming, what has changed in the last 90 days, the last first, and (not to be shown before
    /// their days) what is coming.
    recent: Vec<Change>,
    /// The regulations in groups; none on the page of what is coming.
    groups: Vec<Group>,
    /// The zone whose days count.
    zone: &'static str,
}

/// A page on which the regulations are arranged.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Arrangement")]
struct ViewLink {
    /// `by_rank` (the page of the column), `by_issuer`, `by_status`, `by_date` or `coming`, among the words.
    key: String,
    /// Its address, from the site's root.
    address: String,
    /// Whether it is this page.
    here: bool,
}

/// A change of what is in force.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct Change {
    /// The regulation, or its later version.
    law: Link,
    /// Who made it.
    issuers: Vec<NameView>,
    /// What it is from that day: `in_force`, `amended` or `repealed`.
    becomes: &'static str,
    /// From when.
    day: When,
    /// On which days it is told here.
    term: Term,
}

/// Regulations that have something in common.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "RegulationGroup")]
struct Group {
    /// An id for it: `g1`, `g2` …
    anchor: String,
    /// What they have in common: a rank, an issuer, a year.
    title: Option<String>,
    /// Where there is no title: its key among the words.
    word: Option<&'static str>,
    /// The page of the issuer, from the site's root.
    address: Option<String>,
    /// Whether any of them is to be shown on the day of the build.
    now: bool,
    /// The regulations, those in force since the last first.
    regulations: Vec<Entry>,
}

/// A regulation in the list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "RegulationEntry")]
struct Entry {
    /// Its title and address.
    law: Link,
    /// Who made it.
    issuers: Vec<NameView>,
    /// Its document number.
    document_number: Option<String>,
    /// Its rank.
    rank: Option<Rank>,
    /// Its status from day to day.
    statuses: Vec<StatusTerm>,
    /// From when it is in force.
    effective_on: When,
    /// On which days it is in its group: by status they move.
    term: Term,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Arranged {
    /// The column.
    column: ColumnLink,
    /// Its regulations.
    regulations: Regulations,
}

/// A page of the regulations of a column.
pub(super) fn page(inputs: &Inputs<'_>, column: usize, way: Arrangement) -> Content<Arranged> {
    let site = inputs.site;
    let laws = laws(site, column);
    let groups = match way {
        Arrangement::Issuer => by_issuer(site, &laws),
        Arrangement::Status => by_status(site, &laws),
        Arrangement::Date => by_date(site, &laws),
        Arrangement::Coming => Vec::new(),
    };
    let is_coming = way == Arrangement::Coming;
    let changes = if is_coming { changes(site, column) } else { Vec::new() };
    let regulations = Regulations {
        views: views(site, column, Some(way)),
        recent: recent(site, &changes),
        coming: coming(site, changes),
        groups: numbered(groups),
        zone: site.settings.timezone.name(),
    };
    let column = ColumnLink::new(site, column);
    let sentence = (inputs.words)(&format!("about_{}", way.word())).replace("{name}", &column.title);
    Content::new(Description::Written(sentence), Arranged { column, regulations })
}

/// The regulations of a column by rank, for its own page; `None` where it has none.
pub(super) fn of_column(site: &Site, column: usize) -> Option<Regulations> {
    if !site.pages.has(PageKind::Regulations(column, Arrangement::Coming)) {
        return None;
    }
    let mut coming = coming(site, changes(site, column));
    coming.truncate(SOON);
    Some(Regulations {
        views: views(site, column, None),
        coming,
        recent: Vec::new(),
        groups: numbered(by_rank(site, &laws(site, column))),
        zone: site.settings.timezone.name(),
    })
}

fn views(site: &Site, column: usize, here: Option<Arrangement>) -> Vec<ViewLink> {
    let rank =
        ViewLink { key: "by_rank".to_owned(), address: site.columns[column].address.url(), here: here.is_none() };
    let view = |way: Arrangement| ViewLink {
        key: way.word().to_owned(),
        address: page_address(site, PageKind::Regulations(column, way)),
        here: here == Some(way),
    };
    std::iter::once(rank).chain(Arrangement::ALL.map(view)).collect()
}

/// The regulations that a column lists, the highest rank first, of one rank the last first.
fn laws(site: &Site, column: usize) -> Vec<(usize, &Regulation)> {
    let listed = site.columns[column].pieces.iter();
    let mut listed: Vec<(usize, &Regulation)> =
        listed.filter_map(|at| Some((*at, site.pieces[*at].regulation()?))).collect();
    listed.sort_by_key(|(at, one)| {
        (one.rank.map_or(u8::MAX, |rank| rank as u8), std::cmp::Reverse(one.version_day()), *at)
    });
    listed
}

/// Groups in the order of their first regulations.
///
/// A group is known by its title, or by the word that stands for one.
struct Groups(IndexMap<Result<String, &'static str>, Group>);

impl Groups {
    fn new() -> Self {
        Self(IndexMap::new())
    }

    fn put(&mut self, title: Option<String>, word: &'static str, entry: Entry) {
        let group = self.0.entry(title.clone().ok_or(word)).or_insert_with(|| Group {
            anchor: String::new(),
            word: title.is_none().then_some(word),
            title,
            address: None,
            now: false,
            regulations: Vec::new(),
        });
        group.now |= entry.term.now;
        group.regulations.push(entry);
    }

    /// Those without a title last.
    fn all(self) -> Vec<Group> {
        let (titled, others): (Vec<Group>, Vec<Group>) = self.0.into_values().partition(|group| group.title.is_some());
        titled.into_iter().chain(others).collect()
    }
}

fn numbered(mut groups: Vec<Group>) -> Vec<Group> {
    for (at, group) in groups.iter_mut().enumerate() {
        group.anchor = format!("g{}", at + 1);
    }
    groups
}

fn by_rank(site: &Site, laws: &[(usize, &Regulation)]) -> Vec<Group> {
    let mut groups = Groups::new();
    for (at, one) in laws {
        groups.put(one.rank.map(Rank::word), "no_rank", entry(site, *at, one));
    }
    groups.all()
}

fn by_issuer(site: &Site, laws: &[(usize, &Regulation)]) -> Vec<Group> {
    let mut groups = Groups::new();
    for (at, one) in laws {
        let entry = entry(site, *at, one);
        if one.issuers.is_empty() {
            groups.put(None, "no_issuer", entry.clone());
        }
        for name in &one.issuers {
            // The same one may be written otherwise elsewhere.
            let named = site.organizations.find(name, *at).map(|place| &site.organizations.entries[place]);
            let title = named.map_or(name, |named| &named.name).clone();
            groups.put(Some(title.clone()), "no_issuer", entry.clone());
            if let (Some(group), Some(named)) = (groups.0.get_mut(&Ok(title)), named) {
                group.address = Some(named.address.url());
            }
        }
    }
    groups.all()
}

fn by_date(site: &Site, laws: &[(usize, &Regulation)]) -> Vec<Group> {
    let mut laws = laws.to_vec();
    laws.sort_by_key(|(at, one)| (std::cmp::Reverse(one.version_day()), *at));
    let mut groups = Groups::new();
    for (at, one) in laws {
        let year = one.version_day().0.year();
        let title = if site.settings.language == Language::ZhHans { format!("{year}年") } else { year.to_string() };
        groups.put(Some(title), "no_rank", entry(site, at, one));
    }
    groups.all()
}

/// Each status with the regulations that have it on some day from the day of the build on.
fn by_status(site: &Site, laws: &[(usize, &Regulation)]) -> Vec<Group> {
    let entries: Vec<Entry> = laws.iter().map(|(at, one)| entry(site, *at, one)).collect();
    let mut groups = Groups::new();
    for (status, word) in [
        (Status::NotYet, "status_not_yet"),
        (Status::InForce, "status_in_force"),
        (Status::Amended, "status_amended"),
        (Status::Repealed, "status_repealed"),
    ] {
        for entry in &entries {
            let term = entry.statuses.iter().find(|term| term.key == status).map(|status| status.term.clone());
            if let Some(term) = term {
                groups.put(None, word, Entry { term, ..entry.clone() });
            }
        }
    }
    groups.all()
}

fn entry(site: &Site, at: usize, one: &Regulation) -> Entry {
    Entry {
        law: Link::to_piece(site, at),
        issuers: issuers(site, at, one),
        document_number: one.document_number.clone(),
        rank: one.rank,
        statuses: statuses(site, &site.pieces[at], one),
        effective_on: When::day(one.version_day(), site.settings.locale()),
        term: Term::new(None, None, site.today),
    }
}

fn issuers(site: &Site, at: usize, one: &Regulation) -> Vec<NameView> {
    one.issuers.iter().map(|name| names::link(site, NameKind::Organizations, name, at)).collect()
}

/// The days on which what is in force changes, each with the regulation and what it becomes (`in_force`, `amended`,
/// `repealed`); the first first.
pub(super) fn all_turns(site: &Site) -> Vec<(CalendarDay, usize, &'static str)> {
    let mut found = Vec::new();
    for (at, piece) in site.pieces.iter().enumerate() {
        let Some(one) = piece.regulation() else { continue };
        let amended = one.amended_by.as_ref().and_then(|act| act.effective_on).filter(|_| piece.versions.is_empty());
        let changes = [("in_force", Some(one.version_day())), ("amended", amended), ("repealed", one.repealed_on)];
        found.extend(changes.into_iter().filter_map(|(becomes, day)| Some((day?, at, becomes))));
    }
    found.sort_unstable();
    found
}

/// All changes in a column, the first first.
fn changes(site: &Site, column: usize) -> Vec<(NaiveDate, Change)> {
    let change = |(day, at, becomes): (CalendarDay, usize, &'static str)| {
        let issuers = site.pieces[at].regulation().map(|one| issuers(site, at, one)).unwrap_or_default();
        let term = Term::new(None, Some(day.0), site.today);
        (
            day.0,
            Change {
                law: Link::to_piece(site, at),
                issuers,
                becomes,
                day: When::day(day, site.settings.locale()),
                term,
            },
        )
    };
    let of_column = |(_, at, _): &(CalendarDay, usize, &str)| site.pieces[*at].column == Some(column);
    all_turns(site).into_iter().filter(of_column).map(change).collect()
}

fn coming(site: &Site, changes: Vec<(NaiveDate, Change)>) -> Vec<Change> {
    changes.into_iter().filter(|(day, _)| *day > site.today).map(|(_, change)| change).collect()
}

/// What has changed lately, on the day of the build and on the days to come.
fn recent(site: &Site, changes: &[(NaiveDate, Change)]) -> Vec<Change> {
    let told = changes.iter().rev().filter_map(|(day, change)| {
        let till = day.checked_add_days(RECENT)?;
        let term = Term::new(Some(*day), Some(till), site.today);
        (till > site.today).then(|| Change { term, ..change.clone() })
    });
    told.collect()
}
