//! The pictures that pages show → their variants in the widths that readers need. A picture whose bytes are the same is not
//! decoded again, and one of which the disk tells the same is not even read.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use rayon::prelude::*;

use super::files::Files;
use super::image_cache::{ImageCache, ImageRecord, VariantRecord, read_variants, write_variants};
use super::progress::{Progress, Step};
use super::shown_images::{Shown, pixels, shown};
use super::writer::Writer;
use crate::cache::Cache;
use crate::faults::Fault;
use crate::load;
use crate::model::{Linked, Renditions, Site};
use crate::pictures::{self, Flaw, Format, MAX_PIXELS, Recipe, Variant};
use crate::values::Hash;

/// Pictures of more pixels are read one after the other: each takes some hundred megabytes.
const LARGE: u64 = 24_000_000;

/// What is done with pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ImageWork {
    /// Their variants are made.
    Resize,
    /// Those that no build has resized are decoded, to find what is wrong with them; nothing is made.
    Inspect,
}

/// The pictures of a site with their variants.
#[derive(Default)]
pub(super) struct Images {
    images: Vec<Image>,
    /// How many were resized in this build.
    pub(super) resized: usize,
}

/// A picture with its variants.
struct Image {
    /// The path of the original file.
    path: String,
    /// The key under which the cache keeps the variants.
    key: Hash,
    /// The paths of the variants in the output, with the hashes of their bytes.
    files: Vec<(String, Hash)>,
    /// The variants, where the cache could not keep them.
    in_memory: Option<Vec<Variant>>,
}

/// What became of a picture.
enum Outcome {
    /// Its record; its variants, where the cache could not keep them; whether they were made in this build.
    Ready { record: ImageRecord, in_memory: Option<Vec<Variant>>, is_new: bool },
    /// No variants can be made of it.
    Refused(Flaw),
}

/// The files in which pages show pictures, by the paths of the original files.
type AllRenditions = BTreeMap<String, Renditions>;

/// Makes the variants of the pictures that the pages of `site` show. Returns them, the files in which pages show pictures,
/// and the faults of pictures.
pub(super) fn images(
    site: &Linked,
    files: &Files,
    cache: &Cache,
    work: ImageWork,
    progress: &Progress,
) -> anyhow::Result<(Images, AllRenditions, Vec<Fault>)> {
    let shown = shown(site, files);
    let recipe = site.settings.pictures.recipe();
    let cache = cache.for_version(pictures::MAKERS);
    let before = ImageCache::read(&cache);
    if shown.is_empty() && before.is_empty() {
        return Ok((Images::default(), AllRenditions::new(), Vec::new()));
    }
    progress.begin(Step::Pictures, shown.len());
    let resizer = Resizer { cache: &cache, before: &before, recipe: &recipe, work };
    let (large, small): (Vec<&str>, Vec<&str>) = shown.keys().partition(|path| pixels(shown[*path].asset) > LARGE);
    let one = |path: &str| {
        progress.next()?;
        Ok((path.to_owned(), resizer.variants(&shown[path])?))
    };
    let mut outcomes = small.into_par_iter().map(one).collect::<anyhow::Result<BTreeMap<_, _>>>()?;
    for path in large {
        outcomes.extend([one(path)?]);
    }
    let (mut images, mut all, mut records, mut faults) =
        (Images::default(), AllRenditions::new(), Vec::new(), Vec::new());
    // Pictures of equal bytes, which share a key, count once, whether or not both were resized at the same time.
    let mut resized = BTreeSet::new();
    for (path, outcome) in outcomes {
        let shown = &shown[path.as_str()];
        match outcome {
            Outcome::Refused(flaw) => faults.push(shown.flawed(site, flaw)),
            Outcome::Ready { record, in_memory, is_new } => {
                faults.extend(record.format.and_then(|format| shown.misnamed(site, format)));
                if work == ImageWork::Resize {
                    let renditions = record.renditions(shown.asset, &recipe);
                    all.extend(renditions.map(|renditions| (path.clone(), renditions)));
                    if is_new && !record.variants.is_empty() {
                        resized.insert(record.key);
                    }
                    images.images.push(Image::new(&path, &record, in_memory));
                }
                records.push((path, shown.stamp, record));
            }
        }
    }
    images.resized = resized.len();
    if work == ImageWork::Resize {
        before.update(&cache, &recipe, records, files.began());
    }
    Ok((images, all, faults))
}

/// Makes variants of pictures.
struct Resizer<'a> {
    cache: &'a Cache,
    before: &'a ImageCache,
    recipe: &'a Recipe,
    work: ImageWork,
}

impl Resizer<'_> {
    fn variants(&self, shown: &Shown<'_>) -> anyhow::Result<Outcome> {
        if pixels(shown.asset) > MAX_PIXELS {
            return Ok(Outcome::Refused(Flaw::TooLarge));
        }
        let kept = |record| Outcome::Ready { record, in_memory: None, is_new: false };
        if let Some(record) = self.before.unchanged(&shown.asset.path, shown.stamp, self.recipe) {
            return Ok(kept(record.clone()));
        }
        let bytes = load::bytes(shown.asset)?;
        let key = pictures::key(&bytes, self.recipe);
        let record = |variants| ImageRecord { key, format: Format::of(&bytes), variants };
        if let Some(variants) = self.before.variants(self.cache, key) {
            return Ok(kept(record(variants)));
        }
        if self.work == ImageWork::Inspect {
            let record = record(Vec::new());
            let ready = Outcome::Ready { record, in_memory: None, is_new: false };
            return Ok(pictures::inspect(&bytes).map_or_else(Outcome::Refused, |()| ready));
        }
        let variants = match pictures::variants(&bytes, self.recipe) {
            Ok(variants) => variants,
            Err(flaw) => return Ok(Outcome::Refused(flaw)),
        };
        let record = record(VariantRecord::list(&variants));
        let is_kept = write_variants(self.cache, key, &variants);
        Ok(Outcome::Ready { record, in_memory: (!is_kept).then_some(variants), is_new: true })
    }
}

impl Image {
    fn new(path: &str, record: &ImageRecord, in_memory: Option<Vec<Variant>>) -> Self {
        let files = record.variants.iter().map(|file| (file.path(path), file.hash)).collect();
        Self { path: path.to_owned(), key: record.key, files, in_memory }
    }

    /// The variants: as the cache keeps them, or else made again.
    fn variants(&self, site: &Site, cache: &Cache) -> anyhow::Result<Vec<Variant>> {
        let hashes = |variants: &[Variant]| -> Vec<Hash> { variants.iter().map(|one| Hash::of(&one.bytes)).collect() };
        let expected: Vec<Hash> = self.files.iter().map(|(_, hash)| *hash).collect();
        if let Some(kept) = read_variants(cache, self.key).filter(|variants| hashes(variants) == expected) {
            return Ok(kept);
        }
        let asset = site.assets.get(&self.path).with_context(|| self.path.clone())?;
        let variants = pictures::variants(&load::bytes(asset)?, &site.settings.pictures.recipe());
        let changed = || format!("{}: changed during the build", self.path);
        variants.ok().filter(|variants| variants.len() == expected.len()).with_context(changed)
    }
}

impl Images {
    /// The paths of all variants, each with that of the original file.
    pub(super) fn paths(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut seen = BTreeSet::new();
        let paths =
            self.images.iter().flat_map(|image| image.files.iter().map(move |(path, _)| (path.as_str(), image)));
        // Two copies of one picture that differ in their endings have variants of the same names and bytes.
        paths.filter(move |(path, _)| seen.insert(*path)).map(|(path, image)| (path, image.path.as_str()))
    }

    /// Writes all variants: the cache is not read for those that stand already.
    pub(super) fn write(&self, writer: &Writer, site: &Site, cache: &Cache, progress: &Progress) -> anyhow::Result<()> {
        progress.begin(Step::Pictures, self.images.len());
        let cache = cache.for_version(pictures::MAKERS);
        let paths: BTreeSet<(&str, &str)> = self.paths().collect();
        self.images.par_iter().try_for_each(|image| {
            progress.next()?;
            let is_own = |path: &str| paths.contains(&(path, image.path.as_str()));
            let own = image.files.iter().filter(|(path, _)| is_own(path));
            if own.clone().all(|(path, hash)| writer.is_kept(path, *hash)) {
                return own.clone().try_for_each(|(path, hash)| writer.keep(path, *hash));
            }
            let made;
            let variants = if let Some(variants) = &image.in_memory {
                variants
            } else {
                made = image.variants(site, &cache)?;
                &made
            };
            for ((path, hash), variant) in image.files.iter().zip(variants) {
                if is_own(path) {
                    writer.put_single(path, *hash, || Ok(variant.bytes.clone()))?;
                }
            }
            Ok(())
        })
    }
}
