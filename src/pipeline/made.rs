//! Making the files of the output: a page that shows what it showed before is not rendered again.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use anyhow::Context;
use indexmap::IndexMap;
use rayon::prelude::*;

use super::last::{Last, Made};
use crate::faults::Fault;
use crate::load;
use crate::model::{Output, Site};
use crate::outputs::{self, Copy};
use crate::publish::{Publication, Published, Tree};
use crate::render::{Page, Prepared, Renderer};
use crate::theme::Theme;
use crate::values::{Address, Hash};

/// Files being made.
pub(super) struct Making<'a> {
    publication: Publication,
    tree: Tree,
    last: Last,
    interrupted: &'a AtomicBool,
    made: Mutex<BTreeMap<String, Option<Hash>>>,
    rendered: AtomicUsize,
}

impl<'a> Making<'a> {
    /// Into `publication`, over what `last` made of the tree that stands.
    pub(super) fn open(publication: Publication, tree: Tree, last: Last, interrupted: &'a AtomicBool) -> Self {
        Self { publication, tree, last, interrupted, made: Mutex::default(), rendered: AtomicUsize::new(0) }
    }

    fn note(&self, path: &str, view: Option<Hash>) -> anyhow::Result<()> {
        self.made.lock().map_err(|_| anyhow::anyhow!("a writer stopped"))?.insert(path.to_owned(), view);
        Ok(())
    }

    fn put(&self, output: &Output, view: Option<Hash>) -> anyhow::Result<()> {
        self.note(&output.path, view)?;
        self.publication.put(output)
    }

    /// Copies the assets; which address each file has that templates ask for.
    pub(super) fn copies(&self, copies: &[Copy<'_>]) -> anyhow::Result<IndexMap<String, String>> {
        let hashed = copies
            .par_iter()
            .map(|copy| {
                let bytes = outputs::without_metadata(load::bytes(copy.asset)?);
                let path = copy.asset.path.clone();
                let name = copy.is_hashed.then(|| outputs::hashed_name(&path, &bytes));
                if let Some(name) = &name {
                    self.put(&Output { path: name.clone(), bytes: bytes.clone() }, None)?;
                }
                self.put(&Output { path: path.clone(), bytes }, None)?;
                Ok(name.map(|name| (path, Address::file(&name).url())))
            })
            .collect::<anyhow::Result<Vec<_>>>()?;
        Ok(hashed.into_iter().flatten().collect())
    }

    /// Makes every page; what is wrong with templates.
    pub(super) fn pages(&self, site: &Site, theme: &Theme, pages: &[Page]) -> anyhow::Result<Vec<Fault>> {
        let renderer = Renderer::new(site, theme);
        let wrong = pages
            .par_iter()
            .map(|page| {
                check_interrupted(self.interrupted)?;
                self.page(renderer.prepare(page))
            })
            .collect::<anyhow::Result<Vec<Option<Fault>>>>()?;
        Ok(wrong.into_iter().flatten().collect())
    }

    fn page(&self, page: Prepared<'_>) -> anyhow::Result<Option<Fault>> {
        let view = Some(page.key);
        let before = self.last.files.get(&page.path);
        if before.is_some_and(|made| made.view == view && self.tree.stamp(&page.path) == Some(made.stamp)) {
            self.note(&page.path, view)?;
            self.publication.keep(&page.path)?;
            return Ok(None);
        }
        self.rendered.fetch_add(1, Ordering::Relaxed);
        match page.render() {
            Ok(output) => self.put(&output, view).map(|()| None),
            Err(error) => Ok(Some(*error.0)),
        }
    }

    /// How many pages were rendered.
    pub(super) fn rendered(&self) -> usize {
        self.rendered.load(Ordering::Relaxed)
    }

    /// Publishes; what is there now.
    pub(super) fn publish(self) -> anyhow::Result<(Published, BTreeMap<String, Made>)> {
        let made = self.made.into_inner().map_err(|_| anyhow::anyhow!("a writer stopped"))?;
        let output = self.publication.output().to_owned();
        let published = self.publication.finish()?;
        let tree = Tree::read(&output)?;
        let stamped = made.into_iter().filter_map(|(path, view)| {
            let stamp = tree.stamp(&path)?;
            Some((path, Made { view, stamp }))
        });
        Ok((published, stamped.collect()))
    }
}

/// Ends a build that was asked to stop.
pub(super) fn check_interrupted(interrupted: &AtomicBool) -> anyhow::Result<()> {
    if interrupted.load(Ordering::Relaxed) { Err(anyhow::anyhow!("interrupted")).context("") } else { Ok(()) }
}
