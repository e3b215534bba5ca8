//! Which pictures pages show, where they are shown, and what is wrong with them there.

use std::collections::BTreeMap;

use super::flawed::flawed;
use crate::document::ReferenceKind;
use crate::faults::{Fault, Place};
use crate::model::{Asset, Linked, Target};
use crate::pictures::{Flaw, Format};
use crate::values::{Stamp, text};
use crate::yaml::Step;

/// What the disk tells of the files of pictures.
#[derive(Default)]
pub(super) struct Stamps {
    /// By the paths of the pictures.
    pub(super) of: BTreeMap<String, Stamp>,
    /// When the look at the files began (nanoseconds since 1970).
    pub(super) began: i128,
}

/// A picture that a page shows.
pub(super) struct Shown<'a> {
    /// The original file.
    pub(super) asset: &'a Asset,
    /// What the disk tells of the file.
    pub(super) stamp: Option<Stamp>,
    /// The piece that shows it first.
    piece: usize,
    /// The reference of the piece's text that shows it; `None` where it is the cover.
    reference: Option<usize>,
}

/// The pictures that published texts show, by the paths of their files.
pub(super) fn shown<'a>(site: &'a Linked, stamps: &Stamps) -> BTreeMap<&'a str, Shown<'a>> {
    let mut all: BTreeMap<&str, Shown<'_>> = BTreeMap::new();
    for (piece, (of, links)) in site.pieces.iter().zip(&site.links).enumerate() {
        let targets = links.targets.iter().zip(&of.entry.document.references).enumerate();
        let in_text = targets.filter(|(_, (_, reference))| reference.kind == ReferenceKind::Picture);
        let in_text = in_text.map(|(at, (target, _))| (target, Some(at)));
        for (target, reference) in links.cover.iter().map(|cover| (cover, None)).chain(in_text) {
            let Target::File(address, Some(_)) = target else { continue };
            let Some(asset) = site.assets.get(address.as_str()) else { continue };
            let is_drawn = asset.path.to_ascii_lowercase().ends_with(".svg");
            // A file whose size cannot be read has its fault already.
            if !is_drawn && pixels(asset) > 1 {
                let stamp = stamps.of.get(&asset.path).copied();
                all.entry(&asset.path).or_insert(Shown { asset, stamp, piece, reference });
            }
        }
    }
    all
}

/// The number of pixels of a picture.
pub(super) fn pixels(asset: &Asset) -> u64 {
    asset.dimensions.map_or(0, |size| u64::from(size.width) * u64::from(size.height))
}

impl Shown<'_> {
    /// Where it is shown.
    pub(super) fn place(&self, site: &Linked) -> Place {
        let entry = &site.pieces[self.piece].entry;
        match self.reference {
            Some(at) => entry.source.at(entry.document.references[at].span.clone()),
            None => entry.field_at("cover", &[Step::Field("image", "图片")]),
        }
    }

    /// The fault of a picture of which no variants can be made.
    pub(super) fn flawed(&self, site: &Linked, flaw: Flaw) -> Fault {
        flawed(flaw, self.asset, self.place(site))
    }

    /// The fault of a file whose name says that it has another format: servers would tell browsers so.
    pub(super) fn misnamed(&self, site: &Linked, format: Format) -> Option<Fault> {
        let path = self.asset.site_path();
        let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase())?;
        let ending = if ending == "jpeg" { "jpg" } else { ending.as_str() };
        let right = format.ending();
        (ending != right).then(|| {
            let message = text!("图片 {path} 其实是 {right}", "the picture {path} really is a {right}");
            let help =
                text!("把扩展名改成 .{right}，文中也一起改", "change its ending to .{right}, and in the text too");
            Fault::warning("misnamed-picture", self.place(site), message).help(help)
        })
    }
}
