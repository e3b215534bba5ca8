//! A whole issue on one page, and a whole piece in a feed.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::body::{self, Frame, Stand};
use super::cards::Cards;
use super::chrome::Head;
use super::issue::{IssueView, issue_view};
use super::piece::{Shown, shown};
use crate::model::Site;
use crate::values::Address;

/// The title of a piece takes the level that its own page gives to a heading.
const DEEPER: u8 = 1;

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct View {
    #[serde(flatten)]
    head: Head,
    /// The issue.
    issue: IssueView,
    /// The issue's own text, HTML, with links to the pieces on this page; empty where there is none.
    opening_html: String,
    /// Its pieces, in printed order.
    parts: Vec<Part>,
}

/// A piece on the page of its whole issue.
#[derive(Debug, Serialize, JsonSchema)]
struct Part {
    /// The id of its place on the page.
    anchor: String,
    /// The anchor as links write it.
    link: String,
    /// Its own page.
    address: String,
    #[serde(flatten)]
    shown: Shown,
}

/// What the page of a whole issue sees.
pub(super) fn view(site: &Site, cards: &Cards, edition: usize, head: Head) -> View {
    let anchors = anchors(site, edition);
    let root = head.root().to_owned();
    let part = |at: usize| {
        let address = &site.pieces[at].address;
        let anchor = anchors[address].clone();
        let prefix = format!("{anchor}:");
        let frame = Frame { prefix: &prefix, page: "", deeper: DEEPER };
        let stand = Stand { root: &root, frame, beside: Some(&anchors), pictures: &site.pictures, is_first: false };
        let link = Address::file(&anchor).url();
        Part { link, address: address.url(), shown: shown(site, cards, at, &stand), anchor }
    };
    let parts = site.printed_order(&site.editions[edition]).map(part).collect();
    let (frame, pictures) = (Frame::default(), &site.pictures);
    let stand = Stand { root: &root, frame, beside: Some(&anchors), pictures, is_first: false };
    let opening_html = body::html(site, site.editions[edition].piece, &stand);
    View { issue: issue_view(site, cards, edition, &root), opening_html, head, parts }
}

/// Anchors of the pieces of an issue: `column-slug`, of letters and digits of all scripts, `-`, `_` and `.`. They do
/// not change when pieces are added.
fn anchors(site: &Site, edition: usize) -> BTreeMap<Address, String> {
    let mut anchors: BTreeMap<Address, String> = BTreeMap::new();
    let mut taken = std::collections::BTreeSet::new();
    let allowed = |c: char| if c.is_alphanumeric() || matches!(c, '_' | '.') { c } else { '-' };
    for at in site.printed_order(&site.editions[edition]) {
        let address = &site.pieces[at].address;
        let plain: String = address.as_str().trim_end_matches('/').chars().map(allowed).collect();
        let mut free = plain.clone();
        let mut number = 2;
        while !taken.insert(free.clone()) {
            free = format!("{plain}-{number}");
            number += 1;
        }
        anchors.insert(address.clone(), free);
    }
    anchors
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Entry {
    /// The whole address of the site: in a feed every address is whole.
    root: String,
    /// The piece.
    part: Shown,
}

/// What the content of a feed's entry sees: addresses are whole, headings begin below the entry's title.
pub(super) fn entry(site: &Site, cards: &Cards, at: usize) -> Entry {
    let mut root = String::new();
    let _ = pulldown_cmark_escape::escape_href(&mut root, &site.settings.base_url);
    let page = format!("{root}{}", site.pieces[at].address.url());
    let frame = Frame { prefix: "", page: &page, deeper: DEEPER };
    let stand = Stand { root: &root, frame, beside: None, pictures: &site.pictures, is_first: false };
    let shown = shown(site, cards, at, &stand);
    Entry { root: site.settings.base_url.clone(), part: shown }
}
