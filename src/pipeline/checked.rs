//! Looking at everything that a build would, and writing nothing.

use std::collections::HashSet;
use std::sync::atomic::AtomicBool;

use rayon::prelude::*;

use super::files::Files;
use super::made::check_interrupted;
use super::pictures::Wanted;
use super::request::{End, Report, Request};
use super::{Known, claims, know, place, style};
use crate::cache::Cache;
use crate::check::{self as rules, Written, WrittenLinks};
use crate::faults::{Fault, Severity};
use crate::load;
use crate::model::{Page, Site};
use crate::outputs;
use crate::render::{self, Renderer};
use crate::theme::{self, Theme};
use crate::values::Address;

/// All faults and notes of the site.
///
/// # Errors
/// Where the machine does not do what is asked, and where `interrupted` is set.
pub fn check(request: &Request, interrupted: &AtomicBool) -> anyhow::Result<Report> {
    let mut files = Files::find(&request.root)?;
    let cache = Cache::of(&request.root).unwritten();
    let known = match know(request, &mut files, &cache, Wanted::Faults, interrupted)? {
        Ok(known) => known,
        Err(report) => return Ok(report),
    };
    let Known { report, settings, own, site, album, mut faults, mut notes } = known;
    let said: HashSet<_> = faults.iter().map(Fault::whereabouts).collect();
    let of_style = style::found(&settings, &files);
    notes.extend(of_style.into_iter().filter(|note| !said.contains(&note.whereabouts())));
    drop(said);
    let copies = outputs::copies(&site, &theme::asked_assets(&own));
    let claims = claims(&site, &copies, &album);
    let clashes = rules::addresses(&claims, &faults, &|claim| place(&site, claim));
    faults.extend(clashes);
    let mut paths: Vec<String> = claims.into_iter().map(|claim| claim.path).collect();
    let mut assets = indexmap::IndexMap::new();
    for copy in copies.iter().filter(|copy| copy.is_hashed) {
        let bytes = outputs::without_metadata(load::bytes(copy.asset)?);
        let name = Address::file(&outputs::hashed_name(&copy.asset.path, &bytes));
        paths.push(name.output_path());
        assets.insert(copy.asset.path.clone(), name.url());
    }
    // A page is only worth making where all of it is known.
    if !faults.iter().any(|fault| fault.severity == Severity::Error) {
        let theme = match Theme::new(own, settings.language, &render::global(&site, assets)) {
            Ok(theme) => theme,
            Err(error) => return Ok(report.end([faults, notes, vec![*error.0]].concat(), End::SetupAtFault)),
        };
        faults.extend(written(&site, &theme, paths, interrupted)?);
    }
    let end = if request.strictness.lets_pass(&faults) { End::Checked } else { End::ContentAtFault };
    Ok(report.end([faults, notes].concat(), end))
}

/// What is wrong with what would be written.
fn written(site: &Site, theme: &Theme, paths: Vec<String>, interrupted: &AtomicBool) -> anyhow::Result<Vec<Fault>> {
    let renderer = Renderer::new(site, theme);
    let links = WrittenLinks::new(site, theme, paths.into_iter());
    let page = |page: &Page| {
        check_interrupted(interrupted)?;
        let (pieces, template) = (&page.texts[..], page.template);
        Ok(match renderer.prepare(page)?.render() {
            Ok(made) => links.faults(Written { path: &made.path, html: &made.bytes, pieces, template }),
            Err(error) => vec![*error.0],
        })
    };
    let entry = |piece: usize| {
        check_interrupted(interrupted)?;
        let template = Renderer::CONTENT;
        Ok(match renderer.content(piece) {
            Ok(html) => links.faults(Written { path: "", html: html.as_bytes(), pieces: &[piece], template }),
            Err(error) => vec![*error.0],
        })
    };
    let mut fed: Vec<usize> = site.pages.files().iter().flat_map(|file| outputs::pieces(site, file.kind)).collect();
    fed.sort_unstable();
    fed.dedup();
    let on_pages = site.pages.all().par_iter().map(page).collect::<anyhow::Result<Vec<_>>>()?;
    let in_feeds = fed.into_par_iter().map(entry).collect::<anyhow::Result<Vec<_>>>()?;
    Ok([on_pages, in_feeds].concat().concat())
}
