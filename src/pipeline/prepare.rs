//! Everything before the pages: settings, entries, the linked site, its pictures, and the faults of all these.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::consequences;
use super::entries;
use super::files::Files;
use super::guarded::guarded;
use super::images::{self, ImageWork, Images};
use super::memory::{Memory, Placed};
use super::progress::{Progress, Step};
use super::request::{End, Report, Request};
use crate::cache::Cache;
use crate::check;
use crate::config::{self, NameKind, Register, Settings, read_register};
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

/// The linked site before its pictures.
pub(super) struct LinkedSite {
    pub(super) report: Report,
    pub(super) settings: Arc<Settings>,
    pub(super) templates: Vec<(String, String)>,
    pub(super) site: Arc<Linked>,
    /// All faults, notes too.
    pub(super) faults: Vec<Fault>,
}

/// Prepares a site. Returns a report where its settings cannot be read.
pub(super) fn prepare(
    request: &Request,
    files: &Files,
    cache: &Cache,
    work: ImageWork,
    progress: &Progress,
) -> anyhow::Result<Result<Prepared, Report>> {
    let linked = match link_site(request, files, cache, &mut Memory::default(), progress)? {
        Ok(linked) => linked,
        Err(report) => return Ok(Err(report)),
    };
    let LinkedSite { report, settings, templates, site, mut faults } = linked;
    let shown = images::images(&site, &files.stamps(), cache, work, progress)?;
    faults.extend(shown.faults);
    let (images, site) = (shown.images, Site::new(site, shown.renditions));
    let (notes, faults) = faults.into_iter().partition(|fault| fault.severity == Severity::Note);
    Ok(Ok(Prepared { report, settings, templates, site, images, faults, notes }))
}

/// Reads and links a site; what `memory` holds is not read again. Returns a report where its settings cannot be read.
pub(super) fn link_site(
    request: &Request,
    files: &Files,
    cache: &Cache,
    memory: &mut Memory,
    progress: &Progress,
) -> anyhow::Result<Result<LinkedSite, Report>> {
    let source = match load::settings(&request.root)? {
        Ok(source) => source,
        Err(fault) => return Ok(Err(Report::default().end(vec![fault], End::SetupAtFault))),
    };
    let read = || Ok(config::read(&source, request.base_url.as_deref()));
    let (settings, faults) = guarded(|| Place::file(load::SETTINGS), read)?.unwrap_or_else(|fault| (None, vec![fault]));
    let Some(settings) = settings else { return Ok(Err(Report::default().end(faults, End::SetupAtFault))) };
    progress.speak(settings.language);
    let settings = Arc::new(settings);
    let mut report = Report { language: Some(settings.language), zone: Some(settings.timezone), ..Report::default() };
    let templates = load::templates(&files.templates)?;
    let mut faults = files.faults.clone();
    let entries = entries::entries(&settings, files, &templates, cache, memory, progress)?;
    report.done.parsed = entries.parsed;
    faults.extend(entries.faults);
    progress.begin(Step::Linking, 0);
    let whole = || Place::file("content");
    let (entries, unread) = (entries.entries, entries.unread);
    let site = match guarded(whole, || linked(request, &settings, files, entries, memory, &mut faults))? {
        Ok(site) => site,
        Err(fault) => {
            faults.push(fault);
            return Ok(Err(report.refuse(faults)));
        }
    };
    report.held.clone_from(&site.held);
    match load::lock(&request.root)? {
        Some(Ok(lock)) => faults.extend(check::lock(&lock, &addresses(&site))),
        Some(Err(fault)) => faults.push(fault),
        None => {}
    }
    consequences::leave_out(&mut faults, &unread);
    Ok(Ok(LinkedSite { report, settings, templates, site: Arc::new(site), faults }))
}

fn addresses(site: &Linked) -> BTreeSet<Address> {
    site.pages.all().iter().map(|page| page.address.clone()).collect()
}

/// Links the entries, and checks what concerns several files.
fn linked(
    request: &Request,
    settings: &Arc<Settings>,
    files: &Files,
    entries: Vec<Placed>,
    memory: &mut Memory,
    faults: &mut Vec<Fault>,
) -> anyhow::Result<Linked> {
    if files.texts.is_empty() {
        let message = text!("content/ 里还没有文章", "there are no texts in content/ yet");
        let help = text!(
            "在 content/ 的栏目文件夹里写第一篇 .md",
            "write the first .md in the folder of a column in content/"
        );
        faults.push(Fault::warning("no-content", Place::file("content"), message).help(help));
    }
    let registers = registers(files, memory, faults)?;
    let assets = assets(files, memory, faults)?;
    once_per_folder(faults, settings, files);
    let (linked, found) = link::link(settings, entries, &registers, assets, request.now, request.include);
    faults.extend(found);
    let shown = |found: &&load::Found| !linked.assets.contains_key(&found.components.join("/"));
    faults.extend(check::personal(&linked));
    faults.extend(check::settings(&linked));
    faults.extend(check::pictures(&linked));
    faults.extend(check::strays(files.pictures.iter().filter(shown).map(|found| found.site_path.as_str())));
    faults.extend(check::secrets(files.statics.iter().map(|found| found.site_path.as_str())));
    faults.extend(check::texts_in_static(files.statics.iter().map(|found| found.site_path.as_str())));
    Ok(linked)
}

/// Keeps one fault for each folder that is no column.
fn once_per_folder(faults: &mut Vec<Fault>, settings: &Settings, files: &Files) {
    let mut folders = BTreeSet::new();
    faults.retain(|fault| fault.code != "unknown-column" || folders.insert(fault.at.source.path.clone()));
    let is_used = |id: &str| files.texts.iter().any(|found| found.components.first().is_some_and(|first| first == id));
    let mut lacking = settings.columns.iter().map(|column| column.id.as_str()).filter(|id| !is_used(id));
    // A column without a folder and a folder without a column: one of them was renamed.
    if let (Some(id), None, 1) = (lacking.next(), lacking.next(), folders.len()) {
        // A column's title as the folder's name has its own advice.
        let is_title = |path: &str| settings.columns.iter().any(|column| path == format!("content/{}", column.title));
        let is_unknown = |fault: &&mut Fault| fault.code == "unknown-column" && !is_title(&fault.at.source.path);
        for fault in faults.iter_mut().filter(is_unknown) {
            let folder = &fault.at.source.path;
            fault.help = Some(text!(
                "栏目 {id} 还没有文件夹；如果就是它，把 {folder} 改名为 content/{id}",
                "the column {id} has no folder yet; if it is this one, rename {folder} to content/{id}"
            ));
        }
    }
}

/// All files that may be copied.
fn assets(files: &Files, memory: &mut Memory, faults: &mut Vec<Fault>) -> anyhow::Result<Vec<Asset>> {
    let all = files.pictures.iter().map(|found| (found, AssetRoot::Content));
    let all: Vec<_> = all.chain(files.statics.iter().map(|found| (found, AssetRoot::Static))).collect();
    let inspect = |(found, root): &(&load::Found, AssetRoot)| match memory.asset(found) {
        Some(known) => (known.clone(), false),
        None => (load::asset(found, *root), true),
    };
    let inspect = |of: &(&load::Found, AssetRoot)| {
        let inspected = guarded(|| Place::file(&of.0.site_path), || Ok(inspect(of)))?;
        anyhow::Ok(inspected.unwrap_or_else(|fault| ((None, vec![fault]), false)))
    };
    let inspected = all.par_iter().map(inspect).collect::<anyhow::Result<Vec<_>>>()?;
    let built_in = |(path, bytes): (String, &'static [u8])| Asset {
        root: AssetRoot::BuiltIn,
        path,
        size: bytes.len() as u64,
        bytes: AssetBytes::Memory(bytes.into()),
        dimensions: None,
    };
    let mut assets: Vec<Asset> = theme::built_in_files().into_iter().map(built_in).collect();
    for ((inspected, is_new), (found, _)) in inspected.into_iter().zip(all) {
        if is_new {
            memory.put_asset(files, found, &inspected);
        }
        assets.extend(inspected.0);
        faults.extend(inspected.1);
    }
    Ok(assets)
}

/// The registers of names. One that is no text is left out, with a fault.
fn registers(files: &Files, memory: &mut Memory, faults: &mut Vec<Fault>) -> anyhow::Result<Vec<Register>> {
    let mut registers = Vec::new();
    for found in &files.registers {
        let Some(kind) = NameKind::ALL.into_iter().find(|kind| kind.path() == found.site_path) else { continue };
        let (register, of_register) = if let Some(known) = memory.register(found) {
            known.clone()
        } else {
            match load::text(found) {
                Ok(source) => {
                    let read = guarded(|| source.text.whole(), || Ok(read_register(kind, &source.text)));
                    let read = read?.unwrap_or_else(|fault| (None, vec![fault]));
                    memory.put_register(files, found, &read);
                    read
                }
                Err(fault) => (None, vec![fault]),
            }
        };
        registers.extend(register);
        faults.extend(of_register);
    }
    Ok(registers)
}
