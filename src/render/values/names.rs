//! Names of people and organisations with their pages.

use super::link::Link;
use crate::config::NameKind;
use crate::kinds::named::NameView;
use crate::model::Site;

/// Returns a name as a piece writes it, with the page of the person or organisation that it means there.
pub(in crate::render) fn link(site: &Site, kind: NameKind, name: &str, piece: usize) -> NameView {
    let roll = site.roll(kind);
    let Some(named) = roll.find(name, piece).map(|at| &roll.entries[at]) else {
        return NameView { name: name.to_owned(), address: None };
    };
    // Who is named by an `id` is shown by name.
    let name = if named.is_id(name) { &named.name } else { name };
    NameView { name: name.to_owned(), address: Some(named.address.url()) }
}

/// Returns the name of one of the staff of an issue, who may be a person or an organisation.
pub(in crate::render) fn staff(site: &Site, name: &str, piece: usize) -> NameView {
    let person = link(site, NameKind::People, name, piece);
    if person.address.is_some() { person } else { link(site, NameKind::Organizations, name, piece) }
}

/// Returns the people or organisations that a piece is about and that have a page, under the names of their pages.
pub(in crate::render) fn subjects(site: &Site, kind: NameKind, piece: usize) -> Vec<Link> {
    let common = &site.pieces[piece].entry.common;
    let names = if kind == NameKind::People { &common.people } else { &common.organizations };
    let roll = site.roll(kind);
    let entry = |name: &String| roll.find(name.trim(), piece).map(|at| &roll.entries[at]);
    names.iter().filter_map(entry).map(|named| Link::new(&named.name, &named.address)).collect()
}
