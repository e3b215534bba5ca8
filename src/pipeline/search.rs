//! Making the pages, and what they can be found by: each page is read as soon as it is made, and only what it can be found
//! by is held; texts go into their files at once. What was read of a page that is kept is kept too.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::made::{Making, Press, Pressed};
use crate::cache::Cache;
use crate::faults::Fault;
use crate::model::{Page, SEARCH_GROUP, SearchFiles, Searched, Site};
use crate::outputs;
use crate::search::{self, Entries, Grams, PageText, Shards, by_file, shard_text};
use crate::values::{Address, Hash};

/// What is kept of a page: what it showed, and what it can be found by.
type Part = BTreeMap<String, (Hash, Grams)>;

/// A page that was made and is searched.
struct Found {
    path: String,
    view: Hash,
    /// What it can be found by, where it was read now.
    grams: Option<Grams>,
}

/// Makes all pages and the files of the search; what is wrong with templates and links.
pub(super) fn pages(making: &Making<'_>, press: &Press<'_>, site: &Site, cache: &Cache) -> anyhow::Result<Vec<Fault>> {
    let searched = site.searched();
    let numbers: BTreeMap<Searched, usize> = searched.iter().copied().zip(0..).collect();
    let mut groups: Vec<Vec<&Page>> = vec![Vec::new(); searched.len().div_ceil(SEARCH_GROUP)];
    let mut all = vec![None; searched.len()];
    let mut others: Vec<&Page> = Vec::new();
    for page in site.pages.all() {
        match page.searched().and_then(|one| numbers.get(&one)) {
            Some(number) => all[*number] = Some(page),
            None => others.push(page),
        }
    }
    for (number, page) in all.into_iter().enumerate() {
        groups[number / SEARCH_GROUP].extend(page);
    }
    let unsearched = others.into_par_iter().map(|page| Ok(press.page(page)?.faults));
    let mut faults = unsearched.collect::<anyhow::Result<Vec<_>>>()?.concat();
    let Some(search) = site.pages.search() else { return Ok(faults) };
    let made = groups.par_iter().zip(&search.groups).enumerate().map(|(number, (pages, address))| {
        let numbered = &searched[number * SEARCH_GROUP..];
        group(making, press, site, (number, address), &pages.iter().copied().zip(numbered).collect::<Vec<_>>())
    });
    let mut found: Vec<Found> = Vec::with_capacity(searched.len());
    for (these, wrong) in made.collect::<anyhow::Result<Vec<_>>>()? {
        found.extend(these);
        faults.extend(wrong);
    }
    // A template that fails publishes nothing.
    if found.len() == searched.len() {
        files(making, site, search, &searched, found, cache)?;
    }
    Ok(faults)
}

/// Makes the pages of a file of texts, and the file.
fn group(
    making: &Making<'_>,
    press: &Press<'_>,
    site: &Site,
    (number, address): (usize, &Address),
    pages: &[(&Page, &Searched)],
) -> anyhow::Result<(Vec<Found>, Vec<Fault>)> {
    let (mut found, mut faults, mut read) = (Vec::new(), Vec::new(), Vec::new());
    for (page, one) in pages {
        let Pressed { path, view, html, faults: wrong } = press.page(page)?;
        faults.extend(wrong);
        let text = html.map(|html| search::read(&text(html)));
        let grams = text.as_ref().map(Grams::of);
        let text = text.map(|text| outputs::page_text(site, **one, &text));
        read.push((path.clone(), **one, text));
        found.push(Found { path, view, grams });
    }
    let view = all_shown(&found);
    let path = address.output_path();
    if making.is_kept(&path, view) {
        making.keep(&path, view)?;
        return Ok((found, faults));
    }
    let mut texts = Vec::with_capacity(read.len());
    for (path, one, text) in read {
        match text {
            Some(text) => texts.push(text),
            None => texts.push(outputs::page_text(site, one, &text_of(making, &path)?)),
        }
    }
    making.put_showing(&outputs::group_file(number, address, &texts), view)?;
    Ok((found, faults))
}

/// The hash of all that these pages show.
fn all_shown(found: &[Found]) -> Hash {
    let parts = found.iter().map(|found| Hash::of_all([found.path.as_bytes(), &found.view.bytes()]).bytes());
    let parts: Vec<[u8; 32]> = parts.collect();
    Hash::of_all(parts.iter().map(<[u8; 32]>::as_slice))
}

/// What a page says that is kept as it was.
fn text_of(making: &Making<'_>, path: &str) -> anyhow::Result<PageText> {
    Ok(search::read(&text(making.kept_bytes(path)?)))
}

/// A page as text; the program writes nothing else.
fn text(page: Vec<u8>) -> String {
    String::from_utf8(page).unwrap_or_default()
}

/// Makes the files of pairs and words, and the index.
fn files(
    making: &Making<'_>,
    site: &Site,
    search: &SearchFiles,
    searched: &[Searched],
    found: Vec<Found>,
    cache: &Cache,
) -> anyhow::Result<()> {
    let view = all_shown(&found);
    making.put(&outputs::index_file(site, &search.index, searched, view)?)?;
    let paths: Vec<String> = search.shards.iter().map(Address::output_path).collect();
    if paths.iter().all(|path| making.is_kept(path, view)) {
        return paths.par_iter().try_for_each(|path| making.keep(path, view));
    }
    let grams = with_kept(making, found, cache)?;
    let shards = Shards::new(&grams);
    for (round, files) in shards.rounds() {
        let entries: Vec<Entries> = Shards::tasks().into_par_iter().map(|task| shards.entries(round, task)).collect();
        let texts = by_file(&entries, &files).into_par_iter().zip(files);
        texts.try_for_each(|(entries, number)| {
            making.put_showing(&outputs::shard_file(number, &search.shards[number], &shard_text(entries)), view)
        })?;
    }
    Ok(())
}

/// What all pages can be found by: of those that are kept, as it was kept.
fn with_kept(making: &Making<'_>, found: Vec<Found>, cache: &Cache) -> anyhow::Result<Vec<Grams>> {
    let members = Cache::parts(found.iter().map(|found| found.path.as_str()));
    let mut found: Vec<Option<Found>> = found.into_iter().map(Some).collect();
    let work: Vec<(usize, Vec<(usize, Found)>)> = members
        .into_iter()
        .map(|members| members.into_iter().filter_map(|number| Some((number, found[number].take()?))).collect())
        .enumerate()
        .collect();
    let done = work.into_par_iter().map(|(part, members)| one_part(making, part, members, cache));
    let done = done.collect::<anyhow::Result<Vec<_>>>()?;
    let mut all: Vec<(usize, Grams)> = done.into_iter().flatten().collect();
    all.sort_unstable_by_key(|(number, _)| *number);
    Ok(all.into_iter().map(|(_, grams)| grams).collect())
}

/// The same of one part of the memo, which is written again where anything in it is other.
fn one_part(
    making: &Making<'_>,
    part: usize,
    members: Vec<(usize, Found)>,
    cache: &Cache,
) -> anyhow::Result<Vec<(usize, Grams)>> {
    let name = format!("search-{part}");
    let mut old: Part = cache.read(&name).and_then(|bytes| rmp_serde::from_slice(&bytes).ok()).unwrap_or_default();
    let before = old.len();
    let (mut new, mut is_other, mut all) = (BTreeMap::new(), false, Vec::with_capacity(members.len()));
    for (number, found) in members {
        let kept = old.remove(&found.path).filter(|(view, _)| *view == found.view).map(|(_, grams)| grams);
        is_other |= kept.is_none();
        let grams = match found.grams.or(kept) {
            Some(grams) => grams,
            None => Grams::of(&text_of(making, &found.path)?),
        };
        all.push((number, grams));
        new.insert(found.path, (found.view, all.len() - 1));
    }
    if is_other || new.len() != before {
        let new: BTreeMap<&str, (Hash, &Grams)> =
            new.iter().map(|(path, (view, at))| (path.as_str(), (*view, &all[*at].1))).collect();
        // Where nothing can be kept, everything is read again next time.
        let _ = rmp_serde::to_vec(&new).map(|bytes| cache.write(&name, &bytes));
    }
    Ok(all)
}
