//! The addresses that `addresses.lock` records.

use std::collections::BTreeSet;

use super::files::Files;
use super::images::ImageWork;
use super::prepare::prepare;
use super::progress::Progress;
use super::request::{End, Report, Request};
use crate::cache::Cache;
use crate::model::{Page, PageKind};
use crate::publish::Published;
use crate::values::Address;

/// The addresses of issues, pieces and standing pages, as `addresses.lock` would record them now. What is not published now
/// is not among them.
///
/// # Errors
/// Where a file cannot be read.
pub(crate) fn published_addresses(request: &Request) -> anyhow::Result<(Report, BTreeSet<Address>)> {
    let files = Files::find(&request.root)?;
    let cache = Cache::of(&request.root);
    let prepared = match prepare(request, &files, &cache, ImageWork::Inspect, &Progress::default())? {
        Ok(prepared) => prepared,
        Err(report) => return Ok((report, BTreeSet::new())),
    };
    let is_lasting = |page: &&Page| matches!(page.kind, PageKind::Issue(_) | PageKind::Piece(_));
    let lasting = prepared.site.pages.all().iter().filter(is_lasting).map(|page| page.address.clone()).collect();
    let report = if request.strictness.lets_pass(&prepared.faults) {
        prepared.report.end(prepared.faults, End::Done(Published::default()))
    } else {
        prepared.report.refuse(prepared.faults)
    };
    Ok((report, lasting))
}
