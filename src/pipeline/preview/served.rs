//! A linked site, of which each file is made when it is asked for.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, OnceLock};

use anyhow::Context;
use indexmap::IndexMap;

use super::live::{LiveSite, said, wrong};
use super::search::SearchPages;
use crate::cache::Cache;
use crate::faults::{Fault, Place};
use crate::load;
use crate::model::{Linked, Output, Site, SiteFile};
use crate::outputs::{self, Copy, Packing};
use crate::pictures;
use crate::pipeline::claims::{Origin, claims, clashes};
use crate::pipeline::copies;
use crate::pipeline::destination::Destination;
use crate::pipeline::growth::Growth;
use crate::pipeline::guarded::guarded;
use crate::pipeline::image_cache::ImageCache;
use crate::pipeline::images::{Images, ShownImages, known_images};
use crate::pipeline::request::{End, Report, Strictness};
use crate::pipeline::shown_images::Stamps;
use crate::pipeline::writer::Writer;
use crate::render::{self, LineBreaks, Shared};
use crate::theme::{self, Theme, ThemeError};
use crate::values::{Address, Hash};

/// The site as it can be shown: every file of the output, made when it is asked for.
pub(crate) struct ServedSite {
    pub(super) parts: Parts,
    pub(super) live: LiveSite,
    /// The hash of what its templates were compiled from.
    theme_inputs: Hash,
    images: Images,
    /// Whether nothing is known yet of some pictures.
    pub(super) lacks_images: bool,
    /// What each file of the output is, by its path.
    origins: HashMap<String, Origin>,
    /// The original files of the copies with hashes in their names.
    hashed: BTreeMap<String, String>,
    /// The files that are neither pages nor copies, in the order of the site's list.
    files: Vec<OnceLock<Result<Vec<Output>, String>>>,
    search: SearchPages,
}

/// What a site is made of before its pictures are looked at.
#[derive(Clone)]
pub(super) struct Parts {
    pub(super) linked: Arc<Linked>,
    pub(super) report: Report,
    /// The errors and warnings so far.
    pub(super) faults: Vec<Fault>,
    pub(super) templates: Arc<Vec<(String, String)>>,
    pub(super) stamps: Arc<Stamps>,
    /// What is known of pictures.
    pub(super) images: Arc<Mutex<ImageCache>>,
    pub(super) cache: Cache,
    pub(super) line_breaks: LineBreaks,
    /// The most bytes that its files may have.
    pub(super) most: u64,
}

impl Parts {
    /// The site with the pictures that are known. Returns a report where there are errors.
    pub(super) fn serve(self, theme: Option<&(Hash, Arc<Theme>)>) -> anyhow::Result<Result<ServedSite, Report>> {
        let cache = self.cache.for_version(pictures::MAKERS);
        let shown = match self.images.lock() {
            Ok(known) => known_images(&self.linked, &self.stamps, &cache, &known)?,
            Err(_) => anyhow::bail!("a thread panicked while it looked at pictures"),
        };
        self.serve_with(shown, theme)
    }

    /// The site with these pictures.
    pub(super) fn serve_with(
        mut self,
        shown: ShownImages,
        theme: Option<&(Hash, Arc<Theme>)>,
    ) -> anyhow::Result<Result<ServedSite, Report>> {
        self.faults.extend(shown.faults);
        let (images, site) = (shown.images, Site::new(Arc::clone(&self.linked), shown.renditions));
        let copies = outputs::copies(&site, &theme::asked_assets(&self.templates));
        let claims = claims(&site, &copies, &images);
        self.faults.extend(clashes(&claims, &site, &images, &self.faults));
        if !Strictness::Errors.lets_pass(&self.faults) {
            return Ok(Err(self.report.refuse(self.faults)));
        }
        let writer = Writer::new(Destination::nowhere(), crate::cache::Memo::default(), Growth::new(self.most));
        // The other files are looked at when they are asked for, and all together in the verdict.
        let copies: Vec<Copy<'_>> = copies.into_iter().filter(|copy| copy.is_hashed).collect();
        let copied = copies::write(&writer, &copies)?;
        self.faults.extend(copied.faults);
        if !Strictness::Errors.lets_pass(&self.faults) {
            return Ok(Err(self.report.refuse(self.faults)));
        }
        let hashed = copied.hashed;
        let (inputs, theme) = match self.theme(&site, &hashed, theme)? {
            Ok(theme) => theme,
            Err(ThemeError(fault)) => {
                self.faults.push(*fault);
                return Ok(Err(self.report.end(self.faults, End::SetupAtFault)));
            }
        };
        Ok(Ok(ServedSite {
            theme_inputs: inputs,
            images,
            lacks_images: shown.is_part,
            origins: claims.into_iter().map(|claim| (claim.path, claim.of)).collect(),
            hashed: hashed.into_iter().map(|(path, address)| (address.output_path(), path)).collect(),
            files: site.pages.files().iter().map(|_| OnceLock::new()).collect(),
            search: SearchPages::default(),
            live: LiveSite { shared: Shared::of(&site, &self.line_breaks), site, theme, cache: self.cache.clone() },
            parts: self,
        }))
    }

    /// The compiled templates: those that are known, if they would be compiled from the same again.
    fn theme(
        &self,
        site: &Site,
        hashed: &IndexMap<String, Address>,
        known: Option<&(Hash, Arc<Theme>)>,
    ) -> anyhow::Result<Result<(Hash, Arc<Theme>), ThemeError>> {
        let assets = hashed.iter().map(|(path, hashed)| (path.clone(), hashed.url())).collect();
        let (language, global) = (site.settings.language, render::global(site, assets));
        let shared = serde_json::to_vec(&(language, &global))?;
        let own = self.templates.iter().flat_map(|(name, text)| [name.as_bytes(), text.as_bytes()]);
        let inputs = Hash::of_all(own.chain([shared.as_slice()]));
        if let Some((known, theme)) = known
            && *known == inputs
        {
            return Ok(Ok((inputs, Arc::clone(theme))));
        }
        let theme = Theme::new(self.templates.to_vec(), language, &global);
        Ok(theme.map(|theme| (inputs, Arc::new(theme))))
    }
}

impl ServedSite {
    /// Whether the output has a file at the path.
    #[must_use]
    pub(crate) fn has(&self, path: &str) -> bool {
        self.origins.contains_key(path) || self.hashed.contains_key(path)
    }

    /// The bytes of the file at a path of the output; `None` where the output has none.
    ///
    /// # Errors
    /// The file cannot be made: its template is wrong, or a file of the site cannot be read any more.
    pub(crate) fn file(&self, path: &str) -> anyhow::Result<Option<Vec<u8>>> {
        guarded(|| Place::file(path), || self.find(path))?.map_err(|fault| said(&fault))
    }

    fn find(&self, path: &str) -> anyhow::Result<Option<Vec<u8>>> {
        if let Some(origin) = self.origins.get(path) {
            return self.make(path, *origin).map(Some);
        }
        if let Some(original) = self.hashed.get(path) {
            return self.copy(original).map(Some);
        }
        self.packed(path)
    }

    /// The report so far, with the faults `of_pages` as they were found at another time.
    #[must_use]
    pub(crate) fn report_with(&self, of_pages: &[Fault]) -> Report {
        self.parts.report.clone().end([&self.parts.faults, of_pages].concat(), End::Checked)
    }

    /// The compiled templates, under the hash of what they were compiled from.
    pub(super) fn theme(&self) -> (Hash, Arc<Theme>) {
        (self.theme_inputs, Arc::clone(&self.live.theme))
    }

    /// All paths of the output.
    pub(super) fn paths(&self) -> BTreeSet<String> {
        self.origins.keys().chain(self.hashed.keys()).cloned().collect()
    }

    fn make(&self, path: &str, origin: Origin) -> anyhow::Result<Vec<u8>> {
        match origin {
            Origin::Page(at) => Ok(self.live.page(at)?.bytes),
            Origin::File(at, _) => {
                let outputs = self.files[at].get_or_init(|| self.write(at).map_err(|error| format!("{error:#}")));
                let outputs = outputs.as_ref().map_err(|error| anyhow::anyhow!("{error}"))?;
                let output = outputs.iter().find(|output| output.path == path);
                Ok(output.with_context(|| path.to_owned())?.bytes.clone())
            }
            Origin::SearchIndex => self.search.index(&self.live),
            Origin::SearchShard(number) => self.search.shard(&self.live, number),
            Origin::SearchGroup(number) => self.search.group(&self.live, number),
            Origin::Copy => self.copy(path),
            Origin::Variant(image, variant) => self.images.variant(image, variant, &self.live.site, &self.live.cache),
        }
    }

    /// Files that are written together.
    fn write(&self, at: usize) -> anyhow::Result<Vec<Output>> {
        let (site, renderer) = (&self.live.site, self.live.renderer());
        let file: &SiteFile = &site.pages.files()[at];
        let contents = outputs::pieces(site, file.kind).into_iter().map(|piece| renderer.content(piece));
        let contents = contents.collect::<Result<Vec<String>, ThemeError>>().map_err(wrong)?;
        outputs::write(site, &self.live.theme, file, &contents)
    }

    fn copy(&self, path: &str) -> anyhow::Result<Vec<u8>> {
        let asset = self.live.site.assets.get(path).with_context(|| path.to_owned())?;
        copies::published(asset, load::bytes(asset)?).map_err(|fault| said(&fault))
    }

    /// A packed file beside a text, where the settings want it.
    fn packed(&self, path: &str) -> anyhow::Result<Option<Vec<u8>>> {
        let Some(original) = Packing::packed_in(path).filter(|_| self.live.site.settings.precompress) else {
            return Ok(None);
        };
        if !self.has(original) || !outputs::is_packed(original) {
            return Ok(None);
        }
        let Some(bytes) = self.file(original)?.filter(|bytes| bytes.len() as u64 >= outputs::SMALLEST) else {
            return Ok(None);
        };
        let packing = Packing::ALL.into_iter().find(|packing| packing.path(original) == path);
        Ok(packing.map(|packing| packing.pack(original, &bytes)).transpose()?)
    }
}
