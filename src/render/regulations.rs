//! The regulations of a column by rank, and what comes into force soon.

use schemars::JsonSchema;
use serde::Serialize;

use super::values::{Link, manner};
use crate::kinds::Record;
use crate::kinds::regulation::{Rank, Regulation, StatusView};
use crate::kinds::when::When;
use crate::model::Site;

/// The regulations of a column.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Regulations {
    /// What comes into force, is changed or repealed after the day of the build, the soonest first.
    coming: Vec<Coming>,
    /// By rank, the highest first; those without a rank last.
    ranks: Vec<RankGroup>,
    /// The zone whose days count.
    zone: &'static str,
}

/// A change that comes.
#[derive(Debug, Serialize, JsonSchema)]
struct Coming {
    /// The regulation, or its later version.
    law: Link,
    /// What it will be from that day: `in_force`, `amended` or `repealed`.
    becomes: &'static str,
    /// From when.
    day: When,
}

/// Regulations of one rank.
#[derive(Debug, Serialize, JsonSchema)]
struct RankGroup {
    /// The rank, where there is one.
    rank: Option<Rank>,
    /// The newest first.
    regulations: Vec<Entry>,
}

/// A regulation in the list.
#[derive(Debug, Serialize, JsonSchema)]
struct Entry {
    /// Its title and address.
    law: Link,
    /// Who made it.
    issuers: Vec<String>,
    /// Its document number.
    document_number: Option<String>,
    /// Its status on the day of the build.
    status: StatusView,
    /// From when it is in force.
    effective_on: When,
}

fn regulation(site: &Site, at: usize) -> Option<&Regulation> {
    if let Record::Regulation(regulation) = &site.pieces[at].entry.record { Some(regulation) } else { None }
}

/// The regulations of a column; `None` where it has none.
pub(super) fn of_column(site: &Site, column: usize) -> Option<Regulations> {
    let mut listed: Vec<(usize, &Regulation)> =
        site.columns[column].pieces.iter().filter_map(|at| Some((*at, regulation(site, *at)?))).collect();
    if listed.is_empty() {
        return None;
    }
    listed.sort_by_key(|(at, one)| {
        (one.rank.map_or(u8::MAX, |rank| rank as u8), std::cmp::Reverse(one.effective_on), *at)
    });
    let mut ranks: Vec<RankGroup> = Vec::new();
    for (at, one) in listed {
        let entry = entry(site, at, one);
        match ranks.last_mut() {
            Some(last) if last.rank == one.rank => last.regulations.push(entry),
            _ => ranks.push(RankGroup { rank: one.rank, regulations: vec![entry] }),
        }
    }
    Some(Regulations { coming: coming(site, column), ranks, zone: site.settings.timezone.name() })
}

fn link(site: &Site, at: usize) -> Link {
    Link::new(&site.pieces[at].entry.common.title, &site.pieces[at].address)
}

fn entry(site: &Site, at: usize, regulation: &Regulation) -> Entry {
    let manner = manner(&site.settings);
    Entry {
        law: link(site, at),
        issuers: regulation.issuers.clone(),
        document_number: regulation.document_number.clone(),
        status: regulation.status_view(site.today, manner),
        effective_on: When::day(regulation.effective_on, manner),
    }
}

fn coming(site: &Site, column: usize) -> Vec<Coming> {
    let mut found = Vec::new();
    for (at, piece) in site.pieces.iter().enumerate().filter(|(_, piece)| piece.column == Some(column)) {
        let Some(one) = regulation(site, at) else { continue };
        let amended = one.amended_by.as_ref().and_then(|act| act.effective_on).filter(|_| piece.versions.is_empty());
        let changes = [("in_force", Some(one.effective_on)), ("amended", amended), ("repealed", one.repealed_on)];
        for (becomes, day) in changes {
            found.extend(day.filter(|day| day.0 > site.today).map(|day| (day, at, becomes)));
        }
    }
    found.sort_unstable();
    let manner = manner(&site.settings);
    found
        .into_iter()
        .map(|(day, at, becomes)| Coming { law: link(site, at), becomes, day: When::day(day, manner) })
        .collect()
}
