//! Issues in lists.

use schemars::JsonSchema;
use serde::Serialize;

use super::picture::Picture;
use crate::kinds::when::Day;
use crate::kinds::{Record, issue};
use crate::model::Site;
use crate::values::Language;

/// An issue in a list.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::render) struct IssueCard {
    /// Its title.
    pub(in crate::render) title: String,
    /// The title with the number since the first, where it has one: `2024年第2期（总第38期）`.
    pub(in crate::render) full_title: String,
    /// Its number since the first.
    serial: Option<u32>,
    /// When it came out.
    date: Option<Day>,
    /// Its page, from the site's root.
    pub(in crate::render) address: String,
    /// Its cover.
    cover: Option<Picture>,
    /// How many pieces it holds.
    count: usize,
}

/// The fields of an issue.
pub(in crate::render) fn issue_of(site: &Site, edition: usize) -> &issue::Issue {
    let piece = &site.pieces[site.editions[edition].piece];
    let Record::Issue(issue) = &piece.entry.record else { unreachable!("an edition's piece is an issue") };
    issue
}

impl IssueCard {
    /// The card of an issue.
    pub(in crate::render) fn new(site: &Site, edition: usize) -> Self {
        let at = site.editions[edition].piece;
        let piece = &site.pieces[at];
        let title = piece.entry.common.title.clone();
        let serial = issue_of(site, edition).serial;
        let full_title = match (serial, site.settings.language) {
            (None, _) => title.clone(),
            (Some(serial), Language::ZhHans) => format!("{title}（总第{serial}期）"),
            (Some(serial), Language::En) => format!("{title} (no. {serial})"),
        };
        Self {
            title,
            full_title,
            serial,
            date: piece.entry.common.date.map(|date| Day::new(&date, site.settings.locale())),
            address: piece.address.url(),
            cover: Picture::cover(site, at),
            count: site.editions[edition].printed_order().count(),
        }
    }
}
