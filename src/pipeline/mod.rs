//! The order of the stages, the threads, the memo: only here.
//!
//! `files` (what there is) → `entries` (load, parse) → link → `pictures` → check → `made` (render, outputs) → publish. `last` keeps
//! what the last build of an output made, so that only what shows something else is made again.

mod album;
mod checked;
mod entries;
mod files;
mod last;
mod made;
mod pictures;
mod request;
mod search;
mod style;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use rayon::prelude::*;

pub use checked::check;
pub use request::{Done, End, Report, Request, Strictness};
pub use style::{Mended, mended};

use crate::cache::Cache;
use crate::check::{self, Claim, Claimant};
use crate::config::{self, Settings};
use crate::faults::{Fault, Place, Severity};
use crate::link::{self, Placement};
use crate::load::{self, Found};
use crate::model::{Asset, AssetBytes, AssetRoot, Channel, Entry, FileKind, Linked, Page, PageKind, SearchFiles, Site};
use crate::outputs;
use crate::publish::{Publication, Published, Refused, Tree, guard};
use crate::render;
use crate::theme::{self, Components, Theme};
use crate::values::{Address, text};

use album::Album;
use files::Files;
use last::Last;
use made::Making;
use pictures::Wanted;

/// Builds the site.
///
/// # Errors
/// Where the machine does not do what is asked: reading, writing, locking; and where `interrupted` is set.
pub fn build(request: &Request, interrupted: &AtomicBool) -> anyhow::Result<Report> {
    let mut files = Files::find(&request.root)?;
    let inputs = files.inputs(request);
    let cache = Cache::of(&request.root);
    let output = guard(&request.output, &request.root, &load::places(&request.root));
    let last = output.as_ref().map(|output| Last::read(&cache, output)).unwrap_or_default();
    if let Ok(output) = &output
        && files.faults.is_empty()
        && last.may_stand(&inputs, request.now)
        && last.is_as_left(&Tree::read(output)?)
    {
        return Ok(last.report());
    }
    let known = match know(request, &mut files, &cache, Wanted::Files, interrupted)? {
        Ok(known) => known,
        Err(report) => return Ok(report),
    };
    let Known { mut report, settings, own, site, album, mut faults, .. } = known;
    let copies = outputs::copies(&site, &theme::asked_assets(&own));
    let claims = claims(&site, &copies, &album);
    let clashes = check::addresses(&claims, &faults, &|claim| place(&site, claim));
    faults.extend(clashes);
    if !request.strictness.lets_pass(&faults) {
        return Ok(report.refuse(faults));
    }
    let output = match output {
        Ok(output) => output,
        Err(Refused(reason)) => return Ok(report.end(faults, End::Refused(reason))),
    };
    let mut making = Making::open(Publication::open(output.clone())?, last, interrupted);
    if settings.precompress {
        making = making.packing(claims.iter().map(|claim| claim.path.clone()).collect());
    }
    let hashed = making.copies(&copies)?;
    making.album(&album, &site, &cache)?;
    let assets = hashed.iter().map(|(path, hashed)| (path.clone(), hashed.url())).collect();
    let theme = match Theme::new(own, settings.language, &render::global(&site, assets)) {
        Ok(theme) => theme,
        Err(error) => return Ok(report.end([faults, vec![*error.0]].concat(), End::SetupAtFault)),
    };
    let paths = claims.into_iter().map(|claim| claim.path).chain(hashed.values().map(Address::output_path));
    let press = making.press(&site, &theme, paths.collect());
    let found = [search::pages(&making, &press, &site, &cache)?, press.files(site.pages.files())?].concat();
    faults.extend(found);
    if !request.strictness.lets_pass(&faults) {
        return Ok(report.refuse(faults));
    }
    (report.done.rendered, report.done.developed) = (making.rendered(), album.made);
    let (published, made) = making.publish()?;
    let made = Last::of(&site, made);
    if faults.is_empty() {
        made.keep(&cache, &output, &inputs, request.now, site.next_change);
    } else {
        // What was said must be said again: the next build looks at everything.
        made.keep_files(&cache, &output);
    }
    Ok(report.end(faults, End::Done(published)))
}

/// A site that is known, but not made.
struct Known {
    report: Report,
    settings: Arc<Settings>,
    own: Vec<(String, String)>,
    site: Site,
    album: Album,
    faults: Vec<Fault>,
    /// What is worth knowing where everything is asked for.
    notes: Vec<Fault>,
}

/// Everything before the pages are made; a report where that is not possible.
fn know(
    request: &Request,
    files: &mut Files,
    cache: &Cache,
    wanted: Wanted,
    interrupted: &AtomicBool,
) -> anyhow::Result<Result<Known, Report>> {
    let source = match load::settings(&request.root)? {
        Ok(source) => source,
        Err(fault) => return Ok(Err(Report::default().end(vec![fault], End::SetupAtFault))),
    };
    let (settings, faults) = config::read(&source, request.base_url.as_deref());
    let Some(settings) = settings else { return Ok(Err(Report::default().end(faults, End::SetupAtFault))) };
    let settings = Arc::new(settings);
    let mut report = Report { language: Some(settings.language), zone: Some(settings.timezone), ..Report::default() };
    let own = load::templates(&files.templates)?;
    let mut faults = std::mem::take(&mut files.faults);
    let entries = texts(&settings, files, &own, cache, interrupted, &mut report.done, &mut faults)?;
    let site = site(request, &settings, files, entries, &mut faults);
    let (pictures, album, found) = pictures::develop(&site, files, cache, wanted, interrupted)?;
    faults.extend(found);
    let site = Site::new(site, pictures);
    report.held.clone_from(&site.held);
    match load::lock(&request.root)? {
        Some(Ok(lock)) => faults.extend(check::lock(&lock, &addresses(&site))),
        Some(Err(fault)) => faults.push(fault),
        None => {}
    }
    let (notes, faults) = faults.into_iter().partition(|fault| fault.severity == Severity::Note);
    Ok(Ok(Known { report, settings, own, site, album, faults, notes }))
}

fn addresses(site: &Site) -> BTreeSet<Address> {
    site.pages.all().iter().map(|page| page.address.clone()).collect()
}

/// What `addresses.lock` would record now: where issues, pieces and standing pages stand. What is not published now is
/// not among them.
///
/// # Errors
/// Where the machine does not do what is asked.
pub fn published_addresses(request: &Request) -> anyhow::Result<(Report, BTreeSet<Address>)> {
    let mut files = Files::find(&request.root)?;
    let cache = Cache::of(&request.root);
    match know(request, &mut files, &cache, Wanted::Faults, &AtomicBool::new(false))? {
        Ok(known) => {
            let lasting = |page: &&Page| matches!(page.kind, PageKind::Issue(_) | PageKind::Piece(_));
            let lasting = known.site.pages.all().iter().filter(lasting).map(|page| page.address.clone()).collect();
            let report = if request.strictness.lets_pass(&known.faults) {
                known.report.end(known.faults, End::Done(Published::default()))
            } else {
                known.report.refuse(known.faults)
            };
            Ok((report, lasting))
        }
        Err(report) => Ok((report, BTreeSet::new())),
    }
}

/// load → parse, with the components of the theme written.
fn texts(
    settings: &Settings,
    files: &Files,
    own: &[(String, String)],
    cache: &Cache,
    interrupted: &AtomicBool,
    done: &mut Done,
    faults: &mut Vec<Fault>,
) -> anyhow::Result<Vec<(Box<Entry>, Placement)>> {
    let read = entries::read(settings, files, cache, interrupted);
    made::check_interrupted(interrupted)?;
    done.parsed = read.parsed;
    let mut entries = Vec::with_capacity(read.read.len());
    for (entry, found) in read.read {
        entries.extend(entry);
        faults.extend(found);
    }
    if entries.iter().all(|(entry, _)| entry.document.components.is_empty()) {
        return Ok(entries);
    }
    let components = match Components::new(own, settings.language) {
        Ok(components) => components,
        Err(error) => {
            faults.push(*error.0);
            return Ok(entries);
        }
    };
    let written = entries.into_par_iter().map(|(entry, placement)| {
        let (html, found) = components.write(&entry.document, &entry.source);
        ((Box::new(entry.with_components(html)), placement), found)
    });
    let (entries, found): (Vec<_>, Vec<_>) = written.unzip();
    faults.extend(found.into_iter().flatten());
    Ok(entries)
}

/// link.
fn site(
    request: &Request,
    settings: &Arc<Settings>,
    files: &Files,
    entries: Vec<(Box<Entry>, Placement)>,
    faults: &mut Vec<Fault>,
) -> Linked {
    if files.texts.is_empty() {
        let message = text!("content/ 里还没有文章", "there are no texts in content/ yet");
        let help = text!(
            "在 content/ 的栏目文件夹里写第一篇 .md",
            "write the first .md in the folder of a column in content/"
        );
        faults.push(Fault::warning("no-content", Place::file("content"), message).help(help));
    }
    let registers = files.registers(faults);
    let assets = assets(files, faults);
    let (site, found) = link::link(settings, entries, &registers, assets, request.now, request.also);
    faults.extend(found);
    let shown = |found: &&Found| !site.assets.contains_key(&found.components.join("/"));
    faults.extend(check::personal(&site));
    faults.extend(check::settings(&site));
    faults.extend(check::strays(files.pictures.iter().filter(shown).map(|found| found.site_path.as_str())));
    site
}

/// Everything that may be copied.
fn assets(files: &Files, faults: &mut Vec<Fault>) -> Vec<Asset> {
    let looked: Vec<_> = files
        .pictures
        .par_iter()
        .map(|found| load::asset(found, AssetRoot::Content))
        .chain(files.statics.par_iter().map(|found| load::asset(found, AssetRoot::Static)))
        .collect();
    let built_in = |(path, bytes): (String, &'static [u8])| Asset {
        root: AssetRoot::BuiltIn,
        path,
        size: bytes.len() as u64,
        bytes: AssetBytes::Memory(bytes.into()),
        dimensions: None,
    };
    let mut assets: Vec<Asset> = theme::built_in_files().into_iter().map(built_in).collect();
    for (asset, found) in looked {
        assets.extend(asset);
        faults.extend(found);
    }
    assets
}

/// Every path of the output with what it comes from.
fn claims(site: &Site, copies: &[outputs::Copy<'_>], album: &Album) -> Vec<Claim> {
    let copy = |copy: &outputs::Copy<'_>| Claim {
        path: copy.asset.path.clone(),
        from: Place::file(&copy.asset.site_path()),
        by: Claimant::File,
    };
    let picture = |(path, of): (&str, &str)| {
        let from = site.assets.get(of).map_or_else(|| Place::file(of), |asset| Place::file(&asset.site_path()));
        Claim { path: path.to_owned(), from, by: Claimant::File }
    };
    let own = |by, path| Claim { path, from: Place::file(load::SETTINGS), by };
    let files = site.pages.files().iter().flat_map(|file| {
        let by = match file.kind {
            FileKind::Feeds(Channel::Tag(_)) => Claimant::Tag,
            FileKind::Feeds(Channel::Series(_)) => Claimant::Series,
            _ => Claimant::Site,
        };
        file.addresses.iter().map(move |address| own(by, address.output_path()))
    });
    let searched = site.pages.search().into_iter().flat_map(SearchFiles::addresses);
    let searched = searched.map(|address| own(Claimant::Site, address.output_path()));
    let copied = copies.iter().map(copy).chain(album.paths().map(picture));
    site.pages.all().iter().map(|page| claim(site, page)).chain(copied).chain(files).chain(searched).collect()
}

/// The path of a page with what it comes from.
fn claim(site: &Site, page: &Page) -> Claim {
    let by = match page.kind {
        PageKind::Piece(_) | PageKind::Dated(_) | PageKind::Issue(_) | PageKind::WholeIssue(_) => Claimant::Piece,
        PageKind::Redirect(..) => Claimant::Alias,
        PageKind::Tag(..) => Claimant::Tag,
        PageKind::Series(..) => Claimant::Series,
        PageKind::Name(..) => Claimant::Name,
        _ => Claimant::Site,
    };
    let source = page.source.map(|piece| site.pieces[piece].entry.source.whole());
    Claim { path: page.address.output_path(), from: source.unwrap_or_else(|| Place::file(load::SETTINGS)), by }
}

/// Where what a claim comes from can be mended: of an alias, where it is written.
fn place(site: &Site, claim: &Claim) -> Place {
    let is_it = |address: &Address| claim.by == Claimant::Alias && address.output_path() == claim.path;
    let alias = site.redirects.iter().find(|(address, _)| is_it(address));
    alias.map_or_else(|| claim.from.clone(), |(address, at)| link::alias_place(&site.pieces[*at].entry, address))
}
