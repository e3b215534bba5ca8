//! What is known of pictures that were made ready, from one build to the next.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::cache::Cache;
use crate::model::{Asset, Rendition, Renditions};
use crate::pictures::{Format, Print, Recipe};
use crate::values::{Address, Hash, Stamp};

/// Where it is kept.
const NAME: &str = "pictures";
/// For so many builds the files of a picture are kept that no page shows any more.
const PATIENCE: u8 = 32;
/// How many bytes of a file's name go into the names of its smaller ones.
const MAX_STEM: usize = 160;

/// The pictures of a site, made ready.
#[derive(Debug, Default)]
pub(super) struct Album {
    /// Each picture.
    pub(super) developed: Vec<Developed>,
    /// How many were made now.
    pub(super) made: usize,
}

/// A picture, made ready.
#[derive(Debug)]
pub(super) struct Developed {
    /// The path of its own file.
    pub(super) path: String,
    /// Under what its files are kept.
    pub(super) key: Hash,
    /// Its files: their paths in the output, with the hashes of their bytes.
    pub(super) files: Vec<(String, Hash)>,
    /// The same files with their bytes, where they could not be kept.
    pub(super) prints: Option<Vec<Print>>,
}

/// What is kept of a picture.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub(super) struct Kept {
    /// Its own file, as the disk told of it.
    pub(super) stamp: Option<Stamp>,
    /// The hash of its bytes and of all that its files depend on.
    pub(super) key: Hash,
    /// What its own file is, whatever its name says.
    pub(super) form: Option<Format>,
    /// Its files.
    pub(super) files: Vec<KeptFile>,
}

/// What is kept of a file.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub(super) struct KeptFile {
    format: Format,
    width: u32,
    hash: Hash,
}

/// What is kept of all pictures.
#[derive(Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct Memo {
    /// What was asked for.
    recipe: String,
    /// By the paths of their own files.
    pictures: BTreeMap<String, Kept>,
    /// When the build began that wrote this (nanoseconds since 1970).
    began: i128,
    /// Pictures that no page shows any more, and for how many builds.
    idle: BTreeMap<Hash, u8>,
}

impl Album {
    /// Adds the picture at `path`.
    pub(super) fn add(&mut self, path: &str, kept: &Kept, prints: Option<Vec<Print>>, is_new: bool) {
        self.made += usize::from(is_new && !kept.files.is_empty());
        let files = kept.files.iter().map(|file| (file.path(path), file.hash)).collect();
        self.developed.push(Developed { path: path.to_owned(), key: kept.key, files, prints });
    }

    /// The paths of all files, each with that of the picture.
    pub(super) fn paths(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut seen = BTreeSet::new();
        let paths = self.developed.iter().flat_map(|one| one.files.iter().map(move |(path, _)| (path.as_str(), one)));
        // Two copies of one picture that differ in their endings have files of one name and the same bytes.
        paths.filter(move |(path, _)| seen.insert(*path)).map(|(path, one)| (path, one.path.as_str()))
    }
}

impl Developed {
    /// The files with their bytes, as they were kept; none where they are not there.
    pub(super) fn stored(&self, cache: &Cache) -> Option<Vec<Print>> {
        let prints = stored(cache, self.key)?;
        let is_same = |(print, (_, hash)): (&Print, &(String, Hash))| Hash::of(&print.bytes) == *hash;
        (prints.len() == self.files.len() && prints.iter().zip(&self.files).all(is_same)).then_some(prints)
    }
}

impl KeptFile {
    /// Its path in the output, beside the picture at `path`: `photo.800.1a2b3c4d.webp`.
    fn path(&self, path: &str) -> String {
        let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
        let slash = if folder.is_empty() { "" } else { "/" };
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let end = (0..=stem.len().min(MAX_STEM)).rfind(|end| stem.is_char_boundary(*end)).unwrap_or(0);
        let stem = &stem[..end];
        format!("{folder}{slash}{stem}.{}.{}.{}", self.width, self.hash.short(), self.format.ending())
    }
}

impl Kept {
    /// What is kept of these files.
    pub(super) fn list(prints: &[Print]) -> Vec<KeptFile> {
        let file = |print: &Print| KeptFile { format: print.format, width: print.width, hash: Hash::of(&print.bytes) };
        prints.iter().map(file).collect()
    }

    /// In which files pages show the picture.
    pub(super) fn renditions(&self, asset: &Asset, recipe: &Recipe) -> Option<Renditions> {
        let form = self.form.filter(|_| !self.files.is_empty())?;
        let width = asset.dimensions?.width;
        let of = |is_own: bool| -> Vec<Rendition> {
            let files = self.files.iter().filter(|file| (file.format == form) == is_own);
            files.map(|file| Rendition { address: Address::file(&file.path(&asset.path)), width: file.width }).collect()
        };
        let (mut own, webp) = (of(true), of(false));
        let widest = own.last().map_or(0, |file| file.width);
        let itself = Address::file(&asset.path);
        let mut whole = None;
        if widest < width.min(recipe.largest()) {
            own.push(Rendition { address: itself, width });
        } else if widest < width {
            whole = Some(itself);
        }
        Some(Renditions { own, webp, whole })
    }
}

impl Memo {
    /// What is kept for this recipe.
    pub(super) fn read(cache: &Cache, recipe: &Recipe) -> Self {
        let read: Option<Self> = cache.read(NAME).and_then(|bytes| rmp_serde::from_slice(&bytes).ok());
        let mut memo = read.unwrap_or_default();
        if memo.recipe != format!("{recipe:?}") {
            memo.idle.extend(std::mem::take(&mut memo.pictures).into_values().map(|kept| (kept.key, 0)));
        }
        memo
    }

    /// Whether nothing is kept.
    pub(super) fn is_empty(&self) -> bool {
        self.pictures.is_empty() && self.idle.is_empty()
    }

    /// The picture at `path`, where its file is as it was.
    pub(super) fn unchanged(&self, path: &str, stamp: Stamp) -> Option<&Kept> {
        // Git's rule for racy timestamps: a file that changed while that build ran may have changed again.
        self.pictures.get(path).filter(|kept| kept.stamp == Some(stamp) && stamp.modified < self.began)
    }

    /// The files of the picture with this key.
    pub(super) fn files(&self, cache: &Cache, key: Hash) -> Option<Vec<KeptFile>> {
        let known = self.pictures.values().find(|kept| kept.key == key).map(|kept| kept.files.clone());
        known.or_else(|| stored(cache, key).map(|prints| Kept::list(&prints)))
    }

    /// Keeps the files of a picture; whether that went well.
    pub(super) fn keep_files(cache: &Cache, key: Hash, prints: &[Print]) -> bool {
        rmp_serde::to_vec(prints).is_ok_and(|bytes| cache.write(&file_name(key), &bytes).is_ok())
    }

    /// Keeps what is known of these pictures; the files of others go when nobody has asked for them for long.
    pub(super) fn keep(self, cache: &Cache, recipe: &Recipe, pictures: BTreeMap<String, Kept>, began: i128) {
        let used: BTreeSet<Hash> = pictures.values().map(|kept| kept.key).collect();
        let before = self.pictures.values().map(|kept| (kept.key, 0)).chain(self.idle.clone());
        let mut idle: BTreeMap<Hash, u8> = before.filter(|(key, _)| !used.contains(key)).collect();
        for age in idle.values_mut() {
            *age = age.saturating_add(1);
        }
        idle.retain(|key, age| {
            let is_kept = *age <= PATIENCE;
            if !is_kept {
                cache.remove(&file_name(*key));
            }
            is_kept
        });
        let memo = Self { recipe: format!("{recipe:?}"), pictures, began, idle };
        // Where nothing can be kept, pictures are made again next time.
        let _ = rmp_serde::to_vec(&memo).map(|bytes| cache.write(NAME, &bytes));
    }
}

fn stored(cache: &Cache, key: Hash) -> Option<Vec<Print>> {
    cache.read(&file_name(key)).and_then(|bytes| rmp_serde::from_slice(&bytes).ok())
}

fn file_name(key: Hash) -> String {
    format!("picture-{key}")
}
