//! Entries → Site: addresses, references, order, neighbours.
//!
//! 1. `publication` decides what is published now;
//! 2. `addresses` gives every piece its address;
//! 3. `versions` gives the versions of a regulation theirs;
//! 4. `order` sorts issues, columns and tags;
//! 5. `names` gathers what names people and organisations, `related` what pieces have in common;
//! 6. `references` finds what links and pictures lead to;
//! 7. `citations` finds the laws and provisions that texts cite, and who cites them;
//! 8. `reports` connects reports with the events that they name.

mod addresses;
mod citations;
mod generated;
mod mentions;
mod names;
mod order;
mod publication;
mod references;
mod related;
mod reports;
mod unresolved;
mod versions;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::config::{Register, Settings};
use crate::faults::Fault;
use crate::kinds::Kind;
use crate::model::{Arrangement, Asset, AssetRoot, Entry, Listing, Located, Pages, Piece, Relations, Roll, Site};
use crate::values::Address;

pub use addresses::{Placement, alias_place, place};

/// What is published beside what is due.
#[derive(Clone, Copy, Debug, Default)]
pub struct Also {
    /// Drafts.
    pub drafts: bool,
    /// What is held back until later.
    pub future: bool,
}

/// Links the entries, each with the column that its folder names (by place) and the last part of its address, into a
/// site. The registers say who is meant by a name.
#[must_use]
pub fn link(
    settings: &Arc<Settings>,
    entries: Vec<(Box<Entry>, Placement)>,
    registers: &[Register],
    assets: Vec<Asset>,
    now: DateTime<Utc>,
    also: Also,
) -> (Site, Vec<Fault>) {
    let mut faults = Vec::new();
    let all: Vec<references::Known> =
        entries.iter().map(|(entry, placement)| references::Known::of(settings, entry, placement)).collect();
    let next_change = publication::next_change(settings, &entries, now);
    let (entries, held) = publication::select(settings, entries, now, also);
    let mut pieces: Vec<Piece> =
        entries.into_iter().map(|(entry, placement)| addresses::piece(settings, entry, placement)).collect();
    let today = now.with_timezone(&settings.timezone).date_naive();
    versions::arrange(&mut pieces, &all, today, &mut faults);
    let redirects = addresses::redirects(&pieces, &mut faults);
    let order = order::order(settings, &mut pieces, &held, &mut faults);
    let rolls = names::rolls(registers, &mut pieces, &order.newest_first, &held, &mut faults);
    let related = related::related(settings, &pieces, &order.newest_first, &rolls, &order.tags, &order.columns);
    for (piece, related) in pieces.iter_mut().zip(related) {
        piece.related = related;
    }
    let assets = published(assets);
    let generated = generated(settings, &pieces, &order, &rolls);
    references::Resolver::new(settings, &pieces, &all, &held, &assets, generated, now)
        .resolve(&mut pieces, &mut faults);
    reports::connect(&mut pieces, &mut faults);
    citations::resolve(settings, &mut pieces, &mut faults);
    let standing = (0..pieces.len()).filter(|at| pieces[*at].entry.kind == Kind::Page).collect();
    let shown = shown_assets(&pieces, assets);
    let pages = pages(settings, &pieces, &order, &rolls, &redirects, shown.contains_key("robots.txt"));
    let order::Order { editions, current, columns, tags, series, years, titles, .. } = order;
    let [people, organizations] = rolls;
    let site = Site {
        today,
        settings: Arc::clone(settings),
        pieces,
        editions,
        current,
        columns,
        standing,
        tags,
        series,
        people,
        organizations,
        years,
        titles,
        assets: shown,
        pictures: BTreeMap::new(),
        held,
        next_change,
        redirects,
        pages,
    };
    (site, faults)
}

/// The addresses to which links may lead.
fn generated(settings: &Settings, pieces: &[Piece], order: &order::Order, rolls: &[Roll; 2]) -> BTreeSet<Address> {
    let issues: Vec<_> = order.editions.iter().map(|edition| pieces[edition.piece].address.clone()).collect();
    let lists = order.tags.iter().chain(&order.series).map(|tag| tag.listing.address.clone());
    let named = rolls.iter().flat_map(|roll| &roll.entries);
    let pages = named.map(|named| named.address.clone()).chain(of_regulations(settings, pieces)).collect();
    generated::generated(settings, lists.collect(), pages, &order.years, &issues)
}

/// Every page and file that is made.
fn pages(
    settings: &Settings,
    pieces: &[Piece],
    order: &order::Order,
    [people, organizations]: &[Roll; 2],
    redirects: &BTreeMap<Address, usize>,
    has_robots: bool,
) -> Pages {
    Pages::of(&Relations {
        settings,
        pieces: pieces.iter().map(located).collect(),
        editions: &order.editions,
        current: order.current,
        columns: &order.columns,
        tags: &order.tags,
        series: &order.series,
        people,
        organizations,
        years: &order.years,
        titles: &order.titles,
        redirects,
        has_robots,
    })
}

fn located(piece: &Piece) -> Located<'_> {
    Located {
        entry: &piece.entry,
        address: &piece.address,
        column: piece.column,
        edition: piece.edition,
        versions: &piece.versions,
        stands_for: piece.stands_for,
    }
}

/// The addresses that regulations have beside their own.
fn of_regulations<'a>(settings: &'a Settings, pieces: &'a [Piece]) -> impl Iterator<Item = Address> + 'a {
    let columns = settings.columns.iter().filter(|column| column.kind == Kind::Regulation);
    let arranged = columns.flat_map(|column| {
        let column = Address::home().below(&column.id);
        Arrangement::ALL.map(|way| column.below(way.name()))
    });
    pieces.iter().filter_map(Piece::dated_address).chain(arranged)
}

/// By path; a file of `static/` takes the place of a built-in one.
fn published(assets: Vec<Asset>) -> BTreeMap<String, Asset> {
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

/// Files beside texts are published only where a published text shows them.
fn shown_assets(pieces: &[Piece], assets: BTreeMap<String, Asset>) -> BTreeMap<String, Asset> {
    let shown: BTreeSet<&str> = pieces
        .iter()
        .flat_map(|piece| {
            let named = piece.forms.iter().chain(&piece.codes).flatten();
            piece.targets.iter().chain(&piece.cover).chain(&piece.file).chain(named)
        })
        .filter_map(
            |target| if let crate::model::Target::File(address, _) = target { Some(address.as_str()) } else { None },
        )
        .collect();
    assets
        .into_iter()
        .filter(|(path, asset)| asset.root != AssetRoot::Content || shown.contains(path.as_str()))
        .collect()
}

/// A list with the address of its first page.
fn listing(address: Address, pieces: Vec<usize>) -> Listing {
    Listing { address, pieces }
}
