//! Pictures outside bodies.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{Rendition, Renditions, Site, Target};
use crate::render::body::sizes_in_text;
use crate::values::Address;

/// A picture outside a body.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(in crate::render) struct Picture {
    /// The file to show where only one can be given, from the site's root.
    address: String,
    /// The same picture in several widths, the narrowest first; empty where there is one.
    files: Vec<PictureFile>,
    /// The same as WebP, for a `<source>`; empty where that saves nothing.
    webp: Vec<PictureFile>,
    /// How wide it is shown in a text, for `sizes`.
    sizes: String,
    /// The whole picture, from the site's root, where it is larger than all of these.
    whole: Option<String>,
    /// What is to be seen, for `alt`.
    alt: String,
    /// The caption.
    caption: Option<String>,
    /// In pixels; absent where it is not known.
    width: Option<u32>,
    /// In pixels; absent where it is not known.
    height: Option<u32>,
}

/// A file with a picture in some width.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct PictureFile {
    /// The file, from the site's root, as `srcset` takes it.
    address: String,
    /// Its width in pixels.
    width: u32,
}

impl Picture {
    /// The cover of a piece.
    pub(in crate::render) fn cover(site: &Site, piece: usize) -> Option<Self> {
        let links = &site.links[piece];
        let cover = site.pieces[piece].entry.common.cover.as_ref()?;
        let Some(Target::File(address, dimensions)) = &links.cover else { return None };
        let found = site.pictures.get(address.as_str());
        let list = |of: &Vec<Rendition>| -> Vec<PictureFile> {
            of.iter().map(|file| PictureFile { address: file.url(), width: file.width }).collect()
        };
        Some(Self {
            address: found.and_then(Renditions::one).map_or_else(|| address.url(), |file| file.address.url()),
            files: found.map(|files| list(&files.own)).filter(|files| files.len() > 1).unwrap_or_default(),
            webp: found.map(|files| list(&files.webp)).unwrap_or_default(),
            sizes: sizes_in_text(dimensions.map(|dimensions| dimensions.width)),
            whole: found.and_then(|files| files.whole.as_ref()).map(Address::url),
            alt: cover.alt.clone(),
            caption: cover.caption.clone(),
            width: dimensions.map(|dimensions| dimensions.width),
            height: dimensions.map(|dimensions| dimensions.height),
        })
    }
}
