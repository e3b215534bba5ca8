//! The variants of pictures that earlier builds made: what is known of each picture, and the bytes of its variants.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::cache::{Cache, Memo};
use crate::model::{Asset, Rendition, Renditions};
use crate::pictures::{Format, Recipe, Variant};
use crate::values::{Address, Hash, Stamp};

/// The name under which the records are kept.
const NAME: &str = "pictures";
/// The number of builds for which the variants of a picture are kept that no page shows any more.
const PATIENCE: u8 = 32;
/// The most bytes of a file's name that go into the names of its variants.
const MAX_STEM: usize = 160;

/// What is known of a picture.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub(super) struct ImageRecord {
    /// The hash of its bytes and of all that its variants depend on: they are kept under it.
    pub(super) key: Hash,
    /// The format of its bytes, whatever its name says; `None` where no variants are made of the format.
    pub(super) format: Option<Format>,
    /// Its variants.
    pub(super) variants: Vec<VariantRecord>,
}

/// What is known of a variant.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub(super) struct VariantRecord {
    format: Format,
    width: u32,
    /// The hash of its bytes.
    pub(super) hash: Hash,
}

/// The records of all pictures.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(super) struct ImageCache {
    /// By the paths of the original files, under the hashes of their stamps and of the recipe.
    records: Memo<ImageRecord>,
    /// Keys that no record has, each with the number of builds since a page showed the picture.
    unused: BTreeMap<Hash, u8>,
}

/// What tells without reading a picture that its record still holds; `None` where nothing does.
fn inputs(stamp: Option<Stamp>, recipe: &Recipe) -> Option<Hash> {
    let stamp = format!("{:?}", stamp?);
    Some(Hash::of_all([stamp.as_bytes(), format!("{recipe:?}").as_bytes()]))
}

impl VariantRecord {
    /// The path of the variant in the output, beside the picture at `path`: `photo.800.1a2b3c4d.webp`.
    pub(super) fn path(&self, path: &str) -> String {
        let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
        let slash = if folder.is_empty() { "" } else { "/" };
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let end = (0..=stem.len().min(MAX_STEM)).rfind(|end| stem.is_char_boundary(*end)).unwrap_or(0);
        let stem = &stem[..end];
        format!("{folder}{slash}{stem}.{}.{}.{}", self.width, self.hash.short(), self.format.ending())
    }

    /// The records of some variants.
    pub(super) fn list(variants: &[Variant]) -> Vec<Self> {
        let record = |variant: &Variant| {
            let hash = Hash::of(&variant.bytes);
            Self { format: variant.format, width: variant.width, hash }
        };
        variants.iter().map(record).collect()
    }
}

impl ImageRecord {
    /// The files in which pages show the picture; `None` where they show the original file.
    pub(super) fn renditions(&self, asset: &Asset, recipe: &Recipe) -> Option<Renditions> {
        let format = self.format.filter(|_| !self.variants.is_empty())?;
        let width = asset.dimensions?.width;
        let of = |is_own: bool| -> Vec<Rendition> {
            let files = self.variants.iter().filter(|file| (file.format == format) == is_own);
            files.map(|file| Rendition { address: Address::file(&file.path(&asset.path)), width: file.width }).collect()
        };
        let (mut own, webp) = (of(true), of(false));
        let widest = own.last().map_or(0, |file| file.width);
        let original = Address::file(&asset.path);
        let mut whole = None;
        if widest < width.min(recipe.largest()) {
            own.push(Rendition { address: original, width });
        } else if widest < width {
            whole = Some(original);
        }
        Some(Renditions { own, webp, whole })
    }
}

impl ImageCache {
    /// Reads the records.
    pub(super) fn read(cache: &Cache) -> Self {
        cache.read(NAME).unwrap_or_default()
    }

    /// Whether nothing is kept.
    pub(super) fn is_empty(&self) -> bool {
        self.records.is_empty() && self.unused.is_empty()
    }

    /// The record of the picture at `path`, if its file and the recipe are the same as before.
    pub(super) fn unchanged(&self, path: &str, stamp: Option<Stamp>, recipe: &Recipe) -> Option<&ImageRecord> {
        self.records.find(path, inputs(stamp, recipe)?)
    }

    /// Keeps what is known of the picture at `path` in memory. Where its stamp is not known, nothing is kept.
    pub(super) fn remember(&mut self, path: &str, stamp: Option<Stamp>, recipe: &Recipe, record: &ImageRecord) {
        if let Some(inputs) = inputs(stamp, recipe) {
            self.records.put(path.to_owned(), inputs, record.clone());
        }
    }

    /// Forgets what is known of the picture at `path`.
    pub(super) fn forget(&mut self, path: &str) {
        self.records.remove(path);
    }

    /// The variants that are kept under a key, whatever the name of the picture is.
    pub(super) fn variants(&self, cache: &Cache, key: Hash) -> Option<Vec<VariantRecord>> {
        let same = self.records.iter().find(|(_, _, record)| record.key == key);
        let same = same.map(|(_, _, record)| record.variants.clone());
        same.or_else(|| Some(VariantRecord::list(&read_variants(cache, key)?)))
    }

    /// Keeps the records of the pictures that pages show now, each with the stamp of its file, after a build that began at
    /// `began` (nanoseconds since 1970). Variants that no page has shown for long are removed.
    pub(super) fn update(
        self,
        cache: &Cache,
        recipe: &Recipe,
        shown: Vec<(String, Option<Stamp>, ImageRecord)>,
        began: i128,
    ) {
        let before = self.records.iter().map(|(_, _, record)| (record.key, 0)).chain(self.unused.clone());
        let used: BTreeSet<Hash> = shown.iter().map(|(_, _, record)| record.key).collect();
        let mut now = Self::default();
        for (key, builds) in before.filter(|(key, _)| !used.contains(key)) {
            let builds = builds + 1;
            if builds > PATIENCE {
                cache.remove(&file_name(key));
            } else {
                now.unused.insert(key, builds);
            }
        }
        for (path, stamp, record) in shown {
            // Git's rule for racy timestamps: a file that changed while the build ran may change again without a trace.
            let stamp = stamp.filter(|stamp| stamp.last_change() < began);
            match inputs(stamp, recipe) {
                Some(inputs) => now.records.put(path, inputs, record),
                None => _ = now.unused.insert(record.key, 0),
            }
        }
        cache.write(NAME, &now);
    }
}

/// The variants that are kept under a key.
pub(super) fn read_variants(cache: &Cache, key: Hash) -> Option<Vec<Variant>> {
    cache.read(&file_name(key))
}

/// Keeps variants under a key. Returns whether they are kept.
pub(super) fn write_variants(cache: &Cache, key: Hash, variants: &[Variant]) -> bool {
    cache.write(&file_name(key), &variants)
}

fn file_name(key: Hash) -> String {
    format!("picture-{key}")
}
