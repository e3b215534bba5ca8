//! The pictures that pages show → their variants in the widths that readers need. A picture whose bytes are the same is not
//! decoded again, and one of which the disk tells the same is not even read.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use anyhow::Context;
use rayon::prelude::*;

use super::budget::Budget;
use super::guarded::guarded;
use super::image_cache::{ImageCache, ImageRecord, VariantRecord, read_variants, write_variants};
use super::progress::{Progress, Step};
use super::shown_images::{Shown, Stamps, pixels, shown};
use super::writer::Writer;
use crate::cache::Cache;
use crate::faults::Fault;
use crate::load;
use crate::model::{Linked, Renditions, Site};
use crate::pictures::{self, Flaw, Format, MAX_PIXELS, Recipe, Variant};
use crate::values::{Hash, Stamp};

/// The bytes that decoding and resizing take for each pixel: the pixels as the file has them, those with 8 bits a channel, and
/// a copy that is turned.
const BYTES_PER_PIXEL: u64 = 10;

/// What is done with pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ImageWork {
    /// Their variants are made.
    Resize,
    /// Those that no build has resized are decoded, to find what is wrong with them; nothing is made.
    Inspect,
    /// Nothing is read: pictures of which nothing is known are shown as their authors put them there.
    Recall,
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
    /// The program failed over it.
    Failed(Box<Fault>),
    /// Nothing is known of it.
    Unknown,
}

/// The files in which pages show pictures, by the paths of the original files.
type AllRenditions = BTreeMap<String, Renditions>;

/// The pictures that the pages of a site show.
pub(super) struct ShownImages {
    pub(super) images: Images,
    /// The files in which pages show them.
    pub(super) renditions: AllRenditions,
    /// What is wrong with them.
    pub(super) faults: Vec<Fault>,
    /// Whether nothing is known of some.
    pub(super) is_part: bool,
    /// What is known of them, each with the stamp of its file.
    records: Vec<(String, Option<Stamp>, ImageRecord)>,
}

/// Makes the variants of the pictures that the pages of `site` show, or inspects them.
pub(super) fn images(
    site: &Linked,
    stamps: &Stamps,
    cache: &Cache,
    work: ImageWork,
    progress: &Progress,
) -> anyhow::Result<ShownImages> {
    let cache = cache.for_version(pictures::MAKERS);
    let before = ImageCache::read(&cache);
    let shown = shown(site, stamps);
    let recipe = site.settings.pictures.recipe();
    let resizer = Resizer { cache: &cache, before: &before, recipe: &recipe, work, budget: Budget::default() };
    let images = resizer.images(site, &shown, progress)?;
    if work == ImageWork::Resize && !(images.records.is_empty() && before.is_empty()) {
        before.update(&cache, &recipe, images.records.clone(), stamps.began);
    }
    Ok(images)
}

/// The pictures that the pages of `site` show, as far as they are known.
pub(super) fn known_images(
    site: &Linked,
    stamps: &Stamps,
    cache: &Cache,
    known: &ImageCache,
) -> anyhow::Result<ShownImages> {
    let shown = shown(site, stamps);
    let recipe = site.settings.pictures.recipe();
    let (work, budget) = (ImageWork::Recall, Budget::default());
    let resizer = Resizer { cache, before: known, recipe: &recipe, work, budget };
    resizer.images(site, &shown, &Progress::default())
}

impl ShownImages {
    /// Adds to what is known of pictures.
    pub(super) fn remember(&self, recipe: &Recipe, known: &mut ImageCache) {
        for (path, stamp, record) in &self.records {
            known.remember(path, *stamp, recipe, record);
        }
    }
}

/// Makes variants of pictures.
struct Resizer<'a> {
    cache: &'a Cache,
    before: &'a ImageCache,
    recipe: &'a Recipe,
    work: ImageWork,
    budget: Budget,
}

impl Resizer<'_> {
    fn images(
        &self,
        site: &Linked,
        shown: &BTreeMap<&str, Shown<'_>>,
        progress: &Progress,
    ) -> anyhow::Result<ShownImages> {
        progress.begin(Step::Pictures, shown.len());
        let one = |(path, shown): (&&str, &Shown<'_>)| {
            progress.next()?;
            let place = || shown.place(site);
            let outcome = guarded(place, || self.variants(shown))?;
            Ok(((*path).to_owned(), outcome.unwrap_or_else(|fault| Outcome::Failed(Box::new(fault)))))
        };
        let outcomes = shown.par_iter().map(one).collect::<anyhow::Result<BTreeMap<_, _>>>()?;
        Ok(self.gather(site, shown, outcomes))
    }

    fn gather(
        &self,
        site: &Linked,
        shown: &BTreeMap<&str, Shown<'_>>,
        outcomes: BTreeMap<String, Outcome>,
    ) -> ShownImages {
        let (mut images, mut renditions, mut records, mut faults) =
            (Images::default(), AllRenditions::new(), Vec::new(), Vec::new());
        let mut is_part = false;
        // Pictures of equal bytes, which share a key, count once, whether or not both were resized at the same time.
        let mut resized = BTreeSet::new();
        for (path, outcome) in outcomes {
            let shown = &shown[path.as_str()];
            match outcome {
                Outcome::Refused(flaw) => faults.push(shown.flawed(site, flaw)),
                Outcome::Failed(fault) => faults.push(*fault),
                Outcome::Unknown => is_part = true,
                Outcome::Ready { record, in_memory, is_new } => {
                    faults.extend(record.format.and_then(|format| shown.misnamed(site, format)));
                    if self.work != ImageWork::Inspect {
                        let of_image = record.renditions(shown.asset, self.recipe);
                        renditions.extend(of_image.map(|renditions| (path.clone(), renditions)));
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
        ShownImages { images, renditions, faults, is_part, records }
    }

    fn variants(&self, shown: &Shown<'_>) -> anyhow::Result<Outcome> {
        if pixels(shown.asset) > MAX_PIXELS {
            return Ok(Outcome::Refused(Flaw::TooLarge));
        }
        let kept = |record| Outcome::Ready { record, in_memory: None, is_new: false };
        if let Some(record) = self.before.unchanged(&shown.asset.path, shown.stamp, self.recipe) {
            return Ok(kept(record.clone()));
        }
        if self.work == ImageWork::Recall {
            return Ok(Outcome::Unknown);
        }
        let bytes = load::bytes(shown.asset)?;
        let key = pictures::key(&bytes, self.recipe);
        let record = |variants| ImageRecord { key, format: Format::of(&bytes), variants };
        if let Some(variants) = self.before.variants(self.cache, key) {
            return Ok(kept(record(variants)));
        }
        let _share = self.budget.hold(pixels(shown.asset).saturating_mul(BYTES_PER_PIXEL));
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
    /// All variants: the place of the picture, the place among its variants, the path.
    pub(super) fn variants(&self) -> impl Iterator<Item = (usize, usize, &str)> {
        let mut seen = HashSet::new();
        let all = self.images.iter().enumerate().flat_map(|(at, image)| {
            image.files.iter().enumerate().map(move |(variant, (path, _))| (at, variant, path.as_str()))
        });
        // Two copies of one picture that differ in their endings have variants of the same names and bytes.
        all.filter(move |(_, _, path)| seen.insert(*path))
    }

    /// The bytes of a variant, by the place of its picture and its place among the variants of that.
    pub(super) fn variant(&self, image: usize, variant: usize, site: &Site, cache: &Cache) -> anyhow::Result<Vec<u8>> {
        let image = &self.images[image];
        let made = match &image.in_memory {
            Some(variants) => variants.clone(),
            None => image.variants(site, &cache.for_version(pictures::MAKERS))?,
        };
        let variant = made.into_iter().nth(variant).with_context(|| image.path.clone())?;
        Ok(variant.bytes)
    }

    /// The path of the original file of the picture at this place.
    pub(super) fn original(&self, image: usize) -> &str {
        &self.images[image].path
    }

    /// Writes all variants: the cache is not read for those that stand already.
    pub(super) fn write(&self, writer: &Writer, site: &Site, cache: &Cache, progress: &Progress) -> anyhow::Result<()> {
        progress.begin(Step::Pictures, self.images.len());
        let cache = cache.for_version(pictures::MAKERS);
        let paths: HashSet<(&str, &str)> =
            self.variants().map(|(image, _, path)| (path, self.original(image))).collect();
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
