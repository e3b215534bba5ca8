//! Whether a regulation is in force, as the texts of all its versions tell.

use schemars::JsonSchema;
use serde::Serialize;

use super::terms::Term;
use crate::kinds::regulation::{Act, Regulation, Status};
use crate::model::{Piece, Site};

/// A status from a day to a day.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(in crate::render) struct StatusTerm {
    /// `not_yet`, `in_force`, `amended` or `repealed`.
    pub(in crate::render) key: Status,
    #[serde(flatten)]
    pub(in crate::render) term: Term,
}

/// The statuses of the regulation that a piece holds, on the day of the build and on every day to come.
pub(in crate::render) fn statuses(site: &Site, piece: &Piece, regulation: &Regulation) -> Vec<StatusTerm> {
    let amended = amended(site, piece, regulation);
    let turns = if piece.versions.is_empty() { amended.turns() } else { amended.of_its_text().turns() };
    let until = |next: usize| turns.get(next).and_then(|(day, _)| *day);
    let terms = turns.iter().enumerate().map(|(at, (since, key))| (until(at + 1), *since, *key));
    let to_come = terms.filter(|(till, ..)| till.is_none_or(|till| till > site.today));
    to_come.map(|(till, since, key)| StatusTerm { key, term: Term::new(since, till, site.today) }).collect()
}

/// The piece that holds the version after this one; `None` for the last version.
pub(in crate::render) fn next_version(site: &Site, piece: &Piece, regulation: &Regulation) -> Option<usize> {
    let later = |at: &&usize| {
        site.pieces[**at].regulation().is_some_and(|other| other.version_day() > regulation.version_day())
    };
    piece.versions.iter().find(later).copied()
}

/// The regulation with the act that amended it, also where only the next version names that.
pub(in crate::render) fn amended(site: &Site, piece: &Piece, regulation: &Regulation) -> Regulation {
    let mut regulation = regulation.clone();
    let next = next_version(site, piece, &regulation);
    let Some((at, later)) = next.and_then(|at| Some((at, site.pieces[at].regulation()?))) else {
        return regulation;
    };
    let made = later.versions.iter().find(|version| version.effective_on == later.version_day());
    let act = made.and_then(|version| version.amended_by.clone());
    let title = site.pieces[at].entry.common.title.clone();
    let mut act = regulation.amended_by.take().or(act).unwrap_or_else(|| Act::from(title));
    act.effective_on.get_or_insert(later.version_day());
    regulation.amended_by = Some(act);
    regulation
}
