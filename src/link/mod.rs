//! Entries → linked site: addresses, order, references.
//!
//! Each step takes the results of the steps before it and returns a value:
//!
//! 1. `publication`: what is published now;
//! 2. `addresses`, `versions`, `redirects`: the address of each piece, the versions of regulations, old addresses;
//! 3. `editions`, `attachments`, `lists` (together `order`): issues, columns, tags, series, years;
//! 4. `names` and `mentions`: people and organisations, and the pieces that name them;
//! 5. `relations`: the pieces, made of these results;
//! 6. the list of all pages and files of the site (`model::pages`);
//! 7. `references` (with `resolver`), `reports`, `citations`, `related`: what each piece leads to.

mod addresses;
mod attachments;
mod broken;
mod citations;
mod editions;
mod lists;
mod mentions;
mod names;
mod order;
mod paths;
mod placeholders;
mod publication;
mod published;
mod redirects;
mod references;
mod related;
mod relations;
mod reports;
mod resolver;
mod text_file;
mod unresolved;
mod versions;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::config::{Register, Settings};
use crate::faults::Fault;
use crate::model::{Asset, AssetRoot, Entry, Linked, Links, Pages, Relations, Robots, Target};
use crate::values::Address;

pub(crate) use addresses::Placement;
pub use addresses::place;
pub use publication::Include;
pub(crate) use redirects::alias_place;

use resolver::Resolver;

/// Links the entries, each with what its path tells, into a site. The registers say who is meant by a name;
/// `include` says which pieces are published beside those that are due at `now`.
#[must_use]
pub fn link(
    settings: &Arc<Settings>,
    entries: Vec<(Arc<Entry>, Placement)>,
    registers: &[Register],
    assets: Vec<Asset>,
    now: DateTime<Utc>,
    include: Include,
) -> (Linked, Vec<Fault>) {
    let mut faults = Vec::new();
    let next_change = publication::next_change(settings, &entries, now);
    let (published, held) = publication::select(settings, entries, now, include);
    let (relations, newest_first) = relations::relations(settings, published, registers, &held, now, &mut faults);
    let assets = by_path(assets);
    let pages = Pages::of(&relations, robots(&assets));
    let resolver = Resolver::new(&relations, &pages, &held, &assets);
    let links = links(&relations, &resolver, &newest_first, now, &mut faults);
    let assets = shown(&links, assets);
    (Linked { relations, links, pages, assets, held: held.pieces, next_change }, faults)
}

/// For each piece what its references lead to.
fn links(
    relations: &Relations,
    resolver: &Resolver<'_>,
    newest_first: &[usize],
    now: DateTime<Utc>,
    faults: &mut Vec<Fault>,
) -> Vec<Links> {
    let references = references::references(relations, resolver, now, faults);
    let targets = references.iter().map(|references| references.report.as_ref());
    let reports = reports::reports(&relations.pieces, targets, faults);
    let citations = citations::citations(&relations.settings, &relations.pieces, faults);
    let related = related::related(relations, newest_first);
    let parts = references.into_iter().zip(reports).zip(citations).zip(related);
    parts
        .map(|(((references, reports), citations), related)| Links {
            targets: references.targets,
            cover: references.cover,
            file: references.file,
            forms: references.forms,
            codes: references.codes,
            cites: citations.cites,
            cited_in_fields: citations.in_fields,
            cited_by: citations.cited_by,
            report_of: reports.of,
            reports: reports.own,
            related,
        })
        .collect()
}

/// The files by their paths; a file of `static/` takes the place of a built-in one, a file beside a text that of both.
fn by_path(assets: Vec<Asset>) -> BTreeMap<String, Asset> {
    let mut by_path: BTreeMap<String, Asset> = BTreeMap::new();
    for asset in assets {
        match by_path.get(&asset.path) {
            Some(present) if present.root <= asset.root => {}
            _ => {
                by_path.insert(asset.path.clone(), asset);
            }
        }
    }
    by_path
}

/// Where `robots.txt` comes from: a file beside the texts of that name is an attachment, if a text links to it.
fn robots(assets: &BTreeMap<String, Asset>) -> Robots {
    let is_own = assets.get("robots.txt").is_some_and(|asset| asset.root != AssetRoot::Content);
    if is_own { Robots::Own } else { Robots::Written }
}

/// The files that are published: of those beside texts only the ones that a published text shows or links to.
fn shown(links: &[Links], assets: BTreeMap<String, Asset>) -> BTreeMap<String, Asset> {
    let targets = links.iter().flat_map(|links| {
        let in_fields = links.forms.iter().chain(&links.codes).flatten();
        links.targets.iter().chain(&links.cover).chain(&links.file).chain(in_fields)
    });
    let files = targets.filter_map(Target::file);
    let shown: BTreeSet<&str> = files.map(Address::as_str).collect();
    let is_shown = |(path, asset): &(String, Asset)| asset.root != AssetRoot::Content || shown.contains(path.as_str());
    assets.into_iter().filter(is_shown).collect()
}
