//! Small values that templates see.

use std::ops::Range;

use schemars::JsonSchema;
use serde::Serialize;

use super::body::sizes_in_text;
use crate::config::Settings;
use crate::kinds::when::Manner;
use crate::model::{PageKind, Rendition, Renditions, Site, Target};
use crate::values::{Address, Date};

/// A date for readers and for programs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct Day {
    /// For a `datetime` attribute: `2024-07-16`, or `2024-07` where only the month is known.
    iso: String,
    /// For readers: `2024年7月16日`, `16 July 2024`.
    text: String,
    /// The same without the year.
    short: String,
}

impl Day {
    pub(super) fn new(date: &Date, settings: &Settings) -> Self {
        let (zone, language) = (settings.timezone, settings.language);
        Self { iso: date.iso(zone), text: date.words(zone, language), short: date.short_words(zone, language) }
    }
}

/// How pages of the site say times.
pub(super) fn manner(settings: &Settings) -> Manner {
    Manner { zone: settings.timezone, language: settings.language }
}

/// A title that leads somewhere.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct Link {
    /// Its title.
    pub(super) title: String,
    /// Where it leads, from the site's root.
    pub(super) address: String,
}

impl Link {
    pub(super) fn new(title: &str, address: &Address) -> Self {
        Self { title: title.to_owned(), address: address.url() }
    }
}

/// A picture outside a body.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct Picture {
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
    pub(super) fn cover(site: &Site, piece: usize) -> Option<Self> {
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

/// The pages of a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct Pager {
    /// The number of this page, from 1.
    current: usize,
    /// How many pages there are.
    total: usize,
    /// The page before, from the site's root; absent on the first.
    previous: Option<String>,
    /// The page after; absent on the last.
    next: Option<String>,
    /// The first, the last, and those near this one.
    pages: Vec<PagerPage>,
}

/// A page of a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct PagerPage {
    /// Its number, from 1.
    number: usize,
    /// Its address from the site's root.
    address: String,
    /// Whether it is this page.
    current: bool,
}

/// How many neighbours of the current page a pager names beside the first and the last.
const NEAR: usize = 3;

impl Pager {
    /// For page `current` of a list of so many pages, whose kinds `kind` names; `None` where one page holds all.
    pub(super) fn new(site: &Site, current: usize, total: usize, kind: impl Fn(usize) -> PageKind) -> Option<Self> {
        Self::of(current, total, |number| site.pages.address(kind(number)).map(Address::url).unwrap_or_default())
    }

    /// The same, with the address of each page.
    pub(super) fn of(current: usize, total: usize, address: impl Fn(usize) -> String) -> Option<Self> {
        let shown = |number: &usize| *number == 1 || *number == total || number.abs_diff(current) <= NEAR;
        let page = |number: usize| PagerPage { number, address: address(number), current: number == current };
        (total > 1).then(|| Self {
            current,
            total,
            previous: (current > 1).then(|| address(current - 1)),
            next: (current < total).then(|| address(current + 1)),
            pages: (1..=total).filter(shown).map(page).collect(),
        })
    }
}

/// The pieces of page `number` of a list.
pub(super) fn slice(pieces: &[usize], number: usize, size: usize) -> &[usize] {
    &pieces[span(pieces.len(), number, size)]
}

/// The places of page `number` in a list of `count`.
pub(super) fn span(count: usize, number: usize, size: usize) -> Range<usize> {
    let start = ((number - 1) * size).min(count);
    start..(start + size).min(count)
}

/// 83—84.
pub(super) fn folio_range(page: Option<u32>, end: Option<u32>) -> Option<String> {
    let page = page?;
    Some(match end.filter(|end| *end != page) {
        Some(end) => format!("{page}—{end}"),
        None => page.to_string(),
    })
}
