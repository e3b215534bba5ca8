//! Issues: which pieces belong to each, in which order, and on which day.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::NaiveDate;

use super::published::Published;
use crate::config::Settings;
use crate::faults::{Fault, Place, nearest};
use crate::model::{Edition, Held};
use crate::values::text;
use crate::yaml::Step;

/// The columns of an issue in printed order, each with its pieces.
pub(super) type Sections = Vec<(usize, Vec<usize>)>;

/// What orders pieces in print: the page, then the field `order`, the day and the path.
pub(super) type PrintedKey<'p> = (u32, i32, NaiveDate, &'p str);

/// The issues of the site, and the days by which everything is ordered.
pub(super) struct Editions {
    /// The pieces that describe the issues, the newest issue first.
    pieces: Vec<usize>,
    /// The days by which the issues are ordered.
    edition_days: Vec<NaiveDate>,
    /// For each piece its issue.
    of: Vec<Option<usize>>,
    /// For each piece the day by which it is ordered.
    days: Vec<NaiveDate>,
}

impl Editions {
    /// The issues among the entries; a fault for each entry that names an issue that does not exist.
    pub(super) fn of(settings: &Settings, published: &[Published], faults: &mut Vec<Fault>) -> Self {
        let issues = published.iter().enumerate().filter_map(|(at, one)| Some((at, one.entry.issue()?)));
        let mut issues: Vec<_> = issues.collect();
        issues.sort_by_key(|(at, issue)| (Reverse((issue.year, issue.number)), *at));
        let pieces: Vec<usize> = issues.into_iter().map(|(at, _)| at).collect();
        let of = assigned(published, &pieces, faults);
        let own_day = |one: &Published| one.entry.common.date.map(|date| date.day(settings.timezone));
        let mut days: Vec<NaiveDate> = published.iter().map(|one| own_day(one).unwrap_or(NaiveDate::MIN)).collect();
        let mut newest: Vec<Option<NaiveDate>> = vec![None; pieces.len()];
        for (one, of) in published.iter().zip(&of) {
            if let Some(edition) = *of {
                newest[edition] = newest[edition].max(own_day(one));
            }
        }
        // An issue is ordered by its date, else by its newest piece, else by the end of its year.
        let edition_day = |(edition, piece): (usize, &usize)| {
            let year = published[*piece].entry.issue().map_or(1, |issue| issue.year);
            let year_end = NaiveDate::from_ymd_opt(i32::try_from(year).unwrap_or(1), 12, 31);
            own_day(&published[*piece]).or(newest[edition]).or(year_end).unwrap_or(NaiveDate::MIN)
        };
        let edition_days: Vec<NaiveDate> = pieces.iter().enumerate().map(edition_day).collect();
        for (piece, day) in pieces.iter().zip(&edition_days) {
            days[*piece] = *day;
        }
        // A piece without a date is ordered by its issue.
        for (at, one) in published.iter().enumerate() {
            if let (None, Some(edition)) = (one.entry.common.date, of[at]) {
                days[at] = edition_days[edition];
            }
        }
        Self { pieces, edition_days, of, days }
    }

    /// The issue of a piece.
    pub(super) fn edition_of(&self, piece: usize) -> Option<usize> {
        self.of[piece]
    }

    /// The day by which a piece is ordered.
    pub(super) fn day(&self, piece: usize) -> NaiveDate {
        self.days[piece]
    }

    /// What orders a piece in print.
    pub(super) fn printed_key<'p>(&self, published: &'p [Published], piece: usize) -> PrintedKey<'p> {
        let entry = &published[piece].entry;
        let (page, order) = (entry.common.page.unwrap_or(u32::MAX), entry.common.order.unwrap_or(0));
        (page, order, self.day(piece), &entry.source.path)
    }

    /// For each issue its columns in printed order, each with its pieces.
    pub(super) fn sections(
        &self,
        settings: &Settings,
        published: &[Published],
        faults: &mut Vec<Fault>,
    ) -> Vec<Sections> {
        let mut contents: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
        for (at, one) in published.iter().enumerate() {
            if let (Some(edition), Some(column)) = (self.of[at], one.column) {
                contents.entry((edition, column)).or_default().push(at);
            }
        }
        let sections = |(edition, issue): (usize, &usize)| {
            let columns = columns(settings, &published[*issue], faults);
            let section = |column: usize| {
                let mut contents = contents.remove(&(edition, column)).unwrap_or_default();
                contents.sort_by_cached_key(|at| self.printed_key(published, *at));
                (column, contents)
            };
            columns.into_iter().map(section).filter(|(_, contents)| !contents.is_empty()).collect()
        };
        self.pieces.iter().enumerate().map(sections).collect()
    }

    /// For each piece the one before and the one after it in the printed order of its issue.
    pub(super) fn neighbours(&self, sections: &[Sections]) -> Vec<(Option<usize>, Option<usize>)> {
        let mut neighbours = vec![(None, None); self.of.len()];
        for sections in sections {
            let order: Vec<usize> = sections.iter().flat_map(|(_, contents)| contents.iter().copied()).collect();
            for pair in order.windows(2) {
                neighbours[pair[0]].1 = Some(pair[1]);
                neighbours[pair[1]].0 = Some(pair[0]);
            }
        }
        neighbours
    }

    /// The issue that the home page shows: the one that the settings name, if it is published, else the newest.
    pub(super) fn current(
        &self,
        settings: &Settings,
        published: &[Published],
        held: &[Held],
        faults: &mut Vec<Fault>,
    ) -> Option<usize> {
        let newest = (!self.pieces.is_empty()).then_some(0);
        let Some(id) = &settings.current_issue else { return newest };
        let ids = ids(published, &self.pieces);
        let named = ids.iter().position(|known| known == id);
        let file = format!("content/issues/{id}.md");
        if named.is_none() && !held.iter().any(|held| held.path == file) {
            let message = text!(
                "`current_issue`（本期）是 `{id}`，没有这一期",
                "`current_issue` is `{id}`, there is no such issue"
            );
            let (list, list_en) = (ids.join("、"), ids.join(", "));
            let help = text!("写已有的期号：{list}；或删去这一行", "write one of {list_en}, or remove the line");
            faults.push(Fault::error("unknown-issue", Place::file("site.yaml"), message).help(help));
        }
        named.or(newest)
    }

    /// The issues with these contents.
    pub(super) fn into_list(self, sections: Vec<Sections>) -> Vec<Edition> {
        let count = self.pieces.len();
        let days = self.edition_days.into_iter().zip(sections);
        let edition = |(at, (piece, (sort_day, sections)))| Edition {
            piece,
            sort_day,
            sections,
            previous: (at + 1 < count).then_some(at + 1),
            next: usize::checked_sub(at, 1),
        };
        self.pieces.into_iter().zip(days).enumerate().map(edition).collect()
    }
}

/// The ids of the issues: the last components of their addresses.
fn ids<'p>(published: &'p [Published], issues: &[usize]) -> Vec<&'p str> {
    issues.iter().map(|piece| published[*piece].address.name()).collect()
}

/// For each entry the issue that it names.
fn assigned(published: &[Published], issues: &[usize], faults: &mut Vec<Fault>) -> Vec<Option<usize>> {
    let ids = ids(published, issues);
    // Of two issues with one id, which is a fault, the first is meant.
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    for (edition, id) in ids.iter().enumerate() {
        by_id.entry(id).or_insert(edition);
    }
    let edition = |one: &Published| {
        let issue = one.entry.common.issue.as_ref()?;
        let edition = by_id.get(issue.as_str()).copied();
        if edition.is_none() {
            let titled = |edition: &usize| published[*edition].entry.common.title == *issue;
            let titled = issues.iter().position(titled).map(|at| ids[at]);
            faults.push(unknown_issue(one, issue, &ids, titled));
        }
        edition
    };
    published.iter().map(edition).collect()
}

fn unknown_issue(one: &Published, issue: &str, ids: &[&str], titled: Option<&str>) -> Fault {
    let message = text!("没有 `{issue}` 这一期", "there is no issue `{issue}`");
    let list = ids.join("、");
    let list_en = ids.join(", ");
    let list = if ids.len() > 10 { format!("{}…", ids[..5].join("、")) } else { list };
    let list_en = if ids.len() > 10 { format!("{} …", ids[..5].join(", ")) } else { list_en };
    let near = titled.or_else(|| nearest(issue, ids.iter().copied()));
    let help = match near {
        Some(meant) => text!("是不是 `{meant}`？", "did you mean `{meant}`?"),
        None if ids.is_empty() => {
            text!("先写 content/issues/{issue}.md", "first write content/issues/{issue}.md")
        }
        None => text!(
            "已有的期：{list}；期号就是 content/issues/ 里的文件名",
            "the issues are: {list_en}; an issue's id is its file's name in content/issues/"
        ),
    };
    let fault = Fault::error("unknown-issue", one.entry.field("issue"), message).help(help);
    match near {
        Some(near) => fault.perhaps(format!("\"{near}\"")),
        None => fault,
    }
}

/// The columns in the order of an issue: those that the issue names first, then the others in the order of the settings.
fn columns(settings: &Settings, issue: &Published, faults: &mut Vec<Fault>) -> Vec<usize> {
    let own = issue.entry.issue().map_or(&[][..], |issue| &issue.columns);
    let mut order: Vec<usize> = Vec::new();
    for (index, id) in own.iter().enumerate() {
        if let Some(column) = settings.columns.iter().position(|column| column.id == *id) {
            order.push(column);
        } else {
            let message = text!("site.yaml 里没有栏目 `{id}`", "there is no column `{id}` in site.yaml");
            let known = nearest(id, settings.columns.iter().map(|column| column.id.as_str()));
            let place = issue.entry.field_at("columns", &[Step::Index(index)]);
            let fault = Fault::error("unknown-column", place, message);
            faults.push(match known {
                Some(meant) => fault.help(text!("是不是 `{meant}`？", "did you mean `{meant}`?")),
                None => fault,
            });
        }
    }
    let is_named = |column: &usize| own.iter().any(|id| *id == settings.columns[*column].id);
    order.extend((0..settings.columns.len()).filter(|column| !is_named(column)));
    order
}
