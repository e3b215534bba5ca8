//! Making the files of the output: a page that shows what it showed before is not rendered again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use anyhow::Context;
use indexmap::IndexMap;
use rayon::prelude::*;

use super::album::{Album, Developed};
use super::last::{Last, Made};
use crate::cache::Cache;
use crate::check::{Written, WrittenLinks};
use crate::faults::Fault;
use crate::load;
use crate::model::{Output, Page, Site, SiteFile};
use crate::outputs::{self, Copy, Packing};
use crate::pictures::{self, Print};
use crate::publish::{Publication, Published, Tree};
use crate::render::Renderer;
use crate::theme::Theme;
use crate::values::{Address, Hash};

/// Files being made.
pub(super) struct Making<'a> {
    publication: Publication,
    last: Last,
    interrupted: &'a AtomicBool,
    made: Mutex<BTreeMap<String, Option<Hash>>>,
    rendered: AtomicUsize,
    /// The paths that files of the site take, where texts are packed: there no packed file goes.
    taken: Option<BTreeSet<String>>,
}

impl<'a> Making<'a> {
    /// Into `publication`, over what `last` made of the tree that stands.
    pub(super) fn open(publication: Publication, last: Last, interrupted: &'a AtomicBool) -> Self {
        let (made, rendered) = (Mutex::default(), AtomicUsize::new(0));
        Self { publication, last, interrupted, made, rendered, taken: None }
    }

    /// The same, with packed files beside texts but where a path is among the `taken` ones.
    pub(super) fn packing(self, taken: BTreeSet<String>) -> Self {
        Self { taken: Some(taken), ..self }
    }

    pub(super) fn note(&self, path: &str, view: Option<Hash>) -> anyhow::Result<()> {
        self.made.lock().map_err(|_| anyhow::anyhow!("a writer stopped"))?.insert(path.to_owned(), view);
        Ok(())
    }

    /// Puts a file that is no page.
    pub(super) fn put(&self, output: &Output) -> anyhow::Result<()> {
        self.note(&output.path, None)?;
        self.publication.put(output)?;
        self.pack(output)
    }

    /// Puts a file that is made of what the hash tells: the same hash gives the same bytes.
    pub(super) fn put_showing(&self, output: &Output, view: Hash) -> anyhow::Result<()> {
        self.put(output)?;
        self.note(&output.path, Some(view))
    }

    /// Keeps such a file as the last build left it.
    pub(super) fn keep(&self, path: &str, view: Hash) -> anyhow::Result<()> {
        self.publication.keep(path)?;
        self.keep_packed(path)?;
        self.note(path, Some(view))
    }

    /// The bytes of a file that stands.
    pub(super) fn kept_bytes(&self, path: &str) -> anyhow::Result<Vec<u8>> {
        self.publication.tree().bytes(path)
    }

    /// Puts the packed files beside a text; those that were made of the same bytes are kept.
    fn pack(&self, output: &Output) -> anyhow::Result<()> {
        let size = output.bytes.len() as u64;
        for (packing, path) in self.packings(&output.path, size) {
            let view = Hash::of_all([packing.ending().as_bytes(), &output.bytes]);
            if self.is_kept(&path, view) {
                self.publication.keep(&path)?;
            } else {
                self.publication
                    .put(&Output { path: path.clone(), bytes: packing.pack(&output.path, &output.bytes)? })?;
            }
            self.note(&path, Some(view))?;
        }
        Ok(())
    }

    /// The same beside a page that is kept as it was: its packed files are kept unread where they are all there.
    fn keep_packed(&self, path: &str) -> anyhow::Result<()> {
        let Some(stamp) = self.publication.tree().stamp(path) else { return Ok(()) };
        let packed: Vec<(Packing, String)> = self.packings(path, stamp.size).collect();
        let before: Option<Vec<Hash>> = packed.iter().map(|(_, path)| self.as_made(path)).collect();
        let Some(before) = before else {
            return self.pack(&Output { path: path.to_owned(), bytes: self.publication.tree().bytes(path)? });
        };
        for ((_, path), view) in packed.iter().zip(before) {
            self.publication.keep(path)?;
            self.note(path, Some(view))?;
        }
        Ok(())
    }

    /// The packed files that stand beside a text of so many bytes.
    fn packings<'p>(&'p self, path: &'p str, size: u64) -> impl Iterator<Item = (Packing, String)> + 'p {
        let taken = self.taken.as_ref().filter(|_| size >= outputs::SMALLEST && outputs::is_packed(path));
        let all = Packing::ALL.into_iter().map(|packing| (packing, packing.path(path)));
        taken.into_iter().flat_map(move |taken| all.clone().filter(|(_, path)| !taken.contains(path)))
    }

    /// What a file showed that is as the last build left it.
    fn as_made(&self, path: &str) -> Option<Hash> {
        let made = self.last.files.get(path)?;
        made.view.filter(|_| self.publication.tree().stamp(path) == Some(made.stamp))
    }

    /// Copies the assets; where the hashed copy is of each file that templates ask for.
    pub(super) fn copies(&self, copies: &[Copy<'_>]) -> anyhow::Result<IndexMap<String, Address>> {
        let hashed = copies
            .par_iter()
            .map(|copy| {
                let bytes = outputs::without_metadata(load::bytes(copy.asset)?);
                let path = copy.asset.path.clone();
                let name = copy.is_hashed.then(|| outputs::hashed_name(&path, &bytes));
                if let Some(name) = &name {
                    self.put(&Output { path: name.clone(), bytes: bytes.clone() })?;
                }
                self.put(&Output { path: path.clone(), bytes })?;
                Ok(name.map(|name| (path, Address::file(&name))))
            })
            .collect::<anyhow::Result<Vec<_>>>()?;
        Ok(hashed.into_iter().flatten().collect())
    }

    /// Puts the files of the pictures: those that stand already are not looked for.
    pub(super) fn album(&self, album: &Album, site: &Site, cache: &Cache) -> anyhow::Result<()> {
        let cache = cache.clone().made_by(pictures::MAKERS);
        let paths: BTreeSet<(&str, &str)> = album.paths().collect();
        album.developed.par_iter().try_for_each(|one| {
            check_interrupted(self.interrupted)?;
            let files = || one.files.iter().filter(|(path, _)| paths.contains(&(path.as_str(), one.path.as_str())));
            if files().all(|(path, hash)| self.is_kept(path, *hash)) {
                return files().try_for_each(|(path, hash)| {
                    self.publication.keep(path)?;
                    self.note(path, Some(*hash))
                });
            }
            let found = one.prints.is_none().then(|| one.stored(&cache)).flatten();
            let again = if one.prints.is_none() && found.is_none() { again(one, site)? } else { Vec::new() };
            let prints = one.prints.as_deref().or(found.as_deref()).unwrap_or(&again);
            for ((path, hash), print) in one.files.iter().zip(prints) {
                if paths.contains(&(path.as_str(), one.path.as_str())) {
                    self.publication.put(&Output { path: path.clone(), bytes: print.bytes.clone() })?;
                    self.note(path, Some(*hash))?;
                }
            }
            Ok(())
        })
    }

    /// What makes the pages and the files beside them; `paths` are all that the output will hold.
    pub(super) fn press<'p>(&'p self, site: &'p Site, theme: &'p Theme, paths: BTreeSet<String>) -> Press<'p> {
        // A page that is kept was checked when it was made: its links still lead somewhere unless something went.
        let stands =
            |path: &str| paths.contains(path) || Packing::packed_in(path).is_some_and(|path| paths.contains(path));
        let all_stands = self.last.files.keys().all(|path| stands(path));
        let links = WrittenLinks::new(site, theme, paths.into_iter());
        Press { making: self, site, theme, renderer: Renderer::new(site, theme), links, all_stands }
    }

    /// Whether the last build left a file that showed this.
    pub(super) fn is_kept(&self, path: &str, view: Hash) -> bool {
        self.as_made(path) == Some(view)
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

/// The files of a picture, made once more because nothing kept them.
fn again(one: &Developed, site: &Site) -> anyhow::Result<Vec<Print>> {
    let asset = site.assets.get(&one.path).with_context(|| one.path.clone())?;
    let prints = pictures::develop(&load::bytes(asset)?, &site.settings.pictures.recipe());
    prints.ok().filter(|prints| prints.len() == one.files.len()).with_context(|| one.path.clone())
}

/// A page that was made.
pub(super) struct Pressed {
    /// Its file in the output.
    pub(super) path: String,
    /// The hash of what it shows.
    pub(super) view: Hash,
    /// Its bytes; none where it is kept as it was.
    pub(super) html: Option<Vec<u8>>,
    /// What is wrong with it.
    pub(super) faults: Vec<Fault>,
}

/// Makes and writes the pages and the files beside them.
pub(super) struct Press<'a> {
    making: &'a Making<'a>,
    site: &'a Site,
    theme: &'a Theme,
    renderer: Renderer<'a>,
    links: WrittenLinks<'a>,
    /// Whether everything that the last build made is made again.
    all_stands: bool,
}

impl Press<'_> {
    /// Makes a page; what is wrong with its template and its links.
    pub(super) fn page(&self, page: &Page) -> anyhow::Result<Pressed> {
        check_interrupted(self.making.interrupted)?;
        let prepared = self.renderer.prepare(page)?;
        let view = prepared.key;
        if self.making.is_kept(&prepared.path, view) {
            self.making.publication.keep(&prepared.path)?;
            self.making.keep_packed(&prepared.path)?;
            let faults = if self.all_stands {
                Vec::new()
            } else {
                let bytes = self.making.publication.tree().bytes(&prepared.path)?;
                self.faults(page, &Output { path: prepared.path.clone(), bytes })
            };
            let faults = self.noted(&prepared.path, view, faults)?;
            return Ok(Pressed { path: prepared.path, view, html: None, faults });
        }
        self.making.rendered.fetch_add(1, Ordering::Relaxed);
        let path = prepared.path.clone();
        match prepared.render() {
            Ok(output) => {
                self.making.publication.put(&output)?;
                self.making.pack(&output)?;
                let faults = self.noted(&path, view, self.faults(page, &output))?;
                Ok(Pressed { path, view, html: Some(output.bytes), faults })
            }
            // Without a text; nothing is published then.
            Err(error) => Ok(Pressed { path, view, html: Some(Vec::new()), faults: vec![*error.0] }),
        }
    }

    /// Notes a page that was made. One with faults is made again next time, so that they are said again.
    fn noted(&self, path: &str, view: Hash, faults: Vec<Fault>) -> anyhow::Result<Vec<Fault>> {
        self.making.note(path, faults.is_empty().then_some(view))?;
        Ok(faults)
    }

    fn faults(&self, page: &Page, output: &Output) -> Vec<Fault> {
        let (pieces, template) = (&page.texts[..], page.template);
        self.links.faults(Written { path: &output.path, html: &output.bytes, pieces, template })
    }

    /// Writes the files beside the pages; what is wrong in the texts that they hold.
    pub(super) fn files(&self, files: &[SiteFile]) -> anyhow::Result<Vec<Fault>> {
        let found = files.par_iter().map(|file| {
            check_interrupted(self.making.interrupted)?;
            self.file(file)
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
            self.making.put(&output)?;
        }
        Ok(faults)
    }
}

/// Ends a build that was asked to stop.
pub(super) fn check_interrupted(interrupted: &AtomicBool) -> anyhow::Result<()> {
    if interrupted.load(Ordering::Relaxed) { Err(anyhow::anyhow!("interrupted")).context("") } else { Ok(()) }
}
