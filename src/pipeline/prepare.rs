//! Everything before the pages: settings, entries, the linked site, its pictures, and the faults of all these.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::entries::{self, Placed};
use super::files::Files;
use super::images::{self, ImageWork, Images};
use super::progress::{Progress, Step};
use super::request::{End, Report, Request};
use crate::cache::Cache;
use crate::check;
use crate::config::{self, Settings};
use crate::faults::{Fault, Place, Severity};
use crate::link;
use crate::load;
use crate::model::{Asset, AssetBytes, AssetRoot, Linked, Site};
use crate::theme;
use crate::values::{Address, text};

/// A site of which the pages can be made.
pub(super) struct Prepared {
    /// What is reported so far.
    pub(super) report: Report,
    pub(super) settings: Arc<Settings>,
    /// The templates of the site itself, by name.
    pub(super) templates: Vec<(String, String)>,
    pub(super) site: Site,
    pub(super) images: Images,
    /// The errors and warnings.
    pub(super) faults: Vec<Fault>,
    /// The notes.
    pub(super) notes: Vec<Fault>,
}

/// Prepares a site. Returns a report where its settings cannot be read.
pub(super) fn prepare(
    request: &Request,
    files: &mut Files,
    cache: &Cache,
    work: ImageWork,
    progress: &Progress,
) -> anyhow::Result<Result<Prepared, Report>> {
    let source = match load::settings(&request.root)? {
        Ok(source) => source,
        Err(fault) => return Ok(Err(Report::default().end(vec![fault], End::SetupAtFault))),
    };
    let (settings, faults) = config::read(&source, request.base_url.as_deref());
    let Some(settings) = settings else { return Ok(Err(Report::default().end(faults, End::SetupAtFault))) };
    progress.speak(settings.language);
    let settings = Arc::new(settings);
    let mut report = Report { language: Some(settings.language), zone: Some(settings.timezone), ..Report::default() };
    let templates = load::templates(&files.templates)?;
    let mut faults = std::mem::take(&mut files.faults);
    let entries = entries::entries(&settings, files, &templates, cache, progress)?;
    report.done.parsed = entries.parsed;
    faults.extend(entries.faults);
    progress.begin(Step::Linking, 0);
    let linked = linked(request, &settings, files, entries.entries, &mut faults);
    let (images, renditions, found) = images::images(&linked, files, cache, work, progress)?;
    let site = Site::new(linked, renditions);
    faults.extend(found);
    report.held.clone_from(&site.held);
    match load::lock(&request.root)? {
        Some(Ok(lock)) => faults.extend(check::lock(&lock, &addresses(&site))),
        Some(Err(fault)) => faults.push(fault),
        None => {}
    }
    let (notes, faults) = faults.into_iter().partition(|fault| fault.severity == Severity::Note);
    Ok(Ok(Prepared { report, settings, templates, site, images, faults, notes }))
}

fn addresses(site: &Site) -> BTreeSet<Address> {
    site.pages.all().iter().map(|page| page.address.clone()).collect()
}

/// Links the entries, and checks what concerns several files.
fn linked(
    request: &Request,
    settings: &Arc<Settings>,
    files: &Files,
    entries: Vec<Placed>,
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
    once_per_folder(faults);
    let (linked, found) = link::link(settings, entries, &registers, assets, request.now, request.include);
    faults.extend(found);
    let shown = |found: &&load::Found| !linked.assets.contains_key(&found.components.join("/"));
    faults.extend(check::personal(&linked));
    faults.extend(check::settings(&linked));
    faults.extend(check::strays(files.pictures.iter().filter(shown).map(|found| found.site_path.as_str())));
    faults.extend(check::texts_in_static(files.statics.iter().map(|found| found.site_path.as_str())));
    linked
}

/// Keeps one fault for each folder that is no column.
fn once_per_folder(faults: &mut Vec<Fault>) {
    let mut folders = BTreeSet::new();
    faults.retain(|fault| fault.code != "unknown-column" || folders.insert(fault.at.source.path.clone()));
}

/// All files that may be copied.
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
