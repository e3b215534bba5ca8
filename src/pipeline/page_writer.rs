//! Writing pages and the files that are made of the whole site, and checking the links in them.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::guarded::guarded;
use super::progress::Progress;
use super::writer::Writer;
use crate::check::{Written, WrittenLinks};
use crate::faults::{Fault, Place};
use crate::model::{Output, Page, Site, SiteFile};
use crate::outputs::{self, Packing};
use crate::render::{Renderer, Shared};
use crate::theme::Theme;
use crate::values::{Address, Hash};

/// Writes the pages of a site and the files beside them.
pub(super) struct PageWriter<'a> {
    writer: &'a Writer,
    site: &'a Site,
    theme: &'a Theme,
    renderer: Renderer<'a>,
    links: WrittenLinks<'a>,
    kept_links: KeptLinks,
    rendered: AtomicUsize,
    progress: &'a Progress,
}

/// Whether links in pages that are kept have to be checked: they were right when the page was rendered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum KeptLinks {
    /// They still lead somewhere: every file of the published tree is made again.
    Valid,
    /// Some files of the published tree are not made again.
    ToCheck,
}

/// A page that was written.
pub(super) struct WrittenPage {
    /// The path of its file in the output.
    pub(super) path: String,
    /// The hash of what it shows.
    pub(super) shows: Hash,
    /// Its bytes; `None` where the file of the last build is kept.
    pub(super) html: Option<Vec<u8>>,
    /// The faults in its links.
    pub(super) faults: Vec<Fault>,
}

impl<'a> PageWriter<'a> {
    /// Writes the pages of `site` with `theme`; `paths` are all paths of the output.
    pub(super) fn new(
        writer: &'a Writer,
        site: &'a Site,
        theme: &'a Theme,
        shared: &'a Shared,
        paths: BTreeSet<String>,
        progress: &'a Progress,
    ) -> Self {
        let stands =
            |path: &str| paths.contains(path) || Packing::packed_in(path).is_some_and(|path| paths.contains(path));
        let all_stand = writer.tree().paths().all(stands);
        let kept_links = if all_stand { KeptLinks::Valid } else { KeptLinks::ToCheck };
        let links = WrittenLinks::new(site, theme, paths.into_iter());
        let (renderer, rendered) = (Renderer::new(site, theme, shared), AtomicUsize::new(0));
        Self { writer, site, theme, renderer, links, kept_links, rendered, progress }
    }

    /// Writes a page, or keeps the file of the last build. Returns a fault where the template is wrong.
    pub(super) fn page(&self, page: &Page) -> anyhow::Result<Result<WrittenPage, Fault>> {
        self.progress.next()?;
        let place = || match page.source {
            Some(piece) => self.site.pieces[piece].entry.source.whole(),
            None => Place::file(&page.address.output_path()),
        };
        Ok(guarded(place, || self.made(page))?.flatten())
    }

    fn made(&self, page: &Page) -> anyhow::Result<Result<WrittenPage, Fault>> {
        let prepared = self.renderer.prepare(page)?;
        let (path, shows) = (prepared.path.clone(), prepared.key);
        if self.writer.is_kept(&path, shows) {
            let faults = self.faults_of_kept(page, &path)?;
            if faults.is_empty() {
                self.writer.keep(&path, shows)?;
            } else {
                self.writer.keep_faulty(&path)?;
            }
            return Ok(Ok(WrittenPage { path, shows, html: None, faults }));
        }
        self.rendered.fetch_add(1, Ordering::Relaxed);
        let output = match prepared.render() {
            Ok(output) => output,
            Err(error) => return Ok(Err(*error.0)),
        };
        let faults = self.faults(page, &output);
        if faults.is_empty() {
            self.writer.put(&output, shows)?;
        } else {
            self.writer.put_faulty(&output)?;
        }
        Ok(Ok(WrittenPage { path, shows, html: Some(output.bytes), faults }))
    }

    fn faults_of_kept(&self, page: &Page, path: &str) -> anyhow::Result<Vec<Fault>> {
        if self.kept_links == KeptLinks::Valid {
            return Ok(Vec::new());
        }
        let bytes = self.writer.tree().bytes(path)?;
        Ok(self.faults(page, &Output { path: path.to_owned(), bytes }))
    }

    fn faults(&self, page: &Page, output: &Output) -> Vec<Fault> {
        let (pieces, template) = (&page.texts[..], page.template);
        self.links.faults(Written { path: &output.path, html: &output.bytes, pieces, template })
    }

    /// Writes the files beside the pages. Returns the faults in the texts that they hold.
    pub(super) fn files(&self, files: &[SiteFile]) -> anyhow::Result<Vec<Fault>> {
        let found = files.par_iter().map(|file| {
            self.progress.next()?;
            let place = || Place::file(&file.addresses.first().map(Address::output_path).unwrap_or_default());
            Ok(guarded(place, || self.file(file))?.unwrap_or_else(|fault| vec![fault]))
        });
        Ok(found.collect::<anyhow::Result<Vec<_>>>()?.concat())
    }

    fn file(&self, file: &SiteFile) -> anyhow::Result<Vec<Fault>> {
        let (mut contents, mut faults) = (Vec::new(), Vec::new());
        for piece in outputs::pieces(self.site, file.kind) {
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
        for output in outputs::write(self.site, self.theme, file, &contents)? {
            self.writer.put_bytes(&output)?;
        }
        Ok(faults)
    }

    /// How many pages were rendered.
    pub(super) fn rendered(&self) -> usize {
        self.rendered.load(Ordering::Relaxed)
    }
}
