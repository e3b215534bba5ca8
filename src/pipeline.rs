//! The order of the stages, and the threads: only here.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context;
use chrono::{DateTime, Utc};
use indexmap::IndexMap;
use rayon::prelude::*;

use crate::check::{self, Claim, Written, WrittenLinks};
use crate::config::{self, Settings};
use crate::faults::{Fault, Place, Severity, SourceText};
use crate::link::{self, Also, Placement};
use crate::load::{self, Found};
use crate::model::{Asset, AssetBytes, AssetRoot, Entry, Held, Output, Site};
use crate::outputs::{self, Indexed};
use crate::parse::{self, Dialect};
use crate::publish::{Publication, Published, Refused, guard};
use crate::render::{self, Page, Renderer};
use crate::theme::{self, Theme};
use crate::values::{Address, Language, Text, text};

/// What is asked of a build.
#[derive(Debug)]
pub struct Request {
    /// The site's folder.
    pub root: PathBuf,
    /// Where the site goes.
    pub output: PathBuf,
    /// In place of the settings' `base_url`.
    pub base_url: Option<String>,
    /// What is published beside what is due.
    pub also: Also,
    /// The clock.
    pub now: DateTime<Utc>,
    /// Whether warnings stand in the way too.
    pub strictness: Strictness,
}

/// What stands in the way of publishing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// Errors.
    Errors,
    /// Errors and warnings.
    Warnings,
}

/// What came of a build.
#[derive(Debug, Default)]
pub struct Report {
    /// The language of the site, where its settings could be read.
    pub language: Option<Language>,
    /// The zone of the site.
    pub zone: Option<chrono_tz::Tz>,
    /// All faults in order.
    pub faults: Vec<Fault>,
    /// What is not published now.
    pub held: Vec<Held>,
    /// How it ended.
    pub end: End,
}

/// How a build ended.
#[derive(Debug, Default)]
pub enum End {
    /// The content has faults; nothing was published.
    #[default]
    ContentAtFault,
    /// Settings or templates have faults; nothing was published.
    SetupAtFault,
    /// The output path is refused.
    Refused(Text),
    /// Published.
    Done(Published),
}

/// Builds the site.
///
/// # Errors
/// Where the machine does not do what is asked: reading, writing, locking; and where `interrupted` is set.
pub fn build(request: &Request, interrupted: &AtomicBool) -> anyhow::Result<Report> {
    let source = match load::settings(&request.root)? {
        Ok(source) => source,
        Err(fault) => return Ok(at_fault(Report::default(), vec![fault], End::SetupAtFault)),
    };
    let (settings, faults) = config::read(&source, request.base_url.as_deref());
    let Some(settings) = settings else { return Ok(at_fault(Report::default(), faults, End::SetupAtFault)) };
    let settings = Arc::new(settings);
    let report = Report { language: Some(settings.language), zone: Some(settings.timezone), ..Report::default() };
    let own = load::templates(&request.root)?;
    let (site, faults) = site(request, &settings, interrupted)?;
    let report = Report { held: site.held.clone(), ..report };
    let asked = theme::asked_assets(&own);
    let copies = outputs::copies(&site, &asked);
    let pages = render::pages(&site);
    let indexed = indexed(&site, &pages);
    let files = outputs::files(&site);
    let claims = claims(&site, &pages, &copies, &files, &indexed);
    let mut faults = faults;
    faults.extend(check::addresses(&claims));
    if !publishable(&faults, request.strictness) {
        return Ok(at_fault(report, faults, End::ContentAtFault));
    }
    let output = match guard(&request.output, &request.root, &load::places(&request.root)) {
        Ok(output) => output,
        Err(Refused(reason)) => return Ok(at_fault(report, faults, End::Refused(reason))),
    };
    let publication = Publication::open(output)?;
    let hashed = copy(&copies, &publication)?;
    let assets = hashed.iter().map(|(path, hashed)| (path.clone(), hashed.url())).collect();
    let theme = match Theme::new(own, settings.language, &render::global(&site, assets)) {
        Ok(theme) => theme,
        Err(error) => return Ok(at_fault(report, [faults, vec![*error.0]].concat(), End::SetupAtFault)),
    };
    let paths = claims.into_iter().map(|claim| claim.path).chain(hashed.values().map(Address::output_path));
    let links = WrittenLinks::new(&site, &theme, paths);
    let press =
        Press { renderer: Renderer::new(&site, &theme), site: &site, theme: &theme, links, publication: &publication };
    let found = [press.pages(&pages, interrupted)?, press.files(&files, &indexed, interrupted)?].concat();
    let in_templates = found.iter().any(|fault| fault.at.source.path.starts_with("templates"));
    faults.extend(found);
    if !publishable(&faults, request.strictness) {
        let end = if in_templates { End::SetupAtFault } else { End::ContentAtFault };
        return Ok(at_fault(report, faults, end));
    }
    let published = publication.finish()?;
    Ok(at_fault(report, faults, End::Done(published)))
}

fn at_fault(report: Report, mut faults: Vec<Fault>, end: End) -> Report {
    Fault::sort(&mut faults);
    Report { faults, end, ..report }
}

fn publishable(faults: &[Fault], strictness: Strictness) -> bool {
    match strictness {
        Strictness::Errors => !faults.iter().any(|fault| fault.severity == Severity::Error),
        Strictness::Warnings => faults.is_empty(),
    }
}

/// load → parse → link.
fn site(request: &Request, settings: &Arc<Settings>, interrupted: &AtomicBool) -> anyhow::Result<(Site, Vec<Fault>)> {
    let (content, mut faults) = load::walk(&request.root.join("content"), "content")?;
    let (statics, passed_over) = load::walk(&request.root.join("static"), "static")?;
    faults.extend(passed_over);
    let (texts, pictures): (Vec<Found>, Vec<Found>) = content.into_iter().partition(is_text);
    let parsed: Vec<_> = texts.par_iter().map(|found| entry(settings, found, interrupted)).collect();
    check_interrupted(interrupted)?;
    let mut entries = Vec::with_capacity(parsed.len());
    for (entry, found) in parsed {
        entries.extend(entry);
        faults.extend(found);
    }
    if texts.is_empty() {
        let message = text!("content/ 里还没有文章", "there are no texts in content/ yet");
        let help = text!(
            "在 content/ 的栏目文件夹里写第一篇 .md",
            "write the first .md in the folder of a column in content/"
        );
        faults.push(Fault::warning("no-content", Place::file("content"), message).help(help));
    }
    let looked: Vec<_> = pictures
        .par_iter()
        .map(|found| load::asset(found, AssetRoot::Content))
        .chain(statics.par_iter().map(|found| load::asset(found, AssetRoot::Static)))
        .collect();
    let mut assets: Vec<Asset> = built_in();
    for (asset, found) in looked {
        assets.extend(asset);
        faults.extend(found);
    }
    let (site, found) = link::link(settings, entries, assets, request.now, request.also);
    faults.extend(found);
    Ok((site, faults))
}

fn is_text(found: &Found) -> bool {
    found.components.last().is_some_and(|name| name.ends_with(".md"))
}

fn built_in() -> Vec<Asset> {
    let asset = |(path, bytes): (String, &'static [u8])| Asset {
        root: AssetRoot::BuiltIn,
        path,
        size: bytes.len() as u64,
        bytes: AssetBytes::Memory(bytes.into()),
        dimensions: None,
    };
    theme::built_in_files().into_iter().map(asset).collect()
}

/// One file: its place, its text, what it says.
fn entry(settings: &Settings, found: &Found, interrupted: &AtomicBool) -> (Option<(Entry, Placement)>, Vec<Fault>) {
    if interrupted.load(Ordering::Relaxed) {
        return (None, Vec::new());
    }
    let placement = match link::place(settings, &found.components, &found.site_path) {
        Ok(placement) => placement,
        Err(fault) => return (None, vec![fault]),
    };
    let source = match load::text(found) {
        Ok(source) => source,
        Err(fault) => return (None, vec![fault]),
    };
    let dialect = Dialect { math: false, language: settings.language, remote_pictures: settings.pictures.remote };
    let (entry, faults) = parse::parse(&source, placement.kind, dialect);
    (entry.map(|entry| (entry, placement)), faults)
}

/// The pages that search engines may list.
fn indexed(site: &Site, pages: &[Page]) -> Vec<Indexed> {
    let indexed = pages.iter().filter(|page| page.is_indexed());
    indexed.map(|page| Indexed { address: page.address(site), changed: page.changed(site) }).collect()
}

/// Every path of the output with what it comes from.
fn claims(
    site: &Site,
    pages: &[Page],
    copies: &[outputs::Copy<'_>],
    files: &[outputs::File],
    indexed: &[Indexed],
) -> Vec<Claim> {
    let page = |page: &Page| Claim {
        path: page.address(site).output_path(),
        from: page.source(site).map_or_else(|| Place::file("site.yaml"), SourceText::whole),
    };
    let copy =
        |copy: &outputs::Copy<'_>| Claim { path: copy.asset.path.clone(), from: Place::file(&copy.asset.site_path()) };
    let files = files.iter().flat_map(|file| file.paths(site, indexed));
    let file = |path: String| Claim { path, from: Place::file("site.yaml") };
    pages.iter().map(page).chain(copies.iter().map(copy)).chain(files.map(file)).collect()
}

/// Copies the assets; where the hashed copy is of each file that templates ask for.
fn copy(copies: &[outputs::Copy<'_>], publication: &Publication) -> anyhow::Result<IndexMap<String, Address>> {
    let hashed = copies
        .par_iter()
        .map(|copy| {
            let bytes = load::bytes(copy.asset)?;
            let path = copy.asset.path.clone();
            let name = copy.is_hashed.then(|| outputs::hashed_name(&path, &bytes));
            if let Some(name) = &name {
                publication.put(&Output { path: name.clone(), bytes: bytes.clone() })?;
            }
            publication.put(&Output { path: path.clone(), bytes })?;
            Ok(name.map(|name| (path, Address::file(&name))))
        })
        .collect::<anyhow::Result<Vec<_>>>()?;
    Ok(hashed.into_iter().flatten().collect())
}

/// What makes and writes the pages and the files beside them.
struct Press<'a> {
    site: &'a Site,
    theme: &'a Theme,
    renderer: Renderer<'a>,
    links: WrittenLinks<'a>,
    publication: &'a Publication,
}

impl Press<'_> {
    /// Renders and writes every page; what is wrong with templates and links.
    fn pages(&self, pages: &[Page], interrupted: &AtomicBool) -> anyhow::Result<Vec<Fault>> {
        let write = |page: &Page| {
            check_interrupted(interrupted)?;
            let output = match self.renderer.render(page) {
                Ok(output) => output,
                Err(error) => return Ok(vec![*error.0]),
            };
            let (pieces, template) = (page.texts(self.site), page.template(self.site));
            let written = Written { path: &output.path, html: &output.bytes, pieces: &pieces, template };
            let faults = self.links.faults(written);
            self.publication.put(&output).map(|()| faults)
        };
        Ok(pages.par_iter().map(write).collect::<anyhow::Result<Vec<_>>>()?.concat())
    }

    /// Writes the files beside the pages; what is wrong in the texts that they hold.
    fn files(
        &self,
        files: &[outputs::File],
        indexed: &[Indexed],
        interrupted: &AtomicBool,
    ) -> anyhow::Result<Vec<Fault>> {
        let write = |file: &outputs::File| {
            check_interrupted(interrupted)?;
            let (mut contents, mut faults) = (Vec::new(), Vec::new());
            for piece in file.pieces(self.site) {
                match self.renderer.content(piece) {
                    Ok(html) => {
                        let (path, template) = ("", Renderer::CONTENT);
                        let written = Written { path, html: html.as_bytes(), pieces: &[piece], template };
                        faults.extend(self.links.faults(written));
                        contents.push(html);
                    }
                    Err(error) => return Ok(vec![*error.0]),
                }
            }
            for output in file.write(self.site, self.theme, indexed, &contents)? {
                self.publication.put(&output)?;
            }
            Ok(faults)
        };
        Ok(files.par_iter().map(write).collect::<anyhow::Result<Vec<_>>>()?.concat())
    }
}

fn check_interrupted(interrupted: &AtomicBool) -> anyhow::Result<()> {
    if interrupted.load(Ordering::Relaxed) { Err(anyhow::anyhow!("interrupted")).context("") } else { Ok(()) }
}
