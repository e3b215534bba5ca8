//! Versions of a regulation: texts of files of their own, each in force from a day.
//!
//! The version that is in force stands at the address of the main one, the others below it at their days. What stands
//! at the main address stands at its day too, so that an address with a day always leads to the same text. Only the
//! version in force is listed.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::references::Known;
use crate::faults::{Fault, nearest};
use crate::model::Piece;
use crate::values::text;

/// Gives the versions of each regulation their addresses and makes them known to each other.
pub(super) fn arrange(pieces: &mut [Piece], known: &[Known], today: NaiveDate, faults: &mut Vec<Fault>) {
    let mut families: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mains = mains(pieces);
    for (at, piece) in pieces.iter().enumerate() {
        let Some(name) = piece.regulation().and_then(|regulation| regulation.version_of.as_deref()) else { continue };
        let name = name.rsplit('/').next().unwrap_or(name).trim_end_matches(".md");
        match mains.get(&(piece.column, name.to_owned())) {
            Some(main) => families.entry(*main).or_insert_with(|| vec![*main]).push(at),
            // The main text is not published now: this one stands alone.
            None if known.iter().any(|known| known.is_named(&piece.entry.source.path, name)) => {}
            None => faults.push(unknown(piece, name, &mains)),
        }
    }
    for (main, mut family) in families {
        family.sort_by_key(|at| (effective(&pieces[*at]), *at));
        for pair in family.windows(2).filter(|pair| effective(&pieces[pair[0]]) == effective(&pieces[pair[1]])) {
            faults.push(same_day(&pieces[pair[1]], &pieces[pair[0]]));
        }
        let current = family.iter().rev().find(|at| effective(&pieces[**at]) <= today).unwrap_or(&family[0]);
        let current = *current;
        let base = pieces[main].address.clone();
        for at in &family {
            let own = base.below(&effective(&pieces[*at]).to_string());
            let piece = &mut pieces[*at];
            piece.versions.clone_from(&family);
            if *at == current {
                piece.address = base.clone();
            } else {
                piece.stands_for = Some(current);
                piece.address = own;
            }
        }
    }
}

fn effective(piece: &Piece) -> NaiveDate {
    piece.regulation().map_or(NaiveDate::MIN, |regulation| regulation.version_day().0)
}

/// Regulations that are no version of another, by their column and by the names of file and address.
fn mains(pieces: &[Piece]) -> BTreeMap<(Option<usize>, String), usize> {
    let mut mains = BTreeMap::new();
    for (at, piece) in pieces.iter().enumerate() {
        if piece.regulation().is_some_and(|regulation| regulation.version_of.is_none()) {
            let path = piece.entry.source.path.trim_end_matches("/index.md").trim_end_matches(".md");
            let stem = path.rsplit('/').next().unwrap_or(path);
            let slug = piece.address.as_str().trim_end_matches('/').rsplit('/').next().unwrap_or("");
            for name in [slug, stem] {
                mains.insert((piece.column, name.to_owned()), at);
            }
        }
    }
    mains
}

fn unknown(piece: &Piece, name: &str, mains: &BTreeMap<(Option<usize>, String), usize>) -> Fault {
    let message =
        text!("没有法规 `{name}`，不知道这是谁的文本", "there is no regulation `{name}` of which this is a version");
    let fault = Fault::error("unknown-version", piece.entry.field("version_of"), message);
    let names = mains.keys().filter(|(column, _)| *column == piece.column).map(|(_, name)| name.as_str());
    match nearest(name, names) {
        Some(meant) => fault.help(text!("是不是 `{meant}`？", "did you mean `{meant}`?")),
        None => fault.help(text!(
            "写同一栏目里现行文本的文件名，例如 version_of: membership-rules",
            "write the name of the file with the present text in the same column, as in version_of: membership-rules"
        )),
    }
}

fn same_day(second: &Piece, first: &Piece) -> Fault {
    let day = effective(second);
    let message = text!("两个文本都从 {day} 起施行", "two versions are in force from {day}");
    let help = text!("改正其中一个的 `effective_on`（施行日期）", "mend the `effective_on` of one of them");
    Fault::error("duplicate-version", second.entry.field("effective_on"), message)
        .related(first.entry.field("effective_on"), text!("另一个在这里", "the other one"))
        .help(help)
}
