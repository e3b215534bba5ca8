//! Old addresses that lead to pieces.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

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
                faults.push(bad(alias, place()));
            }
        }
    }
    redirects
}

/// The fault for an alias that cannot be an address.
fn bad(alias: &str, place: Place) -> Fault {
    let message = text!("`{alias}` 不能作旧地址", "`{alias}` cannot be an alias");
    let help = if alias.contains(['?', '#']) {
        text!(
            "静态网站看不到地址里 ? 和 # 后面的部分，这样的旧地址只能在服务器上转；去掉这一行，或只写 ? 前面的部分",
            "a static site does not see what follows ? or # in an address, so only the server can redirect it; remove the alias, or write the part before the ?"
        )
    } else {
        text!("写站内地址，例如 /news/old-name/", "write an address of this site, as in /news/old-name/")
    };
    let path = alias.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or(alias, |(_, path)| path);
    let meant = format!("/{}", path.trim_start_matches('/'));
    let fault = Fault::error("bad-alias", place, message);
    if meant != alias && meant != "/" && !alias.contains("..") && alias_address(&meant).is_some() {
        return fault.help(text!("写成 {meant}", "write {meant}")).perhaps(meant);
    }
    fault.help(help)
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

/// The address that an alias means. Browsers copy addresses with percent signs, so these are decoded.
fn alias_address(alias: &str) -> Option<Address> {
    if alias.contains(['?', '#']) {
        return None;
    }
    let alias = percent_decode_str(alias).decode_utf8().ok()?;
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

#[cfg(test)]
mod tests {
    use super::alias_address;

    #[test]
    fn aliases_are_addresses_as_browsers_copy_them() {
        let address = |alias: &str| alias_address(alias).map(|address| address.as_str().to_owned());
        assert_eq!(address("/old/%E7%94%B2/"), address("/old/甲/"));
        assert!(address("/old/%E7%94%B2.html").is_some_and(|address| address.ends_with("甲.html")));
        for wrong in ["/view.asp?id=3", "/old/#a", "old/", "/", "/%FF/"] {
            assert_eq!(address(wrong), None, "{wrong}");
        }
    }
}
