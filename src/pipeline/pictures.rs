//! The pictures that pages show → files in the widths that readers need, with what was made before: a picture whose bytes
//! are the same is not decoded again, and one of which the disk tells the same is not even read.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

use rayon::prelude::*;

use super::album::{Album, Kept, Memo};
use super::files::Files;
use super::made::check_interrupted;
use crate::cache::Cache;
use crate::document::ReferenceKind;
use crate::faults::{Fault, Place};
use crate::load;
use crate::model::{Asset, Linked, Renditions, Target};
use crate::pictures::{self, Flaw, Format, MAX_PIXELS, Print, Recipe};
use crate::values::{Stamp, text};
use crate::yaml::Step;

/// Pictures of more pixels are read one after the other: each takes some hundred megabytes.
const LARGE: u64 = 24_000_000;

/// What is to be done with pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Their files.
    Files,
    /// Only what is wrong with them.
    Faults,
}

/// A picture that a page shows.
struct Shown<'a> {
    asset: &'a Asset,
    stamp: Option<Stamp>,
    /// Where it is shown first: the piece, and the reference of its text; else its cover.
    piece: usize,
    reference: Option<usize>,
}

/// What became of one picture.
enum Became {
    /// What is known of it; its files where they could not be kept; whether they were made now.
    Ready(Kept, Option<Vec<Print>>, bool),
    Refused(Flaw),
}

/// The variants of the pictures that the site shows, their files, and what is wrong with them.
pub(super) fn develop(
    site: &Linked,
    files: &Files,
    cache: &Cache,
    wanted: Wanted,
    interrupted: &AtomicBool,
) -> anyhow::Result<(BTreeMap<String, Renditions>, Album, Vec<Fault>)> {
    let shown = shown(site, files);
    let recipe = site.settings.pictures.recipe();
    let cache = cache.clone().made_by(pictures::MAKERS);
    let memo = Memo::read(&cache, &recipe);
    if shown.is_empty() && memo.is_empty() {
        return Ok((BTreeMap::new(), Album::default(), Vec::new()));
    }
    let room = Darkroom { cache: &cache, memo: &memo, recipe: &recipe, wanted };
    let (large, small): (Vec<&str>, Vec<&str>) = shown.keys().partition(|path| pixels(shown[*path].asset) > LARGE);
    let one = |path: &str| {
        check_interrupted(interrupted)?;
        Ok((path.to_owned(), room.develop(&shown[path])?))
    };
    let mut became = small.into_par_iter().map(one).collect::<anyhow::Result<BTreeMap<_, _>>>()?;
    for path in large {
        became.extend([one(path)?]);
    }
    let mut faults = Vec::new();
    let (mut album, mut all, mut renditions) = (Album::default(), BTreeMap::new(), BTreeMap::new());
    for (path, became) in became {
        let shown = &shown[path.as_str()];
        match became {
            Became::Refused(flaw) => faults.push(flawed(site, shown, flaw)),
            Became::Ready(kept, prints, is_new) => {
                faults.extend(kept.form.and_then(|form| misnamed(site, shown, form)));
                renditions.extend(kept.renditions(shown.asset, &recipe).map(|files| (path.clone(), files)));
                album.add(&path, &kept, prints, is_new);
                all.insert(path, kept);
            }
        }
    }
    if wanted == Wanted::Faults {
        return Ok((BTreeMap::new(), Album::default(), faults));
    }
    memo.keep(&cache, &recipe, all, files.began());
    Ok((renditions, album, faults))
}

/// What is needed to make pictures ready.
struct Darkroom<'a> {
    cache: &'a Cache,
    memo: &'a Memo,
    recipe: &'a Recipe,
    wanted: Wanted,
}

impl Darkroom<'_> {
    fn develop(&self, shown: &Shown<'_>) -> anyhow::Result<Became> {
        if pixels(shown.asset) > MAX_PIXELS {
            return Ok(Became::Refused(Flaw::TooLarge));
        }
        if let Some(kept) = shown.stamp.and_then(|stamp| self.memo.unchanged(&shown.asset.path, stamp)) {
            return Ok(Became::Ready(kept.clone(), None, false));
        }
        let bytes = load::bytes(shown.asset)?;
        let key = pictures::key(&bytes, self.recipe);
        let kept = |files| Kept { stamp: shown.stamp, key, form: Format::of(&bytes), files };
        if let Some(files) = self.memo.files(self.cache, key) {
            return Ok(Became::Ready(kept(files), None, false));
        }
        if self.wanted == Wanted::Faults {
            let looked = pictures::look(&bytes);
            return Ok(looked.map_or_else(Became::Refused, |()| Became::Ready(kept(Vec::new()), None, true)));
        }
        let prints = match pictures::develop(&bytes, self.recipe) {
            Ok(prints) => prints,
            Err(flaw) => return Ok(Became::Refused(flaw)),
        };
        let kept = kept(Kept::list(&prints));
        let is_kept = Memo::keep_files(self.cache, key, &prints);
        Ok(Became::Ready(kept, (!is_kept).then_some(prints), true))
    }
}

/// The pictures that published texts show, by the paths of their files.
fn shown<'a>(site: &'a Linked, files: &Files) -> BTreeMap<&'a str, Shown<'a>> {
    let mut all: BTreeMap<&str, Shown<'_>> = BTreeMap::new();
    for (piece, (of, links)) in site.pieces.iter().zip(&site.links).enumerate() {
        let targets = links.targets.iter().zip(&of.entry.document.references).enumerate();
        let in_text = targets.filter(|(_, (_, reference))| reference.kind == ReferenceKind::Picture);
        let in_text = in_text.map(|(at, (target, _))| (target, Some(at)));
        for (target, reference) in links.cover.iter().map(|cover| (cover, None)).chain(in_text) {
            let Target::File(address, Some(_)) = target else { continue };
            let Some(asset) = site.assets.get(address.as_str()) else { continue };
            let is_drawn = asset.path.to_ascii_lowercase().ends_with(".svg");
            // What cannot be read at all has its fault already.
            if !is_drawn && pixels(asset) > 1 {
                all.entry(&asset.path).or_insert(Shown { asset, stamp: None, piece, reference });
            }
        }
    }
    if !all.is_empty() {
        for (path, stamp) in files.stamps() {
            if let Some(shown) = all.get_mut(path.as_str()) {
                shown.stamp = shown.stamp.or(Some(stamp));
            }
        }
    }
    all
}

fn pixels(asset: &Asset) -> u64 {
    asset.dimensions.map_or(0, |size| u64::from(size.width) * u64::from(size.height))
}

/// Where a picture is shown.
fn place(site: &Linked, shown: &Shown<'_>) -> Place {
    let entry = &site.pieces[shown.piece].entry;
    match shown.reference {
        Some(at) => entry.source.at(entry.document.references[at].span.clone()),
        None => entry.field_at("cover", &[Step::Field("image", "图片")]),
    }
}

fn flawed(site: &Linked, shown: &Shown<'_>, flaw: Flaw) -> Fault {
    let path = shown.asset.site_path();
    match flaw {
        Flaw::Damaged => {
            let message = text!(
                "图片 {path} 解不开：文件不完整，或已损坏",
                "the picture {path} cannot be decoded: it is cut off or damaged"
            );
            let help = text!("重新导出或重新复制这张图片", "export or copy the picture again");
            Fault::error("bad-picture", place(site, shown), message).help(help)
        }
        Flaw::TooLarge => {
            let (width, height) = shown.asset.dimensions.map_or((0, 0), |size| (size.width, size.height));
            let limit = MAX_PIXELS / 1_000_000;
            let message = text!(
                "图片 {path} 有 {width}×{height} 像素，超过上限 {limit} 兆像素",
                "the picture {path} has {width}×{height} pixels; the limit is {limit} megapixels"
            );
            let help = text!(
                "先缩小；长边 4000 像素足够读者放大看",
                "make it smaller; 4000 pixels on the long side are enough to zoom into"
            );
            Fault::error("picture-too-large", place(site, shown), message).help(help)
        }
    }
}

/// A file whose name says that it is another form: servers would tell browsers so.
fn misnamed(site: &Linked, shown: &Shown<'_>, form: Format) -> Option<Fault> {
    let path = shown.asset.site_path();
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase())?;
    let ending = if ending == "jpeg" { "jpg" } else { ending.as_str() };
    let right = form.ending();
    (ending != right).then(|| {
        let message = text!("图片 {path} 其实是 {right}", "the picture {path} really is a {right}");
        let help = text!("把扩展名改成 .{right}，文中也一起改", "change its ending to .{right}, and in the text too");
        Fault::warning("misnamed-picture", place(site, shown), message).help(help)
    })
}
