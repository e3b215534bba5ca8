//! One build: the stages in their order, as far as the goal of the request says.

use std::collections::BTreeSet;

use super::claims::{claims, clashes};
use super::copies;
use super::files::Files;
use super::growth::{Growth, Outgrown};
use super::last_build::{Inputs, LastBuild};
use super::page_writer::PageWriter;
use super::pages;
use super::prepare::{Prepared, prepare};
use super::progress::{Progress, Step};
use super::request::{End, Goal, Report, Request};
use super::search_files;
use super::style;
use super::target::Target;
use super::writer::Writer;
use crate::cache::Cache;
use crate::faults::Fault;
use crate::model::Site;
use crate::outputs;
use crate::publish::Refused;
use crate::render;
use crate::theme::{self, Theme};
use crate::values::Address;

/// Builds the site as far as the goal of `request` says: publishes it, or only checks all that would be published.
///
/// # Errors
/// Where a file cannot be read or written, another build holds the lock of the output, or `progress` tells to stop.
pub(crate) fn build(request: &Request, progress: &Progress) -> anyhow::Result<Report> {
    let files = Files::find(&request.root)?;
    let inputs = Inputs::of(request, &files);
    let target = Target::of(request);
    let last = target.last_build();
    if files.faults.is_empty()
        && !target.is_interrupted()
        && let Some(tree) = target.tree()?
        && let Some(report) = last.still_stands(&inputs, request.now, &tree)
    {
        return Ok(report);
    }
    let mut prepared = match prepare(request, &files, &target.cache, target.image_work(), progress)? {
        Ok(prepared) => prepared,
        Err(report) => return Ok(report),
    };
    prepared.notes = match request.goal {
        Goal::Publish(_) => Vec::new(),
        Goal::Check => style::with_notes(prepared.notes, &prepared.faults, &prepared.settings, &files),
    };
    let begun = prepared.report.clone();
    finish(request, &inputs, &target, last, prepared, progress).or_else(|error| {
        let outgrown = error.downcast::<Outgrown>()?;
        Ok(begun.end(vec![outgrown.fault()], End::ContentAtFault))
    })
}

/// Makes, checks and publishes the pages and files of a prepared site.
fn finish(
    request: &Request,
    inputs: &Inputs,
    target: &Target,
    last: LastBuild,
    prepared: Prepared,
    progress: &Progress,
) -> anyhow::Result<Report> {
    let Prepared { mut report, settings, templates, site, images, mut faults, notes } = prepared;
    let copies = outputs::copies(&site, &theme::asked_assets(&templates));
    let claims = claims(&site, &copies, &images);
    let clashes = clashes(&claims, &site, &images, &faults);
    faults.extend(clashes);
    if !request.strictness_before_pages().lets_pass(&faults) {
        return Ok(refuse(request, report, faults, notes));
    }
    let destination = match target.open()? {
        Ok(destination) => destination,
        Err(Refused(reason)) => return Ok(report.end(faults, End::Refused(reason.clone()))),
    };
    let mut paths: BTreeSet<String> = claims.into_iter().map(|claim| claim.path).collect();
    let mut writer = Writer::new(destination, last.into_files(), Growth::new(inputs.most));
    if settings.precompress {
        writer = writer.packing(paths.clone());
    }
    let copied = copies::write(&writer, &copies)?;
    faults.extend(copied.faults);
    if !request.strictness_before_pages().lets_pass(&faults) {
        return Ok(refuse(request, report, faults, notes));
    }
    let hashed = copied.hashed;
    images.write(&writer, &site, &target.cache, progress)?;
    paths.extend(hashed.values().map(Address::output_path));
    let assets = hashed.into_iter().map(|(path, hashed)| (path, hashed.url())).collect();
    let theme = match Theme::new(templates, settings.language, &render::global(&site, assets)) {
        Ok(theme) => theme,
        Err(error) => return Ok(report.end([faults, notes, vec![*error.0]].concat(), End::SetupAtFault)),
    };
    let shared = render::Shared::of(&site, &render::LineBreaks::default());
    let page_writer = PageWriter::new(&writer, &site, &theme, &shared, paths, progress);
    progress.begin(Step::Pages, site.pages.all().len());
    faults.extend(pages(&writer, &page_writer, &site, &target.cache, progress)?);
    progress.begin(Step::Others, site.pages.files().len());
    faults.extend(page_writer.files(site.pages.files())?);
    if !request.strictness.lets_pass(&faults) {
        return Ok(refuse(request, report, faults, notes));
    }
    (report.done.rendered, report.done.resized) = (page_writer.rendered(), images.resized);
    progress.begin(Step::Publishing, 0);
    let end = match writer.publish()? {
        Some((published, files)) => {
            let is_clean = faults.is_empty();
            let build = LastBuild::of(&site, request, inputs, files);
            target.keep(&if is_clean { build } else { build.with_faults() });
            End::Done(published)
        }
        None => End::Checked,
    };
    Ok(report.end([faults, notes].concat(), end))
}

/// Writes all pages and the files of the search. A check makes no files of the search: they hold nothing but what pages say.
fn pages(
    writer: &Writer,
    page_writer: &PageWriter<'_>,
    site: &Site,
    cache: &Cache,
    progress: &Progress,
) -> anyhow::Result<Vec<Fault>> {
    let Some(search) = site.pages.search().filter(|_| writer.is_written()) else {
        return pages::write(page_writer, site.pages.all());
    };
    let searched = site.searched();
    let written = pages::write_searched(writer, page_writer, site, search, &searched)?;
    // Where a template is wrong, pages are missing and nothing is published.
    if written.found.len() == searched.len() {
        progress.begin(Step::Search, 0);
        search_files::write(writer, site, search, &searched, written.found, cache)?;
    }
    Ok(written.faults)
}

/// The report of a build that ends for its faults.
fn refuse(request: &Request, report: Report, faults: Vec<Fault>, notes: Vec<Fault>) -> Report {
    match request.goal {
        Goal::Publish(_) => report.refuse(faults),
        Goal::Check => report.refuse([faults, notes].concat()),
    }
}
