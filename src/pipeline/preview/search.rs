//! The files of the search, made when they are asked for. All of them are made from the finished pages.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use anyhow::Context;
use rayon::prelude::*;

use super::live::LiveSite;
use crate::cache::Encoded;
use crate::model::{SEARCH_GROUP, SearchFiles, Searched};
use crate::outputs;
use crate::pipeline::memo::{self, Part};
use crate::pipeline::search_files::{FoundPage, page_text, shown_by};
use crate::search::{Entries, Grams, PageText, Shards, by_file, shard_text};

/// What is known of the pages that the search finds.
#[derive(Default)]
pub(super) struct SearchPages {
    searched: OnceLock<Numbered>,
    /// The hash of what all of them show.
    shows: OnceLock<Result<Vec<FoundPage>, String>>,
    /// The files of pairs and words.
    shards: OnceLock<Result<Vec<Vec<u8>>, String>>,
}

/// The pages that the search finds in the order of their numbers, with their places in the list of pages.
struct Numbered {
    searched: Vec<Searched>,
    pages: Vec<usize>,
}

impl SearchPages {
    /// The index.
    pub(super) fn index(&self, of: &LiveSite) -> anyhow::Result<Vec<u8>> {
        let (search, numbered) = (files(of)?, self.numbered(of));
        let found = self.found(of)?;
        Ok(outputs::index_file(&of.site, &search.index, &numbered.searched, shown_by(found))?.bytes)
    }

    /// The texts of some pages.
    pub(super) fn group(&self, of: &LiveSite, number: usize) -> anyhow::Result<Vec<u8>> {
        let (search, numbered) = (files(of)?, self.numbered(of));
        let first = number * SEARCH_GROUP;
        let pages = numbered.searched.iter().zip(&numbered.pages).skip(first).take(SEARCH_GROUP);
        let texts = pages.map(|(one, at)| Ok(outputs::page_text(&of.site, *one, &text(of, *at)?)?));
        let texts = texts.collect::<anyhow::Result<Vec<String>>>()?;
        Ok(outputs::group_file(number, &search.groups[number], &texts).bytes)
    }

    /// In which pages some pairs and words are found.
    pub(super) fn shard(&self, of: &LiveSite, number: usize) -> anyhow::Result<Vec<u8>> {
        let shards = self.shards.get_or_init(|| self.make_shards(of).map_err(|error| format!("{error:#}")));
        let shards = shards.as_ref().map_err(|error| anyhow::anyhow!("{error}"))?;
        Ok(shards.get(number).context("no such file of the search")?.clone())
    }

    fn make_shards(&self, of: &LiveSite) -> anyhow::Result<Vec<Vec<u8>>> {
        let (search, numbered) = (files(of)?, self.numbered(of));
        let found = self.found(of)?.iter().zip(&numbered.pages).collect();
        let one = |(page, at): (&FoundPage, &usize), memo: &mut Part<Encoded>| grams(of, page, *at, memo);
        let grams: Vec<Grams> = memo::each(&of.cache, "search", found, |(page, _)| &page.path, one)?;
        let shards = Shards::new(&grams);
        let mut files = Vec::with_capacity(search.shards.len());
        for (round, numbers) in shards.rounds() {
            let entries: Vec<Entries> =
                Shards::tasks().into_par_iter().map(|task| shards.entries(round, task)).collect();
            let texts = by_file(&entries, &numbers).into_par_iter().zip(numbers);
            let made = texts.map(|(entries, number)| {
                outputs::shard_file(number, &search.shards[number], &shard_text(entries)).bytes
            });
            files.extend(made.collect::<Vec<_>>());
        }
        Ok(files)
    }

    fn numbered(&self, of: &LiveSite) -> &Numbered {
        self.searched.get_or_init(|| {
            let all = of.site.pages.all().iter().enumerate();
            let places: BTreeMap<Searched, usize> = all.filter_map(|(at, page)| Some((page.searched()?, at))).collect();
            let searched = of.site.searched();
            let pages = searched.iter().filter_map(|one| places.get(one).copied()).collect();
            Numbered { searched, pages }
        })
    }

    /// The pages with the hashes of what they show.
    fn found(&self, of: &LiveSite) -> anyhow::Result<&Vec<FoundPage>> {
        let found = self.shows.get_or_init(|| {
            let renderer = of.renderer();
            let one = |at: &usize| -> anyhow::Result<FoundPage> {
                let prepared = renderer.prepare(&of.site.pages.all()[*at])?;
                Ok(FoundPage { path: prepared.path.clone(), shows: prepared.key, grams: None })
            };
            let found = self.numbered(of).pages.par_iter().map(one).collect::<anyhow::Result<Vec<_>>>();
            found.map_err(|error| format!("{error:#}"))
        });
        found.as_ref().map_err(|error| anyhow::anyhow!("{error}"))
    }
}

fn files(of: &LiveSite) -> anyhow::Result<&SearchFiles> {
    of.site.pages.search().context("the site is not searched")
}

/// What the page at this place says.
fn text(of: &LiveSite, at: usize) -> anyhow::Result<PageText> {
    let output = of.page(at)?;
    page_text(&output.path, &output.bytes)
}

/// What a page is found by, as it was kept or as the page says.
fn grams(of: &LiveSite, page: &FoundPage, at: usize, memo: &mut Part<Encoded>) -> anyhow::Result<Grams> {
    if let Some(kept) = memo.get(&page.path, page.shows).and_then(Encoded::decode) {
        return Ok(kept);
    }
    let grams = Grams::of(&text(of, at)?);
    if let Some(encoded) = Encoded::of(&grams) {
        memo.put(&page.path, page.shows, encoded);
    }
    Ok(grams)
}
