//! All pages of a site, written in parallel. Pages that the search finds are written in groups: the texts of a group go
//! into one file as soon as its pages are rendered, so that no page is held longer.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::page_writer::{PageWriter, WrittenPage};
use super::search_files::{FoundPage, page_text, shown_by};
use super::writer::Writer;
use crate::faults::Fault;
use crate::model::{Page, SEARCH_GROUP, SearchFiles, Searched, Site};
use crate::outputs;
use crate::search::Grams;
use crate::values::Address;

/// The pages of a site that is searched.
pub(super) struct SearchedPages {
    /// The pages that the search finds, in the order of their numbers; some are missing where a template is wrong.
    pub(super) found: Vec<FoundPage>,
    /// The faults in templates and links, in the order of the pages.
    pub(super) faults: Vec<Fault>,
}

/// The faults of the page at this place in the list of pages.
type FaultsOfPage = (usize, Vec<Fault>);

/// A page that the search finds: its number, and its place in the list of pages.
type Numbered = (usize, usize);

/// Writes all pages. Returns the faults in templates and links, in the order of the pages.
pub(super) fn write(page_writer: &PageWriter<'_>, pages: &[Page]) -> anyhow::Result<Vec<Fault>> {
    let faults = pages.par_iter().map(|page| faults(page_writer, page));
    Ok(faults.collect::<anyhow::Result<Vec<_>>>()?.concat())
}

/// Writes all pages of a site, and the files with the texts of the `searched` ones, which are in the order of their numbers.
pub(super) fn write_searched(
    writer: &Writer,
    page_writer: &PageWriter<'_>,
    site: &Site,
    search: &SearchFiles,
    searched: &[Searched],
) -> anyhow::Result<SearchedPages> {
    let pages = site.pages.all();
    let (numbered, others) = numbered(pages, searched);
    let other = |at: usize| Ok((at, faults(page_writer, &pages[at])?));
    let mut faults = others.into_par_iter().map(other).collect::<anyhow::Result<Vec<FaultsOfPage>>>()?;
    let groups: Vec<&[Numbered]> =
        numbered.chunk_by(|one, other| one.0 / SEARCH_GROUP == other.0 / SEARCH_GROUP).collect();
    let group = |group: &[Numbered]| {
        let number = group[0].0 / SEARCH_GROUP;
        let pages: Vec<_> = group.iter().map(|(number, at)| (*at, &pages[*at], searched[*number])).collect();
        self::group(writer, page_writer, site, (number, &search.groups[number]), &pages)
    };
    let mut found = Vec::with_capacity(searched.len());
    for (pages, of_pages) in groups.into_par_iter().map(group).collect::<anyhow::Result<Vec<_>>>()? {
        found.extend(pages);
        faults.extend(of_pages);
    }
    faults.sort_by_key(|(at, _)| *at);
    Ok(SearchedPages { found, faults: faults.into_iter().flat_map(|(_, faults)| faults).collect() })
}

/// The pages that the search finds, in the order of their numbers, and the places of all others.
fn numbered(pages: &[Page], searched: &[Searched]) -> (Vec<Numbered>, Vec<usize>) {
    let numbers: BTreeMap<Searched, usize> = searched.iter().copied().zip(0..).collect();
    let (mut numbered, mut others) = (Vec::with_capacity(searched.len()), Vec::new());
    for (at, page) in pages.iter().enumerate() {
        match page.searched().and_then(|one| numbers.get(&one)) {
            Some(number) => numbered.push((*number, at)),
            None => others.push(at),
        }
    }
    numbered.sort_unstable();
    (numbered, others)
}

/// Writes a page. Returns its faults.
fn faults(page_writer: &PageWriter<'_>, page: &Page) -> anyhow::Result<Vec<Fault>> {
    Ok(page_writer.page(page)?.map_or_else(|fault| vec![fault], |page| page.faults))
}

/// Writes the pages of a group, each with its place in the list of pages, and the file with their texts.
fn group(
    writer: &Writer,
    page_writer: &PageWriter<'_>,
    site: &Site,
    (number, address): (usize, &Address),
    pages: &[(usize, &Page, Searched)],
) -> anyhow::Result<(Vec<FoundPage>, Vec<FaultsOfPage>)> {
    let (mut found, mut faults, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    for (at, page, searched) in pages {
        match page_writer.page(page)? {
            Ok(WrittenPage { path, shows, html, faults: of_page }) => {
                faults.push((*at, of_page));
                let text = html.map(|html| page_text(&path, &html)).transpose()?;
                let grams = text.as_ref().map(Grams::of);
                texts.push(text.map(|text| outputs::page_text(site, *searched, &text)).transpose()?);
                found.push(FoundPage { path, shows, grams });
            }
            Err(fault) => faults.push((*at, vec![fault])),
        }
    }
    let (shows, path) = (shown_by(&found), address.output_path());
    if found.len() < pages.len() {
        // A template is wrong: nothing is published.
    } else if writer.is_kept(&path, shows) {
        writer.keep(&path, shows)?;
    } else {
        let texts = texts.into_iter().zip(&found).zip(pages).map(|((text, found), (_, _, searched))| {
            if let Some(text) = text {
                return Ok(text);
            }
            let text = page_text(&found.path, &writer.tree().bytes(&found.path)?)?;
            Ok(outputs::page_text(site, *searched, &text)?)
        });
        let texts = texts.collect::<anyhow::Result<Vec<String>>>()?;
        writer.put(&outputs::group_file(number, address, &texts), shows)?;
    }
    Ok((found, faults))
}
