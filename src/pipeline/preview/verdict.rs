//! What is wrong with a site that is served already: its pictures, its pages, the links in them. The same is checked as in
//! `huikan check`, by the same code; pages that were right before and show the same are not rendered again.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::live::said;
use super::served::ServedSite;
use crate::cache::Memo;
use crate::faults::{Fault, Place};
use crate::outputs::{self, Copy};
use crate::pictures;
use crate::pipeline::copies;
use crate::pipeline::destination::Destination;
use crate::pipeline::growth::Growth;
use crate::pipeline::guarded::guarded;
use crate::pipeline::images::{ImageWork, images};
use crate::pipeline::page_writer::PageWriter;
use crate::pipeline::pages;
use crate::pipeline::progress::{Progress, Step};
use crate::pipeline::request::{End, Report, Strictness};
use crate::pipeline::writer::Writer;
use crate::values::Stamp;

/// The pages that were found right, so that they need not be rendered again to be checked.
#[derive(Default)]
pub(crate) struct RightPages {
    /// The pages by path, under the hash of what they show.
    pages: Memo<Stamp>,
    /// All paths of the output to which their links may lead.
    paths: BTreeSet<String>,
    /// The stamps of the pictures by path, which can be published.
    pictures: HashMap<String, Stamp>,
}

/// What was found of a site.
pub(crate) struct Verdict {
    /// The site with all of its pictures.
    pub site: Arc<ServedSite>,
    /// What is wrong with its pages.
    pub of_pages: Vec<Fault>,
    /// All that is wrong.
    pub report: Report,
    /// Whether there are no errors.
    pub is_right: bool,
}

/// Finds what is wrong with a site: makes the variants of its pictures, then makes and checks all of its pages.
///
/// # Errors
/// `progress` tells to stop, or a file cannot be read or written.
pub(crate) fn verdict(site: &Arc<ServedSite>, right: &mut RightPages, progress: &Progress) -> anyhow::Result<Verdict> {
    guarded(|| Place::file("content"), || find(site, right, progress))?.map_err(|fault| said(&fault))
}

fn find(site: &Arc<ServedSite>, right: &mut RightPages, progress: &Progress) -> anyhow::Result<Verdict> {
    let site = match with_images(site, progress)? {
        Ok(site) => site,
        Err(report) => {
            return Ok(Verdict { site: Arc::clone(site), of_pages: Vec::new(), report, is_right: false });
        }
    };
    let pictures = unpublishable(&site, &mut right.pictures)?;
    let paths = site.paths();
    if !right.paths.is_subset(&paths) {
        *right = RightPages { pictures: std::mem::take(&mut right.pictures), ..RightPages::default() };
    }
    let writer = Writer::new(Destination::nowhere(), std::mem::take(&mut right.pages), Growth::new(site.parts.most));
    let live = &site.live;
    let page_writer = PageWriter::new(&writer, &live.site, &live.theme, &live.shared, paths.clone(), progress);
    progress.begin(Step::Pages, live.site.pages.all().len());
    let found = pages::write(&page_writer, live.site.pages.all());
    let found = found.and_then(|found| Ok([found, page_writer.files(live.site.pages.files())?].concat()));
    drop(page_writer);
    (right.pages, right.paths) = (writer.into_kept()?, paths);
    let of_pages = [pictures, found?].concat();
    let all = [&site.parts.faults[..], &of_pages[..]].concat();
    let is_right = Strictness::Errors.lets_pass(&all);
    let report = site.parts.report.clone();
    let report = if is_right { report.end(all, End::Checked) } else { report.refuse(all) };
    Ok(Verdict { site, of_pages, report, is_right })
}

/// The site with all of its pictures. Returns a report where one of them is wrong.
fn with_images(site: &Arc<ServedSite>, progress: &Progress) -> anyhow::Result<Result<Arc<ServedSite>, Report>> {
    if !site.lacks_images {
        return Ok(Ok(Arc::clone(site)));
    }
    let parts = site.parts.clone();
    let shown = images(&parts.linked, &parts.stamps, &parts.cache, ImageWork::Resize, progress)?;
    if let Ok(mut known) = parts.images.lock() {
        shown.remember(&parts.linked.settings.pictures.recipe(), &mut known);
    }
    let site = parts.serve_with(shown, Some(&site.theme()))?;
    Ok(site.map(Arc::new))
}

/// The faults of pictures that cannot be published; those that are known to be `right` are not read again.
fn unpublishable(site: &ServedSite, right: &mut HashMap<String, Stamp>) -> anyhow::Result<Vec<Fault>> {
    let stamps = &site.parts.stamps;
    // Git's rule for racy timestamps: a file that changed while it was read may have changed again without a trace.
    let stamp = |path: &str| stamps.of.get(path).copied().filter(|stamp| stamp.last_change() < stamps.began);
    let all = outputs::copies(&site.live.site, &BTreeSet::new());
    let is_new = |copy: &Copy<'_>| {
        let stamp = stamp(&copy.asset.path);
        stamp.is_none() || right.get(&copy.asset.path).copied() != stamp
    };
    let new: Vec<Copy<'_>> =
        all.into_iter().filter(|copy| pictures::is_picture(&copy.asset.path) && is_new(copy)).collect();
    let writer = Writer::new(Destination::nowhere(), Memo::default(), Growth::new(site.parts.most));
    let faults = copies::write(&writer, &new)?.faults;
    let is_wrong = |copy: &Copy<'_>| faults.iter().any(|fault| *fault.at.source.path == copy.asset.site_path());
    for copy in new.iter().filter(|copy| !is_wrong(copy)) {
        right.extend(stamp(&copy.asset.path).map(|stamp| (copy.asset.path.clone(), stamp)));
    }
    Ok(faults)
}
