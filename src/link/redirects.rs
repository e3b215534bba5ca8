//! Old addresses that lead to pieces.

use std::collections::BTreeMap;

use super::published::Published;
use super::versions::Version;
use crate::config::is_reserved;
use crate::faults::{Fault, Place};
use crate::kinds::Kind;
use crate::model::Entry;
use crate::values::{Address, Slug, text};
use crate::yaml::Step;

/// The addresses that `aliases` name, with the pieces to which they lead; a fault for each that cannot be an address or
/// is named twice.
pub(super) fn redirects(
    published: &[Published],
    versions: &[Version],
    faults: &mut Vec<Fault>,
) -> BTreeMap<Address, usize> {
    let mut redirects = BTreeMap::new();
    for (at, one) in published.iter().enumerate() {
        let entry = &one.entry;
        if entry.kind == Kind::Page && is_reserved(versions[at].address.as_str().trim_end_matches('/')) {
            faults.push(reserved(entry, &versions[at].address));
        }
        for (index, alias) in entry.common.aliases.iter().enumerate() {
            let place = || entry.field_at("aliases", &[Step::Index(index)]);
            if let Some(address) = alias_address(alias) {
                let other = redirects.insert(address.clone(), at).filter(|other| *other != at);
                let first = |other: usize| alias_place(&published[other].entry, &address);
                faults.extend(other.map(|other| twice(alias, place(), first(other))));
            } else {
                let message = text!("`{alias}` 不能作旧地址", "`{alias}` cannot be an alias");
                let help = text!(
                    "写成 /news/old-name/ 这样的站内地址",
                    "write an address of this site such as /news/old-name/"
                );
                faults.push(Fault::error("bad-alias", place(), message).help(help));
            }
        }
    }
    redirects
}

fn reserved(entry: &Entry, address: &Address) -> Fault {
    let message = text!("地址 {address} 是网站自己要用的", "the address {address} is needed by the site itself");
    Fault::error("reserved-name", entry.source.whole(), message)
        .help(text!("换一个文件名或 slug", "choose another file name or `slug`"))
}

fn twice(alias: &str, place: Place, first: Place) -> Fault {
    let message = text!("旧地址 {alias} 有两篇都写了", "two pieces have the alias {alias}");
    let help = text!(
        "只留在一篇里：读者从旧地址要去的那一篇",
        "keep it in one of them: the one that readers of the old address should see"
    );
    Fault::error("duplicate-address", place, message).related(first, text!("另一个在这里", "the other one")).help(help)
}

/// The place of the alias of an entry that means this address.
#[must_use]
pub(crate) fn alias_place(entry: &Entry, address: &Address) -> Place {
    let aliases = &entry.common.aliases;
    let at = aliases.iter().position(|alias| alias_address(alias).as_ref() == Some(address));
    entry.field_at("aliases", &at.map(Step::Index).into_iter().collect::<Vec<_>>())
}

fn alias_address(alias: &str) -> Option<Address> {
    let path = alias.strip_prefix('/')?;
    let (folder, file) = match path.rsplit_once('/') {
        Some((folder, "" | "index.html")) => (folder, None),
        Some((folder, file)) if file.ends_with(".html") => (folder, Some(file)),
        None if path.ends_with(".html") => ("", Some(path)),
        Some(_) | None => (path, None),
    };
    let mut address = Address::home();
    for component in folder.split('/').filter(|_| !folder.is_empty()) {
        address = address.below(Slug::new(component).ok()?.as_str());
    }
    match file {
        Some(file) => Slug::new(file).ok().map(|file| Address::file(&format!("{}{file}", address.as_str()))),
        None => Some(address).filter(|address| *address != Address::home()),
    }
}
