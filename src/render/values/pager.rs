//! Lists that are cut into pages.

use std::ops::Range;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{PageKind, Site};
use crate::values::Address;

/// The pages of a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(in crate::render) struct Pager {
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
    /// The pager of page `current` of `total`, whose pages are of the kinds that `kind` returns; `None` for one page.
    pub(in crate::render) fn new(
        site: &Site,
        current: usize,
        total: usize,
        kind: impl Fn(usize) -> PageKind,
    ) -> Option<Self> {
        Self::of(current, total, |number| site.pages.address(kind(number)).map(Address::url).unwrap_or_default())
    }

    /// The same with the address of each page, from the site's root.
    pub(in crate::render) fn of(current: usize, total: usize, address: impl Fn(usize) -> String) -> Option<Self> {
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

/// Returns the pieces of page `number` of a list.
pub(in crate::render) fn slice(pieces: &[usize], number: usize, size: usize) -> &[usize] {
    &pieces[span(pieces.len(), number, size)]
}

/// Returns the range of page `number` in a list of `count` entries.
pub(in crate::render) fn span(count: usize, number: usize, size: usize) -> Range<usize> {
    let start = ((number - 1) * size).min(count);
    start..(start + size).min(count)
}
