//! Versions of a regulation: texts with files of their own, each in force from a day.
//!
//! The version in force has the address of the main text; the others have addresses below it, named by their days. The
//! version in force is also published at its day, so that an address with a day always leads to the same text. Lists
//! show only the version in force.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::published::Published;
use super::text_file::{TextFile, is_named};
use crate::faults::{Fault, nearest};
use crate::model::Entry;
use crate::values::{Address, text};

/// A piece among the versions of its regulation.
pub(super) struct Version {
    /// Where the piece stands.
    pub(super) address: Address,
    /// All versions with texts, itself included, by their days; empty where there is only one.
    pub(super) versions: Vec<usize>,
    /// The version in force, where that is another one.
    pub(super) stands_for: Option<usize>,
}

/// The addresses and versions of all entries, in their order; `files` are those of the texts that are not published.
pub(super) fn versions(
    published: &[Published],
    files: &[TextFile],
    today: NaiveDate,
    faults: &mut Vec<Fault>,
) -> Vec<Version> {
    let alone = |one: &Published| Version { address: one.address.clone(), versions: Vec::new(), stands_for: None };
    let mut versions: Vec<Version> = published.iter().map(alone).collect();
    for (main, mut family) in families(published, files, faults) {
        let day = |at: usize| effective(&published[at].entry);
        family.sort_by_key(|at| (day(*at), *at));
        for pair in family.windows(2).filter(|pair| day(pair[0]) == day(pair[1])) {
            faults.push(same_day(&published[pair[1]].entry, &published[pair[0]].entry));
        }
        let current = *family.iter().rev().find(|at| day(**at) <= today).unwrap_or(&family[0]);
        let base = &published[main].address;
        for at in &family {
            let is_current = *at == current;
            let address = if is_current { base.clone() } else { base.below(&day(*at).to_string()) };
            let stands_for = (!is_current).then_some(current);
            versions[*at] = Version { address, versions: family.clone(), stands_for };
        }
    }
    versions
}

/// The regulations with several versions: by the main text, all texts.
fn families(published: &[Published], files: &[TextFile], faults: &mut Vec<Fault>) -> BTreeMap<usize, Vec<usize>> {
    let mut families: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mains = mains(published);
    let stands = |beside: &str, name: &str| {
        let files = files.iter().map(|file| file.path.as_str());
        files.chain(published.iter().map(|one| &*one.entry.source.path)).any(|path| is_named(path, beside, name))
    };
    for (at, one) in published.iter().enumerate() {
        let Some(name) = one.entry.regulation().and_then(|regulation| regulation.version_of.as_deref()) else {
            continue;
        };
        let name = name.rsplit('/').next().unwrap_or(name).trim_end_matches(".md");
        match mains.get(&(one.column, name.to_owned())) {
            Some(main) => families.entry(*main).or_insert_with(|| vec![*main]).push(at),
            // The main text is not published now: this version stands alone.
            None if stands(&one.entry.source.path, name) => {}
            None => faults.push(unknown(one, name, &mains)),
        }
    }
    families
}

fn effective(entry: &Entry) -> NaiveDate {
    entry.regulation().map_or(NaiveDate::MIN, |regulation| regulation.version_day().0)
}

/// Regulations that are not a version of another one, by column and by the names of their files and addresses.
fn mains(published: &[Published]) -> BTreeMap<(Option<usize>, String), usize> {
    let mut mains = BTreeMap::new();
    for (at, one) in published.iter().enumerate() {
        if one.entry.regulation().is_some_and(|regulation| regulation.version_of.is_none()) {
            let path = one.entry.source.path.trim_end_matches("/index.md").trim_end_matches(".md");
            let stem = path.rsplit('/').next().unwrap_or(path);
            for name in [one.address.name(), stem] {
                mains.insert((one.column, name.to_owned()), at);
            }
        }
    }
    mains
}

fn unknown(one: &Published, name: &str, mains: &BTreeMap<(Option<usize>, String), usize>) -> Fault {
    let message =
        text!("没有法规 `{name}`，不知道这是谁的文本", "there is no regulation `{name}` of which this is a version");
    let fault = Fault::error("unknown-version", one.entry.field("version_of"), message);
    let names = mains.keys().filter(|(column, _)| *column == one.column).map(|(_, name)| name.as_str());
    match nearest(name, names) {
        Some(meant) => fault.help(text!("是不是 `{meant}`？", "did you mean `{meant}`?")).perhaps(meant),
        None => fault.help(text!(
            "写同一栏目里现行文本的文件名，例如 version_of: membership-rules",
            "write the name of the file with the present text in the same column, as in version_of: membership-rules"
        )),
    }
}

fn same_day(second: &Entry, first: &Entry) -> Fault {
    let day = effective(second);
    let message = text!("两个文本都从 {day} 起施行", "two versions are in force from {day}");
    let help = text!("改正其中一个的 `effective_on`（施行日期）", "mend the `effective_on` of one of them");
    Fault::error("duplicate-version", second.field("effective_on"), message)
        .related(first.field("effective_on"), text!("另一个在这里", "the other one"))
        .help(help)
}
