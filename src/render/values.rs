//! Small values that templates see.

use schemars::JsonSchema;
use serde::Serialize;

use crate::config::Settings;
use crate::kinds::when::Manner;
use crate::model::{Site, Target};
use crate::values::{Address, Date};

/// A date for readers and for programs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct Day {
    iso: String,
    text: String,
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
    pub(super) title: String,
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
    address: String,
    alt: String,
    caption: Option<String>,
    width: Option<u32>,
    height: Option<u32>,
}

impl Picture {
    /// The cover of a piece.
    pub(super) fn cover(site: &Site, piece: usize) -> Option<Self> {
        let piece = &site.pieces[piece];
        let cover = piece.entry.common.cover.as_ref()?;
        let Some(Target::File(address, dimensions)) = &piece.cover else { return None };
        Some(Self {
            address: address.url(),
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
    current: usize,
    total: usize,
    previous: Option<String>,
    next: Option<String>,
    pages: Vec<PagerPage>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct PagerPage {
    number: usize,
    address: String,
    current: bool,
}

/// How many neighbours of the current page a pager names beside the first and the last.
const NEAR: usize = 3;

impl Pager {
    /// For page `current` of a list of `count` pieces; `None` where one page holds all.
    pub(super) fn new(first: &Address, current: usize, count: usize, size: usize) -> Option<Self> {
        let total = count.div_ceil(size).max(1);
        let address = |number: usize| super::page::numbered(first, number).url();
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
    let start = ((number - 1) * size).min(pieces.len());
    &pieces[start..(start + size).min(pieces.len())]
}

/// 83—84.
pub(super) fn folio_range(page: Option<u32>, end: Option<u32>) -> Option<String> {
    let page = page?;
    Some(match end.filter(|end| *end != page) {
        Some(end) => format!("{page}—{end}"),
        None => page.to_string(),
    })
}
